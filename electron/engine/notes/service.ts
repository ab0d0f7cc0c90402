import type { Handlers } from '../../../shared/ipc/contract.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Chance, Clock } from '../../../shared/domain/ports.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { Moment } from '../decision.ts'
import { readSettings } from '../library/settings.ts'
import { canTakeNote } from '../sessions/decide.ts'
import type { Person } from '../sessions/due-days.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import type { BegunFor } from './begun-for.ts'
import { decideDiscard, decideKeepDraft, type DraftGround, type Typed } from './decide-draft.ts'
import { decideMove, type MoveGround } from './decide-move.ts'
import { decideSave, type SaveGround, type Saving } from './decide-save.ts'
import { unfinished, unfinishedFor } from './unfinished.ts'

type NoteCommand = 'notes.begin' | 'notes.keepDraft' | 'notes.discardDraft' | 'notes.save' | 'notes.move'

export interface NoteParts {
  readonly clock: Clock
  readonly chance: Chance
  /** For which session a note was begun in which nothing was written yet. */
  readonly begun: BegunFor
}

const gatherDraft = async (
  read: Reader, begun: BegunFor, { noteId, clientId }: Typed,
): Promise<DraftGround> => {
  const [client, note] = await Promise.all([
    clientId === null ? null : read.get('clients', clientId), read.get('notes', noteId),
  ])
  return { client, note, begunFor: begun.find(noteId, clientId) }
}

/** Whose sessions change, and what was agreed with her. Nobody's note has none. */
const personOf = async (read: Reader, clientId: string): Promise<Person> => {
  const [sessions, items] = await Promise.all([
    read.find('sessions', { clientId }), read.find('actionItems', { clientId }),
  ])
  return { clientId, sessions, items }
}

/** What saving and moving both have to know: the note, and everything of the client it is to be about. */
const gather = async (read: Reader, noteId: string, clientId: string) => {
  const [client, note, engagements, sessions] = await Promise.all([
    read.get('clients', clientId), read.get('notes', noteId),
    read.find('engagements', { clientId }), read.find('sessions', { clientId }),
  ])
  return { client, note, engagements, sessions }
}

const gatherSave = async (
  read: Reader, begun: BegunFor, { at }: Moment, { noteId, clientId }: Saving,
): Promise<SaveGround> =>
  ({
    ...await gather(read, noteId, clientId),
    items: await read.find('actionItems', { clientId }), settings: await readSettings(read, at),
    begunFor: begun.find(noteId, clientId),
  })

const gatherMove = async (read: Reader, { at }: Moment, noteId: string, clientId: string): Promise<MoveGround> => {
  const [ground, settings] = await Promise.all([gather(read, noteId, clientId), readSettings(read, at)])
  const { client, note, engagements } = ground
  const [to, from] = await Promise.all([personOf(read, clientId), note ? personOf(read, note.clientId) : null])
  const session = from?.sessions.find((one) => one.noteId === noteId) ?? null
  return { client, note, session, from, to, engagements, settings }
}

/** E29: the note of this session; a new one is remembered as begun for it. */
const beginFor = async (
  read: Reader, { clock, chance, begun }: NoteParts, clientId: string, sessionId: string,
): Promise<Answer<{ noteId: string }>> => {
  const [client, notes, sessions] = await Promise.all([
    read.get('clients', clientId), read.find('notes', { clientId }), read.find('sessions', { clientId }),
  ])
  const session = sessions.find(({ id }) => id === sessionId)
  if (!session) return failed({ code: 'not-found' })
  if (!canTakeNote(session, clock.now().toISOString())) return failed({ code: 'changed-since' })
  const draft = unfinishedFor(notes, sessions, session)
  if (draft) return ok({ noteId: draft.id })
  if (!client) return failed({ code: 'not-found' })
  const noteId = chance.id()
  begun.keep({ noteId, clientId, sessionId })
  return ok({ noteId })
}

/** Writing notes: drafts, saves, throwing a draft away, and giving a note to whom it is about. */
export const noteHandlers = (writer: Writer, read: Reader, parts: NoteParts): Handlers<NoteCommand> => ({
  'notes.begin': async ({ clientId, sessionId }) => {
    const fresh = (): Answer<{ noteId: string }> => ok({ noteId: parts.chance.id() })
    // Each quick note is a new one: what was written about nobody before may be about anybody.
    if (clientId === null) return sessionId === undefined ? fresh() : failed({ code: 'not-found' })
    if (sessionId !== undefined) return beginFor(read, parts, clientId, sessionId)
    const [client, notes] = await Promise.all([read.get('clients', clientId), read.find('notes', { clientId })])
    const draft = unfinished(notes)
    if (draft) return ok({ noteId: draft.id })
    return client ? fresh() : failed({ code: 'not-found' })
  },
  'notes.keepDraft': (typed) =>
    writer.run(async (moment, reader) => decideKeepDraft(moment, await gatherDraft(reader, parts.begun, typed), typed)),
  'notes.discardDraft': ({ noteId }) =>
    writer.run(async (moment, reader) => decideDiscard(moment, await reader.get('notes', noteId))),
  'notes.save': (saving) =>
    writer.run(async (moment, reader) =>
      decideSave(moment, await gatherSave(reader, parts.begun, moment, saving), saving)),
  'notes.move': ({ noteId, clientId }) =>
    writer.run(async (moment, reader) => decideMove(moment, await gatherMove(reader, moment, noteId, clientId))),
})
