/** Days and times as they are typed, and how they are written back. Pure; figures are read day before month. */
import { Temporal } from 'temporal-polyfill'
import { duePhrase } from '../../../shared/domain/date-phrases.ts'
import { MONTHS, WEEKDAYS } from '../../../shared/domain/date-words.ts'
import { addDays, isRealDay } from '../../../shared/domain/day.ts'

const two = (number: number): string => String(number).padStart(2, '0')

const real = (year: number, month: number, date: number): string | null => {
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
  return isRealDay(day) ? day : null
}

/** The first of such days that is not over: this year’s, this month’s, or the next. */
const coming = (today: string, days: readonly (string | null)[]): string | null =>
  days.find((day) => day !== null && day >= today) ?? null

const yearOf = (typed: string): number => (typed.length === 2 ? 2_000 + Number(typed) : Number(typed))

/** `24/11`, `24.11.2026`, `2026-11-24`, `24`. */
const inFigures = (typed: string, today: string): string | null => {
  if (isRealDay(typed)) return typed
  const [year = 0, month = 0] = today.split('-').map(Number)
  const parts = /^(\d{1,2})(?:[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?)?[.]?$/u.exec(typed)
  if (!parts) return null
  const [, date = '', inMonth, inYear] = parts
  if (inMonth === undefined) {
    return coming(today, [0, 1, 2].map((more) =>
      real(year + Math.floor((month - 1 + more) / 12), ((month - 1 + more) % 12) + 1, Number(date))))
  }
  if (inYear === undefined) return coming(today, [year, year + 1].map((one) => real(one, Number(inMonth), Number(date))))
  return real(yearOf(inYear), Number(inMonth), Number(date))
}

/** `Thu 26 Nov 2026`: also a day that is over, as its year is said. */
const withYear = (typed: string): string | null => {
  const [, date = '', name = '', year = ''] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(typed) ?? []
  const month = MONTHS.get(name)
  return month === undefined ? null : real(Number(year), month, Number(date))
}

/** `tomorrow`, `Friday`, `3 December`, `in two weeks`, counted from today. */
const inWords = (typed: string, today: string): string | null => {
  const line = `on ${typed}`
  const phrase = duePhrase(line, Temporal.PlainDate.from(today))
  return phrase && phrase.from === 0 && phrase.to === line.length ? phrase.due : null
}

/** A day, however it was typed; null where it is not whole, or is none. */
export const readDay = (typed: string, today: string): string | null => {
  const whole = typed.trim().toLowerCase().replaceAll(/\s+/gu, ' ')
  // A weekday before the date is for the eye.
  const [first = '', ...rest] = whole.split(/,? /u)
  const plain = rest.length > 0 && WEEKDAYS.has(first) && /^\d/u.test(rest[0] ?? '') ? rest.join(' ') : whole
  return inFigures(plain, today) ?? withYear(plain) ?? inWords(plain, today)
}

const SHORT = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day as it stands in its field: `Thu 26 Nov 2026`. What is written so is read back as the same day. */
export const writeDay = (day: string): string => {
  const parts = SHORT.formatToParts(new Date(`${day}T12:00:00Z`))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year').padStart(4, '0')}`
}

/** A time of day: `14:00`, `14.30`, `1400`, `9`, `2 pm`; null where it is none. */
export const readTime = (typed: string): string | null => {
  const [, hour, minute = '0', half] =
    /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?$/u.exec(typed.trim().toLowerCase()) ?? []
  if (hour === undefined) return null
  const read = Number(hour)
  if (half !== undefined && (read < 1 || read > 12)) return null
  const hours = half === undefined ? read : (read % 12) + (half === 'pm' ? 12 : 0)
  return hours <= 23 && Number(minute) <= 59 ? `${two(hours)}:${two(Number(minute))}` : null
}

/** The day before or after, for the arrows; what is no day stays as it was typed. */
export const steppedDay = (typed: string, today: string, days: number): string => {
  const day = readDay(typed, today)
  return day === null ? typed : writeDay(addDays(day, days))
}

const QUARTER = 15
const DAY = 24 * 60

/** A quarter of an hour earlier or later, for the arrows, within the day. */
export const steppedTime = (typed: string, quarters: number): string => {
  const time = readTime(typed)
  if (time === null) return typed
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + quarters * QUARTER
  return minutes < 0 || minutes >= DAY ? time : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
