import type { Engagement } from '../../../shared/schemas/engagements.ts'
import { change, type Happening, type Moment } from '../decision.ts'
import type { Change } from '../types.ts'

/** The engagement a session belongs to: the one begun last. */
export const currentEngagement = (engagements: readonly Engagement[]): Engagement | null =>
  engagements.reduce<Engagement | null>(
    (latest, one) => (latest && latest.startedOn >= one.startedOn ? latest : one), null)

/**
 * The client's current engagement, or one that is opened quietly with her first session (E4), with what that takes.
 * @param engagements the client's, all of them
 * @param startedOn the day of that session on the coach's calendar
 */
export const engagementFor = (
  moment: Moment, engagements: readonly Engagement[], clientId: string, startedOn: string,
): { readonly engagement: Engagement, readonly changes: readonly Change[], readonly events: readonly Happening[] } => {
  const current = currentEngagement(engagements)
  if (current) return { engagement: current, changes: [], events: [] }
  const engagement: Engagement = { id: moment.id(), clientId, startedOn, mode: 'one-to-one', stage: 'delivery' }
  return {
    engagement,
    changes: [change('engagements', null, engagement)],
    events: [{ type: 'engagement.opened', clientId, refs: [engagement.id] }],
  }
}
