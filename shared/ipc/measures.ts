/** My practice: what the records say of the work, beside its own beginning. */
import { Type, type Static } from '@sinclair/typebox'
import { MOST_MONTHS } from '../domain/measures/months.ts'
import { MEASURES } from '../domain/measures/names.ts'
import { Day, Month, oneOf, Zone } from '../schemas/common.ts'
import { MonthReport } from '../schemas/month-report.ts'
import { Changed, closed, Nothing, writing } from './common.ts'
import { command, query } from './define.ts'

const Count = Type.Integer({ minimum: 0 })

const DaySpan = Type.Object({ from: Day, to: Day }, closed)

/** One measure of one span (E43). */
const Reading = Type.Object({
  /** A share from 0 to 1, minutes, hours or a count; null where there is nothing to measure. */
  value: Type.Union([Type.Null(), Type.Number({ minimum: 0 })]),
  /** How many came true, of how many; of a median both are how many it is the middle of. */
  hits: Count,
  of: Count,
}, closed)

export const SPAN_NAMES = ['last-month', 'month-so-far', 'last-quarter'] as const

export type SpanName = (typeof SPAN_NAMES)[number]

const each = <Value extends Parameters<typeof Type.Object>[0][string]>(value: Value) =>
  Type.Object({ 'last-month': value, 'month-so-far': value, 'last-quarter': value }, closed)

const Figure = Type.Object({
  measure: oneOf(MEASURES),
  readings: each(Reading),
  /** Of the baseline month; null while there is none. */
  before: Type.Union([Type.Null(), Reading]),
  /** Of rates: the last twelve whole months, oldest first; of all others none. */
  months: Type.Array(Reading, { maxItems: 12 }),
}, closed)

export type Figure = Static<typeof Figure>

export const MeasuresView = Type.Object({
  today: Day,
  zone: Zone,
  spans: each(DaySpan),
  /** The month compared with (E44), and whether the coach chose it; null while no month is whole. */
  baseline: Type.Union([Type.Null(), Type.Object({ month: Month, isChosen: Type.Boolean() }, closed)]),
  /** The months that can be compared with, latest first. */
  wholeMonths: Type.Array(Month, { maxItems: MOST_MONTHS }),
  /** The months the trends are of. */
  trendMonths: Type.Array(Month, { maxItems: 12 }),
  figures: Type.Array(Figure),
  /** Nothing has moved since the baseline month (E44); null where something has, or it is too early to say. */
  flat: Type.Union([Type.Null(), Type.Object({
    ...DaySpan.properties, tune: oneOf(['cadence', 'capture']),
  }, closed)]),
  /** The last whole month, where the coach may still write down what only she can say; null before there is one. */
  asked: Type.Union([Type.Null(), Month]),
  /** What she wrote down, latest first. */
  reports: Type.Array(MonthReport, { maxItems: 600 }),
}, closed)

export type MeasuresView = Static<typeof MeasuresView>

export const measureChannels = {
  /** E43, E44. The coach's own view of her own work. */
  'measures': query({ home: 'vault', caller: 'coach', input: Nothing, output: MeasuresView }),
  /** Null goes back to the first whole month. Refuses: bad-input for a month that is not over. */
  'measures.baseline': command({
    home: 'vault', caller: 'coach', input: Type.Object({ month: Type.Union([Type.Null(), Month]) }, closed),
    output: Changed, errors: ['bad-input', ...writing],
  }),
  /** What only the coach can say of a month; both null takes it back. Refuses: bad-input for a month to come. */
  'measures.report': command({
    home: 'vault', caller: 'coach', input: MonthReport, output: Changed, errors: ['bad-input', ...writing],
  }),
} as const
