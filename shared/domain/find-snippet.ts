/** What of a text is shown when something was found in it, and where the match is marked (E14). */
import type { Marked, Span } from '../ipc/views.ts'
import type { Question } from './find-question.ts'
import { placeIn } from './find-question.ts'
import { fold, foldWithMap, unfold } from './fold.ts'

/** How much of a line is shown, and how much of that may stand before the match: UTF-16 code units. */
const ROOM = 120
const BEFORE = 40

/** A match that is longer than this (white space, a heap of marks) is itself cut. */
const LONGEST_MATCH = 1_000

const LINE_BREAK = /[\n\r\u2028\u2029]/
const INSIDE = /^[\p{M}\p{Default_Ignorable_Code_Point}]/u

const isLineEdge = (char: string): boolean => char === '' || LINE_BREAK.test(char)

/** Whether a cut here would part a letter from its marks, or the halves of a character. */
const isInside = (text: string, index: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(index - 1, index + 1))
  || INSIDE.test(text.slice(index, index + 2))

/** Where any of the words stands, in order; what touches is one mark. None parts a letter from its accents. */
export const marksIn = (text: string, { words }: Question): Span[] => {
  const folded = foldWithMap(text)
  const spans: Span[] = []
  for (const word of words) {
    for (let index = folded.text.indexOf(word); index >= 0; index = folded.text.indexOf(word, index + 1)) {
      spans.push({ from: folded.from[index] ?? 0, to: folded.to[index + word.length - 1] ?? text.length })
    }
  }
  const marks: Span[] = []
  for (const span of spans.sort((one, other) => one.from - other.from)) {
    const last = marks.at(-1)
    if (last && span.from <= last.to) marks[marks.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else marks.push(span)
  }
  return marks
}

export const marked = (text: string, question: Question): Marked => ({ text, marks: marksIn(text, question) })

/**
 * The match to show first: the whole as typed, else the longest word that is there; where a word begins, if it stands
 * so anywhere. Null if none of the words stands in the text.
 */
export const firstMatch = (text: string, { words, whole }: Question): Span | null => {
  const folded = fold(text)
  for (const word of [whole, ...words]) {
    const place = placeIn(folded, word)
    if (place) return unfold(text, { from: place.index, to: place.index + word.length })
  }
  return null
}

/** From where to show the line: after a white space, if it has to be cut. */
const startOf = (text: string, { from }: Span, room: number): number => {
  const low = Math.max(0, from - room)
  const head = text.slice(low, from)
  const line = head.split(LINE_BREAK).at(-1) ?? ''
  if (low === 0 || line.length < head.length) return from - line.length
  const gap = head.search(/\s\S/)
  let start = gap < 0 ? low : low + gap + 1
  while (start < from && isInside(text, start)) start += 1
  return start
}

/** To where to show it: before a white space, if it has to be cut. */
const endOf = (text: string, { to }: Span, room: number): number => {
  const tail = text.slice(to, to + room)
  const line = tail.split(LINE_BREAK, 1)[0] ?? ''
  if (line.length < tail.length || isLineEdge(text.charAt(to + room))) return to + line.length
  const gap = tail.search(/\s\S*$/)
  let end = gap < 0 ? to + room : to + gap
  while (end > to && isInside(text, end)) end -= 1
  return end
}

/**
 * The line a match stands in, or about 120 characters of it around the match, with an ellipsis where it was cut. A
 * match that runs over a line break takes both lines with it. White space is shown as spaces.
 */
export const snippetAround = (text: string, match: Span, question: Question): Marked => {
  const length = Math.min(LONGEST_MATCH, match.to - match.from)
  const shown = { from: match.from, to: match.from + length }
  if (shown.to < match.to && isInside(text, shown.to)) shown.to -= 1
  // The end of a line leaves more room for its beginning.
  const least = startOf(text, shown, Math.min(BEFORE, Math.max(0, ROOM - length)))
  const to = shown.to < match.to ? shown.to : endOf(text, shown, Math.max(0, ROOM - length - (shown.from - least)))
  const from = startOf(text, shown, Math.max(shown.from - least, ROOM - (to - shown.from)))
  const raw = text.slice(from, to)
  const piece = raw.trim()
  const before = isLineEdge(text.charAt(from - 1)) ? '' : '…'
  const after = isLineEdge(text.charAt(to)) ? '' : '…'
  return {
    text: before + piece.replace(/\s/g, ' ') + after,
    marks: marksIn(piece, question).map((mark) => ({ from: mark.from + before.length, to: mark.to + before.length })),
  }
}
