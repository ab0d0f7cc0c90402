/** Which test files share a process, and which have one to themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Under tests/: here are functions, records in memory and pages drawn to text. Nothing a file does there outlives it,
 * and to load the same modules anew for each took longer than its tests.
 */
const FOLDERS = ['contract', 'unit/shared', 'unit/renderer', 'unit/electron/engine', 'unit/electron/ipc']

/** What another file must not meet: modules in the place of others, globals, a clock or an environment of its own. */
const REPLACES = /\bvi\.\w*(?:mock|stub|spyOn|useFakeTimers|resetModules)\w*\(|\bprocess\.(?:env|on|once|chdir|exit\w*)\b/iu

/** RxDB takes 13 open collections a process, and the practice of desk.ts stays open between two files. */
const OPENS_PRACTICES = /\/support\/rxdb-/u

/** Whether a test file of this text leaves its process as it was. */
export const leavesNothing = (text: string): boolean => !REPLACES.test(text) && !OPENS_PRACTICES.test(text)

/** The test files that share a process, from the root of the project. */
export const sharingFiles = (root: string): string[] => FOLDERS
  .flatMap((folder) => readdirSync(path.join(root, 'tests', folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('tests', folder, file.replaceAll(path.sep, '/'))))
  .filter((file) => /\.test\.tsx?$/u.test(file) && leavesNothing(readFileSync(path.join(root, file), 'utf8')))
