/**
 * What is readable to anybody and was being written into a folder of the coach's when the process was killed: an
 * unfinished copy of a file, an unfinished export. It goes when she next has something written there.
 */
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isUnfinishedExport } from '../../export/export-folder.ts'

const COPY = /^Unfinished copy from Stillroom [0-9a-f]{32}\.part$/

/**
 * What a copy is called while it is written: anybody who finds it sees what it is.
 * @param mark 32 hex digits
 */
export const unfinishedCopyName = (mark: string): string => `Unfinished copy from Stillroom ${mark}.part`

/**
 * Never rejects: what cannot be removed now is no reason to refuse what is asked for.
 * @param folder absolute
 */
export const removeLeftovers = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const found = await lstat(path).catch(() => null)
    const isOurs = (found?.isFile() && COPY.test(name)) || (found?.isDirectory() && isUnfinishedExport(name))
    if (isOurs) await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}
