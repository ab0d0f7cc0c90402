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
      load: (practice) => { done.push(practice === 'own' ? 'load' : 'load sample'); return Promise.resolve() },
    },
    startVault: (practice) => {
      const name = `${practice === 'own' ? 'vault' : 'sample vault'} ${String(++vaults)}`
      done.push(`start ${name}`)
      return {
        close: () => { done.push(`close ${name}`); return Promise.resolve(NOTICES) },
        kill: note(`kill ${name}`),
      }
    },
    remind: (notices) => done.push(`remind ${String(notices.length)}`),
    leftSample: () => done.push('nothing is left of the sample'),
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

describe('the sample practice', () => {
  const visiting = async (over: Partial<LockParts> = {}) => {
    const parts = house(over)
    await parts.lock.begin()
    await parts.lock.visit('sample')
    return parts
  }

  test('is gone to in the order of a lock, and left in the same order; nothing of it stays, nothing of it reminds', async () => {
    const { lock, done } = await visiting()
    expect(lock.practice()).toBe('sample')
    await lock.visit('own')
    expect(lock.practice()).toBe('own')
    expect(done).toEqual([
      'start vault 1', 'load',
      'tell locking', 'close vault 1', 'kill vault 1', 'end page', 'remind 1',
      'start sample vault 2', 'load sample',
      'tell locking', 'close sample vault 2', 'kill sample vault 2', 'end page', 'nothing is left of the sample',
      'start vault 3', 'load',
    ])
    expect(lock.last()).toBeNull()
  })

  test.each(['asked', 'idle', 'suspend', 'screen-lock', 'failure'] as const)(
    'is left by whatever locks it: %s', async (because) => {
      const { lock, done } = await visiting()
      await lock.lock(because)
      expect(done.slice(-3)).toEqual(['nothing is left of the sample', 'start vault 3', 'load'])
      expect(lock.last()).toEqual({ because, at: '2026-11-21T10:00:00.000Z', draftsKept: true })
    },
  )

  test('is left when its vault process ends while its page loads', async () => {
    let died: () => void = () => {}
    const { lock, done } = house({
      window: {
        tell: () => { lock.windowReady(true) }, end: () => Promise.resolve(),
        load: (practice) => {
          if (practice === 'sample') died()
          return Promise.resolve()
        },
      },
    })
    died = () => { void lock.lock('failure') }
    await lock.begin()
    await lock.visit('sample')
    expect(lock.practice()).toBe('own')
    expect(done.slice(-4)).toEqual([
      'close sample vault 2', 'kill sample vault 2', 'nothing is left of the sample', 'start vault 3',
    ])
    expect(done).not.toContain('give up')
  })

  test('is where one is already: nothing happens', async () => {
    const { lock, done } = await visiting()
    const before = [...done]
    await lock.visit('sample')
    expect(done).toEqual(before)
    await lock.visit('own')
    const after = [...done]
    await lock.visit('own')
    expect(done).toEqual(after)
  })

  test('gone to while a lock is under way is that lock', async () => {
    const { lock, done } = house()
    await lock.begin()
    await Promise.all([lock.lock('idle'), lock.visit('sample')])
    expect(lock.practice()).toBe('own')
    expect(done).not.toContain('load sample')
  })

  test('words of her own that were not kept before it are told of after it, by either way back', async () => {
    for (const leave of ['visit', 'lock'] as const) {
      let kept = false
      const { lock } = house({
        window: { tell: () => { lock.windowReady(kept) }, end: () => Promise.resolve(), load: () => Promise.resolve() },
      })
      await lock.begin()
      await lock.visit('sample')
      kept = true
      await (leave === 'visit' ? lock.visit('own') : lock.lock('idle'))
      expect(lock.last()?.draftsKept, leave).toBe(false)
      // From then on it is told of what comes next.
      await lock.lock('asked')
      expect(lock.last()?.draftsKept, leave).toBe(true)
    }
  })

  test('what was scheduled stays where nothing was open to ask', async () => {
    const { lock, done } = house({
      startVault: () => ({ close: () => Promise.resolve(null), kill: () => Promise.resolve() }),
    })
    await lock.begin()
    await lock.lock('asked')
    await lock.visit('sample')
    expect(done.filter((what) => what.startsWith('remind'))).toEqual([])
  })

  test('quitting out of it leaves nothing of it', async () => {
    const { lock, done } = await visiting()
    await lock.end()
    expect(done.slice(-4)).toEqual([
      'close sample vault 2', 'kill sample vault 2', 'end page', 'nothing is left of the sample',
    ])
    await lock.visit('own')
    expect(done.at(-1)).toBe('nothing is left of the sample')
  })
})
