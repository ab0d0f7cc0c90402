/** Files that are complete or not there at all. */
import {
  closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fault } from './format.ts'
import { asFault, withFaults } from './store-faults.ts'

/** Makes what is in a file durable. Throws what the file system throws. */
export const syncPath = (path: string, flags: string): void => {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Makes the name of a file durable, by its path. Windows opens no folder; there the file's own fsync has to do. */
export const syncFolder = (path: string): void => {
  if (process.platform !== 'win32') syncPath(dirname(path), 'r')
}

/** Makes a folder, 0700, and those it lies in, durably. Throws what the file system throws. */
export const makeFolder = (folder: string): void => {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  const top = resolve(first)
  // A new name is in the folder above it: each of those, up to the one that was there before.
  for (let made = resolve(folder); ; made = dirname(made)) {
    syncFolder(made)
    if (made === top || dirname(made) === made) return
  }
}

/** Whether two names are of one file. Throws what the file system throws. */
export const isSameFile = (one: string, other: string): boolean => {
  const [first, second] = [one, other].map(path => statSync(path, { bigint: true }))
  return first?.ino === second?.ino && first?.dev === second?.dev
}

/** The systems on which a file cannot have two names answer with one of these. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK']

/**
 * Gives a finished file its name, durably, without ever taking the place of another one.
 * Throws VaultFault vault-exists, disk-full, disk-failed, read-only.
 */
export const moveIntoPlace = (from: string, to: string, exists: (path: string) => boolean): void => {
  try {
    syncPath(from, 'r+')
    if (exists(to)) throw fault('vault-exists', 'there is a file already')
    try {
      linkSync(from, to)
      rmSync(from)
    } catch (error) {
      if (!NO_LINKS.includes(String(Reflect.get(Object(error), 'code')))) throw error
      renameSync(from, to)
    }
    syncFolder(to)
  } catch (error) {
    throw asFault(error)
  }
}

/**
 * Ends what a power cut left of `moveIntoPlace`: a file that has both names keeps the later. Nothing happens to any
 * other. Throws VaultFault.
 */
export const dropFirstName = (from: string, to: string): void => withFaults(() => {
  if (!existsSync(from) || !existsSync(to) || !isSameFile(from, to)) return
  rmSync(from)
  syncFolder(to)
})

/** Replaces a small file: readers see the old one or the new one. Throws VaultFault. */
export const replaceFile = (path: string, content: Uint8Array): void => {
  const fresh = `${path}.new`
  try {
    makeFolder(dirname(path))
    writeFileSync(fresh, content, { mode: 0o600 })
    syncPath(fresh, 'r+')
    renameSync(fresh, path)
    syncFolder(path)
  } catch (error) {
    try {
      rmSync(fresh, { force: true })
    } catch {
      // What stopped us is the thing to tell.
    }
    throw asFault(error)
  }
}
