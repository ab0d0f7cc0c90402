/** What became of an item: the statuses it had after it was agreed, each with its instant, none after the present. */
import type { ItemStatus, Obstacle } from '../../shared/schemas/action-items.ts'
import type { Calendar } from './calendar.ts'
import type { Random } from './random.ts'
import type { Slot } from './schedule.ts'

export interface Mark {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly status: ItemStatus
}

export interface Outcome {
  readonly marks: readonly Mark[]
  /** What stood in the way, wherever it is stuck. */
  readonly obstacle: Obstacle
}

interface Course {
  /** When it was agreed, and when the two met again; null where they have not. */
  readonly session: Slot
  readonly next: Slot | null
  readonly afterNext: Slot | null
  /** Due, in days since 1970. */
  readonly due: number
  /** The client does not come any more. */
  readonly over: boolean
  /** Nobody has touched it. */
  readonly stays: boolean
}

const OBSTACLES: readonly Obstacle[] = ['workload', 'workload', 'confidence', 'confidence', 'skill', 'support']
const MINUTE = 60_000
const LONG_AGO = 50

/** In a session the coach marks in the first minutes, before she writes. */
const inSession = (slot: Slot, random: Random): number =>
  slot.begun + random.between(1, 6) * MINUTE + random.below(MINUTE)

/** Between two sessions: on a day near the due one, at an hour of work. */
const between = (course: Course, calendar: Calendar, random: Random): number | null => {
  const { session, next, due } = course
  const latest = Math.min(due + (random.chance(0.2) ? 1 : 0), next ? next.day - 1 : calendar.today - 1)
  if (latest <= session.day) return null
  const day = random.between(session.day + 1, latest)
  return calendar.at(day, random.between(8 * 60, 18 * 60)) + random.below(MINUTE)
}

/** What is still open once its day is long over is not kept so: somebody closes it. */
const endOf = (course: Course, calendar: Calendar, random: Random): readonly Mark[] => {
  const { session, due, over, next } = course
  const late = calendar.at(Math.max(due, session.day + 1), random.between(16 * 60, 18 * 60)) + random.below(MINUTE)
  const settled = over || random.chance(next ? 0.94 : 0.85)
  return settled ? [{ at: late, status: random.chance(0.6) ? 'done' : 'skipped' }] : []
}

export const outcomeOf = (course: Course, calendar: Calendar, random: Random): Outcome => {
  const obstacle = random.pick(OBSTACLES)
  const { next, afterNext, stays } = course
  const past = (marks: readonly Mark[]): Outcome => ({ marks: marks.filter(({ at }) => at <= calendar.now), obstacle })
  if (stays) return past([])

  if (!next) {
    // Most of what is due by today has been done; the rest is what a coach looks after.
    const early = random.chance(course.due <= calendar.today ? 0.8 : 0.3) ? between(course, calendar, random) : null
    return past(early === null ? endOf(course, calendar, random) : [{ at: early, status: 'done' }])
  }
  const roll = random.next()
  const meeting = inSession(next, random)
  if (roll < 0.54) {
    const early = random.chance(0.45) ? between(course, calendar, random) : null
    return past([{ at: early ?? meeting, status: 'done' }])
  }
  if (roll < 0.66) return past([{ at: meeting, status: 'skipped' }])
  const stuck: readonly Mark[] = roll < 0.81 ? [{ at: meeting, status: 'stuck' }] : []
  if (afterNext) {
    const later = inSession(afterNext, random)
    const stillStuck = stuck.length > 0 && calendar.today - course.session.day < LONG_AGO && random.chance(0.08)
    return past(stillStuck ? stuck : [...stuck, { at: later, status: random.chance(0.45) ? 'done' : 'skipped' }])
  }
  const waits = stuck.length > 0 && !course.over && random.chance(0.55)
  return past(waits ? stuck : endOf({ ...course, session: next }, calendar, random))
}

/** The status at an instant, and so the one the coach knew when she wrote. */
export const statusAt = ({ marks }: Outcome, at: number): ItemStatus =>
  marks.reduce<ItemStatus>((status, mark) => (mark.at <= at ? mark.status : status), 'open')
