/**
 * Days and instants as one would say them, seen from a given today, with the exact value for the hover.
 * Days are plain (`2026-11-17`), instants are UTC in ISO 8601, zones are IANA names.
 */
import { format } from 'date-fns/format'
import { dayIn, daysBetween, timeIn } from '../../shared/domain/day.ts'
import { capitalised } from './numbers.ts'

/** Beyond it a weekday alone could be taken for another week's. */
const NEAR = 6

// At noon, where no zone changes its clock: the day stays the day on whatever machine this runs.
const written = (day: string, pattern: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const noon = new Date(2000, 0, 1, 12)
  noon.setFullYear(year, month - 1, date)
  return format(noon, pattern)
}

const sameYear = (day: string, other: string): boolean => day.slice(0, 4) === other.slice(0, 4)

/** For hover, and for paper: `Tuesday 17 November 2026`. */
export const exactDay = (day: string): string => written(day, 'EEEE d MMMM yyyy')

/** For hover: `Tuesday 17 November 2026, 10:00`. */
export const exactInstant = (instant: string, zone: string): string =>
  `${exactDay(dayIn(instant, zone))}, ${timeIn(instant, zone)}`

/** A day by its name, as in a title: `Tuesday 17 November`, and of another year `17 November 2025`. */
export const dayByName = (day: string, today: string): string =>
  written(day, sameYear(day, today) ? 'EEEE d MMMM' : 'd MMMM yyyy')

/** A day by its date alone: `17 November`, and of another year `17 November 2025`. */
export const dateByName = (day: string, today: string): string =>
  written(day, sameYear(day, today) ? 'd MMMM' : 'd MMMM yyyy')

/** A month in three letters, for the foot of a drawing: `Nov`. */
export const shortMonth = (day: string): string => written(day, 'MMM')

/** Just the weekday: `Friday`. */
export const weekdayName = (day: string): string => written(day, 'EEEE')

/**
 * Within a sentence: `today`, `tomorrow`, `yesterday`, `Thursday, in 2 days`, `Friday, 4 days ago`,
 * `Sunday 29 November`.
 */
export const dayInWords = (day: string, today: string): string => {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (Math.abs(days) > NEAR) return dayByName(day, today)
  return days > 0 ? `${weekdayName(day)}, in ${days} days` : `${weekdayName(day)}, ${-days} days ago`
}

/** The same at the beginning of a line: `Tomorrow`. */
export const dayAtStart = (day: string, today: string): string => capitalised(dayInWords(day, today))

/** The same without the count of days: `today`, `yesterday`, `Friday`, `Monday 2 November`. */
export const dayBriefly = (day: string, today: string): string => {
  const days = Math.abs(daysBetween(today, day))
  return days > 1 && days <= NEAR ? weekdayName(day) : dayInWords(day, today)
}

/** A month by its name: `November`, and of another year `January 2027`. */
export const monthByName = (day: string, today: string): string =>
  written(day, sameYear(day, today) ? 'MMMM' : 'MMMM yyyy')

/** Within a sentence, of a day said in few words: `on Friday`, `on 2 November`; `today` and `yesterday` take no "on". */
export const onDay = (day: string): string => (/^[\p{Lu}\d]/u.test(day) ? `on ${day}` : day)

/** When an open item is or was due: `tomorrow`, `was due Friday, 4 days ago`, `was due 2 November 2025`. */
export const dueInWords = (due: string, today: string): string =>
  due < today ? `was due ${dayInWords(due, today)}` : dayInWords(due, today)

/** `America/New_York` as one would say it: `New York`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** The clock of somebody who lives elsewhere: `09:00 in New York`, with the weekday where that is not `day`. */
export const clockIn = (instant: string, zone: string, day: string): string => {
  const there = dayIn(instant, zone)
  return `${timeIn(instant, zone)}${there === day ? '' : ` on ${weekdayName(there)}`} in ${cityOf(zone)}`
}

/** The time on the coach's clock: `at 10:58`. */
export const atTime = (instant: string, zone: string): string => `at ${timeIn(instant, zone)}`

/** When something happened: `at 10:58` today, `yesterday at 10:58`, `Friday at 16:20`, `Monday 2 November at 09:00`. */
export const instantInWords = (instant: string, today: string, zone: string): string => {
  const day = dayIn(instant, zone)
  const days = daysBetween(today, day)
  const time = atTime(instant, zone)
  if (days === 0) return time
  if (days === -1) return `yesterday ${time}`
  if (days === 1) return `tomorrow ${time}`
  return `${days < 0 && days >= -NEAR ? weekdayName(day) : dayByName(day, today)} ${time}`
}

/** A day and its time, in few words: `today 07:40`, `tomorrow 09:00`, `Friday 16:20`; of a far day only the day. */
export const dayAndTime = (instant: string, today: string, zone: string): string => {
  const day = dayIn(instant, zone)
  const days = Math.abs(daysBetween(today, day))
  return days > NEAR ? dayByName(day, today) : `${dayBriefly(day, today)} ${timeIn(instant, zone)}`
}

/** A day in few words, after "since": `yesterday`, `Friday`, `2 November`, and of another year `2 November 2025`. */
export const recently = (day: string, today: string): string =>
  (Math.abs(daysBetween(today, day)) > NEAR ? dateByName(day, today) : dayBriefly(day, today))
