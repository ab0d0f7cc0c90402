/** V18: which backups of a vault lie in a folder. Which of them go is decided with keys: see backup-rows.ts of the works. */
import { lstat, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder, withDiskFaults } from '../attachments/files.ts'
import { VaultFault } from '../types.ts'
import {
  conflictCopyOfBackup, isUnfinishedBackup, mayBeBackup, type CopyingService,
} from './names.ts'
import { readBackupFront } from './read.ts'
import { refuseWithoutFolder } from './room.ts'

export interface FoundBackup {
  readonly name: string
  /** Absolute. */
  readonly path: string
  /** Of the file. */
  readonly bytes: number
  /** ISO instant, UTC; null where it cannot be read. */
  readonly madeAt: string | null
  /**
   * By the front and the length alone; only a verification knows more. Whose a damaged one or one of a newer version is
   * cannot be told, so it is listed for every vault.
   */
  readonly state: 'whole' | 'damaged' | 'newer'
  /** The service that seems to have made it out of another because two machines differed: it is left alone. */
  readonly copiedBy: CopyingService | null
}

const found = async (folder: string, name: string, vaultId: string): Promise<FoundBackup | null> => {
  const path = join(folder, name)
  const told = { name, path, copiedBy: conflictCopyOfBackup(name) }
  try {
    const front = await readBackupFront(path)
    if (front.vaultId !== vaultId) return null
    return { ...told, bytes: front.bytes, madeAt: front.madeAt, state: 'whole' }
  } catch (error) {
    if (!(error instanceof VaultFault)) throw error
    if (error.code !== 'backup-damaged' && error.code !== 'newer-format') return null
    const bytes = await lstat(path).then(({ size }) => size, () => 0)
    return { ...told, bytes, madeAt: null, state: error.code === 'newer-format' ? 'newer' : 'damaged' }
  }
}

const namesIn = async (folder: string): Promise<readonly string[]> => {
  await refuseWithoutFolder(folder)
  return withDiskFaults(() => readdir(folder))
}

/**
 * The backups of a vault in a folder, newest first and those without an instant last. Foreign files are left out, and
 * so are backups of other vaults. Rejects with VaultFault no-folder, or read-only where it may not be
 * listed.
 * @param vaultId 16 bytes as lower-case hex
 */
export const listBackups = async (folder: string, vaultId: string): Promise<readonly FoundBackup[]> => {
  const names = await namesIn(folder)
  const backups: FoundBackup[] = []
  for (const name of names.filter(mayBeBackup)) {
    const backup = await found(folder, name, vaultId)
    if (backup !== null) backups.push(backup)
  }
  const order = ({ madeAt, name }: FoundBackup): string => `${madeAt ?? ''} ${name}`
  return backups.sort((one, other) => order(one) < order(other) ? 1 : -1)
}

const remove = async (folder: string, names: readonly string[]): Promise<void> => {
  if (names.length === 0) return
  await withDiskFaults(async () => {
    for (const name of names) await unlink(join(folder, name))
  })
  await syncFolder(folder)
}

/** Older than this, an unfinished file is written by nobody any more. Milliseconds. */
const ABANDONED = 24 * 60 * 60 * 1000

/**
 * Removes what a crash left half written. One that another machine may be writing just now stays. Rejects with
 * VaultFault.
 * @returns how many went
 */
export const dropUnfinishedBackups = async (folder: string, now: Date): Promise<number> => {
  const names = (await namesIn(folder)).filter(isUnfinishedBackup)
  const old: string[] = []
  for (const name of names) {
    const { mtimeMs } = await withDiskFaults(() => lstat(join(folder, name)))
    if (now.getTime() - mtimeMs > ABANDONED) old.push(name)
  }
  await remove(folder, old)
  return old.length
}
