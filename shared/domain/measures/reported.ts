import type { MonthReport } from '../../schemas/month-report.ts'
import type { Ground } from './ground.ts'
import { monthOf } from './months.ts'
import { NOTHING_READ, type Reading } from './reading.ts'
import type { Span } from './span.ts'

const lastSaid = (
  { reports }: Ground, { from, to }: Span, what: Exclude<keyof MonthReport, 'month'>,
): Reading => {
  const said = reports
    .filter((report) => monthOf(from) <= report.month && report.month <= monthOf(to) && report[what] !== null)
    .sort((one, other) => (one.month < other.month ? -1 : 1))
    .at(-1)
  const value = said?.[what] ?? null
  return value === null ? NOTHING_READ : { value, hits: 1, of: 1 }
}

/** E43: hours of administration a week, as the coach wrote them down last in the span. */
export const adminHours = (ground: Ground, span: Span): Reading => {
  const { value, ...rest } = lastSaid(ground, span, 'adminMinutesPerWeek')
  return { ...rest, value: value === null ? null : value / 60 }
}

/** E43: how many notes, sheets and threads are kept elsewhere, as the coach wrote it down last in the span. */
export const workarounds = (ground: Ground, span: Span): Reading => lastSaid(ground, span, 'workarounds')
