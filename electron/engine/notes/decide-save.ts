/** Saving a note: what it makes the first time, and what it adds after that. */
import { isDeepStrictEqual } from 'node:util'
import type { Confirmation } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Correction, Note } from '../../../shared/schemas/notes.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { change, refuse, reversed, undoable, type Decision, type Moment } from '../decision.ts'
import type { Change } from '../types.ts'
import { completedBy, withOwnSession, type CompletingGround } from './completed.ts'
import { readConfirmations } from './confirmations.ts'
import { emptyNote } from './empty.ts'
import { aboutWhom } from './whom.ts'

export interface Saving {
  readonly noteId: string
  readonly clientId: string
  readonly text: string
  readonly corrections: readonly Correction[]
  readonly confirmed: readonly Confirmation[]
}

export interface SaveGround extends CompletingGround {
  /** Null if her record did not open (V11). */
  readonly client: Client | null
  readonly note: Note | null
  /** The session it was begun for, or none (E29). */
  readonly begunFor: string
}

export type Saved = { readonly savedAt: string, readonly itemIds: string[] }

const assign = (
  moment: Moment, note: Note, session: Session, { line, text, owner, due, dueFrom = 'chosen' }: Confirmation,
): ActionItem => ({
  id: moment.id(), clientId: note.clientId, noteId: note.id, sessionId: session.id, owner, due, text, line,
  dueFrom, status: 'open', history: [{ at: moment.at, status: 'open', by: 'coach' }], obstacle: null,
})

/**
 * What is left of a note when its save is undone: what was typed becomes the draft again, with its corrections,
 * so that nothing of it is lost (E5).
 */
const unsaved = (moment: Moment, before: Note, { text, corrections }: Saving): Note => {
  const asSaved = before.savedAt !== null && before.text === text
  if (asSaved && isDeepStrictEqual(before.corrections, corrections)) return before
  const draft = before.draft?.text === text ? before.draft : { text, cursor: text.length, keptAt: moment.at }
  return { ...before, draft, corrections: [...corrections] }
}

/**
 * E1, E2, E4. Refuses an empty note, and a confirmation that cannot be an item of this text, as bad input.
 * A note that is nobody's yet becomes the client's with it, and is nobody's draft again if that is undone (E16).
 */
export const decideSave = (
  moment: Moment, ground: SaveGround, saving: Saving,
): Decision<Saved & { readonly changeId: string }> => {
  const { client, note } = ground
  const { text } = saving
  const clientId = aboutWhom(note, client, saving.clientId)
  if (clientId === null) return refuse('not-found')
  if (text.length > LIMITS.noteText) return refuse('too-large')
  const own = ground.items.filter(({ noteId }) => noteId === saving.noteId)
  const confirmed = readConfirmations(text, saving.confirmed, own)
  if (text.trim() === '' || !confirmed) return refuse('bad-input')

  const before = note ?? emptyNote({ id: saving.noteId, clientId, begunAt: moment.at, sessionId: ground.begunFor })
  const had = before.savedAt === null ? null : ground.sessions.find(({ noteId }) => noteId === before.id) ?? null
  // A saved note whose session did not open (V11) gets a new one, as its items need one to stand on. It has had its
  // session: nothing that is booked is taken for it.
  const first = had ? null : (before.savedAt === null ? completedBy : withOwnSession)(moment, clientId, before, ground)
  const session = had ?? first?.session
  if (!session) throw new Error('a saved note has a session')

  const after: Note = {
    ...before, clientId, text, draft: null, corrections: [...saving.corrections], savedAt: before.savedAt ?? moment.at,
  }
  const items = confirmed.map((one) => assign(moment, after, session, one))
  const rest: readonly Change[] = [
    ...(first?.changes ?? []),
    ...items.map((item) => change('actionItems', null, item)),
  ]
  const value: Saved = { savedAt: moment.at, itemIds: items.map(({ id }) => id) }
  if (rest.length === 0 && isDeepStrictEqual(after, note)) {
    return undoable(moment, { clientId, changes: [], events: [], value })
  }
  return undoable(moment, {
    clientId,
    changes: [change('notes', note, after), ...rest],
    reverse: [...reversed(rest), change('notes', after, unsaved(moment, before, saving))],
    events: [
      ...(first?.events ?? [{ type: 'note.corrected', clientId, refs: [before.id] } as const]),
      ...items.map((item) => ({ type: 'task.assigned', clientId, refs: [item.id, before.id] } as const)),
    ],
    value,
  })
}
