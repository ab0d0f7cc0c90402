/**
 * Reads from a note what was agreed in it: stage 1 of an action item, Capture.
 * Nothing here takes effect; the coach confirms what was read, or does not.
 */
import { gathered } from './gathered.ts'
import { Temporal } from 'temporal-polyfill'
import { LIMITS } from '../schemas/common.ts'
import type { Correction } from '../schemas/notes.ts'
import { agreedWords } from './agreed-words.ts'
import { commitmentLines, type CommitmentLine } from './commitment-lines.ts'
import { duePhrase, type DatePhrase } from './date-phrases.ts'
import { isRealDay } from './day.ts'

/** Something to draw in the text: offsets in the whole text, in UTF-16 code units. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly kind: 'sign' | 'owner' | 'date'
}

/** One line in which something is agreed. */
export interface Commitment {
  /** The line as written; how corrections and confirmed items find it again. */
  readonly line: string
  /** From 1. */
  readonly lineNumber: number
  /** Where the line stands in the text, without its end, in UTF-16 code units. */
  readonly from: number
  readonly to: number
  /** What is agreed: the line without sign, owner and date. Never empty. */
  readonly text: string
  readonly owner: 'client' | 'coach'
  /** The day the line names, from today to five years ahead; null if it names none. */
  readonly due: string | null
  /** In the order they stand. */
  readonly marks: readonly Mark[]
}

/**
 * The commitments of a note, in the order they stand (DOMAIN, stage 1). Never throws for any text.
 * A line without words is not one yet, and one longer than an action item may be is prose.
 * @param today the coach's day from which "tomorrow" counts; throws RangeError unless it is a real one
 */
export const parseCommitments = (text: string, { today }: { readonly today: string }): readonly Commitment[] => {
  const from = Temporal.PlainDate.from(today)
  return Array.from(commitmentLines(text, LIMITS.itemText), (line) => read(line, from)).filter(({ text: words }) =>
    HAS_WORDS.test(words))
}

/** A letter, a figure, or a sign such as an emoji; dashes and lone surrogates are no words. */
const HAS_WORDS = /[\p{L}\p{N}\p{S}]/u

const read = (found: CommitmentLine, today: Temporal.PlainDate): Commitment => {
  const { line, lineNumber, from, to, sign, wordsFrom } = found
  const words = line.slice(wordsFrom)
  const owner = ownerIn(words)
  const due = duePhrase(words, today)
  const start = from + wordsFrom
  const marks: Mark[] = []
  if (sign) marks.push({ from: from + sign.from, to: from + sign.to, kind: 'sign' })
  if (owner) marks.push({ from: start + owner.from, to: start + owner.to, kind: 'owner' })
  if (due) marks.push({ from: start + due.from, to: start + due.to, kind: 'date' })
  return {
    line, lineNumber, from, to,
    text: agreedWords(words, [owner, due].filter((cut): cut is NamedOwner | DatePhrase => cut !== null)),
    owner: owner?.owner ?? 'client',
    due: due?.due ?? null,
    marks: marks.sort((one, other) => one.from - other.from),
  }
}

interface NamedOwner {
  readonly from: number
  readonly to: number
  readonly owner: 'client' | 'coach'
}

// Not "me@coach.com" and not "@coach's": those name something else.
const OWNER = /(?<![\p{L}\p{N}_@.+-])@(coach|me|client)(?![\p{L}\p{N}_@-]|[.'’][\p{L}\p{N}])/iu

/** The first owner a line names; others stay among its words. */
const ownerIn = (words: string): NamedOwner | null => {
  const match = OWNER.exec(words)
  if (!match) return null
  const owner = match[1]?.toLowerCase() === 'client' ? 'client' : 'coach'
  return { from: match.index, to: match.index + match[0].length, owner }
}

/** A commitment as it is put before the coach: with her corrections, ticked unless she left it out. */
export interface Proposal extends Commitment {
  readonly ticked: boolean
}

export interface Matched {
  /** What to put before the coach, at most LIMITS.proposals of them. */
  readonly proposals: readonly Proposal[]
  /** How many more lines there are than are listed. */
  readonly further: number
  /** Those that are action items already. */
  readonly confirmed: readonly Commitment[]
}

interface Known {
  /** What the coach changed; for equal lines, the first is for the first of them, and so on. */
  readonly corrections: readonly Correction[]
  /** The line of each item confirmed from this note. */
  readonly confirmedLines: readonly string[]
}

/**
 * Tells what was confirmed already from what remains to be put before the coach, with her corrections in place.
 * Lines are matched as written, one by one: two equal lines are two commitments, and of two equal lines
 * the one she left out is the one that was not confirmed.
 */
export const matchProposals = (
  commitments: readonly Commitment[], { corrections, confirmedLines }: Known,
): Matched => {
  const correctionsFor = gathered(corrections, ({ line }) => line)
  const confirmedTimes = new Map([...gathered(confirmedLines, (line) => line)].map(([line, all]) => [line, all.length]))
  const confirmed = new Set<Commitment>()
  const corrected = new Map<Commitment, Proposal>()

  for (const [line, equal] of gathered(commitments, (commitment) => commitment.line)) {
    const own = correctionsFor.get(line) ?? []
    const proposals = equal.map((commitment, index) => correct(commitment, own[index]))
    const ticked = equal.filter((_, index) => proposals[index]?.ticked)
    const likely = [...ticked, ...equal.filter((_, index) => !proposals[index]?.ticked)]
    for (const commitment of likely.slice(0, confirmedTimes.get(line) ?? 0)) confirmed.add(commitment)
    equal.forEach((commitment, index) => {
      const proposal = proposals[index]
      if (proposal) corrected.set(commitment, proposal)
    })
  }

  const open = commitments.filter((commitment) => !confirmed.has(commitment))
  const listed = open.slice(0, LIMITS.proposals)
  return {
    proposals: listed.map((commitment) => corrected.get(commitment) ?? correct(commitment, undefined)),
    further: open.length - listed.length,
    confirmed: commitments.filter((commitment) => confirmed.has(commitment)),
  }
}

const correct = (commitment: Commitment, correction: Correction | undefined): Proposal => ({
  ...commitment,
  ticked: correction?.ticked ?? true,
  text: correction?.text ?? commitment.text,
  owner: correction?.owner ?? commitment.owner,
  // The shape of a day is checked at the door, whether there is such a day is not.
  due: correction?.due !== undefined && isRealDay(correction.due) ? correction.due : commitment.due,
})
