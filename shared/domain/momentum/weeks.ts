/**
 * The last weeks on the coach's calendar, and where a day or an instant falls among them. Made once for a whole list
 * of clients: what is looked up afterwards compares strings and asks no calendar.
 */
import { addDays } from '../day.ts'
import { startOfDay, weekOf } from '../week.ts'

/** So many weeks are looked at, this one among them (E42). */
export const MOMENTUM_WEEKS = 12

const DAYS = 7

export interface Weeks {
  readonly today: string
  /** The Monday of each week, oldest first. */
  readonly mondays: readonly string[]
  /** The place of a day among the weeks; null for one before or after them. */
  readonly ofDay: (day: string) => number | null
  /** The place of an instant, by the coach's calendar; null before or after. */
  readonly ofInstant: (at: string) => number | null
  /** Whether the instant is later than the whole of a day that lies in one of the weeks. */
  readonly isAfter: (at: string, day: string) => boolean
}

/** The Monday of the week that is so many weeks before the one of `day`. */
export const mondayBefore = (day: string, weeks: number): string => addDays(weekOf(day).monday, -DAYS * weeks)

/**
 * The twelve weeks, Monday to Sunday, of which the last holds today.
 * @param today the coach's day; throws RangeError unless it is a real one
 * @param zone the coach's IANA zone; throws RangeError for one that is not known
 */
export const lastWeeks = (today: string, zone: string): Weeks => {
  const first = mondayBefore(today, MOMENTUM_WEEKS - 1)
  // One more than they have: the day after the last one begins where that ends.
  const days = Array.from({ length: MOMENTUM_WEEKS * DAYS + 1 }, (_, place) => addDays(first, place))
  const begins = days.map((day) => startOfDay(day, zone))
  const mondays = days.slice(0, -1).filter((_, place) => place % DAYS === 0)
  const places = new Map(days.slice(0, -1).map((day, place) => [day, place]))
  const weekBegins = begins.filter((_, place) => place % DAYS === 0)

  return {
    today, mondays,
    ofDay: (day) => {
      const place = places.get(day)
      return place === undefined ? null : Math.floor(place / DAYS)
    },
    ofInstant: (at) => {
      const after = weekBegins.findIndex((begin) => at < begin)
      return after <= 0 ? null : after - 1
    },
    isAfter: (at, day) => {
      const place = places.get(day)
      const end = place === undefined ? undefined : begins[place + 1]
      return end !== undefined && at >= end
    },
  }
}
