/** Numbers as they are typed: `6.5`, `6,5`, ` 7 `; nothing is null, what is none is undefined. */

const MOST_HOURS = 100
const MOST_PLACES = 99

/** Hours a week as whole minutes. */
export const hoursRead = (typed: string): number | null | undefined => {
  const text = typed.trim().replace(',', '.')
  if (text === '') return null
  const hours = /^\d+(\.\d+)?$/u.test(text) ? Number(text) : Number.NaN
  return hours >= 0 && hours <= MOST_HOURS ? Math.round(hours * 60) : undefined
}

/** Minutes as hours to be typed over; to the hundredth, which gives the same minutes again. */
export const hoursWritten = (minutes: number | null): string =>
  (minutes === null ? '' : String(Math.round(minutes / 60 * 100) / 100))

export const wholeRead = (typed: string): number | null | undefined => {
  const text = typed.trim()
  if (text === '') return null
  return /^\d+$/u.test(text) && Number(text) <= MOST_PLACES ? Number(text) : undefined
}
