/**
 * What the spoken dates mean, counted from a given today. Weeks run from Monday to Sunday.
 * Every function gives a day from today to five years ahead, or null: what lies beyond is more likely
 * a slip of the finger than an agreement, and what lies before cannot be agreed any more.
 */
import { Temporal } from 'temporal-polyfill'
import type { Unit } from './date-words.ts'

export type Day = Temporal.PlainDate

const YEARS_AHEAD = 5

const within = (today: Day, day: Day): Day | null =>
  Temporal.PlainDate.compare(day, today) >= 0 && Temporal.PlainDate.compare(day, today.add({ years: YEARS_AHEAD })) <= 0
    ? day
    : null

const monday = (today: Day): Day => today.subtract({ days: today.dayOfWeek - 1 })

/** "in 10 days", "in a month": a month from the 31st ends on the last day of a shorter month. */
export const later = (today: Day, count: number, unit: Unit): Day | null =>
  // Bounded first: no calendar reaches a million years.
  count > 2_000 ? null : within(today, today.add({ [unit]: count }))

/** "Friday": the next one after today. Said on a Friday, it is a week later; for today there is "today". */
export const comingWeekday = (today: Day, weekday: number): Day =>
  today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })

/** "this Friday": the one of this week, today included; once it has gone by, the next one. */
export const thisWeekday = (today: Day, weekday: number): Day =>
  weekday >= today.dayOfWeek ? monday(today).add({ days: weekday - 1 }) : comingWeekday(today, weekday)

/** "next Friday": the one of next week, even if one comes sooner. */
export const nextWeekday = (today: Day, weekday: number): Day => monday(today).add({ days: 6 + weekday })

/** "the end of the week": its Sunday. "of the month", "of the year": the last day. */
export const endOf = (today: Day, unit: Exclude<Unit, 'days'>, ahead: 0 | 1): Day => {
  const inside = today.add({ [unit]: ahead })
  if (unit === 'weeks') return monday(inside).add({ days: 6 })
  return unit === 'months'
    ? inside.with({ day: inside.daysInMonth })
    : Temporal.PlainDate.from({ year: inside.year, month: 12, day: 31 })
}

const real = (year: number, month: number, day: number): Day | null => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** A full date; null if there is no such day. */
export const dated = (today: Day, year: number, month: number, day: number): Day | null => {
  const date = real(year, month, day)
  return date && within(today, date)
}

/** "12 December": the next one from today on. 29 February waits for its leap year, 30 February never comes. */
export const nextDated = (today: Day, month: number, day: number): Day | null => {
  for (let year = today.year; year <= today.year + YEARS_AHEAD; year += 1) {
    const date = dated(today, year, month, day)
    if (date) return date
  }
  return null
}
