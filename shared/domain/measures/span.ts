import { addDays } from '../day.ts'
import type { DayLine } from './day-line.ts'
import { addMonths, firstDayOf, monthOf, monthsFrom } from './months.ts'

/** Days of the coach’s calendar, the first and the last included, and the instants between which they lie. */
export interface Span {
  readonly from: string
  readonly to: string
  /** Where the first day begins. */
  readonly since: string
  /** Where the day after the last one begins: just outside. */
  readonly until: string
}

export const spanOf = (line: DayLine, from: string, to: string): Span =>
  ({ from, to, since: line.startOf(from), until: line.startOf(to, 1) })

export const monthSpan = (line: DayLine, month: string): Span =>
  spanOf(line, firstDayOf(month), addDays(firstDayOf(addMonths(month, 1)), -1))

/** From the first of this month to today. */
export const monthSoFar = (line: DayLine, today: string): Span => spanOf(line, firstDayOf(monthOf(today)), today)

/** The last month that is over. */
export const lastMonthOf = (today: string): string => addMonths(monthOf(today), -1)

/** The last calendar quarter that is over. */
export const lastQuarter = (line: DayLine, today: string): Span => {
  const month = monthOf(today)
  const thisQuarter = addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3))
  return spanOf(line, firstDayOf(addMonths(thisQuarter, -3)), addDays(firstDayOf(thisQuarter), -1))
}

/** How many months it touches. */
export const monthsIn = ({ from, to }: Span): number => monthsFrom(monthOf(from), monthOf(to)).length
