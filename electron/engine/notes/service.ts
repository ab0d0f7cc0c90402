import type { Handlers } from '../../../shared/ipc/contract.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Chance } from '../../../shared/domain/ports.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideDiscard, decideKeepDraft } from './decide-draft.ts'
import { decideSave, type SaveGround } from './decide-save.ts'

type NoteCommand = 'notes.begin' | 'notes.keepDraft' | 'notes.discardDraft' | 'notes.save'

/** The newest of the notes that were never saved; null if there is none. */
export const unfinished = (notes: readonly Note[]): Note | null =>
  notes
    .filter(({ savedAt }) => savedAt === null)
    .reduce<Note | null>((newest, note) => (newest && newest.begunAt >= note.begunAt ? newest : note), null)

const gather = async (read: Reader, noteId: string, clientId: string): Promise<SaveGround> => {
  const [client, note, engagements, sessions, items] = await Promise.all([
    read.get('clients', clientId), read.get('notes', noteId),
    read.find('engagements', { clientId }), read.find('sessions', { clientId }), read.find('actionItems', { clientId }),
  ])
  return { client, note, engagements, sessions, items: items.filter((item) => item.noteId === noteId) }
}

/** Writing notes: drafts, saves, and throwing a draft away. */
export const noteHandlers = (writer: Writer, read: Reader, chance: Chance): Handlers<NoteCommand> => ({
  'notes.begin': async ({ clientId }) => {
    if (!await read.get('clients', clientId)) return failed({ code: 'not-found' })
    const draft = unfinished(await read.find('notes', { clientId }))
    return ok({ noteId: draft?.id ?? chance.id() })
  },
  'notes.keepDraft': (typed) => writer.run(async (moment, reader) => {
    const [client, note] = await Promise.all([reader.get('clients', typed.clientId), reader.get('notes', typed.noteId)])
    return decideKeepDraft(moment, { client, note }, typed)
  }),
  'notes.discardDraft': ({ noteId }) =>
    writer.run(async (moment, reader) => decideDiscard(moment, await reader.get('notes', noteId))),
  'notes.save': (saving) =>
    writer.run(async (moment, reader) =>
      decideSave(moment, await gather(reader, saving.noteId, saving.clientId), saving)),
})
