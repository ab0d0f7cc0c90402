/** E17: a note turns out to be about somebody else, and goes to her with all that came of it. */
import { dayIn, knownZone } from '../../../shared/domain/day.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'
import { engagementFor } from '../engagements/decide.ts'
import { nextNumber } from '../sessions/decide.ts'

export interface MoveGround {
  /** Whom the note is really about. Null if there is no such client, or her record did not open (V11). */
  readonly client: Client | null
  readonly note: Note | null
  /** The note's; null while it is only a draft. */
  readonly session: Session | null
  /** Those of the note. */
  readonly items: readonly ActionItem[]
  /** Of `client`, all of them. */
  readonly engagements: readonly Engagement[]
  readonly sessions: readonly Session[]
}

/** The session among the client's others: on her current engagement, with her next number (E4). */
const placed = (moment: Moment, clientId: string, session: Session, ground: MoveGround) => {
  const heldOn = dayIn(new Date(session.startedAt), knownZone(session.zone, moment.zone))
  const { engagement, changes, events } = engagementFor(moment, ground.engagements, clientId, heldOn)
  const number = nextNumber(ground.sessions)
  return {
    changes: [...changes, change('sessions', session, { ...session, clientId, engagementId: engagement.id, number })],
    events,
  }
}

/** Only whose it is changes, and for the session its place: every handle, text, day and history stays. */
export const decideMove = (moment: Moment, ground: MoveGround): Decision<{ readonly changeId: string }> => {
  const { client, note, session, items } = ground
  if (!client || !note) return refuse('not-found')
  const clientId = client.id
  if (note.clientId === clientId) return undoable(moment, { clientId, changes: [], events: [], value: {} })
  const place = session ? placed(moment, clientId, session, ground) : { changes: [], events: [] }
  return undoable(moment, {
    clientId,
    changes: [
      change('notes', note, { ...note, clientId }),
      ...place.changes,
      ...items.map((item) => change('actionItems', item, { ...item, clientId })),
    ],
    events: [
      ...place.events,
      { type: 'note.moved', clientId, refs: [note.id, ...(session ? [session.id] : []), ...items.map(({ id }) => id)] },
    ],
    value: {},
  })
}
