/**
 * Days as whole numbers since 1 January 1970, and the instants at which a clock in the coach's zone shows a time.
 * Counting is plain arithmetic; Temporal is asked once a day, for the zone.
 */
import { Temporal } from 'temporal-polyfill'
import { dayIn } from '../../shared/domain/day.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const NOON = 12 * 60

export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December',
] as const

/** Monday first. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `2026-11-21`. */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

export const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00.000Z`) / DAY

/** Monday is 0, Sunday is 6. 1 January 1970 was a Thursday. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7

/** `12 December`. */
export const spokenDate = (day: number): string => {
  const date = new Date(day * DAY)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`
}

/** The coach is away in the week of Christmas and in the second full week of August. `day`: any of the week. */
export const isHoliday = (day: number): boolean => {
  const monday = dayText(day - weekday(day)).slice(5)
  return (monday >= '12-22' && monday <= '12-28') || (monday >= '08-08' && monday <= '08-14')
}

export interface Calendar {
  /** The coach's IANA zone. */
  readonly zone: string
  /** The coach's day now. */
  readonly today: number
  /** Milliseconds since 1970. */
  readonly now: number
  /** The instant at which the clock shows so many minutes after midnight, as milliseconds; for hours of daylight. */
  readonly at: (day: number, minutes: number) => number
}

/** Throws RangeError for a zone that is not known. */
export const calendarOf = (now: Date, zone: string): Calendar => {
  const noons = new Map<number, number>()
  const noonOf = (day: number): number => {
    const known = noons.get(day)
    if (known !== undefined) return known
    const noon = Temporal.PlainDate.from(dayText(day)).toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
    noons.set(day, noon.epochMilliseconds)
    return noon.epochMilliseconds
  }
  return {
    zone,
    today: dayNumber(dayIn(now, zone)),
    now: now.getTime(),
    // Clocks change at night, so the hours of a working day lie as far from its noon as the clock says.
    at: (day, minutes) => noonOf(day) + (minutes - NOON) * MINUTE,
  }
}

/** An instant of a record. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()
