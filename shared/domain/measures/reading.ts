/** What one measure says of one span (E43). */
export interface Reading {
  /** A share from 0 to 1, minutes, hours or a count; null where there is nothing to measure. */
  readonly value: number | null
  /** How many came true, of how many; of a median both are how many it is the middle of. */
  readonly hits: number
  readonly of: number
}

export const NOTHING_READ: Reading = { value: null, hits: 0, of: 0 }

/** The share of those that came true. Of nothing there is no share: it is not 0. */
export const share = <Thing>(things: readonly Thing[], cameTrue: (thing: Thing) => boolean): Reading => {
  const of = things.length
  const hits = things.filter(cameTrue).length
  return { value: of === 0 ? null : hits / of, hits, of }
}

/** The one in the middle, or what lies half-way between the two there. Of nothing there is none. */
export const median = (numbers: readonly number[]): Reading => {
  const sorted = [...numbers].sort((one, other) => one - other)
  const of = sorted.length
  const upper = sorted[Math.floor(of / 2)]
  const lower = sorted[Math.ceil(of / 2) - 1]
  return upper === undefined || lower === undefined ? NOTHING_READ : { value: (lower + upper) / 2, hits: of, of }
}

/** A number of things: none of them is a number too. */
export const count = (number: number): Reading => ({ value: number, hits: number, of: number })
