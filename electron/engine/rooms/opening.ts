/** The longest opening, its ellipsis included: UTF-16 code units. */
const LONGEST = 120

/** A word is not cut if one before it ends in the second half. */
const SHORTEST = LONGEST / 2

/** The first of the pair of code units that make one character outside the basic plane. */
const LEADING = /[\ud800-\udbff]$/

/** As much of a long line as is shown: to the end of a word, never within a character. */
const beginningOf = (line: string): string => {
  const gap = line.slice(0, LONGEST).search(/\s\S*$/u)
  const cut = gap >= SHORTEST ? line.slice(0, gap) : line.slice(0, LONGEST - 1).replace(LEADING, '')
  return `${cut.trimEnd()}…`
}

const lineAround = (text: string, index: number): string => {
  const start = Math.max(text.lastIndexOf('\n', index), text.lastIndexOf('\r', index)) + 1
  const end = text.slice(index).search(/[\r\n]/)
  return text.slice(start, end < 0 ? text.length : index + end).trim()
}

/**
 * The line by which a note is recognised: the first with a letter or a figure in it, else the first with anything.
 * At most 120 characters; one that was cut ends in an ellipsis. Looks no further than that line.
 */
export const openingOf = (text: string): string => {
  const found = /[\p{L}\p{N}]/u.exec(text) ?? /\S/u.exec(text)
  if (!found) return ''
  const line = lineAround(text, found.index)
  return line.length <= LONGEST ? line : beginningOf(line)
}
