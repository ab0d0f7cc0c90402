import type { Engagement } from '../../../shared/schemas/engagements.ts'

/** The engagement a session belongs to: the one begun last. */
export const currentEngagement = (engagements: readonly Engagement[]): Engagement | null =>
  engagements.reduce<Engagement | null>(
    (latest, one) => (latest && latest.startedOn >= one.startedOn ? latest : one), null)

/** E4: opened quietly with the first session. `startedOn` is that session's day on the coach's calendar. */
export const openEngagement = (parts: Pick<Engagement, 'id' | 'clientId' | 'startedOn'>): Engagement =>
  ({ ...parts, mode: 'one-to-one', stage: 'delivery' })
