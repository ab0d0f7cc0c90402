import { Temporal } from 'temporal-polyfill'
import { knownZone } from '../day.ts'

/** The clock on the wall of one zone. Instants are milliseconds of the epoch, times of day are minutes after midnight. */
export interface ZoneClock {
  /** The day it is at an instant: `2026-11-27`. */
  readonly dayAt: (instant: number) => string
  /** The time of day it shows then, whole minutes. */
  readonly minuteAt: (instant: number) => number
  /**
   * When it shows this time of day. One that it skips is as much later; of one that comes twice it is the first.
   * @param minute 0 to 1,439
   */
  readonly at: (day: string, minute: number) => number
}

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** Midnight of a day, were the zone UTC. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`)

const dayOf = (local: number): string => new Date(local).toISOString().slice(0, 10)

/** So many days later, or earlier. As `addDays`, and some twenty times as quick. */
export const daysLater = (day: string, days: number): string => dayOf(startOf(day) + days * DAY)

/** Whole days from one day to another; negative if the second is the earlier. */
export const daysFrom = (from: string, to: string): number => Math.round((startOf(to) - startOf(from)) / DAY)

/**
 * Reads a zone’s rules once a day it is asked about: a plan asks about few days, and very often.
 * @param zone an IANA name this machine knows
 */
export const zoneClock = (zone: string): ZoneClock => {
  const midnights = new Map<number, number>()
  const ask = (instant: number): number =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000

  const atMidnight = (day: number): number => {
    const offset = midnights.get(day) ?? ask(day * DAY)
    midnights.set(day, offset)
    return offset
  }
  /** What the zone is ahead of UTC. No zone changes there and back within one day of UTC. */
  const offsetAt = (instant: number): number => {
    const day = Math.floor(instant / DAY)
    const begins = atMidnight(day)
    return begins === atMidnight(day + 1) ? begins : ask(instant)
  }
  const localAt = (instant: number): number => instant + offsetAt(instant)

  return {
    dayAt: (instant) => dayOf(localAt(instant)),
    minuteAt: (instant) => {
      const local = localAt(instant)
      return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE)
    },
    at: (day, minute) => {
      const local = startOf(day) + minute * MINUTE
      // No zone is more than a day from UTC: these are what holds before and after any change close by.
      const before = local - offsetAt(local - DAY)
      const after = local - offsetAt(local + DAY)
      if (localAt(before) === local) return before
      return localAt(after) === local ? after : before
    },
  }
}

/** The clock of a client, by the zone that stands in her record: the same one for everybody of one zone. */
export type ClockOf = (hers: string) => ZoneClock

/**
 * The clocks of clients, each made when it is first asked for. To be made once for everybody who is looked at together:
 * a clock that has been asked knows its days, and whether a zone is known is slow to say.
 * @param zone the coach’s IANA zone: that of a client without one of her own, or with one this machine does not know
 */
export const clocksBeside = (zone: string): ClockOf => {
  const made = new Map<string, ZoneClock>()
  return (hers) => {
    const there = made.get(hers)
    if (there) return there
    const known = knownZone(hers, zone)
    const clock = made.get(known) ?? zoneClock(known)
    made.set(known, clock).set(hers, clock)
    return clock
  }
}
