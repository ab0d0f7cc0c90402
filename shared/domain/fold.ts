/**
 * Letters as a search sees them: without case, accents and ways of writing (E14). What is alike is what Unicode says
 * is alike, in no particular language: `é` is `e`, `ﬁ` is `fi`, `ß` is `ss`, and `oe` is not `ö`. Letters with a stroke
 * and joined letters have no plain form in Unicode, but people type them so: `lukasz` is `Łukasz`, `soren` is `Søren`.
 */
import type { Span } from '../ipc/views.ts'

/** For each UTF-16 code unit of a folded text, the piece of the original it came from. */
export interface Folded {
  readonly text: string
  readonly from: readonly number[]
  /** Just behind the piece, the marks and invisible characters that follow a letter included. */
  readonly to: readonly number[]
}

const BEYOND_ASCII = /[^\0-\x7f]/

/** Half characters would match inside whole ones; an acute accent on its own would become white space. */
const BEFORE = /[\p{Surrogate}´]/gu

/** Marks, what is not to be seen (zero width, directions, soft hyphens), and the Arabic tatweel. */
const NOT_LOOKED_AT = /[\p{M}\p{Default_Ignorable_Code_Point}ـ]+/gu

/** What lower case leaves apart though it is alike, and signs that keyboards and word processors exchange. */
const ALIKE = /[ßςıłøđðħæœþ‘’‛ʼ′“”„‟«»\u2212\p{Pd}]/gu

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', ς: 'σ', ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', æ: 'ae', œ: 'oe', þ: 'th',
}
const APOSTROPHES = '‘’‛ʼ′'
const QUOTES = '“”„‟«»'

const alike = (char: string): string =>
  LETTERS[char] ?? (APOSTROPHES.includes(char) ? "'" : QUOTES.includes(char) ? '"' : '-')

/** A run of white space that is more, or something else, than one space. */
const SPACES = / \s+|[^\S ]\s*/g

const unspaced = (text: string): string => (BEYOND_ASCII.test(text)
  ? text
    .replace(BEFORE, (char) => (char === '´' ? "'" : '\ufffd'))
    .normalize('NFKD').replace(NOT_LOOKED_AT, '').toLowerCase().replace(ALIKE, alike)
  : text.toLowerCase())

/**
 * The text as a search sees it: NFKD, lower case by no language, without marks and invisible characters; apostrophes,
 * double quotes and hyphens each alike, a run of white space one space. Folding what is folded changes nothing.
 */
export const fold = (text: string): string => unspaced(text).replace(SPACES, ' ')

/** Takes one step for each character that leaves something: what it leaves, and the piece of the original. */
type Step = (units: string, from: number, to: number) => 'on' | 'stop'

/** Walks a text as `fold` reads it. What is not looked at, and further white space, lengthens the piece before. */
const walk = (text: string, step: Step): void => {
  const known = new Map<string, string>()
  const folded = (char: string): string => {
    const before = known.get(char)
    if (before !== undefined) return before
    const after = fold(char)
    known.set(char, after)
    return after
  }
  let units = ''
  let from = 0
  let place = 0
  for (const char of text) {
    const next = folded(char)
    if (next !== '' && !(next === ' ' && units.endsWith(' '))) {
      if (units !== '' && step(units, from, place) === 'stop') return
      units = next
      from = place
    }
    place += char.length
  }
  if (units !== '') step(units, from, place)
}

/**
 * The folded text with the way back. The pieces stand in the order of the text, side by side; several units have one
 * piece where a character became several. What comes before the first letter and is not looked at is in no piece.
 */
export const foldWithMap = (text: string): Folded => {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  walk(text, (units, from, to) => {
    parts.push(units)
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(from)
      ends.push(to)
    }
    return 'on'
  })
  return { text: parts.join(''), from: starts, to: ends }
}

/** How long a piece is, about: UTF-16 code units. Folding one takes well under a millisecond. */
const PIECE = 16_384

/** A letter that folds to letters: what stands before it and what follows fold apart as they do together. */
const SEAM = /(?!\p{Default_Ignorable_Code_Point})[\p{Lu}\p{Ll}\p{Lo}]/gu

/** The text in pieces that may be folded one by one: joined, the folded pieces are the folded text. */
export const piecesOf = function* (text: string): Generator<string> {
  let start = 0
  while (text.length - start > PIECE) {
    SEAM.lastIndex = start + PIECE
    const end = SEAM.exec(text)?.index ?? text.length
    yield text.slice(start, end)
    start = end
  }
  if (start < text.length) yield text.slice(start)
}

/** The piece of a text for a piece of its folded text, which must lie in it. Keeps no map: for long texts. */
export const unfold = (text: string, { from, to }: Span): Span => {
  let skipped = 0
  let seen = 0
  for (const piece of piecesOf(text)) {
    const { length } = fold(piece)
    if (seen + length > from) break
    seen += length
    skipped += piece.length
  }
  let start = skipped
  let end = text.length
  walk(text.slice(skipped), (units, first, behind) => {
    if (seen <= from) start = skipped + first
    seen += units.length
    if (seen < to) return 'on'
    end = skipped + behind
    return 'stop'
  })
  return { from: start, to: end }
}
