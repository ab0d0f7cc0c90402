/**
 * Plain days: `2026-11-21`, a square on the coach's calendar. No hour, no zone, no clock.
 * Days of four-digit years sort as strings in the order of the calendar.
 */
import { Temporal } from 'temporal-polyfill'

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** Whether the text names a day that exists: `2028-02-29` does, `2026-02-30` does not. */
export const isRealDay = (day: string): boolean => {
  if (!SHAPE.test(day)) return false
  try {
    Temporal.PlainDate.from(day)
    return true
  } catch {
    return false
  }
}

/**
 * The day it is in a zone at an instant; that of UTC where it would lie in no year of four digits (V11).
 * @param instant a Date, or UTC in ISO 8601
 * @param zone an IANA name; throws RangeError for one that is not known
 */
export const dayIn = (instant: Date | string, zone: string): string => {
  const day = inZone(instant, zone).toPlainDate().toString()
  return day.length === 10 ? day : (typeof instant === 'string' ? instant : instant.toISOString()).slice(0, 10)
}

/** The time on the clock of a zone at an instant, in 24 hours: `09:05`. Throws RangeError for an unknown zone. */
export const timeIn = (instant: Date | string, zone: string): string =>
  inZone(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' })

/** The zone, where this machine knows it; else the other one. */
export const knownZone = (zone: string, other: string): string => {
  // Of most clients none is written down, and what no machine knows is the slowest to ask.
  if (zone === '') return other
  try {
    inZone(new Date(0), zone)
    return zone
  } catch {
    return other
  }
}

const inZone = (instant: Date | string, zone: string): Temporal.ZonedDateTime =>
  (typeof instant === 'string'
    ? Temporal.Instant.from(instant)
    : Temporal.Instant.fromEpochMilliseconds(instant.getTime())
  ).toZonedDateTimeISO(zone)

/** So many days later; earlier for a negative count. Throws RangeError for a day that does not exist. */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** Days from one day to another; negative when the second is the earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days

export const weekdayOf = (day: string): Weekday => Temporal.PlainDate.from(day).dayOfWeek as Weekday
