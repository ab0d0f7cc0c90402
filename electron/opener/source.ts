/** What the opener was given: a practice file, or a backup of one. */
import { open } from 'node:fs/promises'
import path from 'node:path'
import { attachmentsFolder } from '../vault/attachments/place.ts'
import { MAGIC } from '../vault/backup/layout.ts'
import { readBackupFront } from '../vault/backup/read.ts'
import { restoreBeside } from '../vault/backup/restore.ts'
import { sameBytes } from '../vault/bytes.ts'
import type { Stretch } from '../vault/kdf.ts'
import { inspectVault } from '../vault/open-vault.ts'
import { asFault } from '../vault/store-faults.ts'
import type { TypedSecret } from '../vault/unlock.ts'
import { copyPrivately, type PrivateFolder } from './private-copy.ts'

export interface Source {
  /** It is open in Stillroom, or was not closed. */
  readonly wasOpen: boolean
  /** Where its attachments are, or will be: a folder that is only read. */
  readonly attachments: string
  /**
   * A vault file that may be written to. Rejects with VaultFault, and may be asked once more after a slip; with the
   * signal's reason.
   */
  readonly vaultFile: (secret: TypedSecret) => Promise<string>
}

export interface SourceParts {
  readonly stretch: Stretch
  readonly now: () => Date
  readonly signal: AbortSignal
  /** Told in bytes while a backup is restored. */
  readonly onProgress: (done: number, total: number) => void
}

/** By how it begins: it may have any name. A file that is not there is no backup. */
const isBackup = async (file: string): Promise<boolean> => {
  try {
    const handle = await open(file, 'r')
    try {
      const { buffer } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
      return sameBytes(buffer, MAGIC)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return false
    throw asFault(error)
  }
}

const fromBackup = async (file: string, folder: PrivateFolder, parts: SourceParts): Promise<Source> => {
  await readBackupFront(file)
  const target = path.join(folder.path, 'practice.stillroom')
  const { stretch, now, signal, onProgress } = parts
  return {
    wasOpen: false,
    attachments: attachmentsFolder(target),
    vaultFile: async (secret) => {
      await restoreBeside({ backup: file, secret, stretch, target, now: now() }, { signal, onProgress })
      return target
    },
  }
}

/** Whether it can be opened at all is told before anything is typed. Rejects with VaultFault. */
export const sourceOf = async (file: string, folder: PrivateFolder, parts: SourceParts): Promise<Source> => {
  if (await isBackup(file)) return fromBackup(file, folder, parts)
  const copy = await copyPrivately(file, folder)
  const looked = await inspectVault(copy.path)
  if (looked instanceof Error) throw looked
  return { wasOpen: copy.wasOpen, attachments: attachmentsFolder(file), vaultFile: async () => copy.path }
}
