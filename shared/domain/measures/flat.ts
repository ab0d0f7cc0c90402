import { read } from './all.ts'
import type { Ground } from './ground.ts'
import type { Measure } from './names.ts'
import { monthOf } from './months.ts'
import { lastQuarter, monthSpan, type Span } from './span.ts'

/** What would move it: how often clients are reminded, or how soon notes are written. */
export type Tune = 'cadence' | 'capture'

export interface Flat {
  readonly from: string
  readonly to: string
  readonly tune: Tune
}

/** What is less than that is no change worth the name: a share. */
const FIVE_POINTS = 0.05

/** How much better the later one is; null where one of them is not there. */
const gain = (ground: Ground, measure: Measure, before: Span, later: Span): number | null => {
  const first = read(measure, ground, before).value
  const then = read(measure, ground, later).value
  return first === null || then === null ? null : then - first
}

/**
 * Whether nothing has moved in the last whole quarter (E44), and what to tune then. Null where something has, where
 * there is nothing to compare, and where the quarter did not begin after the baseline month.
 */
export const flatSince = (ground: Ground, baselineMonth: string): Flat | null => {
  const quarter = lastQuarter(ground.line, ground.today)
  if (monthOf(quarter.from) <= baselineMonth) return null
  const before = monthSpan(ground.line, baselineMonth)
  const gains = (['completion', 'overdue-caught'] as const).map((measure) => gain(ground, measure, before, quarter))
    .filter((one) => one !== null)
  // Shares are quotients: without a little room 0.55 - 0.5 would be less than 0.05.
  if (gains.length === 0 || gains.some((one) => one > FIVE_POINTS - 1e-9)) return null
  const lowest = (measure: Measure): number => read(measure, ground, quarter).value ?? -1
  const { from, to } = quarter
  return { from, to, tune: lowest('note-on-time') < lowest('reminders-acted') ? 'capture' : 'cadence' }
}
