import { isWaiting } from '../../../shared/domain/waiting.ts'
import type { EngagementView } from '../../../shared/ipc/roster.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { isKnown } from '../clients/known.ts'
import type { Day } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import { endedLast, goingOn } from './decide.ts'

export interface EngagementGround {
  readonly clientId: string
  /** The client's, all of them. */
  readonly engagements: readonly Engagement[]
  readonly items: readonly Pick<ActionItem, 'status'>[]
  readonly sessions: readonly Pick<Session, 'state' | 'startedAt'>[]
}

/** Null if there is no such client (E18). */
export const gatherEngagement = async (
  read: Reader, clientId: string,
): Promise<EngagementGround | null> => {
  const [known, engagements, items, sessions] = await Promise.all([
    isKnown(read, clientId), read.find('engagements', { clientId }), read.find('actionItems', { clientId }),
    read.find('sessions', { clientId }),
  ])
  return known ? { clientId, engagements, items, sessions } : null
}

/** Where her engagement stands, and what would be left over if it ended now (E45). */
export const engagementView = (
  { at, today }: Day, { clientId, engagements, items, sessions }: EngagementGround,
): EngagementView => {
  const shown = goingOn(engagements) ?? endedLast(engagements)
  return {
    today, clientId, startedOn: shown?.startedOn ?? null, endedOn: shown?.endedOn ?? null,
    booked: sessions.filter(({ state, startedAt }) => state === 'booked' && startedAt > at).length,
    waiting: items.filter(isWaiting).length,
  }
}
