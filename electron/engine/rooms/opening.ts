/** The longest opening: characters. */
const LONGEST = 120

/** The first of the pair of code units that make one character outside the basic plane. */
const LEADING = /[\ud800-\udbff]$/

const lineAround = (text: string, index: number): string => {
  const start = Math.max(text.lastIndexOf('\n', index), text.lastIndexOf('\r', index)) + 1
  const end = text.slice(index).search(/[\r\n]/)
  return text.slice(start, end < 0 ? text.length : index + end).trim()
}

/**
 * The line by which a note is recognised: the first with a letter or a figure in it, else the first with anything.
 * At most 120 characters, cut between two characters and never within one. Looks no further than that line.
 */
export const openingOf = (text: string): string => {
  const found = /[\p{L}\p{N}]/u.exec(text) ?? /\S/u.exec(text)
  if (!found) return ''
  const line = lineAround(text, found.index)
  return line.length <= LONGEST ? line : line.slice(0, LONGEST).replace(LEADING, '').trimEnd()
}
