import type { Static } from '@sinclair/typebox'
import { doneIn, dueIn } from '../../shared/domain/momentum/momentum.ts'
import type { MomentumWeekView } from '../../shared/ipc/brief.ts'

/** E42 as a strip needs it: one figure a week, oldest first, this week last. */
export interface Momentum {
  readonly due: readonly number[]
  readonly done: readonly number[]
  readonly setbacks: readonly number[]
}

export type Week = Static<typeof MomentumWeekView>

export const momentumIn = (weeks: readonly Week[]): Momentum => ({
  due: weeks.map(dueIn), done: weeks.map(doneIn), setbacks: weeks.map(({ setbacks }) => setbacks),
})

/** Nothing was due in these weeks, and nobody was met: there is nothing to draw. */
export const isBare = (weeks: readonly Week[]): boolean =>
  weeks.every(({ monday: _, ...counts }) => Object.values(counts).every((count) => count === 0))

/**
 * How a week is drawn: nothing was due; nothing of it is done; some; all. This week is an outline until all of it is
 * done: it is not over.
 */
export type WeekLook = 'rest' | 'none' | 'some' | 'all' | 'now'

export const weekLook = (due: number, done: number, isThisWeek: boolean): WeekLook => {
  if (due === 0) return 'rest'
  if (done >= due) return 'all'
  if (isThisWeek) return 'now'
  return done === 0 ? 'none' : 'some'
}

/** What stands below a week: a session nobody came to is said before one that was held, and that before a booked one. */
export const sessionLook = ({ held, missed, booked }: Pick<Week, 'held' | 'missed' | 'booked'>):
'missed' | 'held' | 'booked' | null =>
  (missed > 0 ? 'missed' : held > 0 ? 'held' : booked > 0 ? 'booked' : null)
