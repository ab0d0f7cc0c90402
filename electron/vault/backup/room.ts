/** Whether a folder is there, and has room: courtesies, for what changes meanwhile is noticed anyway. */
import { stat, statfs } from 'node:fs/promises'
import { fault } from '../format.ts'
import { VaultFault } from '../types.ts'

/** Some for the system, and for what the figures do not count. */
const SPARE_BYTES = 4 * 1024 * 1024

const ABSENT: readonly unknown[] = ['ENOENT', 'ENOTDIR']

/** Rejects with VaultFault no-folder: it is gone, or lies on a disk that is not plugged in. */
export const refuseWithoutFolder = async (folder: string): Promise<void> => {
  const isFolder = await stat(folder).then(
    found => found.isDirectory(),
    // What else keeps us from it is told when it is used.
    (error: unknown) => !ABSENT.includes(Reflect.get(Object(error), 'code')),
  )
  if (!isFolder) throw fault('no-folder', 'the folder is not there')
}

/** Bytes; null where a disk does not tell. */
const freeBytes = async (folder: string): Promise<number | null> => {
  try {
    const { blocks, bavail, bsize } = await statfs(folder)
    // Some file systems over a network say nothing but zeros.
    return blocks === 0 ? null : bavail * bsize
  } catch {
    return null
  }
}

/** Rejects with VaultFault disk-full, with `detail.needed` and `detail.free` in bytes. */
export const refuseWithoutRoom = async (folder: string, bytes: number): Promise<void> => {
  const free = await freeBytes(folder)
  const needed = bytes + SPARE_BYTES
  if (free !== null && free < needed) {
    throw new VaultFault('disk-full', 'there is not enough room', { detail: { needed, free } })
  }
}
