/**
 * When a session is: what the clock on the wall shows in a zone, and the instant that follows from it (E28).
 * A wall time is a day and a time without a zone, `2026-11-24T14:00`; it may be one that the clocks of a zone skip.
 */
import { Temporal } from 'temporal-polyfill'
import { dayIn, knownZone, timeIn } from './day.ts'
import type { Every } from './session-limits.ts'

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** Nothing is booked before or after these years: what lies beyond is a slip of the finger. */
const FIRST_YEAR = 1970
const LAST_YEAR = 2999

const MINUTE = 60_000

/** The wall time, if there is such a day and hour in the years that can be booked; else null. */
const readWall = (wall: string): Temporal.PlainDateTime | null => {
  if (!SHAPE.test(wall)) return null
  try {
    const read = Temporal.PlainDateTime.from(wall)
    return read.year >= FIRST_YEAR && read.year <= LAST_YEAR ? read : null
  } catch {
    return null
  }
}

const wallText = (wall: Temporal.PlainDateTime): string => wall.toString({ smallestUnit: 'minute' })

/** Whether this machine knows the IANA zone. */
export const isKnownZone = (zone: string): boolean => zone !== '' && knownZone(zone, '') === zone

/**
 * The instant at which the clock of a zone shows a wall time. A time the clocks skip is the one as much later, a time
 * that comes twice is the first (E28). Null for a wall time or a zone that does not exist.
 */
export const instantOf = (wall: string, zone: string): string | null => {
  const read = readWall(wall)
  if (!read || !isKnownZone(zone)) return null
  const { epochMilliseconds } = read.toZonedDateTime(zone, { disambiguation: 'compatible' })
  return new Date(epochMilliseconds).toISOString()
}

/** What the clock of a zone shows at an instant. Throws RangeError for an unknown zone. */
export const wallIn = (instant: string, zone: string): string => `${dayIn(instant, zone)}T${timeIn(instant, zone)}`

/** Where instants end whose years have four digits, so that they sort as strings. */
const EARLIEST = Date.parse('0000-01-01T00:00:00.000Z')
const LATEST = Date.parse('9999-12-31T23:59:59.999Z')

/** So many minutes of time later; earlier for a negative count. It stays in the years of four digits. */
export const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Math.min(LATEST, Math.max(EARLIEST, Date.parse(instant) + minutes * MINUTE))).toISOString()

/** Minutes of time from one instant to another. */
export const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MINUTE)

/** A wall time in a zone, with the instants of its beginning and its end. */
export interface When {
  readonly wall: string
  readonly zone: string
  readonly startedAt: string
  readonly endsAt: string
}

/** When a session is that begins at a wall time and takes so many minutes; null where there is no such time. */
export const whenOf = (wall: string, zone: string, minutes: number): When | null => {
  const startedAt = instantOf(wall, zone)
  return startedAt === null ? null : { wall, zone, startedAt, endsAt: minutesAfter(startedAt, minutes) }
}

const WEEKS: Readonly<Record<Exclude<Every, 'month'>, number>> =
  { 'week': 1, 'two-weeks': 2, 'three-weeks': 3, 'four-weeks': 4 }

/**
 * The wall times of a series: always the same time of day. Months are counted from the first session, so that one on
 * the 31st is on the last day of a shorter month, and on the 31st again after it. Null for a wall time that is none.
 */
export const seriesWalls = (wall: string, every: Every, times: number): readonly string[] | null => {
  const first = readWall(wall)
  return first && Array.from({ length: times }, (_, index) =>
    wallText(first.add(every === 'month' ? { months: index } : { weeks: WEEKS[every] * index })))
}

/** A wall time that goes as far on the wall as another one went. Null where one of them is no wall time. */
export const shiftedWall = (
  wall: string, { from, to }: { readonly from: string, readonly to: string },
): string | null => {
  const [own, before, after] = [readWall(wall), readWall(from), readWall(to)]
  if (!own || !before || !after) return null
  return wallText(own.add(before.until(after, { largestUnit: 'minute' })))
}

/** What takes time. Instants; it is over at `endsAt`. */
export interface Span { readonly startedAt: string, readonly endsAt: string }

/** Whether the two run at the same time for a while. One that begins as the other ends does not. */
export const doOverlap = (one: Span, other: Span): boolean =>
  one.startedAt < other.endsAt && other.startedAt < one.endsAt
