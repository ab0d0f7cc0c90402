/**
 * V18: opens a vault by its owner's seed, without a passphrase and without a word to the disk: to see that all of it
 * opens. Nobody works in a vault opened so; that takes `openVault`.
 */
import { hex, sameBytes } from './bytes.ts'
import { refuseFrontWithoutSlots } from './backup/owner-seed.ts'
import { generationOf, withManifests } from './epochs.ts'
import { damaged } from './format.ts'
import { openGrants } from './grants.ts'
import { markedIn } from './ledger.ts'
import { openRecords, type OnProgress } from './open-records.ts'
import { readEpochs } from './open-vault.ts'
import { sodiumReady, wipe } from './sodium.ts'
import { inspectStore, type Store } from './store.ts'
import type { DamageReport, Generation } from './types.ts'
import { readFront, rowReader } from './unlock.ts'
import { userKeys } from './user-keys.ts'

export interface SeedInput {
  /** Absolute. */
  readonly path: string
  /** The owner's, of when the vault was last written. */
  readonly seed: Uint8Array
  /** Told, a few times a second, how many rows are read, of how many. */
  readonly onProgress?: OnProgress
}

export interface FoundBySeed {
  /** 16 bytes as lower-case hex. */
  readonly vaultId: string
  /** V11, V16: how many records opened, and what did not or does not agree. */
  readonly damage: DamageReport
  /** Of every compartment, by its manifests. */
  readonly generations: readonly Pick<Generation, 'compartment' | 'generation'>[]
}

const openAll = async (store: Store, { seed, onProgress }: SeedInput): Promise<FoundBySeed> => {
  const row = rowReader(store)
  const { header } = readFront(row)
  const { vaultId } = header
  // By her passphrase and her sheet it would open, too: the slots are those the directory names.
  const directory = refuseFrontWithoutSlots(row, vaultId, seed)
  const keys = userKeys(seed)
  try {
    if (!sameBytes(keys.sign.publicKey, directory.ownerKey)) throw damaged('the directory is signed by another owner')
    const { epochs: held } = openGrants(vaultId, directory, row, directory.ownerId, keys.box)
    const read = readEpochs({ header, epochs: held }, store)
    const records = await openRecords(store, vaultId, read, onProgress)
    const { epochs } = withManifests(vaultId, read, row, records.figures, null)
    const compartments = new Set(epochs.flatMap(({ manifests }) => [...manifests.keys()]))
    return {
      vaultId: hex(vaultId),
      damage: { kept: records.kept, unopened: records.unopened, disagreeing: markedIn(epochs) },
      generations: [...compartments].map(compartment =>
        ({ compartment, generation: generationOf(epochs, compartment) })),
    }
  } finally {
    wipe(keys.box.privateKey, keys.sign.privateKey)
  }
}

/**
 * Opens every record once and keeps none. Nothing is written, but what a crash left in the file's log.
 * Rejects with VaultFault: no-vault, vault-damaged (also for a seed that is not its owner's), not-a-vault,
 * newer-format, older-format, open-elsewhere, read-only, disk-failed.
 */
export const openVaultBySeed = async (input: SeedInput): Promise<FoundBySeed> => {
  await sodiumReady()
  const store = inspectStore(input.path)
  try {
    return await openAll(store, input)
  } finally {
    store.close()
  }
}
