import { Temporal } from 'temporal-polyfill'
import { addDays, isRealDay } from '../day.ts'

/** Where the days of one zone begin. It remembers what it was asked: a zone's rules are looked up once a day, not once a record. */
export interface DayLine {
  /**
   * The instant at which a day begins, or the one so many days later: midnight, or the first instant after it where
   * the clocks skip midnight.
   */
  readonly startOf: (day: string, later?: number) => string
  /** The day it is at an instant; that of UTC where it would lie in no year of four digits. */
  readonly dayOf: (instant: string) => string
}

/** @param zone an IANA name; asking throws RangeError for one that is not known */
export const createDayLine = (zone: string): DayLine => {
  const starts = new Map<string, string>()
  const startOf = (day: string, later = 0): string => {
    const key = `${day}+${String(later)}`
    const known = starts.get(key)
    if (known !== undefined) return known
    const start = Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(zone).toInstant()
      .toString({ fractionalSecondDigits: 3 })
    starts.set(key, start)
    return start
  }
  return {
    startOf,
    // No zone is a whole day away from UTC: the day is that of UTC, the one after it, or the one before.
    dayOf: (instant) => {
      const day = instant.slice(0, 10)
      const own = startOf(day, 1) <= instant ? addDays(day, 1) : startOf(day) <= instant ? day : addDays(day, -1)
      return isRealDay(own) ? own : day
    },
  }
}
