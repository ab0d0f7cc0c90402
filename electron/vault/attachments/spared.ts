/**
 * V16: an older copy of a practice knows nothing of the files that were added after it was last written. When it is taken
 * for the true one, a mark is laid into the folder: what was finished between those two moments is not swept as nobody's,
 * then or later, for the newer one may come back and name it.
 */
import { readdir } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createFile, syncFolder, withDiskFaults } from './files.ts'

/** `spared-<from>-<to>`, both in milliseconds since 1970. Empty: its name is all it says. */
const MARK = /^spared-(-?\d{1,16})-(-?\d{1,16})$/

/**
 * Durable when it ends. Where there is no folder there are no files either. Rejects with VaultFault.
 * @param writtenAt when the older copy was last written
 */
export const spareBetween = async (folder: string, writtenAt: Date, acceptedAt: Date): Promise<void> => {
  if (!existsSync(folder)) return
  const path = join(folder, `spared-${String(writtenAt.getTime())}-${String(acceptedAt.getTime())}`)
  if (existsSync(path)) return
  const handle = await createFile(path)
  await withDiskFaults(() => handle.close())
  await syncFolder(folder)
}

/**
 * Whether a file that was finished at an instant (milliseconds) is spared. Rejects with VaultFault.
 * @param grain how exactly a file system keeps the instant, in milliseconds
 */
export const isSpared = async (folder: string, grain: number): Promise<(at: number) => boolean> => {
  const names = await withDiskFaults(() => readdir(folder))
  const spans = names.flatMap(name => {
    const [, from, to] = MARK.exec(name) ?? []
    return from === undefined || to === undefined ? [] : [{ from: Number(from) - grain, to: Number(to) + grain }]
  })
  return at => spans.some(({ from, to }) => at >= from && at <= to)
}
