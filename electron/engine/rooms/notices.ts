import { Temporal } from 'temporal-polyfill'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Reader } from '../types.ts'
import { findWaiting } from './waiting.ts'

/** A reminder without a name in it: main may show it while the practice is locked (V20). */
export interface NamelessNotice {
  /** Instant. */
  readonly at: string
  readonly kind: 'item-due'
}

/** How far ahead a notice is handed over: days of 24 hours. */
const DAYS_AHEAD = 7

/** The hour at which a due day is announced, on the coach's own clock. */
const HOUR = 9

export const gatherDue = (read: Reader): Promise<readonly Pick<ActionItem, 'due'>[]> => findWaiting(read)

/**
 * One notice for each of the next seven days on which something is due: how many things, or whose, is not said.
 * @param zone the coach's IANA zone; where 09:00 does not exist on a day, the next time that does
 */
export const noticesFor = (now: Date, zone: string, items: readonly Pick<ActionItem, 'due'>[]): NamelessNotice[] => {
  const first = now.toISOString()
  const last = new Date(now.getTime() + DAYS_AHEAD * 86_400_000).toISOString()
  return [...new Set(items.map(({ due }) => due))]
    .map((day) => Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } }))
    .map((at) => new Date(at.epochMilliseconds).toISOString())
    .filter((at) => at > first && at <= last)
    .sort()
    .map((at) => ({ at, kind: 'item-due' }))
}
