import { compare } from '../../../shared/domain/compare.ts'
import { read } from '../../../shared/domain/measures/all.ts'
import { baselineOf, recordedMonths } from '../../../shared/domain/measures/baseline.ts'
import type { DayLine } from '../../../shared/domain/measures/day-line.ts'
import { flatSince } from '../../../shared/domain/measures/flat.ts'
import { layOut, type Facts } from '../../../shared/domain/measures/ground.ts'
import { addMonths, monthsFrom } from '../../../shared/domain/measures/months.ts'
import { isRate, MEASURES } from '../../../shared/domain/measures/names.ts'
import { lastMonthOf, lastQuarter, monthSoFar, monthSpan, type Span } from '../../../shared/domain/measures/span.ts'
import type { MeasuresView, SpanName } from '../../../shared/ipc/measures.ts'
import type { Day } from './day.ts'

/** How many months a small line is drawn over. */
const TREND = 12

const daysOf = ({ from, to }: Span) => ({ from, to })

const forEach = <Value>(make: (name: SpanName) => Value): Readonly<Record<SpanName, Value>> =>
  ({ 'last-month': make('last-month'), 'month-so-far': make('month-so-far'), 'last-quarter': make('last-quarter') })

/**
 * The measures of the practice (E43) beside its baseline month (E44). Each kind of record is walked through once.
 * @param line days of the coach’s own zone
 */
export const myPracticeView = (
  { at, today, zone }: Day, line: DayLine, facts: Facts & { readonly baselineMonth: string | null },
): MeasuresView => {
  const ground = layOut(facts, { at, today, line })
  const lastMonth = lastMonthOf(today)
  const spans: Readonly<Record<SpanName, Span>> = {
    'last-month': monthSpan(line, lastMonth),
    'month-so-far': monthSoFar(line, today),
    'last-quarter': lastQuarter(line, today),
  }
  const wholeMonths = recordedMonths(ground)
  const baseline = baselineOf(ground, wholeMonths, facts.baselineMonth)
  const before = baseline && monthSpan(line, baseline.month)
  const trendMonths = monthsFrom(addMonths(lastMonth, 1 - TREND), lastMonth)
  const trend = trendMonths.map((month) => monthSpan(line, month))
  return {
    today, zone, baseline, trendMonths: [...trendMonths],
    spans: forEach((name) => daysOf(spans[name])),
    wholeMonths: [...wholeMonths].reverse(),
    figures: MEASURES.map((measure) => ({
      measure,
      readings: forEach((name) => read(measure, ground, spans[name])),
      before: before && read(measure, ground, before),
      months: isRate(measure) ? trend.map((span) => read(measure, ground, span)) : [],
    })),
    flat: baseline && flatSince(ground, baseline.month),
    asked: wholeMonths.length > 0 ? lastMonth : null,
    reports: [...facts.reports].sort((one, other) => compare(other.month, one.month)),
  }
}
