/** A client's folder: who she is, her notes, what was agreed with her, and what was added to her. */
import { linesOf, oneLine, said } from './plain-lines.ts'
import { recordTable } from './data-files.ts'
import type { ClientFolder, Practice } from './practice.ts'
import { fieldsOf, textOf } from './records.ts'
import { createNames, safeName } from './safe-names.ts'
import { FOLDERS, ITEMS, kindLabel, PROFILE } from './strings.ts'
import type { ExportFile, ExportRecord } from './types.ts'

/** These have files of their own. */
const APART = ['clients', 'notes', 'actionItems', 'events']

export const nameOf = ({ record }: ClientFolder): string => {
  const name = record === null ? '' : oneLine(textOf(record, 'name'))
  return name.trim() === '' ? PROFILE.noName : name
}

/** Of the records of a kind one line each. */
function* profile(practice: Practice, folder: ClientFolder, notes: number): Generator<string> {
  yield `# ${nameOf(folder)}\n\n`
  for (const definition of practice.definitions) {
    if (definition.collection !== 'clients' || folder.record === null) continue
    yield `${linesOf(definition, folder.record).join('\n')}\n`
  }
  yield `${kindLabel('notes')}: ${PROFILE.notes(notes)}\n`
  for (const definition of practice.definitions) {
    const records = APART.includes(definition.collection) ? [] : folder.of(definition.collection)
    if (records.length === 0) continue
    yield `\n## ${kindLabel(definition.collection)}\n\n`
    for (const record of records) yield `- ${linesOf(definition, record, [definition.clientField ?? '']).join('; ')}\n`
  }
}

function* itemList(folder: ClientFolder): Generator<string> {
  const items = folder.of('actionItems')
  yield `# ${ITEMS.heading}: ${nameOf(folder)}\n\n`
  if (items.length === 0) yield `${ITEMS.none}\n`
  for (const item of items) yield `${itemLine(item)}\n`
}

const itemLine = (item: ExportRecord): string => {
  const { owner, due, status, obstacle } = item
  const about = [
    [ITEMS.by, said(owner)], [ITEMS.due, said(due)], ['', said(status)], ['', said(obstacle)],
  ].filter(([, value]) => value !== null).map(([word, value]) => (word === '' ? value : `${word} ${value}`))
  return `- [${status === 'done' ? 'x' : ' '}] ${said(item['text']) ?? ''} (${about.join(', ')})`
}

export const attachmentFiles = ({ path, attachments }: ClientFolder): readonly ExportFile[] => {
  const names = createNames()
  return attachments.map(({ name, read }) => ({
    path: `${path}/${FOLDERS.attachments}/${names.give(safeName(name, 'file'))}`, weight: 1, pieces: read,
  }))
}

/** Every file of one client; `notes` are hers. */
export const clientFiles = (
  practice: Practice, folder: ClientFolder, notes: readonly ExportFile[],
): readonly ExportFile[] => {
  const items = folder.of('actionItems')
  const kind = practice.definitions.find(({ collection }) => collection === 'actionItems')
  return [
    { path: `${folder.path}/profile.md`, weight: 1, pieces: () => profile(practice, folder, notes.length) },
    ...notes,
    { path: `${folder.path}/action-items.md`, weight: Math.max(1, items.length), pieces: () => itemList(folder) },
    ...(kind ? [{
      path: `${folder.path}/action-items.csv`, weight: Math.max(1, items.length),
      pieces: () => recordTable(fieldsOf(kind, items), items),
    }] : []),
    ...attachmentFiles(folder),
  ]
}
