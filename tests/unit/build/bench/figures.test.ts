import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { RUNS, median, often, percentile, runsFor, timed } from '../../../../build/bench/figures.ts'

afterEach(() => vi.restoreAllMocks())

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

describe('runs for a median', () => {
  test('are five, and three of what takes more than twenty seconds', () => {
    expect(RUNS).toBe(5)
    expect([0, 20_000, 20_001, 600_000].map(runsFor)).toEqual([5, 5, 3, 3])
  })

  test('are made one after the other, as many as the first one’s time allows', async () => {
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    const lasting = (seconds: number) => async (time: number): Promise<number> => {
      await Promise.resolve()
      clock += seconds * 1000
      return time
    }
    expect(await often(lasting(2))).toEqual([0, 1, 2, 3, 4])
    expect(await often(lasting(21))).toEqual([0, 1, 2])
  })

  test('end with the first one that fails: no figure is made of the rest', async () => {
    const seen: number[] = []
    const failing = async (time: number): Promise<void> => {
      seen.push(time)
      await Promise.resolve()
      if (time === 1) throw new Error('the disk is gone')
    }
    await expect(often(failing)).rejects.toThrow('the disk is gone')
    expect(seen).toEqual([0, 1])
  })
})
