import { dayIn, isRealDay } from '../../../shared/domain/day.ts'
import { endedLast, goingOn } from '../../../shared/domain/engagements.ts'
import { PLAIN_ENGAGEMENT, type Engagement } from '../../../shared/schemas/engagements.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { change, type Happening, type Moment } from '../decision.ts'
import type { Change } from '../types.ts'

/** The engagement a session of this day belongs to (E45): the one that goes on, else the last that had not ended by then. */
const engagementOn = (engagements: readonly Engagement[], day: string): Engagement | null =>
  goingOn(engagements) ?? endedLast(engagements.filter(({ endedOn }) => endedOn !== null && endedOn >= day))

/** The engagement of a session, with what it takes to open it. */
export interface Placed {
  readonly engagement: Engagement
  readonly changes: readonly Change[]
  readonly events: readonly Happening[]
}

/**
 * The engagement a client's session belongs to, or one that is opened quietly with it (E4), with what that takes.
 * @param engagements the client's, all of them
 * @param startedOn the day of that session on the coach's calendar
 */
export const engagementFor = (
  moment: Moment, engagements: readonly Engagement[], clientId: string, startedOn: string,
): Placed => {
  const current = engagementOn(engagements, startedOn)
  if (current) return { engagement: current, changes: [], events: [] }
  const engagement: Engagement = { ...PLAIN_ENGAGEMENT, id: moment.id(), clientId, startedOn }
  return {
    engagement,
    changes: [change('engagements', null, engagement)],
    events: [{ type: 'engagement.opened', clientId, refs: [engagement.id] }],
  }
}

/**
 * The engagement of a booked session that was held (E45): the one it was booked in, unless that had ended by its day.
 * @param engagements the client's, all of them
 */
export const engagementOfHeld = (
  moment: Moment, engagements: readonly Engagement[],
  { clientId, engagementId, startedAt }: Pick<Session, 'clientId' | 'engagementId' | 'startedAt'>,
): Placed => {
  const heldOn = dayIn(new Date(startedAt), moment.zone)
  // A session nobody of ours booked may be of a year no calendar here has.
  const day = isRealDay(heldOn) ? heldOn : moment.today
  const own = engagements.find(({ id, endedOn }) => id === engagementId && (endedOn === null || endedOn >= day))
  return own ? { engagement: own, changes: [], events: [] } : engagementFor(moment, engagements, clientId, day)
}
