/**
 * What fits one printed page of a brief (E41). Counted in lines of the page, a little more than they take, so that what
 * was let in is not cut by the printer: `styles/brief.css` draws to the same measure.
 */

/** Lines of an A4 page that are left beside the name, the headings, and the sentences of what did not fit. */
export const PAGE_LINES = 29

/** Characters of a line, wide ones counting double. */
const LINE_WIDTH = 80

/** What was agreed takes no more lines than this on paper; the rest of it is cut there. */
export const MOST_LINES_AN_ITEM = 3

/** As much is kept for the last note, whatever there is besides. */
const KEPT_FOR_NOTE = 8

/** From there on, roughly, a character is as wide as two. */
const WIDE = 0x1100

const linesOf = (words: string): number => {
  let width = 0
  for (let place = 0; place < words.length; place += 1) width += words.charCodeAt(place) >= WIDE ? 2 : 1
  return Math.max(1, Math.ceil(width / LINE_WIDTH))
}

/** An item's words, and the line below them. */
export const itemLines = (words: string): number => Math.min(linesOf(words), MOST_LINES_AN_ITEM) + 1

export const noteLines = (words: string): number => linesOf(words)

const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0)

/** How many of them fit, from the first on. */
const fitting = (lines: readonly number[], room: number): number => {
  let left = room
  const over = lines.findIndex((needs) => {
    left -= needs
    return left < 0
  })
  return over < 0 ? lines.length : over
}

/** The words of each part, in the order they stand. */
interface Parts<Value> {
  readonly agreed: Value
  readonly promised: Value
  readonly waiting: Value
  readonly note: Value
}

/**
 * How many of each part fit the page, from its first on: what was agreed comes first, then what the coach promised, then
 * the last note, for which some room is kept, then what else waits.
 */
export const fitPage = (parts: Parts<readonly string[]>): Parts<number> => {
  const needs = {
    agreed: parts.agreed.map(itemLines), promised: parts.promised.map(itemLines),
    waiting: parts.waiting.map(itemLines), note: parts.note.map(noteLines),
  }
  const kept = Math.min(KEPT_FOR_NOTE, sum(needs.note))
  const agreed = fitting(needs.agreed, PAGE_LINES - kept)
  const afterAgreed = PAGE_LINES - sum(needs.agreed.slice(0, agreed))
  const promised = fitting(needs.promised, afterAgreed - kept)
  const afterPromised = afterAgreed - sum(needs.promised.slice(0, promised))
  const note = fitting(needs.note, afterPromised)
  const waiting = fitting(needs.waiting, afterPromised - sum(needs.note.slice(0, note)))
  return { agreed, promised, waiting, note }
}
