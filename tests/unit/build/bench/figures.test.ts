import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median, percentile, timed } from '../../../../build/bench/figures.ts'

describe('percentiles', () => {
  test('are measurements that were made: nearest rank', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2)
    expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5)
    expect(percentile(Array.from({ length: 100 }, (_, index) => index + 1), 0.95)).toBe(95)
    expect(percentile([7], 0)).toBe(7)
  })

  test('have at least their share of all values at or below them', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1 }), shares, (values, share) => {
      const found = percentile(values, share)
      expect(values).toContain(found)
      expect(values.filter((value) => value <= found).length / values.length).toBeGreaterThanOrEqual(share)
    }), { seed: 11 })
  })

  test('of nothing are refused: a figure nobody measured is none', () => {
    expect(() => median([])).toThrow('nothing was measured')
  })
})

test('every run is timed, one after the other, and told which it is', async () => {
  const seen: number[] = []
  const times = await timed(3, async (time) => {
    await Promise.resolve()
    seen.push(time)
  })
  expect(seen).toEqual([0, 1, 2])
  expect(times).toHaveLength(3)
})
