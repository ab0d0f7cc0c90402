import { endedLast, goingOn } from '../../../shared/domain/engagements.ts'
import { isWaiting } from '../../../shared/domain/waiting.ts'
import type { EngagementView } from '../../../shared/ipc/roster.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import { IN_NONE, type Program } from '../../../shared/schemas/programs.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { isKnown } from '../clients/known.ts'
import { readSettings } from '../library/settings.ts'
import { byName } from '../programs/view.ts'
import type { Day } from '../rooms/day.ts'
import type { Reader } from '../types.ts'

export interface EngagementGround {
  readonly clientId: string
  /** The client's, all of them. */
  readonly engagements: readonly Engagement[]
  readonly items: readonly Pick<ActionItem, 'status'>[]
  readonly sessions: readonly Pick<Session, 'state' | 'startedAt'>[]
  readonly programs: readonly Program[]
}

/** Null if there is no such client (E18). */
export const gatherEngagement = async (
  read: Reader, { at }: Pick<Day, 'at'>, clientId: string,
): Promise<EngagementGround | null> => {
  const [known, engagements, items, sessions, { programs }] = await Promise.all([
    isKnown(read, clientId), read.find('engagements', { clientId }), read.find('actionItems', { clientId }),
    read.find('sessions', { clientId }), readSettings(read, at),
  ])
  return known ? { clientId, engagements, items, sessions, programs } : null
}

/** Where her engagement stands, and what would be left over if it ended now (E45). */
export const engagementView = (
  { at, today }: Day, { clientId, engagements, items, sessions, programs }: EngagementGround,
): EngagementView => {
  const shown = goingOn(engagements) ?? endedLast(engagements)
  return {
    today, clientId, startedOn: shown?.startedOn ?? null, endedOn: shown?.endedOn ?? null,
    programId: programs.find(({ id }) => id === shown?.programId)?.id ?? IN_NONE,
    programs: byName(programs).map(({ id, name }) => ({ id, name })),
    booked: sessions.filter(({ state, startedAt }) => state === 'booked' && startedAt > at).length,
    waiting: items.filter(isWaiting).length,
  }
}
