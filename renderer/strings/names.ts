/**
 * How a person is called where there is little room, and how a name stands inside a sentence without
 * turning it round.
 */

const TITLES = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'miss', 'sir', 'rev', 'fr', 'sr', 'herr', 'frau', 'm', 'mme'])

/** `Marta Oliveira` is called `Marta`; a name that begins with a title or an initial keeps all its words. */
export const shortName = (name: string): string => {
  const whole = name.trim()
  const [first = whole] = whole.split(/\s+/u)
  const bare = first.replace(/\.$/u, '')
  const isAddress = first !== bare || [...bare].length < 2 || TITLES.has(bare.toLowerCase())
  return isAddress ? whole : first
}

/** A stretch of words whose direction is its own, for sentences that are plain text: labels and toasts. */
export const apart = (words: string): string => `\u2068${words}\u2069`

const segments = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/**
 * The beginning of what somebody wrote, for a sentence about it: on one line, at most `most` characters as a
 * reader counts them, ending at a word where there is one.
 */
export const beginningOf = (text: string, most = 90): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= most) return line
  const characters: string[] = []
  for (const { segment } of segments.segment(line)) {
    if (characters.length > most) break
    characters.push(segment)
  }
  if (characters.length <= most) return line
  const cut = characters.slice(0, most).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** How something is called within a sentence: its name, or the beginning of one that is long. */
export const called = (name: string): string => apart(beginningOf(name, 40))
