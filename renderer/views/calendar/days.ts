/** A week of the view as columns: what stands under the head of each day, and what in its hours. */
import { addDays } from '../../../shared/domain/day.ts'
import type { WeekSession, WeekView } from '../../../shared/ipc/sessions.ts'
import { layoutWeek, type Timed, type WeekLayout } from './layout.ts'
import type { Columns } from './steps.ts'

export interface DayColumn {
  /** `2026-11-24`. */
  readonly day: string
  /** What was called off: named under the head of the day, where it takes no hour from anybody. */
  readonly cancelled: readonly WeekSession[]
  /** In the order they begin. */
  readonly sessions: readonly WeekSession[]
  /** Nothing at all on a Saturday or Sunday: the column is narrow. */
  readonly isSpare: boolean
}

export interface Week {
  readonly columns: readonly DayColumn[]
  readonly layout: WeekLayout
  readonly steps: Columns
}

/** Minutes since midnight of a time of day, `14:30`. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** The time of day, of minutes since midnight. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The handle of the head of a day among the stops of the arrows. */
export const headOf = (day: string): string => `day-${day}`

const timed = ({ id, from, minutes }: WeekSession): Timed =>
  ({ id, from: minuteOf(from), until: minuteOf(from) + minutes })

const WEEKEND = 5

export const weekOf = (view: Pick<WeekView, 'monday' | 'sessions'>): Week => {
  const columns = Array.from({ length: 7 }, (_, index): DayColumn => {
    const day = addDays(view.monday, index)
    const ofDay = view.sessions.filter((session) => session.day === day)
    return {
      day,
      cancelled: ofDay.filter(({ state }) => state === 'cancelled'),
      sessions: ofDay.filter(({ state }) => state !== 'cancelled'),
      isSpare: index >= WEEKEND && ofDay.length === 0,
    }
  })
  const layout = layoutWeek(columns.map(({ sessions }) => sessions.map(timed)))
  const steps = columns.map(({ day, cancelled }, index) => [
    { id: headOf(day), top: -2 },
    ...cancelled.map(({ id }) => ({ id, top: -1 })),
    ...(layout.columns[index] ?? []).map(({ id, top }) => ({ id, top })),
  ])
  return { columns, layout, steps }
}

const MORNING = 9 * 60
const EVENING = 18 * 60

/**
 * The first whole hour of a day with nobody in it, from nine on and after `from`; nine where the day is full.
 * @param from minutes of the day that are over already
 */
export const freeTime = (sessions: readonly WeekSession[], minutes: number, from = 0): string => {
  const taken = sessions.filter(({ state }) => state === 'booked').map(timed)
  const isFree = (start: number) => taken.every((one) => one.until <= start || one.from >= start + minutes)
  for (let start = Math.max(MORNING, Math.ceil(from / 60) * 60); start <= EVENING; start += 60) {
    if (isFree(start)) return timeOf(start)
  }
  return timeOf(MORNING)
}
