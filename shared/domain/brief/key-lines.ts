/** The lines of a note that a brief shows (E41). Text is UTF-16 and stays as it is; what is shown is on one line. */
import { LIMITS } from '../../schemas/common.ts'
import { commitmentLines, isHeading } from '../commitment-lines.ts'

/** Of a note in which no line is marked, so many are taken. */
const FIRST_LINES = 3

/** Under these stand the lines the coach wanted to find again. */
const HEADINGS: ReadonlySet<string> = new Set([
  'key points', 'key point', 'key lines', 'key insights', 'insights', 'key takeaways', 'takeaways', 'main points',
  'in short', 'summary', 'to remember', 'remember',
])

const LONGEST_HEADING = 60

// No repetition stands within a repetition, so a line is read through a fixed number of times, whatever it holds.
const MARKED = /^\s*(?:!+|\*+)\s*/u
const BULLET = /^\s*(?:[-+•–]|[0-9]{1,3}[.)])\s+/u

/** A letter, a figure, or a sign such as an emoji. */
const HAS_WORDS = /[\p{L}\p{N}\p{S}]/u

const opensKeyLines = (line: string): boolean =>
  line.length <= LONGEST_HEADING
  && HEADINGS.has(line.replace(/^[\s#*_]+/u, '').replace(/[\s#*_:]+$/u, '').replace(/\s+/gu, ' ').toLowerCase())

/** `**bold** words` are words; of `* words` the sign alone goes. */
const bare = (line: string): string => {
  const marked = MARKED.exec(line)?.[0] ?? ''
  const words = line.slice(marked.length)
  const isEmphasis = marked.includes('*') && !/\s$/u.test(marked)
  return (isEmphasis ? words.replace(/\*+/gu, '') : words).replace(BULLET, '').replace(/\s+/gu, ' ').trim()
}

/** At most so many code units, ending at a word where there is one and never within a character. */
export const cutLine = (line: string, most: number): string => {
  if (line.length <= most) return line
  const cut = line.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/u, '')).trimEnd()}…`
}

/**
 * The key lines of a note, in the order they stand: those under a heading such as Key points up to an empty line or
 * another heading, and those that begin with `!` or `*`; where there is none of either, the first three. Commitments
 * and headings are none. Signs in front are left out.
 * @param most the longest of them, in UTF-16 code units; a longer one is cut, and ends in an ellipsis
 */
export const keyLines = (text: string, most: number): readonly string[] => {
  const agreed = new Set(Array.from(commitmentLines(text, LIMITS.itemText), ({ lineNumber }) => lineNumber))
  const marked: string[] = []
  const first: string[] = []
  // 'begun': below such a heading, with nothing under it yet; an empty line there ends nothing.
  let listed: 'no' | 'begun' | 'yes' = 'no'
  text.split(/\r\n|\r|\n/u).forEach((line, index) => {
    if (line.trim() === '') {
      if (listed === 'yes') listed = 'no'
      return
    }
    if (opensKeyLines(line)) {
      listed = 'begun'
      return
    }
    if (isHeading(line)) {
      listed = 'no'
      return
    }
    if (agreed.has(index + 1) || !HAS_WORDS.test(line)) return
    const words = cutLine(bare(line), most)
    if (listed !== 'no') listed = 'yes'
    if (listed === 'yes' || MARKED.test(line)) marked.push(words)
    else if (first.length < FIRST_LINES) first.push(words)
  })
  return marked.length > 0 ? marked : first
}
