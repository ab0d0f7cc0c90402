/** Writes what was sealed as a file anybody can open: beside first, and under its name once its end was seen. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createFile, removeQuietly, withDiskFaults, writeAll } from '../../vault/attachments/files.ts'
import { moveIntoPlace } from '../../vault/atomic-file.ts'
import { createNames } from '../../export/safe-names.ts'
import { VaultFault } from '../../vault/types.ts'
import { unfinishedCopyName } from './leftovers.ts'

/** True when it has the name; false where there is something of that name. Throws VaultFault; then it is nowhere. */
const hasTaken = async (part: string, path: string): Promise<boolean> => {
  try {
    moveIntoPlace(part, path, existsSync)
    return true
  } catch (error) {
    if (error instanceof VaultFault && error.code === 'vault-exists') return false
    // It may have its name already, and not be durable.
    if (!existsSync(part)) await removeQuietly(path)
    throw error
  }
}

/**
 * Never in the place of another file: where the name is taken it gets a number. Rejects with VaultFault disk-full,
 * disk-failed, read-only, and with whatever the content throws; then there is no file.
 * @param folder absolute, and there
 * @param wanted a safe name
 * @param mark tells unfinished files apart: 32 hex digits
 * @returns the name it got
 */
export const writePrivateCopy = async (
  { folder, wanted, mark }: { readonly folder: string, readonly wanted: string, readonly mark: string },
  content: AsyncIterable<Uint8Array>,
): Promise<string> => {
  const part = join(folder, unfinishedCopyName(mark))
  const handle = await createFile(part)
  try {
    try {
      for await (const piece of content) await writeAll(handle, piece)
      await withDiskFaults(() => handle.sync())
    } finally {
      await withDiskFaults(() => handle.close())
    }
    const names = createNames()
    for (;;) {
      const name = names.give(wanted)
      if (await hasTaken(part, join(folder, name))) return name
    }
  } catch (error) {
    await removeQuietly(part)
    throw error
  }
}
