/** Which files of the folder are ours, which of them nothing names, and how they go. */
import { lstat, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Compartment } from '../../../shared/domain/compartment.ts'
import { hex, sameBytes } from '../bytes.ts'
import { VaultFault } from '../types.ts'
import { openToRead, readExactly, syncFolder, withDiskFaults } from './files.ts'
import { FRONT_BYTES, readFront, type Front } from './layout.ts'
import type { AttachmentRef } from './place.ts'

const OURS = /^[0-9a-f]{64}(\.[0-9a-f]{16}\.part)?$/

export interface AttachmentFile {
  readonly name: string
  /** Bytes on disk. */
  readonly bytes: number
  /** It was being written when something ended that. */
  readonly isPart: boolean
}

const isGone = (error: unknown): boolean => Reflect.get(Object(error), 'code') === 'ENOENT'

/** Every file of our naming, by name; an empty list where there is no folder. Rejects with VaultFault. */
export const attachmentFiles = (folder: string): Promise<readonly AttachmentFile[]> => withDiskFaults(async () => {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isGone(error)) return []
    throw error
  })
  const files: AttachmentFile[] = []
  for (const name of names.filter(found => OURS.test(found)).sort()) {
    // One may go meanwhile: a client is erased, or keys are renewed.
    const found = await lstat(join(folder, name)).catch((error: unknown) => {
      if (isGone(error)) return null
      throw error
    })
    if (found?.isFile()) files.push({ name, bytes: found.size, isPart: name.endsWith('.part') })
  }
  return files
})

export interface OrphanSearch {
  readonly folder: string
  readonly vaultId: Uint8Array
  /** The compartments of which every record opened. Only there it is known that nothing names a file. */
  readonly compartments: readonly Compartment[]
  /** The hids (hex) of all attachments that records of these compartments name, in every live epoch. */
  readonly known: ReadonlySet<string>
}

/** What the front says; null where it says nothing. */
const frontOf = async (path: string): Promise<Front | null> => {
  try {
    const { handle, length } = await openToRead(path)
    try {
      return length < FRONT_BYTES ? null : readFront(await readExactly(handle, FRONT_BYTES))
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof VaultFault) return null
    throw error
  }
}

/**
 * What a crash left: unfinished files, and finished ones no record names. Asked for after opening, before the first
 * attachment is written: a file that is being written, or whose record is not committed yet, looks the same.
 *
 * A finished file is an orphan only if its front says that it is of this vault and of a compartment in the list:
 * whoever lacks a key cannot know what is named under it, and a record that does not open (V11) may name any file.
 * Rejects with VaultFault.
 */
export const orphans = async (
  { folder, vaultId, compartments, known }: OrphanSearch,
): Promise<readonly AttachmentFile[]> => {
  const found: AttachmentFile[] = []
  for (const file of await attachmentFiles(folder)) {
    if (known.has(file.name)) continue
    const front = await frontOf(join(folder, file.name))
    const isHere = front !== null && sameBytes(front.vaultId, vaultId)
    // An unfinished file may have no front yet; a finished one without is damaged, and kept.
    const isOrphan = file.isPart ? front === null || isHere : isHere && compartments.includes(front.compartment)
    if (isOrphan) found.push(file)
  }
  return found
}

/** Removes them, durably; one that is gone already is no matter. Rejects with VaultFault. */
export const sweep = async (folder: string, files: readonly Pick<AttachmentFile, 'name'>[]): Promise<void> => {
  let removed = 0
  await withDiskFaults(async () => {
    for (const { name } of files) {
      if (!OURS.test(name)) throw new Error('only attachments are swept')
      try {
        // Not rm: what is no file is none of ours, whatever it is called.
        await unlink(join(folder, name))
        removed += 1
      } catch (error) {
        if (!isGone(error)) throw error
      }
    }
  })
  if (removed > 0) await syncFolder(folder)
}

/** Removes one, durably, once no record names it; one that is gone already is no matter. Rejects with VaultFault. */
export const removeAttachment = async ({ folder, place }: Pick<AttachmentRef, 'folder' | 'place'>): Promise<void> =>
  sweep(folder, [{ name: hex(place.hid) }])
