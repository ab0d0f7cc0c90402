/** The words dates are made of, and how a line is taken apart into words. English only. */

/** A run of letters and digits, an apostrophe within it included, so that "Friday's" is not "Friday". */
export interface Word {
  /** In lower case, ordinary apostrophe. */
  readonly word: string
  /** Where it stands in the line, in UTF-16 code units. */
  readonly from: number
  readonly to: number
  /** What separates it from the next word; empty after the last one. */
  readonly gap: string
}

// One way to match every text, so that no input makes it try again.
const WORD = /[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}\p{N}\p{M}_]+)*/gu

export const wordsOf = (line: string): readonly Word[] => {
  const places = [...line.matchAll(WORD)].map((match) => ({ text: match[0], from: match.index }))
  return places.map(({ text, from }, index) => {
    const to = from + text.length
    const next = places[index + 1]
    return { word: text.toLowerCase().replaceAll('’', '\''), from, to, gap: next ? line.slice(to, next.from) : '' }
  })
}

const table = <Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> =>
  new Map(entries.flatMap(([words, value]) => words.split(' ').map((word) => [word, value] as const)))

export const WEEKDAYS = table([
  ['monday mon', 1], ['tuesday tue tues', 2], ['wednesday wed', 3], ['thursday thu thur thurs', 4],
  ['friday fri', 5], ['saturday sat', 6], ['sunday sun', 7],
])

/** Short forms that are words of their own: a day only where a word before them says so. */
export const DOUBTFUL_WEEKDAYS: ReadonlySet<string> = new Set(['wed', 'sat', 'sun'])

export const MONTHS = table([
  ['january jan', 1], ['february feb', 2], ['march mar', 3], ['april apr', 4], ['may', 5], ['june jun', 6],
  ['july jul', 7], ['august aug', 8], ['september sep sept', 9], ['october oct', 10], ['november nov', 11],
  ['december dec', 12],
])

export const COUNTS = table([
  ['a an one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8],
  ['nine', 9], ['ten', 10], ['eleven', 11], ['twelve', 12],
])

export type Unit = 'days' | 'weeks' | 'months' | 'years'

export const UNITS = table<Unit>([
  ['day days', 'days'], ['week weeks', 'weeks'], ['month months', 'months'], ['year years', 'years'],
])

/** Only as in "in a week's time". */
export const OWNED_UNITS = table<Unit>([
  ['day\'s', 'days'], ['week\'s', 'weeks'], ['month\'s', 'months'], ['year\'s', 'years'],
])

/** Words that say that a day is when something is due. */
export const DUE_WORDS: ReadonlySet<string> = new Set(['by', 'on', 'due', 'before', 'until', 'till'])

export const PARTS_OF_A_DAY: ReadonlySet<string> = new Set(['morning', 'afternoon', 'evening', 'night'])

/** Before a day, these tell of something else: "every Friday", "since Monday", "from tomorrow". */
export const OTHER_THAN_DUE: ReadonlySet<string> = new Set([
  'every', 'each', 'any', 'last', 'past', 'previous', 'since', 'after', 'from',
])

/** Before a day, these make it part of a name: "the Monday report". ("her" is left out: "call her Friday".) */
export const BELONGING: ReadonlySet<string> = new Set(['the', 'a', 'an', 'my', 'your', 'his', 'our', 'their', 'that'])
