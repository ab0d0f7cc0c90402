/** Whether a folder the coach has chosen can be what she chose it for. */
import { stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createFile, withDiskFaults } from '../../vault/attachments/files.ts'
import { VaultFault } from '../../vault/types.ts'

const identityOf = async (path: string): Promise<string | null> => {
  try {
    const found = await stat(path, { bigint: true })
    return found.isDirectory() ? `${found.dev}/${found.ino}` : null
  } catch {
    return null
  }
}

export const isFolder = async (path: string): Promise<boolean> => await identityOf(path) !== null

/**
 * Whether a folder is another one, or lies in it. Told by what the system says they are, so that no link, no spelling
 * and no second mount hides it.
 */
export const liesWithin = async (folder: string, other: string): Promise<boolean> => {
  const sought = await identityOf(other)
  for (let at = folder; sought !== null; at = dirname(at)) {
    if (await identityOf(at) === sought) return true
    if (dirname(at) === at) return false
  }
  return false
}

/** Writes an empty file and removes it. What the disk says to that: read-only, disk-full, disk-failed, or null. */
export const tryWriting = async (folder: string, name: string): Promise<VaultFault | null> => {
  const path = join(folder, name)
  try {
    const handle = await createFile(path)
    await withDiskFaults(async () => {
      await handle.close()
      await unlink(path)
    })
    return null
  } catch (error) {
    if (error instanceof VaultFault) return error
    throw error
  }
}
