/** Small files for the owner's eyes only: whole or not there at all, and durable. */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ErrorCode } from '../../shared/ipc/errors.ts'

/**
 * Writes a file, 0600, and makes it durable. A file that was there is replaced, not written into: it may be a link to
 * somewhere else. Resolves with what went wrong, or null.
 */
export const writePrivately = async (file: string, bytes: Uint8Array): Promise<ErrorCode | null> => {
  const fresh = partOf(file)
  try {
    await rm(fresh, { force: true })
    const handle = await open(fresh, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(fresh, file)
    await syncFolder(dirname(file))
    return null
  } catch (fault) {
    await rm(fresh, { force: true }).catch(() => {})
    return codeOf(fault)
  }
}

/** Removes it, durably, with what a crash may have left of it. Resolves with what went wrong, or null. */
export const removePrivately = async (file: string): Promise<ErrorCode | null> => {
  try {
    for (const name of [file, partOf(file)]) await rm(name, { force: true })
    await syncFolder(dirname(file))
    return null
  } catch (fault) {
    return codeOf(fault)
  }
}

const partOf = (file: string): string => `${file}.part`

/** The name is durable once its folder is. Windows opens no folder as a file, and needs none to be. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

const codeOf = (fault: unknown): ErrorCode => {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'read-only'
  return 'disk-failed'
}
