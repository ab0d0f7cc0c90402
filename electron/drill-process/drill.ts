/**
 * V18: a restore drill. The backup is restored into a folder that is private and goes again, and opened there as a
 * vault of its own, record by record. What lies in the folder is sealed as a vault is.
 */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DrillFindings, DrillTask } from '../ipc/drill-wire.ts'
import { withDiskFaults } from '../vault/attachments/files.ts'
import { restoreBeside, type RestoredVault } from '../vault/backup/restore.ts'
import { hex } from '../vault/bytes.ts'
import { fault } from '../vault/format.ts'
import { openVaultBySeed, type FoundBySeed } from '../vault/open-by-seed.ts'
import { wipe } from '../vault/sodium.ts'

export interface DrillOptions {
  /** Made for the drill, 0700, and removed with everything in it when it ends. Absolute. */
  readonly folder: string
  readonly now: Date
  /** In bytes, a few times a second: a third each for writing, for reading it back, and for opening the records. */
  readonly onProgress: (done: number, total: number) => void
  /** Aborting it rejects with its reason. */
  readonly signal: AbortSignal
}

/** Every record there is by the backup's account opened, and every manifest is of the state the backup names. */
const isWhole = ({ manifest }: RestoredVault, { damage, generations }: FoundBySeed): boolean => {
  const found = new Map(generations.map(({ compartment, generation }) => [compartment, generation]))
  return damage.unopened === 0 && damage.disagreeing.length === 0 && damage.kept === manifest.records
    && found.size === manifest.generations.length
    && manifest.generations.every(({ compartment, generation }) => found.get(compartment) === generation)
}

const drill = async ({ backupPath, seed, vaultId }: DrillTask, options: DrillOptions): Promise<DrillFindings> => {
  const { folder, now, onProgress, signal } = options
  const target = join(folder, 'practice.stillroom')
  let restoring = 0
  // Compares every row and every attachment with what the backup lists, as they come back from the disk.
  const restored = await restoreBeside({ backup: backupPath, seed, target, now }, {
    signal,
    onProgress: (done, total) => {
      restoring = total
      onProgress(done, total + Math.round(total / 2))
    },
  })
  if (restored.vaultId !== vaultId) throw fault('backup-damaged', 'the backup is another vault’s')
  const opening = Math.round(restoring / 2)
  const found = await openVaultBySeed({
    path: target, seed,
    onProgress: (rows, total) => {
      signal.throwIfAborted()
      onProgress(restoring + Math.round(total === 0 ? opening : opening * rows / total), restoring + opening)
    },
  })
  return {
    madeAt: restored.madeAt,
    records: found.damage.kept,
    listed: restored.manifest.records,
    attachments: restored.manifest.attachments,
    digest: hex(restored.manifest.digest),
    whole: isWhole(restored, found),
  }
}

/**
 * Does the drill, and leaves nothing of it. The seed that came is wiped.
 * Rejects with VaultFault: as `openBackup` and its `read`, `restoreBeside` and `openVaultBySeed`; with the signal's
 * reason.
 */
export const doDrill = async (task: DrillTask, options: DrillOptions): Promise<DrillFindings> => {
  const { folder } = options
  try {
    await withDiskFaults(() => mkdir(folder, { recursive: true, mode: 0o700 }))
    return await drill(task, options)
  } finally {
    wipe(task.seed)
    // What cannot be removed now is removed by main, or at the next start.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}
