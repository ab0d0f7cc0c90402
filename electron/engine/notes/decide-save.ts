/** Saving a note: what it makes the first time, and what it adds after that. */
import { isDeepStrictEqual } from 'node:util'
import { dayIn } from '../../../shared/domain/day.ts'
import type { Confirmation } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { Correction, Note } from '../../../shared/schemas/notes.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { change, refuse, reversed, undoable, type Decision, type Happening, type Moment } from '../decision.ts'
import { engagementFor } from '../engagements/decide.ts'
import { nextNumber } from '../sessions/decide.ts'
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
  /** Those of this note. */
  readonly items: readonly ActionItem[]
}

export type Saved = { readonly savedAt: string, readonly itemIds: string[] }

/** The session a first save completes, and the engagement it opens if there is none (E4). */
const completed = (moment: Moment, clientId: string, note: Note, ground: SaveGround) => {
  const begunOn = dayIn(new Date(note.begunAt), moment.zone)
  const { engagement, changes, events } = engagementFor(moment, ground.engagements, clientId, begunOn)
  const session: Session = {
    id: moment.id(), clientId, engagementId: engagement.id, number: nextNumber(ground.sessions),
    startedAt: note.begunAt, zone: moment.zone, state: 'held', noteId: note.id,
  }
  return {
    session,
    changes: [...changes, change('sessions', null, session)] satisfies Change[],
    events: [
      ...events,
      { type: 'session.completed', clientId, refs: [session.id] },
      { type: 'note.completed', clientId, refs: [note.id, session.id] },
    ] satisfies Happening[],
  }
}

const assign = (
  moment: Moment, note: Note, session: Session, { line, text, owner, due }: Confirmation,
): ActionItem => ({
  id: moment.id(), clientId: note.clientId, noteId: note.id, sessionId: session.id, owner, due, text, line,
  status: 'open', history: [{ at: moment.at, status: 'open' }], obstacle: null,
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
  const confirmed = readConfirmations(text, saving.confirmed, ground.items)
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
