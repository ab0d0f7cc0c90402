/** V18: reads a backup from its first byte to its last and keeps nothing. */
import type { BackupFront } from './file.ts'
import type { BackupManifest } from './layout.ts'
import type { WorkOptions } from './pace.ts'
import { openBackup, type BackupKey } from './read.ts'

export interface VerifiedBackup { readonly front: BackupFront; readonly manifest: BackupManifest }

/**
 * Every seal, every hash, every figure. Rejects as `openBackup` and its `read` do; a backup that passes opens.
 */
export const verifyBackup = async (
  path: string, key: BackupKey, options: WorkOptions = {},
): Promise<VerifiedBackup> => {
  const backup = await openBackup({ path, key })
  try {
    return { front: backup.front, manifest: await backup.read({}, options) }
  } finally {
    await backup.close()
  }
}
