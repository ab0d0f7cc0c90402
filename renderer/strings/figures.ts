/** Waits, spans and very large numbers, as they are spoken. */
import { counted, inWords } from './numbers.ts'

/** How long a short wait lasts, for a sentence: `eight seconds`, `40 seconds`, `about two minutes`. */
export const wait = (seconds: number): string => {
  const whole = Math.max(1, Math.ceil(seconds))
  return whole < 90 ? counted(whole, 'second') : `about ${counted(Math.round(whole / 60), 'minute')}`
}

const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits))

const STEPS = [[1e6, 'million'], [1e3, 'thousand']] as const

/** A number below a billion, one digit that counts: `a thousand`, `30 million`, `400`. */
const belowBillion = (value: number): string => {
  const step = STEPS.find(([size]) => value >= size)
  if (!step) return value === 1 ? 'a' : String(value)
  const [size, name] = step
  const times = value / size
  return times === 1 ? `a ${name}` : `${times} ${name}`
}

/**
 * A very large number as one would say it, to one digit: `a million billion`, `30 billion billion`.
 * From a billion billion billion on it is only called more than that.
 */
export const large = (value: number): string => {
  if (value >= 1e27) return 'more than a billion billion billion'
  let rest = rounded(Math.max(1, value), 1)
  let billions = ''
  while (rest >= 1e9) {
    // Dividing may leave 29.999999999999996 where 30 is meant.
    rest = rounded(rest / 1e9, 1)
    billions += ' billion'
  }
  const first = belowBillion(rest)
  return billions === '' && first === 'a' ? 'one' : `${first}${billions}`
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
export const YEAR = 365.25 * DAY

const SPANS = [
  [YEAR, 'year'], [30 * DAY, 'month'], [DAY, 'day'], [HOUR, 'hour'], [MINUTE, 'minute'], [1, 'second'],
] as const

/** A span to two digits: `less than a second`, `some three hours`, `some 16,000 years`. */
export const span = (seconds: number): string => {
  if (seconds >= 1e9 * YEAR) return 'more than a billion years'
  const unit = SPANS.find(([size]) => rounded(seconds / size, 2) >= 1)
  if (!unit) return 'less than a second'
  const n = rounded(seconds / unit[0], 2)
  if (unit[0] === YEAR && n >= 1e6) return `some ${inWords(n / 1e6)} million years`
  return `some ${counted(n < 10 ? Math.round(n) : n, unit[1])}`
}
