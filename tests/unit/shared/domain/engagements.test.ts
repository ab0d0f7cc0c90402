import fc from 'fast-check'
import { expect, it } from 'vitest'
import { endedLast, goingOn } from '../../../../shared/domain/engagements.ts'

const day = fc.constantFrom('2026-01-05', '2026-06-01', '2026-11-17')
const engagements = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), startedOn: day, endedOn: fc.option(day, { nil: null }) }),
  { selector: ({ id }) => id },
)

it('E45: the engagement that goes on is the one begun last, the one that ended last is by its end', () => {
  const at = (id: string, startedOn: string, endedOn: string | null) => ({ id, startedOn, endedOn })
  const all = [at('a', '2026-01-05', null), at('b', '2026-06-01', null), at('c', '2026-11-17', '2026-11-17'), at('d', '2026-01-05', '2026-06-01')]
  expect(goingOn(all)?.id).toBe('b')
  expect(endedLast(all)?.id).toBe('c')
  expect([goingOn([]), endedLast([])]).toEqual([null, null])
})

it('E46: of several the same one counts, in whatever order they are read', () => {
  fc.assert(fc.property(engagements, fc.nat(), (all, turn) => {
    const turned = [...all.slice(turn % (all.length || 1)), ...all.slice(0, turn % (all.length || 1))].reverse()
    expect(goingOn(turned)).toEqual(goingOn(all))
    expect(endedLast(turned)).toEqual(endedLast(all))
  }))
})
