import { compare } from '../../../shared/domain/compare.ts'
import { Temporal } from 'temporal-polyfill'
import { addDays } from '../../../shared/domain/day.ts'
import { minutesAfter } from '../../../shared/domain/session-time.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { sessionsFrom } from '../sessions/gather.ts'
import type { Reader } from '../types.ts'
import { findWaiting } from './waiting.ts'

/** Something is due that day; was due the day before and waits still; a session is about to begin. */
export const NOTICE_KINDS = ['item-due', 'item-overdue', 'session'] as const

/**
 * A reminder without a name in it, and without an id: main may show it while the practice is locked (V20, E10). Which
 * session it was about is asked of the practice, once that is open.
 */
export interface NamelessNotice {
  /** Instant. */
  readonly at: string
  readonly kind: (typeof NOTICE_KINDS)[number]
}

/** How far ahead a notice is handed over: days of 24 hours. */
const DAYS_AHEAD = 7

/** The hour at which a day is announced, on the coach's own clock. */
const HOUR = 9

/** So many minutes before a session begins it is announced. */
const BEFORE_SESSION = 10

/** A session that was moved a little since it was announced is found still: minutes after that. */
const FOUND_WITHIN = 60

export interface NoticeGround {
  /** Open and stuck. */
  readonly items: readonly Pick<ActionItem, 'due'>[]
  /** Booked, of the days ahead. */
  readonly sessions: readonly Pick<Session, 'startedAt'>[]
}

const lastOf = (now: Date): string => new Date(now.getTime() + DAYS_AHEAD * 86_400_000).toISOString()

export const gatherNotices = async (read: Reader, now: Date): Promise<NoticeGround> => {
  const [items, sessions] = await Promise.all([
    findWaiting(read),
    sessionsFrom(read, 'booked', now.toISOString(), minutesAfter(lastOf(now), BEFORE_SESSION + 1)),
  ])
  return { items, sessions }
}

/** Where the hour does not exist on a day, the next time that does. */
const morningOf = (day: string, zone: string): string => {
  const { epochMilliseconds } = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } })
  return new Date(epochMilliseconds).toISOString()
}

/**
 * What is to be announced in the next seven days: once for each day on which something is due, once for each morning
 * after a day of which something waits still, and once for each time at which a session begins. How many things, or
 * whose, is not said.
 * @param zone the coach's IANA zone
 */
export const noticesFor = (now: Date, zone: string, { items, sessions }: NoticeGround): NamelessNotice[] => {
  const first = now.toISOString()
  const last = lastOf(now)
  const days = [...new Set(items.map(({ due }) => due))]
  const starts = [...new Set(sessions.map(({ startedAt }) => startedAt))]
  const all: readonly NamelessNotice[] = [
    ...days.map((day) => ({ at: morningOf(day, zone), kind: 'item-due' as const })),
    ...days.map((day) => ({ at: morningOf(addDays(day, 1), zone), kind: 'item-overdue' as const })),
    ...starts.map((start) => ({ at: minutesAfter(start, -BEFORE_SESSION), kind: 'session' as const })),
  ]
  return all
    .filter(({ at }) => at > first && at <= last)
    .sort((one, other) => compare(one.at, other.at) || compare(one.kind, other.kind))
}

/** E10: the session a notice of this instant was about; null where none begins soon after it any more. */
export const noticedSession = async (read: Reader, at: string): Promise<string | null> => {
  const [soonest] = [...await sessionsFrom(read, 'booked', at, minutesAfter(at, FOUND_WITHIN))]
    .sort((one, other) => compare(one.startedAt, other.startedAt) || compare(one.id, other.id))
  return soonest?.id ?? null
}
