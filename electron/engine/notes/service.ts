import type { Handlers } from '../../../shared/ipc/contract.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Chance } from '../../../shared/domain/ports.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import type { Moment } from '../decision.ts'
import { readSettings } from '../library/settings.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideDiscard, decideKeepDraft, type DraftGround, type Typed } from './decide-draft.ts'
import { decideMove, type MoveGround } from './decide-move.ts'
import { decideSave, type SaveGround, type Saving } from './decide-save.ts'
import { unfinished } from './unfinished.ts'

type NoteCommand = 'notes.begin' | 'notes.keepDraft' | 'notes.discardDraft' | 'notes.save' | 'notes.move'

const gatherDraft = async (read: Reader, { noteId, clientId }: Typed): Promise<DraftGround> => {
  const [client, note] = await Promise.all([
    clientId === null ? null : read.get('clients', clientId), read.get('notes', noteId),
  ])
  return { client, note }
}

/** The items that came of a note, found by whose they are. */
const itemsOf = async (read: Reader, { id, clientId }: Pick<Note, 'id' | 'clientId'>): Promise<readonly ActionItem[]> =>
  (await read.find('actionItems', { clientId })).filter(({ noteId }) => noteId === id)

const sessionOf = async (read: Reader, { id, clientId }: Note): Promise<Session | null> =>
  (await read.find('sessions', { clientId })).find(({ noteId }) => noteId === id) ?? null

/** What saving and moving both have to know: the note, and everything of the client it is to be about. */
const gather = async (read: Reader, noteId: string, clientId: string) => {
  const [client, note, engagements, sessions] = await Promise.all([
    read.get('clients', clientId), read.get('notes', noteId),
    read.find('engagements', { clientId }), read.find('sessions', { clientId }),
  ])
  return { client, note, engagements, sessions }
}

const gatherSave = async (
  read: Reader, { at }: Moment, { noteId, clientId }: Saving,
): Promise<SaveGround> =>
  ({
    ...await gather(read, noteId, clientId),
    items: await read.find('actionItems', { clientId }), settings: await readSettings(read, at),
  })

const gatherMove = async (read: Reader, noteId: string, clientId: string): Promise<MoveGround> => {
  const ground = await gather(read, noteId, clientId)
  if (!ground.note) return { ...ground, session: null, items: [] }
  const [session, items] = await Promise.all([sessionOf(read, ground.note), itemsOf(read, ground.note)])
  return { ...ground, session, items }
}

/** Writing notes: drafts, saves, throwing a draft away, and giving a note to whom it is about. */
export const noteHandlers = (writer: Writer, read: Reader, chance: Chance): Handlers<NoteCommand> => ({
  'notes.begin': async ({ clientId }) => {
    // Each quick note is a new one: what was written about nobody before may be about anybody.
    if (clientId === null) return ok({ noteId: chance.id() })
    const [client, notes] = await Promise.all([read.get('clients', clientId), read.find('notes', { clientId })])
    const draft = unfinished(notes)
    return client || draft ? ok({ noteId: draft?.id ?? chance.id() }) : failed({ code: 'not-found' })
  },
  'notes.keepDraft': (typed) =>
    writer.run(async (moment, reader) => decideKeepDraft(moment, await gatherDraft(reader, typed), typed)),
  'notes.discardDraft': ({ noteId }) =>
    writer.run(async (moment, reader) => decideDiscard(moment, await reader.get('notes', noteId))),
  'notes.save': (saving) =>
    writer.run(async (moment, reader) =>
      decideSave(moment, await gatherSave(reader, moment, saving), saving)),
  'notes.move': ({ noteId, clientId }) =>
    writer.run(async (moment, reader) => decideMove(moment, await gatherMove(reader, noteId, clientId))),
})
