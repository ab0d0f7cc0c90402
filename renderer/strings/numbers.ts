/** Numbers as one would say them. */

const WORDS = [
  'no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
] as const

const FIGURES = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const TENTHS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** A number in figures, thousands set apart: `4,112`. */
export const inFigures = (count: number): string => FIGURES.format(count)

/** To twelve in words, beyond in figures: `three`, `13`, `4,112`. None is `no`, as in "no open items". */
export const inWords = (count: number): string => WORDS[count] ?? inFigures(count)

/** The word for one, or for any other number. Without a word for many, an s is added. */
export const plural = (count: number, one: string, many = `${one}s`): string => count === 1 ? one : many

/** `one client`, `three clients`, `no clients`, `26 clients`. */
export const counted = (count: number, one: string, many?: string): string =>
  `${inWords(count)} ${plural(count, one, many)}`

/** For the beginning of a sentence. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** How many commitments a note has: `Three things were agreed`, `One thing was agreed`, `Nothing was agreed`. */
export const agreed = (count: number): string =>
  count === 0 ? 'Nothing was agreed' : `${capitalised(counted(count, 'thing'))} ${plural(count, 'was', 'were')} agreed`

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A size with its unit, in steps of a thousand as disks are sold: `412 B`, `1.1 KB`, `40 MB`. */
export const bytes = (size: number): string => {
  let [value, unit] = [Math.max(0, Math.round(size)), 0]
  // What would be rounded to a thousand is one of the next unit.
  while (Math.round(value) >= 1_000 && unit < UNITS.length - 1) [value, unit] = [value / 1_000, unit + 1]
  const figures = unit > 0 && value < 10 ? TENTHS.format(value) : FIGURES.format(value)
  return `${figures} ${UNITS[unit]}`
}
