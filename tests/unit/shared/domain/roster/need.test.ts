import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byNeed, type Standing } from '../../../../../shared/domain/roster/need.ts'
import { REASON_KINDS } from '../../../../../shared/domain/roster/reasons.ts'

const who = (id: string, parts: Partial<Standing> = {}): Standing =>
  ({ id, name: 'Marta', reasons: [], overdue: 0, nextDue: null, ...parts })
const order = (...standings: readonly Standing[]) => [...standings].sort(byNeed).map(({ id }) => id)
const of = (kind: (typeof REASON_KINDS)[number]) => [{ kind }]

test('E38: by the first reason, in the order of the rule; whoever has none comes last', () => {
  const all = REASON_KINDS.map((kind) => who(kind, { reasons: [{ kind }, { kind: 'quiet' }] }))
  expect(order(who('none', { nextDue: '2026-11-18' }), ...[...all].reverse())).toEqual([...REASON_KINDS, 'none'])
})

test('E38: within it most late things first, then what is due soonest, then name, then id', () => {
  const reasons = of('overdue')
  expect(order(
    who('2', { reasons, overdue: 1, nextDue: '2026-11-10', name: 'B' }), who('1', { reasons, overdue: 1, nextDue: '2026-11-10', name: 'B' }),
    who('a', { reasons, overdue: 1, nextDue: '2026-11-10', name: 'A' }), who('early', { reasons, overdue: 1, nextDue: '2026-11-01' }),
    who('two', { reasons, overdue: 2, nextDue: '2026-11-15' }),
  )).toEqual(['two', 'early', 'a', '1', '2'])
})

test('E38: whoever has nothing due comes after whoever has', () => {
  const reasons = of('no-action')
  expect(order(who('none', { reasons, name: 'A' }), who('some', { reasons, nextDue: '2026-12-30', name: 'Z' }))).toEqual(['some', 'none'])
  expect(order(who('none', { name: 'A' }), who('some', { nextDue: '9999-12-31', name: 'Z' }))).toEqual(['some', 'none'])
})

test('E38: the order is total: however they come in, they stand the same, and no two are equal', () => {
  const standing = fc.record({
    id: fc.uuid(), name: fc.constantFrom('Ana', 'Bo', 'Zoë'), overdue: fc.nat(2),
    reasons: fc.subarray([...REASON_KINDS]).map((kinds) => kinds.map((kind) => ({ kind }))),
    nextDue: fc.constantFrom(null, '2026-11-10', '2026-11-20'),
  })
  fc.assert(fc.property(
    fc.uniqueArray(standing, { selector: ({ id }) => id, maxLength: 12 }).chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
    ([list, shuffled]) => {
      expect(order(...shuffled)).toEqual(order(...list))
      for (const one of list) for (const other of list) {
        // `+ 0`: minus nought is nought.
        expect(Math.sign(byNeed(one, other)) + 0).toBe(0 - Math.sign(byNeed(other, one)) + 0)
        expect(byNeed(one, other) === 0).toBe(one === other)
      }
    },
  ))
})
