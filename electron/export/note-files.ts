/** Notes as texts: some lines of what and when, an empty line, and then the text exactly as typed. */
import type { RecordDefinition } from '../../shared/schemas/dictionary.ts'
import { attachmentsOf } from './note-attachments.ts'
import { linesOf, oneLine, said } from './plain-lines.ts'
import { dayOfNote, type ClientFolder, type Practice } from './practice.ts'
import { textOf } from './records.ts'
import { createNames, safeName } from './safe-names.ts'
import { FOLDERS, NOTE } from './strings.ts'
import type { ExportFile, ExportRecord } from './types.ts'

/** These are the note itself, or stand in the lines under another name. */
const SAID_ELSEWHERE = ['clientId', 'text', 'draft', 'attachments']

interface Text { readonly text: string, readonly keptAt: string | null }

/** What a note has to show: what was saved, and what was typed since. */
const textsOf = (note: ExportRecord): { readonly saved: Text | null, readonly draft: Text | null } => {
  const draft = typeof note['draft'] === 'object' && note['draft'] !== null ? note['draft'] as ExportRecord : null
  const text = textOf(note, 'text')
  const isSaved = typeof note['savedAt'] === 'string' || text !== ''
  return {
    // A class without a key, or one that is not there: then there is no text, rather than an empty one.
    saved: isSaved && typeof note['text'] === 'string' ? { text, keptAt: null } : null,
    draft: draft && { text: textOf(draft, 'text'), keptAt: textOf(draft, 'keptAt') },
  }
}

/** The notes of one client, or of nobody. */
export const noteFiles = (practice: Practice, folder: ClientFolder): readonly ExportFile[] => {
  const definition = practice.definitions.find(({ collection }) => collection === 'notes')
  if (!definition) return []
  const names = createNames()
  const inside = folder.id === '' ? folder.path : `${folder.path}/${FOLDERS.notes}`
  return folder.of('notes').flatMap((note) => {
    const session = practice.sessionOf(textOf(note, 'id'))
    const number = session === null ? null : said(session['number'])
    const what = number === null ? textOf(note, 'kind') : `session ${number}`
    const { saved, draft } = textsOf(note)
    const file = (called: string, text: Text): ExportFile => ({
      path: `${inside}/${names.give(`${safeName(`${dayOfNote(practice, note)} ${called}`, 'note')}.md`)}`,
      weight: 1,
      pieces: () => [`${linesOfNote(definition, folder, note, number, text).join('\n')}\n\n`, text.text],
    })
    return [
      ...(saved ? [file(what, saved)] : []),
      // A note that was never saved has no number yet.
      ...(draft ? [file(saved ? `${what} ${NOTE.draft}` : NOTE.draft, draft)] : []),
    ]
  })
}

const linesOfNote = (
  definition: RecordDefinition, folder: ClientFolder, note: ExportRecord, number: string | null, text: Text,
): readonly string[] => {
  const name = oneLine(textOf(folder.record ?? {}, 'name'))
  return [
    ...(name === '' ? [] : [`${NOTE.client}: ${name}`]),
    ...(number === null ? [] : [`${NOTE.session}: ${number}`]),
    ...linesOf(definition, note, SAID_ELSEWHERE),
    ...attachmentsOf(note).map((attachment) => `${NOTE.attached}: ${oneLine(textOf(attachment, 'name'))}`),
    ...(text.keptAt === null ? [] : [`${NOTE.draftKept}: ${oneLine(text.keptAt)}`]),
  ]
}
