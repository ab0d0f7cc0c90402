/**
 * The opener works on a copy: opening a vault writes to it, and the file somebody fears for is not to be touched.
 * What is copied is sealed; it lies in a folder only she can open, and goes when the opener ends.
 */
import { constants } from 'node:fs'
import { chmod, copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fault } from '../vault/format.ts'
import { asFault } from '../vault/store-faults.ts'

export interface PrivateFolder {
  /** Absolute, 0700. */
  readonly path: string
  /** Takes away all of it. Never throws. */
  readonly remove: () => Promise<void>
}

/** @param temporary the system's folder for such things */
export const privateFolder = async (temporary: string): Promise<PrivateFolder> => {
  try {
    const folder = await mkdtemp(path.join(path.resolve(temporary), 'stillroom-open-'))
    return {
      path: folder,
      remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined),
    }
  } catch (error) {
    throw asFault(error)
  }
}

/** What SQLite leaves beside a file that was not closed, and what is still in there belongs to it. */
const BESIDE = ['-wal', '-journal'] as const

interface Look { readonly size: number, readonly changed: number, readonly inode: number }

/** Null where there is nothing. */
const look = async (file: string): Promise<Look | null> => {
  try {
    const { size, mtimeMs, ino } = await stat(file)
    return { size, changed: mtimeMs, inode: ino }
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return null
    throw error
  }
}

const same = (one: Look | null, other: Look | null): boolean =>
  one?.size === other?.size && one?.changed === other?.changed && one?.inode === other?.inode

export interface Copied {
  readonly path: string
  /** A log lay beside it: it is open in Stillroom, or was not closed. */
  readonly wasOpen: boolean
}

/**
 * Copies a vault file, with the log beside it, without opening it. Throws VaultFault: no-vault; open-elsewhere where it
 * changed meanwhile, or goes on changing; disk-full, disk-failed, read-only.
 */
export const copyPrivately = async (file: string, folder: PrivateFolder): Promise<Copied> => {
  const copy = path.join(folder.path, 'practice.stillroom')
  const all = ['', ...BESIDE]
  try {
    const before = await Promise.all(all.map((end) => look(`${file}${end}`)))
    if (before[0] === null) throw fault('no-vault', 'there is no file')
    for (const [place, end] of all.entries()) {
      if (place > 0 && (before[place]?.size ?? 0) === 0) continue
      await copyFile(`${file}${end}`, `${copy}${end}`, constants.COPYFILE_EXCL)
      // It comes with the modes of the original, which may be read-only.
      await chmod(`${copy}${end}`, 0o600)
    }
    const after = await Promise.all(all.map((end) => look(`${file}${end}`)))
    if (!before.every((one, place) => same(one, after[place] ?? null))) {
      throw fault('open-elsewhere', 'the file changed while it was copied')
    }
    return { path: copy, wasOpen: before.slice(1).some((beside) => (beside?.size ?? 0) > 0) }
  } catch (error) {
    throw asFault(error)
  }
}
