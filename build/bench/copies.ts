/** Copies of a practice to work on: what one job does to it is not in the figures of the next. */
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { practiceIn, type PracticeFile } from '../../tests/support/made-practice.ts'

/**
 * @param scratch a folder on the disk that is measured
 * @param work is given the copy, and a folder that goes with it afterwards
 */
export const onACopy = async <Value>(
  userData: string, scratch: string, work: (file: PracticeFile, folder: string) => Promise<Value>,
): Promise<Value> => {
  const folder = mkdtempSync(path.join(scratch, 'copy-'))
  try {
    const file: PracticeFile = { path: path.join(folder, 'practice.stillroom'), seenPath: path.join(folder, 'seen') }
    copyFileSync(practiceIn(userData).path, file.path)
    // Or the disk would be busy with it while something else is measured.
    const copy = openSync(file.path, 'r+')
    fsyncSync(copy)
    closeSync(copy)
    return await work(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
