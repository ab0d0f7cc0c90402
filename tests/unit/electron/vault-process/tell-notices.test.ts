import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ReminderNotice } from '../../../../electron/ipc/wire.ts'
import { createNoticeTeller } from '../../../../electron/vault-process/tell-notices.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const SESSION: ReminderNotice = { at: '2026-11-21T09:50:00.000Z', kind: 'session' }

const teller = (notices: () => Promise<readonly ReminderNotice[]> = () => Promise.resolve([SESSION])) => {
  const told: (readonly ReminderNotice[] | string)[] = []
  return { told, ...createNoticeTeller({ notices, tell: (all) => told.push(all), log: (line) => told.push(line) }) }
}

describe('E10: while the practice is open', () => {
  test('main is told once of several changes in a row, and again every six hours', async () => {
    const { told, soon } = teller()
    soon()
    soon()
    soon()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told).toEqual([[SESSION]])
    await vi.advanceTimersByTimeAsync(6 * 3_600_000)
    expect(told).toHaveLength(2)
  })

  test('nothing is told after closing has begun: what is kept for the lock is not replaced', async () => {
    const { told, soon, stop } = teller(async () => {
      stop()
      return []
    })
    soon()
    await vi.advanceTimersByTimeAsync(1_000)
    soon()
    await vi.advanceTimersByTimeAsync(24 * 3_600_000)
    expect(told).toEqual([])
  })

  test('a fault ends nothing, and quotes nobody', async () => {
    const { told, soon } = teller(() => Promise.reject(new Error('Marta Oliveira')))
    soon()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^no reminders: /u)
    expect(told[0]).not.toContain('Marta')
  })
})
