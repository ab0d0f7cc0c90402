/** E28, E29: a booked session is cancelled, missed, held without a note; and what was cancelled or missed is booked again. */
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import { refuse, type Decision, type Moment } from '../decision.ts'
import { engagementOfHeld } from '../engagements/decide.ts'
import { turned } from './changing.ts'
import { nextNumber } from './decide.ts'
import type { ChangeGround } from './gather.ts'

type Changed = Decision<{ readonly changeId: string, readonly dueMoved: number }>

/** The group, and of a series all later ones where that was asked. */
export const decideCancel = (moment: Moment, ground: ChangeGround): Changed => {
  const { session, together } = ground
  if (!session) return refuse('not-found')
  if (session.state !== 'booked') return refuse('changed-since')
  return turned(moment, ground, together.map((before) =>
    ({ before, after: { ...before, state: 'cancelled' }, types: ['session.cancelled'] })), {})
}

/** One person did not come: nobody can have missed what has not begun. */
export const decideMiss = (moment: Moment, ground: ChangeGround): Changed => {
  const { session } = ground
  if (!session) return refuse('not-found')
  if (session.state !== 'booked') return refuse('changed-since')
  if (session.startedAt > moment.at) return refuse('not-allowed')
  return turned(moment, ground, [{ before: session, after: { ...session, state: 'missed' }, types: ['session.missed'] }], {})
}

const canReopen = ({ state }: Session): boolean => state === 'cancelled' || state === 'missed'

/** What was cancelled together is booked again together; who missed it alone comes back alone. */
export const decideReopen = (moment: Moment, ground: ChangeGround): Changed => {
  const { session, together } = ground
  if (!session) return refuse('not-found')
  if (!canReopen(session)) return refuse('changed-since')
  const back = session.state === 'missed' ? [session] : together
  return turned(moment, ground, back.map((before) =>
    ({ before, after: { ...before, state: 'booked' }, types: ['session.reopened'] })), {})
}

export interface WaiveGround extends ChangeGround {
  /** Of the client, all of them. */
  readonly engagements: readonly Engagement[]
}

/** E29: it was held and needs no note. It has its number among the others of hers. */
export const decideWaive = (moment: Moment, ground: WaiveGround): Changed => {
  const { session, people, engagements } = ground
  if (!session) return refuse('not-found')
  if (session.state !== 'booked' || session.noteId !== NONE) return refuse('changed-since')
  if (session.startedAt > moment.at) return refuse('not-allowed')
  const number = nextNumber(people.flatMap(({ sessions }) => sessions))
  const opened = engagementOfHeld(moment, engagements, session)
  const after: Session = {
    ...session, engagementId: opened.engagement.id, state: 'held', number, noteWaivedAt: moment.at,
  }
  return turned(moment, ground, [{ before: session, after, types: ['session.completed', 'note.waived'] }], {}, opened)
}
