/** The file system's part of attachments; what it refuses becomes a VaultFault without a path in it. */
import { constants } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { damaged } from '../format.ts'
import { asFault } from '../store-faults.ts'

export const withDiskFaults = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}

/** A new file, 0600; never one that is there already, and never through a link. */
export const createFile = (path: string): Promise<FileHandle> =>
  withDiskFaults(() => open(path, 'wx', 0o600))

/** All of the bytes, however many the system takes at a time. */
export const writeAll = (handle: FileHandle, bytes: Uint8Array): Promise<void> => withDiskFaults(async () => {
  for (let at = 0; at < bytes.length;) {
    at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten
  }
})

/** How the system says that no file is there, or something that is none. */
const NO_FILE: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENXIO']

/** The file and its length. Throws VaultFault vault-damaged where there is none: a record names it. */
export const openToRead = async (
  path: string,
): Promise<{ readonly handle: FileHandle; readonly length: number }> => {
  let handle: FileHandle
  try {
    // NONBLOCK: a pipe under an attachment's name must not keep anybody waiting. Windows has no such flag.
    handle = await open(path, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK))
  } catch (error) {
    throw NO_FILE.includes(Reflect.get(Object(error), 'code')) ? damaged('an attachment is missing') : asFault(error)
  }
  try {
    const found = await withDiskFaults(() => handle.stat())
    if (!found.isFile()) throw damaged('an attachment is not a file')
    return { handle, length: found.size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** The next bytes, exactly so many. Throws VaultFault vault-damaged where the file ends before. */
export const readExactly = (handle: FileHandle, length: number): Promise<Uint8Array> => withDiskFaults(async () => {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length;) {
    const { bytesRead } = await handle.read(bytes, at, length - at, null)
    if (bytesRead === 0) throw damaged('an attachment ends early')
    at += bytesRead
  }
  return bytes
})

/** Makes names given or taken in a folder durable. Windows opens no folder. */
export const syncFolder = (folder: string): Promise<void> => withDiskFaults(async () => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
})

/** Gives a synced file its name, durably, in the place of what had it. */
export const takePlace = async (from: string, to: string, folder: string): Promise<void> => {
  await withDiskFaults(() => rename(from, to))
  await syncFolder(folder)
}

/** Removes a file that nothing names; what stopped us before is the thing to tell. */
export const removeQuietly = async (path: string): Promise<void> => {
  await rm(path, { force: true }).catch(() => undefined)
}
