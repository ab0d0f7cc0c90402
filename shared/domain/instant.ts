/** Instants as they are kept: UTC, ISO 8601 with milliseconds, `2026-11-21T09:30:00.000Z`. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const ZERO = 48

/** So many digits as a number; NaN where one of them is none. */
const digits = (text: string, from: number, count: number): number => {
  let number = 0
  for (let place = from; place < from + count; place += 1) {
    const digit = text.charCodeAt(place) - ZERO
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = 10 * number + digit
  }
  return number
}

const isUpTo = (number: number, most: number): boolean => number >= 0 && number <= most

/** Whether the text is written so, and its day and hour are on the calendar: `2026-02-30T..` is not. Fast. */
export const isRealInstant = (text: string): boolean => {
  if (text.length !== 24 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':'
    || text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return false
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  const days = month === 2 && isLeap(year) ? 29 : DAYS[month - 1] ?? 0
  return year >= 0 && day >= 1 && day <= days && isUpTo(digits(text, 11, 2), 23) && isUpTo(digits(text, 14, 2), 59)
    && isUpTo(digits(text, 17, 2), 59) && digits(text, 20, 3) >= 0
}
