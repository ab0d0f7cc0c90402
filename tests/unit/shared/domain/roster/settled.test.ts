import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentumOf } from '../../../../../shared/domain/momentum/momentum.ts'
import { lastWeeks } from '../../../../../shared/domain/momentum/weeks.ts'
import { addDays, dayIn } from '../../../../../shared/domain/day.ts'
import { cutFor, isSettledBefore } from '../../../../../shared/domain/roster/settled.ts'
import type { RosterItem } from '../../../../../shared/domain/roster/ground.ts'
import { standingOf } from '../../../../../shared/domain/roster/standing.ts'
import { dayAfter, item, noonAfter, on, records } from './records.ts'

test('E9: what waits is never settled; anything else is after the later of its due day and its last status', () => {
  for (const status of ['open', 'stuck'] as const) expect(isSettledBefore(item(-400, { status }), '9999-12-31')).toBe(false)
  const history = [{ at: noonAfter(-10), status: 'done', by: 'coach' } as const]
  const isLastOn = (one: RosterItem, days: number): void => {
    expect(isSettledBefore(one, dayAfter(days))).toBe(false)
    expect(isSettledBefore(one, dayAfter(days + 1))).toBe(true)
  }
  isLastOn(item(-20, { status: 'done', history }), -10)
  isLastOn(item(-2, { status: 'done', history }), -2)
  isLastOn(item(-2, { status: 'skipped', history: [] }), -2)
})

const moment = fc.integer({ min: -160 * 24, max: 24 }).map((hours) => new Date(Date.UTC(2026, 10, 17) + hours * 3_600_000).toISOString())
const status = fc.constantFrom('open' as const, 'done' as const, 'stuck' as const, 'skipped' as const)

const anyItem = fc.record({
  owner: fc.constantFrom('client' as const, 'coach' as const), due: fc.integer({ min: -160, max: 10 }).map((days) => addDays('2026-11-17', days)),
  history: fc.array(fc.record({ at: moment, status, by: fc.constantFrom('client' as const, 'coach' as const) }), { minLength: 1, maxLength: 4 })
    .map((entries) => [...entries].sort((one, other) => (one.at < other.at ? -1 : 1))),
}).map((given) => ({ ...given, status: given.history.at(-1)?.status ?? 'open' }))

test('E38, E39, E42: what was settled before the cut changes nothing that is said, in whatever zone', () => {
  let left = 0
  fc.assert(fc.property(
    fc.array(anyItem, { maxLength: 8 }), fc.constantFrom('Europe/Lisbon', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'), fc.nat(23),
    (items, zone, hour) => {
      const at = `2026-11-17T${String(hour).padStart(2, '0')}:00:00.000Z`
      const today = dayIn(at, zone)
      const weeks = lastWeeks(today, zone)
      const cut = cutFor(weeks.mondays[0] ?? '')
      const kept = items.filter((one) => !isSettledBefore(one, cut))
      left += items.length - kept.length
      expect(momentumOf(weeks, kept, [])).toEqual(momentumOf(weeks, items, []))
      const day = on({}, { at, today, zone })
      const { wordAt } = records({ items })
      expect(standingOf({ ...records({ items: kept }), wordAt }, day)).toEqual(standingOf(records({ items }), day))
    },
  ), { numRuns: 500 })
  expect(left).toBeGreaterThan(50)
})
