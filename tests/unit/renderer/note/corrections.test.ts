import { describe, expect, test } from 'vitest'
import { matchProposals, parseCommitments } from '../../../../shared/domain/commitments.ts'
import { LIMITS } from '../../../../shared/schemas/common.ts'
import type { Correction } from '../../../../shared/schemas/notes.ts'
import { carried, withChange } from '../../../../renderer/views/note/corrections.ts'

const today = '2026-11-17'
const read = (text: string) => parseCommitments(text, { today })
const proposalsOf = (text: string, corrections: readonly Correction[]) =>
  matchProposals(read(text), { corrections, confirmedLines: [] }).proposals

const correct = (text: string, corrections: readonly Correction[], index: number, change: Partial<Correction>) => {
  const proposal = proposalsOf(text, corrections)[index]
  if (!proposal) throw new Error('no such proposal')
  return withChange(corrections, read(text), proposal, change)
}

describe('corrections', () => {
  test('change the proposal they were made on, and no other', () => {
    const text = '[] walk\n[] read\n[] rest'
    const corrections = correct(text, [], 1, { owner: 'coach' })
    expect(proposalsOf(text, corrections).map(({ owner }) => owner)).toEqual(['client', 'coach', 'client'])
  })

  test('of two equal lines, the second can be left out alone', () => {
    const text = '[] walk\n[] walk'
    const corrections = correct(text, [], 1, { ticked: false })
    expect(proposalsOf(text, corrections).map(({ ticked }) => ticked)).toEqual([true, false])
  })

  test('lie over one another: a new day keeps the owner that was chosen before', () => {
    const text = '[] walk'
    const corrections = correct(text, correct(text, [], 0, { owner: 'coach' }), 0, { due: '2026-11-20' })
    expect(proposalsOf(text, corrections)[0]).toMatchObject({ owner: 'coach', due: '2026-11-20' })
  })

  test('stay with a line that is written on', () => {
    const before = '[] ring the sch\n[] read'
    const after = '[] ring the school\n[] read'
    const corrections = carried(correct(before, [], 0, { due: '2026-12-01' }), read(before), read(after))
    expect(proposalsOf(after, corrections)[0]).toMatchObject({ text: 'Ring the school', due: '2026-12-01' })
  })

  test('of the words give way when the line says something else', () => {
    const before = '[] ring'
    const after = '[] ring the school'
    const corrections = carried(correct(before, [], 0, { text: 'Call', owner: 'coach' }), read(before), read(after))
    expect(proposalsOf(after, corrections)[0]).toMatchObject({ text: 'Ring the school', owner: 'coach' })
  })

  test('do not wander when lines come or go', () => {
    const before = '[] walk\n[] read'
    const after = '[] rest\n[] walk\n[] read'
    const made = correct(before, [], 0, { ticked: false })
    expect(proposalsOf(after, carried(made, read(before), read(after))).map(({ ticked }) => ticked)).toEqual([true, false, true])
  })

  test('never grow beyond what a note may hold', () => {
    const text = Array.from({ length: 250 }, (_, i) => `[] thing ${String(i)}`).join('\n')
    const commitments = read(text)
    let corrections: readonly Correction[] = []
    for (const commitment of commitments) {
      corrections = withChange(corrections, commitments, { ...commitment, ticked: true }, { ticked: false })
    }
    expect(corrections.length).toBeLessThanOrEqual(LIMITS.proposals)
  })
})
