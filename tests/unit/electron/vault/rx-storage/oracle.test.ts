import { describe, expect, test } from 'vitest'
import { getRxStorageVault } from '../../../../../electron/vault/rx-storage/storage.ts'
import { fakeDisk, openFakeVault } from '../../../../support/rxdb-fake-vault.ts'
import { thingPolicy } from '../../../../support/rxdb-oracle-things.ts'
import { runOracle } from '../../../../support/rxdb-oracle.ts'
import { INSTANT } from '../../../../support/rxdb-storages.ts'

// 3 seeds in npm test; soak sets more.
const SEEDS = Number(process.env['STILLROOM_ORACLE_SEEDS'] ?? 3)

describe('10,000 random operations, answered as plain memory answers them', () => {
  test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))('seed %i', async (seed) => {
    const disk = fakeDisk()
    const done = await runOracle({
      seed,
      operations: 10_000,
      open: () => {
        const vault = openFakeVault(disk)
        return {
          storage: getRxStorageVault({ vault, policy: thingPolicy, now: () => INSTANT }),
          failNext: () => { vault.failAt(1) },
          close: () => undefined,
        }
      },
    })
    // A run that never did one of them would prove nothing about it.
    for (const kind of ['write', 'race', 'group', 'group refused', 'fail', 'ask', 'look', 'reopen']) {
      expect(done[kind], kind).toBeGreaterThan(0)
    }
  })
})
