/** The folder an export is written to: made anew, beside whatever is there, and finished or gone. */
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { wallTime } from './moments.ts'

/** While an export has it, it is not one: a crash or a power cut can leave it behind. */
export const UNFINISHED = '.unfinished'

/** `Stillroom export 2026-11-21 0930`, by the clock of the zone. Throws RangeError for a date that is none. */
export const exportFolderName = (madeAt: Date, zone: string): string => {
  const at = wallTime(madeAt, zone)
  if (at === null) throw new RangeError('not a date an export can be named by')
  return `Stillroom export ${at.day} ${at.time.replace(':', '')}`
}

const OURS = /^Stillroom export \d{4}-\d{2}-\d{2} \d{4}(?: \(\d{1,4}\))?\.unfinished$/

/** Whether a folder is called as only an export that was not finished is. */
export const isUnfinishedExport = (name: string): boolean => OURS.test(name)

export interface ExportFolder {
  /** Absolute: where files go until the export is whole. */
  readonly path: string
  /** Gives it its name, durably, and answers with the absolute path. */
  readonly finish: () => Promise<string>
  /** Takes away all of it. Never throws. */
  readonly remove: () => Promise<void>
}

/** Some file systems do not sync folders: what is in them is synced all the same. */
const NOT_FOR_FOLDERS = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EISDIR', 'EACCES', 'EBADF']

/** Makes the names in a folder durable, where that can be asked for. */
export const syncFolder = async (folder: string): Promise<void> => {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    if (!NOT_FOR_FOLDERS.includes(String(Reflect.get(Object(error), 'code')))) throw error
  }
}

const isTaken = (error: unknown): boolean => Reflect.get(Object(error), 'code') === 'EEXIST'

/**
 * Makes a folder inside another, 0700. A name that is taken, by a finished export or by one a crash left, gets a
 * number. Throws what the file system throws.
 * @param inside absolute, and there
 */
export const newExportFolder = async (inside: string, name: string): Promise<ExportFolder> => {
  for (let count = 1; ; count += 1) {
    const final = path.join(inside, count === 1 ? name : `${name} (${count})`)
    const unfinished = `${final}${UNFINISHED}`
    if (existsSync(final)) continue
    try {
      await mkdir(unfinished, { mode: 0o700 })
    } catch (error) {
      if (isTaken(error)) continue
      throw error
    }
    let present = unfinished
    return {
      path: unfinished,
      finish: async () => {
        await rename(unfinished, final)
        present = final
        await syncFolder(inside)
        return final
      },
      remove: () => rm(present, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined),
    }
  }
}
