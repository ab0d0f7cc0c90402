import { describe, expect, test } from 'vitest'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { driveRotation, nextSize } from '../../../../electron/vault-process/rotation-driver.ts'

const NOW = new Date('2026-11-17T22:30:00.000Z')

interface Trial {
  readonly left?: number
  /** Milliseconds a record takes. */
  readonly each?: number
  /** Milliseconds a step takes besides. */
  readonly besides?: number
  /** What the disk says, step by step. */
  readonly faults?: (VaultFault | Error | null)[]
  /** What it says when it is asked how far things are, time by time. */
  readonly unasked?: (VaultFault | null)[]
}

/** A vault whose keys are being renewed, a clock that goes on only while something is done, and what is put off. */
const setUp = ({ left = 0, each = 0.1, besides = 0, faults = [], unasked = [] }: Trial = {}) => {
  const vault = { left, total: left, rotating: left > 0, held: false }
  const time = { ms: 1_000 }
  const told: string[] = []
  const steps: number[] = []
  const waits: number[] = []
  let waiting: (() => void) | null = null
  const driver = driveRotation({
    owner: {
      rotation: () => {
        const fault = unasked.shift()
        if (fault) throw fault
        return vault.rotating ? { done: vault.total - vault.left, total: vault.total } : null
      },
      rotateSome: (records, now) => {
        expect(now).toBe(NOW)
        const fault = faults.shift()
        if (fault) throw fault
        const some = Math.min(records, vault.left)
        steps.push(some)
        time.ms += besides + some * each
        vault.left -= some
        vault.rotating = vault.left > 0 || vault.held
      },
    },
    now: () => NOW,
    running: () => time.ms,
    after: (ms, work) => {
      // There is never more than one step to come.
      expect(waiting).toBeNull()
      waits.push(ms)
      waiting = work
      return () => { waiting = null }
    },
    tell: (done, total) => told.push(`${String(done)}/${String(total)}`),
  })
  const next = (): boolean => {
    const work = waiting
    waiting = null
    time.ms += waits.at(-1) ?? 0
    work?.()
    return work !== null
  }
  const begin = (records: number): void => {
    Object.assign(vault, { left: records, total: records, rotating: true })
    driver.begun()
  }
  return { driver, vault, time, told, steps, waits, next, begin, isWaiting: () => waiting !== null }
}

describe('V7: renewing every key in the background', () => {
  test('looks once a second, and says nothing, while files keep the last step waiting', () => {
    const { next, told, vault, waits, isWaiting } = setUp({ left: 100 })
    vault.held = true
    while (vault.left > 0) next()
    const before = told.length
    for (let looks = 0; looks < 5; looks++) next()
    expect(waits.slice(-5)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000])
    expect(told).toHaveLength(before)
    vault.held = false
    next()
    expect(told.at(-1)).toBe('100/100')
    expect(isWaiting()).toBe(false)
  })

  test.each([0, 1, 2, 3])('V7: a disk that cannot say how far it is, the %i. time, is asked again in a minute', (time) => {
    const refused = new VaultFault('disk-failed', 'the disk cannot be read')
    const { next, told, waits, vault, isWaiting } = setUp({ left: 40, unasked: [...Array.from({ length: time }, () => null), refused] })
    expect(isWaiting()).toBe(true)
    while (next());
    expect(waits.filter((ms) => ms === 60_000)).toHaveLength(1)
    expect(vault.left).toBe(0)
    expect(told.at(-1)).toBe('40/40')
  })

  test('begins by itself where an older epoch is left, and goes on to the end', () => {
    const { next, told, vault, isWaiting } = setUp({ left: 5_000 })
    while (next()) { /* as long as something is to come */ }
    expect(vault.left).toBe(0)
    expect(told.at(-1)).toBe('5000/5000')
    expect(told.filter((line) => line === '5000/5000')).toHaveLength(1)
    expect(isWaiting()).toBe(false)
  })

  test('does nothing where there is nothing to do, and begins when it is told that a rotation has', () => {
    const { driver, next, begin, isWaiting, told } = setUp()
    driver.begun()
    expect(isWaiting()).toBe(false)
    begin(10)
    expect(next()).toBe(true)
    expect(told).toEqual(['10/10'])
    begin(20)
    while (next()) { /* to its end */ }
    expect(told.at(-1)).toBe('20/20')
  })

  test('a second one that begins meanwhile is gone on with: there is one step at a time', () => {
    const { begin, next, told } = setUp({ left: 1_000 })
    next()
    begin(3_000)
    begin(3_000)
    while (next()) { /* to its end */ }
    expect(told.at(-1)).toBe('3000/3000')
  })

  test('keeps a step at about ten milliseconds, on a quick machine and on a slow one', () => {
    for (const [each, besides] of [[0.05, 1], [0.3, 2], [1, 0], [2, 1]] as const) {
      const { next, steps } = setUp({ left: 20_000, each, besides })
      while (next()) { /* to its end */ }
      const late = steps.slice(10, -1).map((records) => besides + records * each)
      for (const took of late) expect(took, String(each)).toBeLessThan(20)
      expect(Math.max(...late), String(each)).toBeGreaterThan(5)
    }
  })

  test('a disk that is slow to acknowledge makes steps small, and never so small that nothing moves', () => {
    const { next, steps, vault } = setUp({ left: 500, besides: 80 })
    while (next()) { /* to its end */ }
    expect(vault.left).toBe(0)
    expect(Math.min(...steps.slice(0, -1))).toBe(4)
  })

  test('one quick step proves little: sizes grow at most twofold', () => {
    expect(nextSize(16, 0)).toBe(32)
    expect(nextSize(16, 5)).toBe(32)
    expect(nextSize(100, 10)).toBe(100)
    expect(nextSize(100, 40)).toBe(25)
    expect(nextSize(2_000, 0)).toBe(2_000)
    expect(nextSize(4, 10_000)).toBe(4)
  })

  test('rests as long as it works while somebody is at the screen, and not at all while nobody is', () => {
    const { driver, next, waits, steps, time } = setUp({ left: 5_000, each: 1 })
    next()
    expect(waits.at(-1)).toBe(0)
    driver.used()
    for (let step = 0; step < 5; step += 1) {
      next()
      expect(waits.at(-1)).toBeGreaterThanOrEqual(steps.at(-1) ?? 0)
      expect(waits.at(-1)).toBeGreaterThanOrEqual(10)
    }
    time.ms += 6_000
    next()
    expect(waits.at(-1)).toBe(0)
  })

  test('pauses, says so, and goes on again; what begins meanwhile waits', () => {
    const { driver, next, isWaiting, begin, vault } = setUp({ left: 1_000 })
    next()
    driver.pause(true)
    expect([driver.isPaused(), isWaiting()]).toEqual([true, false])
    begin(1_000)
    expect(isWaiting()).toBe(false)
    driver.pause(false)
    expect([driver.isPaused(), isWaiting()]).toEqual([false, true])
    while (next()) { /* to its end */ }
    expect(vault.left).toBe(0)
  })

  test('is told to go on twice, and goes on once', () => {
    const { driver, isWaiting, waits } = setUp({ left: 1_000 })
    driver.pause(false)
    driver.pause(false)
    driver.begun()
    expect([isWaiting(), waits.length]).toEqual([true, 1])
  })

  test('a disk that refuses is asked again a minute later; nothing is told to be over', () => {
    const fault = new VaultFault('disk-full', 'no room')
    const { next, waits, told, vault } = setUp({ left: 20, each: 1, faults: [fault, fault] })
    next()
    expect([waits.at(-1), told]).toEqual([60_000, []])
    next()
    expect(waits.at(-1)).toBe(60_000)
    while (next()) { /* to its end */ }
    expect([vault.left, told.at(-1)]).toEqual([0, '20/20'])
  })

  test('whoever goes on after a pause need not wait for that minute', () => {
    const { driver, next, waits } = setUp({ left: 20, faults: [new VaultFault('disk-full', 'no room')] })
    next()
    driver.pause(true)
    driver.pause(false)
    expect(waits.at(-1)).toBe(0)
  })

  test('a bug is not swallowed', () => {
    const { next } = setUp({ left: 20, faults: [new Error('a bug')] })
    expect(() => next()).toThrow('a bug')
  })

  test('stops for good when the vault closes', () => {
    const { driver, next, isWaiting, vault } = setUp({ left: 1_000 })
    next()
    const { left } = vault
    driver.stop()
    driver.begun()
    driver.pause(false)
    expect([isWaiting(), vault.left]).toEqual([false, left])
  })
})
