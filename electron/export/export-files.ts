/** All of a practice as files (V19). What is in them depends on the records and `madeAt` alone. */
import { attachmentFiles, clientFiles } from './client-files.ts'
import { dataFiles } from './data-files.ts'
import { indexPage } from './index-page.ts'
import { wallTime } from './moments.ts'
import { noteFiles } from './note-files.ts'
import { practiceOf, type ClientFolder, type Practice } from './practice.ts'
import { FILES, INDEX, kindLabel, README } from './strings.ts'
import type { ExportFile, ExportInput, Pause } from './types.ts'

/** Raised when something in the layout changes that a program reading it has to know. */
export const EXPORT_VERSION = 1

/** One file as the manifest tells of it. */
export interface Written { readonly path: string, readonly bytes: number, readonly sha256: string }

export interface Export {
  /** Every file but the manifest, which tells of them. */
  readonly files: readonly ExportFile[]
  /**
   * @param written in the order of `files`
   * @param lost attachments that did not open
   */
  readonly manifest: (written: readonly Written[], lost: number) => ExportFile
  /** How many records there are of all kinds. */
  readonly records: number
}

/** Lines of at most so many characters, as old editors do not wrap by themselves. */
const WIDTH = 100

const wrapped = (text: string, indent = ''): string => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? word : ` ${word}`
  }
  return [...lines, line].map((each) => `${indent}${each}\n`).join('')
}

function* readme(practice: Practice): Generator<string> {
  const made = wallTime(practice.madeAt, practice.zone)
  yield `${README.heading}\n${'='.repeat(README.heading.length)}\n\n`
  if (made) yield `${INDEX.made(made.day, made.time, practice.zone)}\n`
  yield `${wrapped(INDEX.damage(practice.unopened))}\n${wrapped(INDEX.readable)}\n${wrapped(README.begin)}\n`
  for (const { collection } of practice.definitions) {
    yield `    ${practice.all(collection).length} ${kindLabel(collection)}\n`
  }
  yield '\n'
  for (const [path, what] of FILES) yield `${path}\n${wrapped(what, '    ')}`
  for (const text of [README.texts, README.exact, README.keys, README.check]) yield `\n${wrapped(text)}`
}

const manifestOf = (practice: Practice, written: readonly Written[], lost: number): ExportFile => ({
  path: 'manifest.json',
  weight: 1,
  pieces: () => [`${JSON.stringify({
    format: 'stillroom export',
    version: EXPORT_VERSION,
    madeAt: practice.madeAt.toISOString(),
    counts: Object.fromEntries(
      practice.definitions.map(({ collection }) => [collection, practice.all(collection).length])),
    unopened: practice.unopened,
    unopenedAttachments: lost,
    files: written,
  }, null, 2)}\n`],
})

/** @param pause awaited between two pieces of the work, of some milliseconds each */
export const exportOf = async (input: ExportInput, pause: Pause): Promise<Export> => {
  const practice = await practiceOf(input, pause)
  const listed: { readonly folder: ClientFolder, readonly files: readonly ExportFile[] }[] = []
  for (const folder of [...practice.clients, practice.nobody]) {
    listed.push({ folder, files: noteFiles(practice, folder) })
    await pause()
  }
  const counted = listed.map(({ folder, files }) => ({ folder, notes: files.length }))
  const nobody = { folder: practice.nobody, notes: counted.at(-1)?.notes ?? 0 }
  return {
    files: [
      indexPage(practice, counted.slice(0, -1), nobody),
      { path: 'README.txt', weight: 1, pieces: () => readme(practice) },
      ...dataFiles(practice),
      ...listed.flatMap(({ folder, files }) => folder === practice.nobody
        ? [...files, ...attachmentFiles(folder)] : clientFiles(practice, folder, files)),
    ],
    manifest: (written, lost) => manifestOf(practice, written, lost),
    records: practice.definitions.reduce((sum, { collection }) => sum + practice.all(collection).length, 0),
  }
}
