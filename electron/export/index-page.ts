/** The page to begin with. One file, no script, nothing from elsewhere: any browser shows it, in any year. */
import { fold } from '../../shared/domain/fold.ts'
import { nameOf } from './client-files.ts'
import { wallTime } from './moments.ts'
import type { ClientFolder, Practice } from './practice.ts'
import { FILES, FOLDERS, INDEX, kindLabel } from './strings.ts'
import type { ExportFile } from './types.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;',
}

/** Text for HTML. What is not to be seen, and turns the words around it, is shown as a sign. */
export const escaped = (text: string): string =>
  text.replace(/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '')

/** A relative path as a link: no part of it can be read as a scheme, a query or a step upwards. */
const href = (path: string): string => `./${path.split('/').map(encodeURIComponent).join('/')}`

const link = (path: string, words: string): string => `<a href="${escaped(href(path))}">${escaped(words)}</a>`

const STYLE = 'body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}'
  + 'table{border-collapse:collapse}th,td{text-align:left;padding:.25rem 1rem .25rem 0;vertical-align:top}'
  + 'td+td{white-space:nowrap}td{overflow-wrap:anywhere}tr+tr>*{border-top:1px solid #8884}'
  + 'dt{font-family:monospace;margin-top:.75rem}@media(prefers-color-scheme:dark)'
  + '{body{background:#1b1b19;color:#e8e6e1}a{color:#9cc4e4}}'

/** A folder, and how many files of notes are in it. */
export interface Listed { readonly folder: ClientFolder, readonly notes: number }

/** By name, as a reader looks for it, in no particular language; then by id. */
const byName = (clients: readonly Listed[]): readonly Listed[] => {
  const keyed = clients.map((client) => ({ client, name: fold(nameOf(client.folder)) }))
  return keyed.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1
    : one.client.folder.id < other.client.folder.id ? -1 : 1)).map(({ client }) => client)
}

const clientRow = ({ folder, notes }: Listed): string => {
  const { path } = folder
  const cells = [
    `<bdi>${link(`${path}/profile.md`, nameOf(folder))}</bdi>`,
    notes > 0 ? `${link(`${path}/${FOLDERS.notes}/`, INDEX.notes)} ${notes}` : '',
    folder.of('actionItems').length > 0
      ? `${link(`${path}/action-items.md`, INDEX.items)} ${folder.of('actionItems').length}` : '',
    folder.attachments.length > 0
      ? `${link(`${path}/${FOLDERS.attachments}/`, INDEX.attachments)} ${folder.attachments.length}` : '',
  ]
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`
}

function* page(practice: Practice, clients: readonly Listed[], nobody: Listed): Generator<string> {
  const made = wallTime(practice.madeAt, practice.zone)
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    + '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">\n'
    + '<meta name="viewport" content="width=device-width">\n<meta name="color-scheme" content="light dark">\n'
    + `<title>${escaped(INDEX.title)}</title>\n<style>${STYLE}</style>\n</head>\n`
    + `<body>\n<h1>${escaped(INDEX.title)}</h1>\n`
  yield `<p>${escaped(made ? INDEX.made(made.day, made.time, practice.zone) : '')}\n${
    escaped(INDEX.damage(practice.unopened))}</p>\n<p><strong>${escaped(INDEX.readable)}</strong></p>\n`
  yield `<h2>${INDEX.clients}</h2>\n`
  if (clients.length === 0) yield `<p>${INDEX.noClients}</p>\n`
  else {
    yield '<table>\n'
    for (const client of byName(clients)) yield clientRow(client)
    yield '</table>\n'
  }
  if (nobody.notes > 0) yield `<p>${link(`${FOLDERS.nobody}/`, INDEX.nobody)} ${nobody.notes}</p>\n`
  const headings = [INDEX.kind, INDEX.count, INDEX.asJson, INDEX.asCsv].map((words) => `<th>${words}</th>`)
  yield `<h2>${INDEX.kinds}</h2>\n<table>\n<tr>${headings.join('')}</tr>\n`
  for (const { collection } of practice.definitions) {
    yield `<tr><td>${escaped(kindLabel(collection))}</td><td>${practice.all(collection).length}</td><td>${
      link(`${FOLDERS.data}/${collection}.json`, `${collection}.json`)}</td><td>${
      link(`${FOLDERS.data}/${collection}.csv`, `${collection}.csv`)}</td></tr>\n`
  }
  yield `</table>\n<h2>${INDEX.files}</h2>\n<dl>\n`
  for (const [path, what] of FILES) yield `<dt>${escaped(path)}</dt><dd>${escaped(what)}</dd>\n`
  yield '</dl>\n</body>\n</html>\n'
}

export const indexPage = (practice: Practice, clients: readonly Listed[], nobody: Listed): ExportFile =>
  ({ path: 'index.html', weight: 1, pieces: () => page(practice, clients, nobody) })
