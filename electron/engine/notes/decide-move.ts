/** E17: a note turns out to be about somebody else, and goes to her with all that came of it. */
import { dayIn, knownZone } from '../../../shared/domain/day.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import { change, refuse, undoable, type Decision, type Happening, type Moment } from '../decision.ts'
import { engagementFor } from '../engagements/decide.ts'
import { nextNumber } from '../sessions/decide.ts'
import { withDueDays, type Person } from '../sessions/due-days.ts'
import type { Change } from '../types.ts'
import { completedBy } from './completed.ts'

export interface MoveGround {
  /** Whom the note is really about. Null if there is no such client, or her record did not open (V11). */
  readonly client: Client | null
  readonly note: Note | null
  /** The note's; null while it is only a draft. */
  readonly session: Session | null
  /** Whom it was about; null where there is no note. */
  readonly from: Person | null
  readonly to: Person
  /** Of `client`, all of them. */
  readonly engagements: readonly Engagement[]
  readonly settings: LibraryEntry
}

/** Where the note's session is then, with what that takes. */
interface Place {
  /** None while the note is only a draft. */
  readonly sessionId: string
  readonly changes: readonly Change[]
  readonly events: readonly Happening[]
}

/** One that was made by the note goes with it: to her current engagement, with her next number (E4). */
const placed = (moment: Moment, session: Session, { to: { clientId, sessions }, engagements }: MoveGround): Place => {
  const heldOn = dayIn(new Date(session.startedAt), knownZone(session.zone, moment.zone))
  const { engagement, changes, events } = engagementFor(moment, engagements, clientId, heldOn)
  const after: Session = { ...session, clientId, engagementId: engagement.id, number: nextNumber(sessions) }
  return { sessionId: session.id, changes: [...changes, change('sessions', session, after)], events }
}

/** One that was booked stays booked with whom it was booked; the other has hers completed, as by a first save (E29). */
const exchanged = (moment: Moment, note: Note, session: Session, from: Person, ground: MoveGround): Place => {
  const { to, engagements, settings } = ground
  const stays = from.items.filter((item) => item.noteId !== note.id)
  const back: Session = { ...session, state: 'booked', number: 0, noteId: NONE }
  const along = withDueDays(moment, [{ ...from, items: stays }], [{ before: session, after: back }], settings)
  const completed = completedBy(moment, to.clientId, note, { ...to, engagements, settings })
  return {
    sessionId: completed.session.id,
    changes: [change('sessions', session, back), ...along.changes, ...completed.changes],
    events: [
      { type: 'session.reopened', clientId: from.clientId, refs: [session.id] }, ...along.events,
      ...completed.events.filter(({ type }) => type !== 'note.completed'),
    ],
  }
}

/** Only whose it is changes, and the session's place: every handle, text, day and history stays. */
export const decideMove = (moment: Moment, ground: MoveGround): Decision<{ readonly changeId: string }> => {
  const { client, note, session, from } = ground
  if (!client || !note || !from) return refuse('not-found')
  const clientId = client.id
  if (note.clientId === clientId) return undoable(moment, { clientId, changes: [], events: [], value: {} })
  // Begun for a session of one, it is not the other's.
  const moved: Note = { ...note, clientId, sessionId: NONE }
  const place: Place = !session ? { sessionId: NONE, changes: [], events: [] }
    : session.wall === NONE ? placed(moment, session, ground) : exchanged(moment, moved, session, from, ground)
  const items = from.items.filter(({ noteId }) => noteId === note.id)
  const sessionOf = (sessionId: string): string => (sessionId === session?.id ? place.sessionId : sessionId)
  return undoable(moment, {
    clientId,
    changes: [
      change('notes', note, moved),
      ...place.changes,
      ...items.map((item) => change('actionItems', item, { ...item, clientId, sessionId: sessionOf(item.sessionId) })),
    ],
    events: [
      ...place.events,
      {
        type: 'note.moved', clientId,
        refs: [note.id, ...(session ? [place.sessionId] : []), ...items.map(({ id }) => id)],
      },
    ],
    value: {},
  })
}
