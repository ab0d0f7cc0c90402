import type { Chance, Clock } from '../../../shared/domain/ports.ts'
import { openDatabase } from '../../engine/database.ts'
import { recordsOf } from '../../engine/library/service.ts'
import { createLedger } from '../../engine/undo/ledger.ts'
import { createWriter } from '../../engine/writer.ts'
import { practicePolicy } from '../../vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../vault/rx-storage/storage.ts'
import type { OnRestored } from './restore.ts'

/**
 * Puts on record, in the restored practice itself, that it was restored (E1): as much of an engine as one event needs.
 * That it opens as a practice is seen by the way.
 */
export const recordRestored = (clock: Clock, chance: Chance): OnRestored => async (vault) => {
  try {
    const { hash, role } = vault
    const storage = getRxStorageVault({ vault, policy: practicePolicy, now: clock.now })
    const database = await openDatabase({ storage, name: `practice-${vault.id}`, hash })
    try {
      const writer = createWriter({
        database, hash, clock, chance, role, ledger: createLedger(), onErased: () => undefined,
      })
      await recordsOf(writer, database).restored()
    } finally {
      await database.close()
    }
  } finally {
    vault.close()
  }
}
