/**
 * Finds the lines of a note in which something is agreed. Text is UTF-16 and stays as it is;
 * a line ends with CR, LF or both, as in the editor, and with nothing else.
 */

/** A line in which something is agreed, and how much of its beginning is a sign. */
export interface CommitmentLine {
  /** From 1. */
  readonly lineNumber: number
  /** The line in the text, without its end. */
  readonly from: number
  readonly to: number
  readonly line: string
  /** The sign within the line, `[]` or `->` or a bullet; null under a heading where there is none. */
  readonly sign: { readonly from: number, readonly to: number } | null
  /** Where the words begin within the line. */
  readonly wordsFrom: number
}

// No repetition stands within a repetition, so a line is read through a fixed number of times, whatever it holds.
const BULLET = String.raw`(?:[-*+•–]|[0-9]{1,3}[.)])`
const SIGN = new RegExp(String.raw`^\s*((?:${BULLET}\s*)?\[\s*\]|(?:${BULLET}\s+)?(?:->|→))\s*`)
const BULLETED = new RegExp(String.raw`^\s*(${BULLET})\s+`)
const DONE = new RegExp(String.raw`^\s*(?:${BULLET}\s*)?\[\s*[xX✓✔]\s*\]`)
const HEADING = /^\s*#{1,6}(?:\s|$)/
const HEADINGS: ReadonlySet<string> = new Set(['commitments', 'actions', 'action items', 'homework'])
const LONGEST_HEADING = 60

/** Whether the line is one of the headings under which lines are commitments: `## Action items:`, `HOMEWORK`. */
const opensList = (line: string): boolean =>
  line.length <= LONGEST_HEADING
  && HEADINGS.has(line.replace(/^[\s#*_]+/, '').replace(/[\s#*_:]+$/, '').replace(/\s+/g, ' ').toLowerCase())

/** Whether a line is a heading of any kind: one of those above, or one written with `#`. */
export const isHeading = (line: string): boolean => opensList(line) || HEADING.test(line)

/**
 * The lines that begin with a sign, and those under a heading (Commitments, Actions, Action items, Homework)
 * up to an empty line or another heading. What is ticked off (`- [x]`) is done already and not among them.
 * @param longest a line of more UTF-16 code units is prose, whatever it begins with
 */
export function* commitmentLines(text: string, longest: number): Generator<CommitmentLine> {
  let listed = false
  for (const { from, to, lineNumber } of linesOf(text)) {
    if (to - from > longest) continue
    const line = text.slice(from, to)
    if (line.trim() === '') {
      listed = false
    } else if (opensList(line)) {
      listed = true
    } else if (HEADING.test(line)) {
      listed = false
    } else if (!DONE.test(line)) {
      const match = SIGN.exec(line) ?? (listed ? BULLETED.exec(line) : null)
      if (match || listed) yield { lineNumber, from, to, line, ...signOf(match) }
    }
  }
}

const signOf = (match: RegExpExecArray | null): Pick<CommitmentLine, 'sign' | 'wordsFrom'> => {
  if (!match) return { sign: null, wordsFrom: 0 }
  const [all, sign = ''] = match
  const from = all.indexOf(sign)
  return { sign: { from, to: from + sign.length }, wordsFrom: all.length }
}

function* linesOf(text: string): Generator<Pick<CommitmentLine, 'from' | 'to' | 'lineNumber'>> {
  const end = /[\r\n]/g
  let from = 0
  for (let lineNumber = 1; ; lineNumber += 1) {
    end.lastIndex = from
    const to = end.exec(text)?.index ?? text.length
    yield { from, to, lineNumber }
    if (to === text.length) return
    from = to + (text.startsWith('\r\n', to) ? 2 : 1)
  }
}
