/** The session a note completes, and what that takes. */
import { dayIn } from '../../../shared/domain/day.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import { PLAIN_SESSION, unbooked, type Session } from '../../../shared/schemas/sessions.ts'
import { change, type Happening, type Moment } from '../decision.ts'
import { engagementFor, engagementOfHeld } from '../engagements/decide.ts'
import { nextNumber, sessionOfNote } from '../sessions/decide.ts'
import { withDueDays, type SessionChange } from '../sessions/due-days.ts'
import type { Change } from '../types.ts'

/** The client's, all of them. */
export interface CompletingGround {
  readonly engagements: readonly Engagement[]
  readonly sessions: readonly Session[]
  readonly items: readonly ActionItem[]
  readonly settings: LibraryEntry
}

/** The session that comes of a note, with what else that takes. */
export interface Completed {
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
export const withOwnSession = (
  moment: Moment, clientId: string, note: Note, ground: CompletingGround,
): Completed => {
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
const planned = (moment: Moment, clientId: string, note: Note, before: Session, ground: CompletingGround): Completed => {
  const { engagements, sessions, items, settings } = ground
  const { engagement, changes, events } = engagementOfHeld(moment, engagements, before)
  const after: Session = {
    ...before, engagementId: engagement.id, number: nextNumber(sessions), state: 'held', noteId: note.id,
  }
  const completed = held(note, { before, after })
  const along = withDueDays(moment, [{ clientId, sessions, items }], [{ before, after }], settings)
  return {
    ...completed,
    changes: [...changes, ...completed.changes, ...along.changes],
    events: [...events, ...completed.events, ...along.events],
  }
}

/**
 * The session that a note completes: one that is booked (E29), else one of its own (E4).
 * @param note as it was before it was saved; or one that was saved and is somebody else's from now on (E17)
 */
export const completedBy = (moment: Moment, clientId: string, note: Note, ground: CompletingGround): Completed => {
  const booked = sessionOfNote(ground.sessions, note, moment.at)
  return booked ? planned(moment, clientId, note, booked, ground) : withOwnSession(moment, clientId, note, ground)
}
