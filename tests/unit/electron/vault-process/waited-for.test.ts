import { describe, expect, test } from 'vitest'
import { sayingWhatIsWaitedFor } from '../../../../electron/vault-process/waited-for.ts'
import { ok } from '../../../../shared/domain/result.ts'
import type { Handlers, VaultChannel } from '../../../../shared/ipc/contract.ts'

/** Handlers that answer when they are told to. */
const slow = () => {
  const ends: (() => void)[] = []
  const handler = () => new Promise((resolve) => { ends.push(() => resolve(ok({}))) })
  const handlers = new Proxy({}, {
    get: () => handler, ownKeys: () => ['export', 'backups.make', 'today'],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: handler }),
  }) as Handlers<VaultChannel>
  return { handlers, ends }
}

describe('V20: what the coach waits for', () => {
  test('is told from the beginning of the first work to the end of the last', async () => {
    const told: boolean[] = []
    const { handlers, ends } = slow()
    const watched = sayingWhatIsWaitedFor(handlers, (working) => told.push(working))
    const all = [watched['export']({ place: 'a'.repeat(32) }), watched['backups.make']({})].map(async (work) => work)
    expect(told).toEqual([true])
    ends.shift()?.()
    await Promise.resolve(all[0])
    expect(told).toEqual([true])
    ends.shift()?.()
    await Promise.all(all)
    expect(told).toEqual([true, false])
  })

  test('is over where a work fails, and looking at a room is none', async () => {
    const told: boolean[] = []
    const { handlers, ends } = slow()
    const watched = sayingWhatIsWaitedFor(
      { ...handlers, 'export': () => Promise.reject(new Error('a bug')) }, (working) => told.push(working))
    await expect(watched['export']({ place: 'a'.repeat(32) })).rejects.toThrow('a bug')
    expect(told).toEqual([true, false])
    void watched['today']({})
    ends.shift()?.()
    expect(told).toEqual([true, false])
  })
})
