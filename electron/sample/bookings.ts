/** What is booked, was missed, or waits for its note: added to the plans of a year once its sessions are known. */
import type { Every } from '../../shared/domain/session-limits.ts'
import type { Calendar } from './calendar.ts'
import type { ClientPlan } from './client-records.ts'
import { HOURS, hourOf, timesAhead, type Slot, type Time } from './schedule.ts'

const MINUTE = 60_000
/** Half-way through the hour it is said that somebody did not come. */
const SAID_MISSED = 30 * MINUTE
/** The next one is booked at the beginning of a session, before its note is saved. */
const BOOKED_INTO = 5 * MINUTE

/** A session that was booked and had no note so far. */
export interface Meeting extends Time {
  /** Milliseconds since 1970. */
  readonly bookedAt: number
  /** When it was said that it was missed; null while it is booked. */
  readonly missedAt: number | null
  /** What it was booked together with: week after week, or with others. */
  readonly inSeries: boolean
  readonly inGroup: boolean
}

/** Who did not come the last two times; who did not come once; who was met and not written about; who meet together. */
const MISSED_TWO = 9
const MISSED_ONCE: readonly (readonly [index: number, sessionsAgo: number])[] = [[8, 2], [15, 3], [18, 5]]
const UNWRITTEN_FROM = 10
const GROUP: readonly number[] = [16, 17, 19]
const GROUP_HOUR = HOURS - 1

/** Where two of them live; empty is where the coach does. */
const ZONES: ReadonlyMap<number, string> = new Map([[4, 'Asia/Tokyo'], [12, 'America/Chicago']])

const HOW_OFTEN: Readonly<Record<1 | 2 | 3, Every>> = { 1: 'week', 2: 'two-weeks', 3: 'three-weeks' }
const SERIES = 6

export const howOften = (every: 1 | 2 | 3): Every => HOW_OFTEN[every]

const bookedAfter = (slot: Slot): number => slot.begun + BOOKED_INTO

const meeting = ({ day, start }: Time, bookedAt: number, more: Partial<Meeting> = {}): Meeting =>
  ({ day, start, bookedAt, missedAt: null, inSeries: false, inGroup: false, ...more })

const timeOf = (slot: Slot): Time => ({ day: slot.day, start: hourOf(slot) })

/**
 * Sessions that were held, as they were booked in the one before; null for the first, and for those of the time before
 * the coach booked. In the order of the slots.
 * @param since milliseconds since 1970
 */
export const heldBookings = (slots: readonly Slot[], since: number): readonly (Meeting | null)[] =>
  slots.map((slot, index) => {
    const before = slots[index - 1]
    return before && before.begun >= since ? meeting(timeOf(slot), bookedAfter(before)) : null
  })

/** A session that was held as one that was booked in the session before it, and came to nothing. */
const missed = (slot: Slot, bookedAt: number): Meeting =>
  meeting(timeOf(slot), bookedAt, { missedAt: hourOf(slot) + SAID_MISSED })

/** Takes some sessions out of a plan, counted from its last one, as missed; each was booked when the one before began. */
const withMissed = (plan: ClientPlan, places: readonly number[]): ClientPlan => {
  const gone = places.map((place) => plan.slots.length - place)
  if (gone.some((place) => place < 1)) return plan
  const turned = gone.flatMap((place) => {
    const [slot, before] = [plan.slots[place], plan.slots[place - 1]]
    return slot && before ? [missed(slot, gone.includes(place - 1) ? hourOf(before) + SAID_MISSED : bookedAfter(before))] : []
  })
  return { ...plan, slots: plan.slots.filter((_, place) => !gone.includes(place)), meetings: turned }
}

/** The last session of a plan was held, and nothing is written about it yet: for the calendar it is booked. */
const unwritten = (plan: ClientPlan): ClientPlan => {
  const [before, last] = plan.slots.slice(-2)
  if (!before || !last) return plan
  return { ...plan, slots: plan.slots.slice(0, -1), meetings: [...plan.meetings, meeting(timeOf(last), bookedAfter(before))] }
}

/** Whom the coach met last, of those nothing else is told of: she has not written about it yet. */
const metLast = (plans: readonly ClientPlan[]): number | null => {
  const free = plans.flatMap(({ slots, over }, index) => {
    const last = slots.at(-1)
    const isTaken = GROUP.includes(index) || MISSED_ONCE.some(([missedOnce]) => missedOnce === index)
    return last && slots.length > 2 && !over && !isTaken && index >= UNWRITTEN_FROM ? [{ index, begun: last.begun }] : []
  })
  return free.reduce<{ index: number, begun: number } | null>(
    (latest, one) => (latest && latest.begun >= one.begun ? latest : one), null)?.index ?? null
}

/** What comes next of everybody who still comes: every third has a series, the others the next one or two. */
const withNext = (plan: ClientPlan, index: number, calendar: Calendar): ClientPlan => {
  if (plan.over) return plan
  const { every } = plan.life.rhythm
  const inSeries = index % 3 === 0
  const last = plan.slots.at(-1)
  const before = plan.meetings.at(-1)
  // In the last session; where that came to nothing, when this was clear; of somebody new, when she was added.
  const bookedAt = before && before.start > (last?.begun ?? 0)
    ? before.start + SAID_MISSED : last ? bookedAfter(last) : plan.addedAt + BOOKED_INTO
  const times = timesAhead(calendar, index, { every, count: inSeries ? SERIES : 1 + (index % 2) })
  return { ...plan, meetings: [...plan.meetings, ...times.map((time) => meeting(time, bookedAt, { inSeries }))] }
}

/** Three meet as a group as well, in an hour of its own, after each has been met alone. */
const withGroup = (plans: readonly ClientPlan[], calendar: Calendar): readonly ClientPlan[] => {
  const members = GROUP.flatMap((index) => plans[index] ?? [])
  const firsts = members.map(({ meetings }) => meetings.find(({ start }) => start > calendar.now)?.start ?? calendar.now)
  const bookedAt = Math.max(...members.map(({ slots, addedAt }) => slots.at(-1)?.saved ?? addedAt)) + MINUTE
  const time = timesAhead(calendar, GROUP_HOUR, { every: 1, count: 20 }).find(({ start }) => start > Math.max(...firsts))
  if (members.length < GROUP.length || !time || bookedAt > calendar.now) return plans
  return plans.map((plan, index) =>
    (GROUP.includes(index) ? { ...plan, meetings: [...plan.meetings, meeting(time, bookedAt, { inGroup: true })] } : plan))
}

/** The plans with what is booked, missed and unwritten. Few clients have less of it: those are not there. */
export const withBookings = (plans: readonly ClientPlan[], calendar: Calendar): readonly ClientPlan[] => {
  const met = metLast(plans)
  const past = plans.map((plan, index) => {
    const once = MISSED_ONCE.find(([missedOnce]) => missedOnce === index)
    const zone = ZONES.get(index) ?? ''
    const zoned = { ...plan, zone: zone === calendar.zone ? '' : zone }
    if (index === MISSED_TWO) return withMissed(zoned, [2, 1])
    if (once) return withMissed(zoned, [once[1]])
    return index === met ? unwritten(zoned) : zoned
  })
  return withGroup(past.map((plan, index) => withNext(plan, index, calendar)), calendar)
}
