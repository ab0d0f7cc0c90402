import type { Ground } from './ground.ts'
import { addMonths, firstDayOf, monthOf, monthsFrom, MOST_MONTHS } from './months.ts'
import { lastMonthOf, monthSpan } from './span.ts'

const hasRecord = (ground: Ground, month: string): boolean => {
  const span = monthSpan(ground.line, month)
  return ground.startedIn(span).length > 0 || ground.assignedIn(span).length > 0
}

/** The months that are over and of which there is a record, earliest first; of the last hundred years. */
export const recordedMonths = (ground: Ground): readonly string[] => {
  if (ground.first === null) return []
  const last = lastMonthOf(ground.today)
  const [first, earliest] = [monthOf(ground.line.dayOf(ground.first)), addMonths(last, 1 - MOST_MONTHS)]
  return monthsFrom(first < earliest ? earliest : first, last).filter((month) => hasRecord(ground, month))
}

export interface Baseline { readonly month: string, readonly isChosen: boolean }

/**
 * The month the others are held against (E44): the one chosen, else the first whole one. Null while there is none.
 * @param months those that are over and recorded, earliest first
 */
export const baselineOf = (ground: Ground, months: readonly string[], chosen: string | null): Baseline | null => {
  if (chosen !== null) return { month: chosen, isChosen: true }
  if (ground.first === null) return null
  const firstDay = ground.line.dayOf(ground.first)
  const month = months.find((one) => firstDayOf(one) >= firstDay)
  return month === undefined ? null : { month, isChosen: false }
}
