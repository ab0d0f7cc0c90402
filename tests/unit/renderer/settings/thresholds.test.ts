import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offered, thresholds, type Threshold } from '../../../../renderer/strings/thresholds.ts'
import { DEFAULT_THRESHOLDS } from '../../../../shared/schemas/library.ts'

const ALL = Object.keys(DEFAULT_THRESHOLDS) as Threshold[]

test('E38: what holds at first is offered of each, and is said where it was changed', () => {
  for (const threshold of ALL) {
    expect(offered(threshold, 1)).toContain(DEFAULT_THRESHOLDS[threshold])
    expect(thresholds.isDefault(threshold, DEFAULT_THRESHOLDS[threshold])).toBe(true)
  }
  expect(thresholds.atFirst('weekTwo')).toBe('eight at first')
  expect(thresholds.value('missed', 1)).toBe('One session')
  expect(ALL.map((threshold) => thresholds.changed(threshold, 2))).toEqual(expect.arrayContaining([
    'Changed: missed in a row, two sessions', 'Changed: overdue for two days', 'Changed: nothing due within two days',
    'Changed: without a word for two days',
  ]))
})

test('E38: what somebody has set otherwise stands among what is offered, in its place', () => {
  fc.assert(fc.property(fc.constantFrom(...ALL), fc.integer({ min: 1, max: 120 }), (threshold, value) => {
    const all = offered(threshold, value)
    expect(all).toContain(value)
    expect([...all].sort((one, other) => one - other)).toEqual(all)
    expect(new Set(all).size).toBe(all.length)
  }))
})
