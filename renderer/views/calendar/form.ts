/** What stands in the form of a session, what it comes to, and what is worth saying before it is booked. Pure. */
import { addDays, weekdayOf } from '../../../shared/domain/day.ts'
import {
  LEAST_IN_A_SERIES, LEAST_MINUTES, MOST_IN_A_SERIES, MOST_MINUTES, type Every,
} from '../../../shared/domain/session-limits.ts'
import { doOverlap, minutesAfter, seriesWalls, wallIn, whenOf, type When } from '../../../shared/domain/session-time.ts'
import type { Bookable, ClientSession, WeekSession } from '../../../shared/ipc/sessions.ts'
import { readDay, readTime } from './typed-when.ts'

export interface Form {
  readonly people: readonly Bookable[]
  /** As typed, all three: `Thu 26 Nov 2026` or `tomorrow`, `14:00` or `2pm`, `60`. */
  readonly day: string
  readonly time: string
  readonly minutes: string
  /** The IANA zone whose clock the time is of. */
  readonly zone: string
  readonly place: string
  readonly every: Every | 'never'
  /** As typed; means nothing while it does not repeat. */
  readonly times: string
}

/** What stands in the way of booking, the first field first. */
export type Problem = 'who' | 'day' | 'time' | 'minutes' | 'times'

export interface Plan {
  readonly minutes: number
  readonly every: Every | 'never'
  /** The zone it is booked in. */
  readonly zone: string
  /** One, or all of a series. */
  readonly sessions: readonly [When, ...When[]]
}

const within = (typed: string, least: number, most: number): number | null => {
  const number = Number(typed)
  return typed !== '' && Number.isInteger(number) && number >= least && number <= most ? number : null
}

/**
 * What it comes to; else what stands in the way.
 * @param today the coach’s day, which words like `tomorrow` count from
 */
export const planOf = (form: Form, today: string): Plan | Problem => {
  const { people, zone, every } = form
  const [day, time] = [readDay(form.day, today), readTime(form.time)]
  if (people.length === 0) return 'who'
  if (day === null) return 'day'
  if (time === null) return 'time'
  const minutes = within(form.minutes, LEAST_MINUTES, MOST_MINUTES)
  if (minutes === null) return 'minutes'
  const times = every === 'never' ? 1 : within(form.times, LEAST_IN_A_SERIES, MOST_IN_A_SERIES)
  if (times === null) return 'times'
  const wall = `${day}T${time}`
  const walls = every === 'never' ? [wall] : seriesWalls(wall, every, times) ?? []
  const [first, ...others] = walls.map((one) => whenOf(one, zone, minutes))
  const later = others.filter((one) => one !== null)
  return first && later.length === others.length ? { minutes, every, zone, sessions: [first, ...later] } : 'day'
}

export type Warning =
  /** The clocks skip the time: it begins at `time`. */
  | { readonly is: 'skipped', readonly when: When, readonly time: string }
  /** The time comes twice: the first is meant. */
  | { readonly is: 'twice', readonly when: When }
  | { readonly is: 'over' }
  | { readonly is: 'overlap', readonly other: WeekSession }
  /** From a session on, the clock somewhere else shows another time, as the clocks change on different days. */
  | { readonly is: 'apart', readonly zone: string, readonly when: When, readonly time: string }

interface Around {
  /** The present instant. */
  readonly at: string
  /** The sessions of its week. */
  readonly sessions: readonly WeekSession[]
  /** What is moved is not in its own way. */
  readonly moving: readonly string[]
  /** Zones of whoever is there and not in the zone it is booked in; the coach’s where she is elsewhere. */
  readonly elsewhere: readonly string[]
}

/** By how many minutes clocks are put back, somewhere. */
const PUT_BACK = [30, 60]

const clockWarning = (when: When): readonly Warning[] => {
  const shown = wallIn(when.startedAt, when.zone)
  if (shown !== when.wall) return [{ is: 'skipped', when, time: shown.slice(11) }]
  const isTwice = PUT_BACK.some((minutes) => wallIn(minutesAfter(when.startedAt, minutes), when.zone) === when.wall)
  return isTwice ? [{ is: 'twice', when }] : []
}

const apartFrom = (sessions: Plan['sessions'], zone: string): readonly Warning[] => {
  const timeOf = (one: When) => wallIn(one.startedAt, zone).slice(11)
  const first = timeOf(sessions[0])
  const when = sessions.find((one) => timeOf(one) !== first)
  return when ? [{ is: 'apart', zone, when, time: timeOf(when) }] : []
}

/** What is worth knowing before it is booked; nothing of it stands in the way (E28). */
export const warningsOf = ({ sessions }: Plan, { at, sessions: booked, moving, elsewhere }: Around): readonly Warning[] => {
  const [first] = sessions
  const others = booked.filter(({ id, state }) => state === 'booked' && !moving.includes(id))
  return [
    ...sessions.flatMap(clockWarning),
    ...(first.endsAt <= at ? [{ is: 'over' as const }] : []),
    ...others.filter(({ startsAt, endsAt }) => doOverlap(first, { startedAt: startsAt, endsAt }))
      .map((other) => ({ is: 'overlap' as const, other })),
    ...elsewhere.flatMap((zone) => apartFrom(sessions, zone)),
  ]
}

/** The zones a time may be of: the coach’s first, then those of whoever lives elsewhere. */
export const zonesOf = (people: readonly Bookable[], own: string): readonly string[] =>
  [...new Set([own, ...people.flatMap(({ zone }) => zone ?? [])])]

/** The next day that is the weekday of her last session, after today and after whatever is booked already. */
export const dayLike = (sessions: readonly ClientSession[], today: string): string => {
  const latest = sessions.reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null)
  if (latest === null) return addDays(today, 1)
  const after = latest > today ? latest : today
  return addDays(after, ((weekdayOf(latest) - weekdayOf(after) + 6) % 7) + 1)
}
