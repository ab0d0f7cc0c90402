/**
 * What the coach changes about proposals, while the lines under them go on being written.
 * A correction belongs to a line as written; of equal lines the first correction is for the first, and so on.
 */
import type { Commitment, Proposal } from '../../../shared/domain/commitments.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Correction } from '../../../shared/schemas/notes.ts'

export type Change = Omit<Correction, 'line'>

/** The how-manieth of its equals a commitment is, from 0. */
const placeOf = (commitments: readonly Commitment[], from: number, line: string): number =>
  commitments.filter((other) => other.line === line && other.from < from).length

const replaceAt = (
  corrections: readonly Correction[], line: string, place: number, correction: Correction,
): readonly Correction[] => {
  const own = corrections.filter((other) => other.line === line)
  while (own.length < place) own.push({ line, ticked: true })
  own[place] = correction
  return [...corrections.filter((other) => other.line !== line), ...own]
}

/** The corrections with one more: what changes is laid over what was changed before. */
export const withChange = (
  corrections: readonly Correction[], commitments: readonly Commitment[],
  { line, from, ticked }: Pick<Proposal, 'line' | 'from' | 'ticked'>, change: Partial<Change>,
): readonly Correction[] => {
  const place = placeOf(commitments, from, line)
  const before = corrections.filter((other) => other.line === line)[place] ?? { line, ticked }
  const next = replaceAt(corrections, line, place, { ...before, ...change })
  if (next.length <= LIMITS.proposals) return next
  // Room is made by forgetting lines that are gone, never one that still stands in the note.
  const standing = new Set(commitments.map((commitment) => commitment.line))
  return next.filter((other) => standing.has(other.line)).slice(-LIMITS.proposals)
}

/**
 * Takes a correction along when its line is written on: with one line between equal beginnings and endings
 * changed, that line is the same commitment in new words. Words corrected by hand give way to the new line.
 */
export const carried = (
  corrections: readonly Correction[], before: readonly Commitment[], after: readonly Commitment[],
): readonly Correction[] => {
  if (corrections.length === 0 || before.length !== after.length) return corrections
  const changed = after.filter((commitment, index) => commitment.line !== before[index]?.line)
  const now = changed[0]
  if (changed.length !== 1 || !now) return corrections
  const was = before[after.indexOf(now)]
  if (!was) return corrections
  const place = placeOf(before, was.from, was.line)
  const own = corrections.filter(({ line }) => line === was.line)
  const correction = own[place]
  if (!correction) return corrections
  const { text: _, ...rest } = correction
  const without = [
    ...corrections.filter(({ line }) => line !== was.line),
    ...own.filter((_other, index) => index !== place),
  ]
  return replaceAt(without, now.line, placeOf(after, now.from, now.line), { ...rest, line: now.line })
}
