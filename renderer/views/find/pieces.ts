/** Words and where the match is in them, made ready to be drawn. */
import type { Marked, Span } from '../../../shared/ipc/views.ts'

/** A stretch of words that is drawn in one way. */
export interface Piece {
  readonly text: string
  readonly isMatch: boolean
}

const COMBINING = /\p{M}/u
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** Whether a cut before `at` would part what belongs together: half a character, or a letter and the marks on it. */
const isWithin = (text: string, at: number): boolean =>
  at > 0 && at < text.length && (isLow(text, at) || COMBINING.test(String.fromCodePoint(text.codePointAt(at) ?? 0)))

const before = (text: string, at: number): number => {
  let to = Math.max(0, Math.min(at, text.length))
  while (isWithin(text, to)) to--
  return to
}
const after = (text: string, at: number): number => {
  let to = Math.max(0, Math.min(at, text.length))
  while (isWithin(text, to)) to++
  return to
}

/** The marks in order, inside the text, apart from each other, around whole letters. */
const tidy = ({ text, marks }: Marked): readonly Span[] => {
  const inOrder = marks
    .map(({ from, to }) => ({ from: before(text, from), to: after(text, to) }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from)
  const apart: Span[] = []
  for (const span of inOrder) {
    const last = apart.at(-1)
    if (last && span.from <= last.to) apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else apart.push(span)
  }
  return apart
}

/** The words as alternating pieces; together they are the words again. */
export const piecesOf = (marked: Marked): readonly Piece[] => {
  const { text } = marked
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to } of tidy(marked)) {
    if (from > at) pieces.push({ text: text.slice(at, from), isMatch: false })
    pieces.push({ text: text.slice(from, to), isMatch: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}

/** How far a cut is moved to fall between two words. */
const LONGEST_WORD = 16

/**
 * A piece of the words around the first match, on one line.
 * @param most about so many UTF-16 code units are left; what is cut off is said with `…`
 */
export const aroundMatch = (marked: Marked, most: number): Marked => {
  // One unit for one unit: the marks stay where they are.
  const text = marked.text.replace(/[\r\n\t\u2028\u2029]/gu, ' ')
  const marks = tidy(marked)
  if (text.length <= most) return { text, marks: [...marks] }
  const first = marks[0] ?? { from: 0, to: 0 }
  // A third of the room is for what leads up to the match.
  const wished = first.to <= most * 0.8 ? 0 : Math.max(0, Math.min(first.from - Math.floor(most / 3), text.length - most))
  const from = wished === 0 ? 0 : startOfWord(text, wished, first.from)
  const to = endOfWord(text, Math.min(text.length, from + most))
  const lead = from > 0 ? '…' : ''
  const trail = to < text.length ? '…' : ''
  return {
    text: `${lead}${text.slice(from, to)}${trail}`,
    marks: marks
      .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
      .filter((span) => span.from < span.to)
      .map((span) => ({ from: span.from - from + lead.length, to: span.to - from + lead.length })),
  }
}

const startOfWord = (text: string, at: number, latest: number): number => {
  const space = text.indexOf(' ', at)
  return before(text, space >= 0 && space < Math.min(latest, at + LONGEST_WORD) ? space + 1 : at)
}

const endOfWord = (text: string, at: number): number => {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return before(text, space > at - LONGEST_WORD ? space : at)
}

/** Words that carry no mark. */
export const unmarked = (text: string): Marked => ({ text, marks: [] })
