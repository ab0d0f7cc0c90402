/**
 * Runs mutations in copies of the project in the temp folder: the working tree is only read, so a run that is killed
 * leaves it as it was.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { run, type Ended } from './child.ts'
import { applied } from './mutation-patch.ts'
import { fromPlaywright, fromVitest, unloadedIn, type Counts } from './reports.ts'
import { root } from './root.ts'
import type { Mutation } from '../tests/mutations/mutation.ts'

/** `killed` is what we want: a test turned red. `survived`: none did. `unfit`: the mutation itself is to be mended. */
export interface Verdict {
  readonly mutation: Mutation
  readonly outcome: 'killed' | 'survived' | 'unfit'
  readonly why: string
  readonly seconds: number
}

export interface Copy {
  readonly folder: string
  readonly remove: () => void
}

const LEFT_OUT = new Set(['node_modules', 'out', 'dist', '.git'])
const UNIT_SECONDS = 180
/** All the tests that are named, at once. */
const BASELINE_SECONDS = 900
const APP_SECONDS = 600

/** A copy of the project that shares node_modules with it. */
export const copyProject = (from: string = root): Copy => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stillroom-mutation-'))
  const remove = (): void => { rmSync(folder, { recursive: true, force: true }) }
  // However this process ends, short of kill -9, its copies go with it.
  process.once('exit', remove)
  for (const name of readdirSync(from)) {
    if (!LEFT_OUT.has(name)) cpSync(path.join(from, name), path.join(folder, name), { recursive: true })
  }
  symlinkSync(path.join(from, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  return { folder, remove: () => { process.removeListener('exit', remove); remove() } }
}

/** The failure of these test files without any mutation, or null: a test that is red anyway proves nothing. */
export const baseline = async (copy: Copy, tests: readonly string[]): Promise<string | null> => {
  const { counts, ended } = await vitestIn(copy, tests, { limitSeconds: BASELINE_SECONDS })
  return counts !== null && counts.failed === 0 && ended.code === 0 ? null : ended.output
}

/** Applies a mutation to the copy, runs its test, and puts the copy back as it was. */
export const tryMutation = async (copy: Copy, mutation: Mutation): Promise<Verdict> => {
  const file = path.join(copy.folder, mutation.file)
  const before = readFileSync(file, 'utf8')
  const patched = applied(before, mutation)
  if (!patched.ok) return { mutation, outcome: 'unfit', why: patched.error, seconds: 0 }
  writeFileSync(file, patched.value)
  try {
    const { counts, unloaded, ended } = mutation.kind === 'e2e'
      ? await appIn(copy, mutation)
      : await vitestIn(copy, [mutation.test], { testName: mutation.testName, limitSeconds: UNIT_SECONDS })
    return { mutation, ...judged(counts, unloaded, ended), seconds: ended.seconds }
  } finally {
    writeFileSync(file, before)
  }
}

/**
 * What a run says about its mutation. Only a test that failed counts: a file that does not load, a run that was
 * stopped or that found no test is a mutation to mend.
 */
export const judged = (
  counts: Counts | null, unloaded: number, ended: Pick<Ended, 'stopped' | 'output'>,
): Pick<Verdict, 'outcome' | 'why'> => {
  if (ended.stopped !== null) return { outcome: 'unfit', why: ended.stopped }
  if (counts === null) {
    return { outcome: 'unfit', why: `the test runner wrote no report: ${ended.output.trim().split('\n').at(-1) ?? ''}` }
  }
  if (counts.failed > unloaded) return { outcome: 'killed', why: '' }
  if (counts.failed > 0) return { outcome: 'unfit', why: 'with it, the test file no longer loads' }
  if (counts.passed === 0) return { outcome: 'unfit', why: 'no test of that name ran' }
  return { outcome: 'survived', why: 'every test stayed green' }
}

interface Ran { readonly counts: Counts | null; readonly unloaded: number; readonly ended: Ended }

interface Running { readonly testName?: string | undefined; readonly limitSeconds: number }

const vitestIn = async (
  copy: Copy, tests: readonly string[], { testName, limitSeconds }: Running,
): Promise<Ran> => {
  const report = path.join(copy.folder, 'mutation-report.json')
  rmSync(report, { force: true })
  const ended = await run(process.execPath, [
    path.join(copy.folder, 'node_modules/vitest/vitest.mjs'), 'run', ...tests,
    // Its cache lies in node_modules, which is not ours alone.
    '--no-cache', '--reporter=json', `--outputFile.json=${report}`,
    ...(testName === undefined ? [] : ['-t', escaped(testName)]),
  ], { cwd: copy.folder, env: { ...process.env, FORCE_COLOR: '0' }, limitSeconds })
  const read = readReport(report)
  return { counts: fromVitest(read), unloaded: unloadedIn(read), ended }
}

/** Builds the mutated app and runs its end-to-end test. Electron and the display come with the environment. */
const appIn = async (copy: Copy, mutation: Mutation): Promise<Ran> => {
  const report = path.join(copy.folder, 'mutation-report.json')
  rmSync(report, { force: true })
  const options = { cwd: copy.folder, limitSeconds: APP_SECONDS }
  const vite = path.join(copy.folder, 'node_modules/vite/bin/vite.js')
  const built = await run(process.execPath, [vite, 'build', '--app'], options)
  if (built.code !== 0) return { counts: null, unloaded: 0, ended: built }
  const ended = await run(process.execPath, [
    path.join(copy.folder, 'node_modules/@playwright/test/cli.js'), 'test', path.basename(mutation.test),
    '--config', path.join(copy.folder, 'tests/e2e/playwright.config.ts'), '--reporter=json',
    ...(mutation.testName === undefined ? [] : ['-g', escaped(mutation.testName)]),
  ], { ...options, env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } })
  return { counts: fromPlaywright(readReport(report)), unloaded: 0, ended }
}

// Both runners take a regular expression; a test's name is to be found as it stands.
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const readReport = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
