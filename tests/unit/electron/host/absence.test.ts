import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { idleSeconds, watchAbsence, type Absence } from '../../../../electron/host/power.ts'

beforeEach(() => { vi.useFakeTimers({ now: new Date('2026-11-21T08:00:00.000Z') }) })
afterEach(() => { vi.useRealTimers() })

describe('V20: being away', () => {
  const watched = (
    idle: () => number, open = () => true, state: () => 'active' | 'locked' = () => 'active', after = () => 300,
    working = () => false,
  ) => {
    const told: Absence[] = []
    const listeners = new Map<string, () => void>()
    const stop = watchAbsence({
      getSystemIdleTime: idle, getSystemIdleState: state, on: (event: string, listener: () => void) => listeners.set(event, listener),
    }, { afterSeconds: after, isOpen: open, isWorking: working }, (because) => told.push(because))
    return { told, listeners, stop }
  }

  test('is noticed after five minutes without a key, not before', () => {
    let idle = 299
    const { told, stop } = watched(() => idle)
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual([])
    idle = 300
    vi.advanceTimersByTime(10_000)
    expect(told).toEqual(['idle'])
    stop()
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual(['idle'])
  })

  test('is asked about again after the system failed to say', () => {
    let fails = true
    const { told } = watched(() => 300, () => true, () => {
      if (fails) throw new Error('no answer')
      return 'active'
    })
    expect(() => vi.advanceTimersByTime(10_000)).toThrow('no answer')
    fails = false
    vi.advanceTimersByTime(10_000)
    expect(told).toEqual(['idle'])
  })

  test('is put off by a long work she waits for, an hour at most; sleep and a locked screen are not', () => {
    let idle = 3_899
    let isWorking = true
    const { told, listeners } = watched(() => idle, () => true, () => 'active', () => 300, () => isWorking)
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual([])
    idle = 3_900
    vi.advanceTimersByTime(10_000)
    expect(told).toEqual(['idle'])
    listeners.get('suspend')?.()
    listeners.get('lock-screen')?.()
    expect(told).toEqual(['idle', 'suspend', 'screen-lock'])
    idle = 300
    isWorking = false
    vi.advanceTimersByTime(10_000)
    expect(told.at(-1)).toBe('idle')
    expect(told).toHaveLength(4)
  })

  test('is noticed at once when the machine sleeps or its screen is locked', () => {
    const { told, listeners } = watched(() => 0)
    listeners.get('suspend')?.()
    listeners.get('lock-screen')?.()
    expect(told).toEqual(['suspend', 'screen-lock'])
  })

  test('is noticed within seconds where a locked screen has to be asked for', () => {
    let state: 'active' | 'locked' = 'active'
    const { told } = watched(() => 0, () => true, () => state)
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual([])
    state = 'locked'
    vi.advanceTimersByTime(10_000)
    expect(told).toEqual(['screen-lock'])
  })

  test('is noticed on waking up, where falling asleep was too quick', () => {
    const { told, listeners } = watched(() => 0)
    listeners.get('resume')?.()
    expect(told).toEqual(['suspend'])
  })

  test('means nothing while nothing is open', () => {
    const { told, listeners } = watched(() => 10_000, () => false)
    vi.advanceTimersByTime(60_000)
    for (const listener of listeners.values()) listener()
    expect(told).toEqual([])
  })

  test('is after the time of the settings, as it is at the moment', () => {
    let after = 1_800
    let idle = 59
    const { told, stop } = watched(() => idle, () => true, () => 'active', () => after)
    vi.advanceTimersByTime(120_000)
    expect(told).toEqual([])
    after = 60
    idle = 60
    vi.advanceTimersByTime(10_000)
    expect(told).toEqual(['idle'])
    stop()
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual(['idle'])
  })

  test('is so many minutes; a packaged app takes no other time from its environment', () => {
    expect(idleSeconds(undefined, false, 5)).toBe(300)
    expect(idleSeconds(undefined, false, 1)).toBe(60)
    expect(idleSeconds('2', false, 5)).toBe(2)
    expect(idleSeconds('2', true, 5)).toBe(300)
    for (const nonsense of ['', '0', '-1', 'soon', 'NaN']) expect(idleSeconds(nonsense, false, 5)).toBe(300)
  })
})
