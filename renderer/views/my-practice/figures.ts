/** What the page makes of the figures it is given: what is said, what is drawn, what is asked. */
import { asksFor, missing, type Step } from '../../../shared/domain/measures/asks.ts'
import type { Measure } from '../../../shared/domain/measures/names.ts'
import type { Reading } from '../../../shared/domain/measures/reading.ts'
import type { Figure, MeasuresView, SpanName } from '../../../shared/ipc/measures.ts'

export const GROUPS = [
  { name: 'agreed', measures: ['completion', 'overdue-caught', 'reminders-acted', 'reminders', 'assigned', 'finished'] },
  {
    name: 'notes',
    measures: ['note-on-time', 'note-delay', 'capture-time', 'prep-time', 'roster-reviewed', 'follow-ups'],
  },
  { name: 'sessions', measures: ['attendance', 'no-show', 'retention'] },
  { name: 'own', measures: ['admin-hours', 'workarounds'] },
] as const satisfies readonly { readonly name: string, readonly measures: readonly Measure[] }[]

/** The value, where there is enough to say it. */
export const sayable = (measure: Measure, reading: Reading | null): number | null =>
  (reading === null || missing(measure, reading) > 0 ? null : reading.value)

/**
 * What the row of a figure leads to: the step that would move it, or the form for what only she can say, where she has
 * not said it of the last month.
 */
export const stepOf = (measure: Measure, reading: Reading, span: SpanName): Step | 'report' | null =>
  ((measure === 'admin-hours' || measure === 'workarounds') && reading.value === null
    ? span === 'last-month' ? 'report' : null
    : asksFor(measure, reading))

const isAny = ({ readings }: Figure): boolean => Object.values(readings).some(({ of }) => of > 0)

/** Whether there is one record to count in any of the spans, or a month to look back on. */
export const hasAnything = ({ wholeMonths, figures, reports }: MeasuresView): boolean =>
  wholeMonths.length > 0 || reports.length > 0 || figures.some(isAny)

/** The last whole month, unless nothing was recorded in it. */
export const firstSpan = ({ wholeMonths, spans }: MeasuresView): SpanName =>
  (wholeMonths.includes(spans['last-month'].from.slice(0, 7)) ? 'last-month' : 'month-so-far')

export interface Point {
  /** Its place among the months. */
  readonly index: number
  /** A share from 0 to 1. */
  readonly value: number
}

/** The months of which something can be said. */
export const pointsOf = ({ measure, months }: Pick<Figure, 'measure' | 'months'>): readonly Point[] =>
  months.flatMap((reading, index) => {
    const value = sayable(measure, reading)
    return value === null ? [] : [{ index, value }]
  })
