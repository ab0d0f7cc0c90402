/** The gate while a practice is being closed. */
import { afterEach, expect, test } from 'vitest'
import { createGate } from '../../../../electron/vault-process/gate.ts'
import type { GateParts } from '../../../../electron/vault-process/gate-parts.ts'
import { SETTINGS_ID } from '../../../../electron/engine/library/settings.ts'
import { DEFAULT_PREFERENCES } from '../../../../shared/schemas/library.ts'

const unheard: unknown[] = []
const hear = (reason: unknown): void => { unheard.push(reason) }
process.on('unhandledRejection', hear)
afterEach(() => { unheard.length = 0 })

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => { setImmediate(resolve) })
}

/** A practice whose settings can be read while it is open, and which tells of a change of them. */
const opened = async () => {
  let change: (ids: readonly string[]) => void = () => undefined
  let isClosed = false
  let waits: Promise<unknown> = Promise.resolve()
  const told: unknown[] = []
  const nothing = (): void => undefined
  // As much of each part as opening, one change and closing ask for; the rest would only be noise here.
  const gate = createGate({
    sample: null, paths: { vault: '/nowhere/practice', seen: '/nowhere/seen' },
    clock: { now: () => new Date(0), zone: () => 'UTC' }, chance: { id: () => '0'.repeat(32) },
    pauses: { secondsLeft: () => 0, failed: nothing, succeeded: nothing },
    vaults: {
      openVault: async () => ({ ok: true, value: {
        vault: { role: 'admin', users: () => [], owner: { opensWith: () => true } }, olderCopy: null, usedRecovery: false,
      } }),
    },
    openPractice: async () => ({
      engine: {
        onChange: (listener: typeof change) => { change = listener },
        preferences: async () => {
          await waits
          if (isClosed) throw new Error('the database is closed')
          return DEFAULT_PREFERENCES
        },
      },
      close: async () => { isClosed = true },
    }),
    shutWorks: { close: async () => undefined }, places: { forget: nothing }, quickUnlock: false,
    keychain: { wanted: async () => null, keep: async () => false, forget: nothing },
    holding: nothing, progress: nothing, role: nothing, opened: nothing, changed: nothing,
    preferences: (preferences: unknown) => { told.push(preferences) },
  } as unknown as GateParts)
  await gate.handlers['vault.unlock']({ passphrase: 'anything' })
  expect(gate.caller()).toBe('admin')
  return {
    gate, told,
    change: () => change([SETTINGS_ID]),
    hold: (until: Promise<unknown>) => { waits = until },
  }
}

test('settings that change while the practice closes are nobody’s to hear, and end nothing', async () => {
  const { gate, change, hold } = await opened()
  let goOn = (): void => undefined
  hold(new Promise<void>((resolve) => { goOn = resolve }))
  change()
  await gate.close()
  goOn()
  await settled()
  expect(unheard).toEqual([])
})

test('settings that cannot be read while it is open are a bug, and loud', async () => {
  const { change, hold, told } = await opened()
  hold(Promise.reject(new Error('unreadable')))
  change()
  await settled()
  expect(unheard).toHaveLength(1)
  expect(told).toHaveLength(1)
})
