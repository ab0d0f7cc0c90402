import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLock, type LockParts } from '../../../../electron/windows/lock.ts'
import type { ReminderNotice } from '../../../../electron/ipc/wire.ts'

const NOTICES: readonly ReminderNotice[] = [{ at: '2026-11-22T09:00:00.000Z', kind: 'item-due' }]

beforeEach(() => { vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00.000Z') }) })
afterEach(() => { vi.useRealTimers() })

/** A lock over parts that write down what is asked of them. */
const house = (over: Partial<LockParts> = {}) => {
  const done: string[] = []
  let vaults = 0
  const note = (what: string) => (): Promise<void> => { done.push(what); return Promise.resolve() }
  const lock = createLock({
    clock: { now: () => new Date(), zone: () => 'UTC' },
    window: {
      tell: ({ type }) => {
        done.push(`tell ${type}`)
        queueMicrotask(lockReady)
      },
      end: note('end page'),
      load: note('load'),
    },
    startVault: () => {
      const name = `vault ${String(++vaults)}`
      done.push(`start ${name}`)
      return {
        close: () => { done.push(`close ${name}`); return Promise.resolve(NOTICES) },
        kill: note(`kill ${name}`),
      }
    },
    remind: (notices) => done.push(`remind ${String(notices.length)}`),
    giveUp: () => done.push('give up'),
    ...over,
  })
  const lockReady = (): void => lock.windowReady(true)
  return { lock, done }
}

describe('V20: locking', () => {
  test('asks the window first, then closes the vault, ends both processes, and starts a fresh pair', async () => {
    const { lock, done } = house()
    await lock.begin()
    await lock.lock('asked')
    expect(done).toEqual([
      'start vault 1', 'load',
      'tell locking', 'close vault 1', 'kill vault 1', 'end page', 'remind 1',
      'start vault 2', 'load',
    ])
    expect(lock.last()).toEqual({ because: 'asked', at: '2026-11-21T10:00:00.000Z', draftsKept: true })
  })

  test('a vault process that ends while the fresh page loads is noticed, tried again, and given up on in the end', async () => {
    let died: () => void = () => {}
    let starts = 0
    const told: string[] = []
    const { lock } = house({
      startVault: () => {
        starts += 1
        return { close: () => Promise.resolve([]), kill: () => Promise.resolve() }
      },
      window: {
        tell: () => { lock.windowReady(true) }, end: () => Promise.resolve(),
        load: () => { died(); return Promise.resolve() },
      },
      giveUp: () => told.push('give up'),
    })
    died = () => { void lock.lock('failure') }
    await lock.begin()
    expect(told).toEqual(['give up'])
    expect(starts).toBeGreaterThan(1)
    expect(starts).toBeLessThan(10)
  })

  test('waits for a window that does not answer, but not for ever', async () => {
    const told: string[] = []
    const { lock, done } = house({
      window: { tell: ({ type }) => told.push(type), end: () => Promise.resolve(), load: () => Promise.resolve() },
    })
    await lock.begin()
    const locking = lock.lock('idle')
    await vi.advanceTimersByTimeAsync(1_499)
    expect(done).not.toContain('close vault 1')
    await vi.advanceTimersByTimeAsync(1)
    await locking
    expect(told).toEqual(['locking'])
    expect(lock.last()?.draftsKept).toBe(false)
    expect(done).toContain('kill vault 1')
  })

  test('two reasons at once are one lock', async () => {
    const { lock, done } = house()
    await lock.begin()
    await Promise.all([lock.lock('suspend'), lock.lock('screen-lock')])
    expect(done.filter((what) => what === 'tell locking')).toHaveLength(1)
    expect(lock.last()?.because).toBe('suspend')
  })

  test('a vault process that keeps dying is not started for ever', async () => {
    const { lock, done } = house()
    await lock.begin()
    for (let i = 0; i < 4; i++) await lock.lock('failure')
    expect(done.at(-1)).toBe('give up')
    expect(done.filter((what) => what.startsWith('start'))).toHaveLength(4)
  })

  test('one that dies now and then is', async () => {
    const { lock, done } = house()
    await lock.begin()
    for (let i = 0; i < 10; i++) {
      await lock.lock('failure')
      await vi.advanceTimersByTimeAsync(60_000)
    }
    expect(done).not.toContain('give up')
  })
})

describe('leaving', () => {
  test('goes the way of a lock and starts nothing after it', async () => {
    const { lock, done } = house()
    await lock.begin()
    await lock.end()
    await lock.lock('asked')
    expect(done).toEqual(['start vault 1', 'load', 'tell locking', 'close vault 1', 'kill vault 1', 'end page'])
  })

  test('while a lock is under way ends with it', async () => {
    const { lock, done } = house()
    await lock.begin()
    await Promise.all([lock.lock('asked'), lock.end()])
    expect(done.filter((what) => what.startsWith('start'))).toEqual(['start vault 1'])
    expect(done).toContain('kill vault 1')
  })
})
