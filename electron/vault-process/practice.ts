/** A vault with everything that works over it: storage, database, engine. Holds no Electron. */
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import { createEngine, type Engine } from '../engine/create-engine.ts'
import { openDatabase } from '../engine/database.ts'
import type { Hash } from '../engine/events/chain.ts'
import type { Database } from '../engine/types.ts'
import type { Vault } from '../vault/types.ts'
import { practicePolicy } from '../vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../vault/rx-storage/storage.ts'

export interface Practice {
  readonly engine: Engine
  /** Waits for what is being written, then frees the file. */
  readonly close: () => Promise<void>
}

/** A practice with nothing in it yet, before anything works over it. */
export interface Empty { readonly database: Database, readonly hash: Hash }

/**
 * Opens the practice in a vault. If that fails the vault is closed again, and the fault thrown.
 * @param fill writes what the practice is to begin with
 */
export type OpenPractice = (vault: Vault, fill?: (into: Empty) => Promise<void>) => Promise<Practice>

export const practiceOpener = (clock: Clock, chance: Chance): OpenPractice => async (vault, fill) => {
  try {
    const database = await openDatabase({
      storage: getRxStorageVault({ vault, policy: practicePolicy, now: clock.now }),
      name: `practice-${vault.id}`, hash: vault.hash,
    })
    try {
      await fill?.({ database, hash: vault.hash })
    } catch (error) {
      await database.close()
      throw error
    }
    const engine = createEngine({ database, hash: vault.hash, clock, chance, role: 'coach', damage: vault.damage })
    return {
      engine,
      close: async () => {
        await database.close()
        vault.close()
      },
    }
  } catch (error) {
    vault.close()
    throw error
  }
}
