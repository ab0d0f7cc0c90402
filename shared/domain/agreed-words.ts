/** What is left of a commitment line once it is known who does it and by when. */

export interface Cut {
  readonly from: number
  readonly to: number
}

/** Brackets that would be left empty go with what stood in them. */
const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '“': '”', '"': '"' }

/** What hangs in the air at the end, or before a full stop, once the words after it are gone. */
const DANGLING = /[\s,;:–—]$/

const withoutDangling = (words: string): string => {
  let end = words.length
  while (end > 0 && (DANGLING.test(words.charAt(end - 1)) || /\s-$/.test(words.slice(end - 2, end)))) end -= 1
  return words.slice(0, end)
}

const trimStart = (words: string): string => words.replace(/^[\s,;:–—]+/, '').replace(/^-\s+/, '')

const join = (left: string, right: string): string => {
  const [opening, closing] = [left.trimEnd().slice(-1), right.trimStart().slice(0, 1)]
  if (closing !== '' && PAIRS[opening] === closing) return join(left.trimEnd().slice(0, -1), right.trimStart().slice(1))
  const rest = right.trimStart()
  if (rest === '') return withoutDangling(left)
  if (left.trim() === '') return trimStart(rest)
  if (/^[.!?…,;:)\]]/.test(rest)) return withoutDangling(left) + rest
  return `${left.trimEnd()} ${rest}`
}

/**
 * The words as typed, without the cuts and without the comma, colon or dash that led to them,
 * the first letter in upper case. Empty when there are no words besides.
 * @param cuts in any order, not overlapping; offsets within `words`
 */
export const agreedWords = (words: string, cuts: readonly Cut[]): string => {
  const backwards = [...cuts].sort((one, other) => other.from - one.from)
  const joined = backwards.reduce((rest, { from, to }) => join(rest.slice(0, from), rest.slice(to)), words)
  const bare = trimStart(withoutDangling(joined.trim()))
  // "send it by @coach Friday": the owner is gone, and "by" with it.
  const cutAtEnd = backwards[0] !== undefined && words.slice(backwards[0].to).trim() === ''
  return capitalised(cutAtEnd ? withoutDangling(bare.replace(/\s(?:by|due|before|until|till)$/i, '')) : bare)
}

/** Leaves alone what is written as it is for a reason: "iPhone", "https://…". */
const capitalised = (words: string): string => {
  const first = String.fromCodePoint(words.codePointAt(0) ?? 32)
  const firstWord = words.slice(0, 80).split(/\s/, 1)[0] ?? ''
  const upper = first.toUpperCase()
  // One letter stays one letter: "ß" has no capital of its own here.
  if (words === '' || upper.length !== first.length || /.\p{Lu}|:\/|\.\p{L}/u.test(firstWord)) return words
  return upper + words.slice(first.length)
}
