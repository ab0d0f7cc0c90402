import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchProposals, parseCommitments } from '../../../../shared/domain/commitments.ts'
import { LIMITS } from '../../../../shared/schemas/common.ts'
import type { Correction } from '../../../../shared/schemas/notes.ts'

const SEED = 20261117
const parse = (...lines: string[]) => parseCommitments(lines.join('\n'), { today: '2026-11-17' })
const none = { corrections: [], confirmedLines: [] }

describe('what is put before the coach', () => {
  it('everything that was read, ticked, as read', () => {
    const commitments = parse('[] call by Friday', '[] write')
    expect(matchProposals(commitments, none)).toEqual({
      proposals: commitments.map((commitment) => ({ ...commitment, ticked: true })), further: 0, confirmed: [],
    })
  })

  it('with her corrections', () => {
    const { proposals } = matchProposals(parse('[] call by Friday', '[] write', '[] read'), {
      confirmedLines: [],
      corrections: [
        { line: '[] write', ticked: false },
        { line: '[] call by Friday', ticked: true, owner: 'coach', due: '2026-12-01', text: 'Call Ravi' },
      ],
    })
    expect(proposals.map(({ text, owner, due, ticked }) => ({ text, owner, due, ticked }))).toEqual([
      { text: 'Call Ravi', owner: 'coach', due: '2026-12-01', ticked: true },
      { text: 'Write', owner: 'client', due: null, ticked: false },
      { text: 'Read', owner: 'client', due: null, ticked: true },
    ])
  })

  it('a correction for a line that is gone is for no other', () => {
    const { proposals } = matchProposals(parse('[] call'), { confirmedLines: [], corrections: [{ line: '[] cal', ticked: false }] })
    expect(proposals[0]?.ticked).toBe(true)
  })

  it('a corrected day that does not exist is not taken', () => {
    const { proposals } = matchProposals(parse('[] call by Friday'), {
      confirmedLines: [], corrections: [{ line: '[] call by Friday', ticked: true, due: '2026-02-30' }],
    })
    expect(proposals[0]?.due).toBe('2026-11-20')
  })

  it('not what is an action item already', () => {
    const commitments = parse('[] call', '[] write')
    const { proposals, confirmed } = matchProposals(commitments, { ...none, confirmedLines: ['[] call', '[] gone'] })
    expect(proposals.map(({ line }) => line)).toEqual(['[] write'])
    expect(confirmed).toEqual([commitments[0]])
  })

  it('a line is matched as written, to the space', () => {
    const { proposals } = matchProposals(parse('[]  call'), { ...none, confirmedLines: ['[] call'] })
    expect(proposals).toHaveLength(1)
  })
})

describe('equal lines', () => {
  const commitments = parse('[] call', '[] write', '[] call')

  it('one that was confirmed leaves the other', () => {
    const { proposals } = matchProposals(commitments, { ...none, confirmedLines: ['[] call'] })
    expect(proposals.map(({ lineNumber }) => lineNumber)).toEqual([2, 3])
  })

  it('are corrected one by one', () => {
    const { proposals } = matchProposals(commitments, {
      confirmedLines: [], corrections: [{ line: '[] call', ticked: true }, { line: '[] call', ticked: false }],
    })
    expect(proposals.map(({ ticked }) => ticked)).toEqual([true, true, false])
  })

  it('the one she left out is the one that stays', () => {
    const { proposals } = matchProposals(commitments, {
      confirmedLines: ['[] call'], corrections: [{ line: '[] call', ticked: false }],
    })
    expect(proposals.map(({ lineNumber, ticked }) => [lineNumber, ticked])).toEqual([[1, false], [2, true]])
  })
})

describe('many lines', () => {
  it('lists the first two hundred and counts the others', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `[] step ${index}`)
    const { proposals, further } = matchProposals(parse(...lines), { ...none, confirmedLines: ['[] step 0'] })
    expect(proposals).toHaveLength(LIMITS.proposals)
    expect(proposals[0]?.text).toBe('Step 1')
    expect(further).toBe(10_000 - 1 - LIMITS.proposals)
  })

  it('loses and doubles none, and keeps their order', () => {
    const line = fc.constantFrom('[] a', '[] b', '[] c', '-> d')
    const correction: fc.Arbitrary<Correction> = fc.record({ line, ticked: fc.boolean() })
    fc.assert(fc.property(fc.array(line), fc.array(correction), fc.array(line), (lines, corrections, confirmedLines) => {
      const commitments = parse(...lines)
      const { proposals, confirmed, further } = matchProposals(commitments, { corrections, confirmedLines })
      expect(further).toBe(0)
      const numbers = [...proposals, ...confirmed].map(({ lineNumber }) => lineNumber).sort((a, b) => a - b)
      expect(numbers).toEqual(commitments.map(({ lineNumber }) => lineNumber))
      for (const list of [proposals, confirmed]) {
        expect([...list].sort((a, b) => a.lineNumber - b.lineNumber)).toEqual(list)
      }
      for (const each of new Set(lines)) {
        const times = (all: readonly string[]): number => all.filter((other) => other === each).length
        expect(times(confirmed.map((c) => c.line))).toBe(Math.min(times(lines), times(confirmedLines)))
      }
    }), { seed: SEED, numRuns: 300 })
  })
})
