import { Type, type Static } from '@sinclair/typebox'
import { Month } from './common.ts'

/** What only the coach can say of a month: minutes of administration a week, and notes kept elsewhere. */
export const MonthReport = Type.Object({
  month: Month,
  adminMinutesPerWeek: Type.Union([Type.Null(), Type.Integer({ minimum: 0, maximum: 6_000 })]),
  /** How many spreadsheets, notebooks and threads are kept beside Stillroom. */
  workarounds: Type.Union([Type.Null(), Type.Integer({ minimum: 0, maximum: 99 })]),
}, { additionalProperties: false })

export type MonthReport = Static<typeof MonthReport>
