/** Saving a note: what it makes the first time, and what it adds after that. */
import { isDeepStrictEqual } from 'node:util'
import { dayIn } from '../../../shared/domain/day.ts'
import type { Confirmation } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Correction, Note } from '../../../shared/schemas/notes.ts'
import { PLAIN_SESSION, unbooked, type Session } from '../../../shared/schemas/sessions.ts'
import { change, refuse, reversed, undoable, type Decision, type Happening, type Moment } from '../decision.ts'
import { engagementFor } from '../engagements/decide.ts'
import { nextNumber, sessionCompletedBy } from '../sessions/decide.ts'
import { withDueDays, type SessionChange } from '../sessions/due-days.ts'
import type { Change } from '../types.ts'
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

export interface SaveGround {
  /** Null if her record did not open (V11). */
  readonly client: Client | null
  readonly note: Note | null
  /** The client's, all of them. */
  readonly engagements: readonly Engagement[]
  readonly sessions: readonly Session[]
  /** The client's, all of them. */
  readonly items: readonly ActionItem[]
  readonly settings: LibraryEntry
}

export type Saved = { readonly savedAt: string, readonly itemIds: string[] }

/** The session that comes of a note, with what else that takes. */
interface Completed {
  readonly session: Session
  readonly changes: readonly Change[]
  readonly events: readonly Happening[]
}

/** What it means that a session was held, however it came about. */
const held = (note: Note, { before, after }: SessionChange): Completed => ({
  session: after,
  changes: [change('sessions', before, after)],
  events: [
    { type: 'session.completed', clientId: after.clientId, refs: [after.id] },
    { type: 'note.completed', clientId: after.clientId, refs: [note.id, after.id] },
  ],
})

/** E4: a session of its own, and the engagement it opens if there is none. */
const unplanned = (moment: Moment, clientId: string, note: Note, ground: SaveGround): Completed => {
  const begunOn = dayIn(new Date(note.begunAt), moment.zone)
  const { engagement, changes, events } = engagementFor(moment, ground.engagements, clientId, begunOn)
  const completed = held(note, {
    before: null,
    after: {
      ...PLAIN_SESSION, ...unbooked(note.begunAt, moment.zone), id: moment.id(), clientId, engagementId: engagement.id,
      number: nextNumber(ground.sessions), state: 'held', noteId: note.id,
    },
  })
  return { ...completed, changes: [...changes, ...completed.changes], events: [...events, ...completed.events] }
}

/** E29: the booked one was held, when it was booked for. Begun early, it is what she was met at next no more (E30). */
const planned = (moment: Moment, clientId: string, note: Note, before: Session, ground: SaveGround): Completed => {
  const after: Session = { ...before, number: nextNumber(ground.sessions), state: 'held', noteId: note.id }
  const completed = held(note, { before, after })
  const { sessions, items, settings } = ground
  const along = withDueDays(moment, [{ clientId, sessions, items }], [{ before, after }], settings)
  return {
    ...completed,
    changes: [...completed.changes, ...along.changes], events: [...completed.events, ...along.events],
  }
}

/** The session a first save completes. */
const completed = (moment: Moment, clientId: string, note: Note, ground: SaveGround): Completed => {
  // A saved note whose session did not open (V11) has had its session: nothing that is booked is taken for it.
  const booked = note.savedAt === null ? sessionCompletedBy(ground.sessions, note.begunAt) : null
  return booked ? planned(moment, clientId, note, booked, ground) : unplanned(moment, clientId, note, ground)
}

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

  const before = note ?? emptyNote({ id: saving.noteId, clientId, begunAt: moment.at })
  const had = before.savedAt === null ? null : ground.sessions.find(({ noteId }) => noteId === before.id) ?? null
  // A saved note whose session did not open (V11) gets a new one: its items need one to stand on.
  const first = had ? null : completed(moment, clientId, before, ground)
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
