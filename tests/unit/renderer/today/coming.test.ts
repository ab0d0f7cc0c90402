import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueToday, groupComing } from '../../../../renderer/views/today/coming.ts'
import { addDays } from '../../../../shared/domain/day.ts'
import { TODAY, item } from '../items/rows.ts'

const on = (...days: string[]) => days.map((due) => item({ due }))

test('the next six days stand by themselves, what is later by its month', () => {
  const groups = groupComing(on('2026-11-18', '2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'), TODAY)
  expect(groups.map((group) => [group.kind, group.key, group.items.length])).toEqual([
    ['day', '2026-11-18', 1], ['day', '2026-11-23', 1], ['month', '2026-11', 2], ['month', '2026-12', 1],
  ])
})

test('a near day in the next month is a day, not a month', () => {
  expect(groupComing(on('2026-12-02'), '2026-11-28')[0]?.kind).toBe('day')
})

test('the same month of two years is two groups', () => {
  expect(groupComing(on('2026-12-20', '2027-12-20'), TODAY).map((group) => group.key)).toEqual(['2026-12', '2027-12'])
})

test('every open item stands either under today or in one group of what is coming, in the order it came', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 80 }), (offsets) => {
    const items = [...offsets].sort((a, b) => a - b).map((offset) => item({ due: addDays(TODAY, offset) }))
    const shown = [...dueToday(items, TODAY), ...groupComing(items, TODAY).flatMap((group) => group.items)]
    expect(shown.map((one) => one.id)).toEqual(items.map((one) => one.id))
  }), { seed: 1711, numRuns: 60 })
})
