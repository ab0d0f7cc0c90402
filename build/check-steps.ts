/** The checks `npm test`, `npm run verify` and `npm run soak` are put together from. */
import os from 'node:os'
import path from 'node:path'
import { programOf } from './build-app.ts'
import { fromPlaywright, fromVitest, type Counts } from './reports.ts'
import { outFolder, root } from './root.ts'
import { reportFile, type Step } from './steps.ts'

export const types: Step = {
  name: 'types',
  args: [
    programOf('typescript', 'bin/tsc'), '-p', root,
    '--incremental', '--tsBuildInfoFile', path.join(outFolder, 'checks/types.tsbuildinfo'),
  ],
  limitSeconds: 180,
}

export const lint: Step = {
  name: 'lint',
  args: [
    programOf('eslint', 'bin/eslint.js'), '--config', path.join(root, 'build/lint/eslint.config.js'),
    '--max-warnings', '0', root,
  ],
  limitSeconds: 180,
}

/**
 * @param folders under tests/, as vitest filters by part of a path; `!` before a project of vite.config.ts leaves it out
 * @param large counts from the environment, for which every single test may take as long as the step
 */
export const vitest = (
  name: string, folders: readonly string[], limitSeconds: number, large?: NodeJS.ProcessEnv,
): Step => ({
  name,
  args: [
    programOf('vitest', 'vitest.mjs'), 'run',
    ...folders.map((folder) => folder.startsWith('!') ? `--project=${folder}` : `tests/${folder}/`),
    // Its own choice leaves one core idle, which on two cores is half of them.
    `--maxWorkers=${os.availableParallelism()}`,
    '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(name)}`,
    ...(large ? [`--testTimeout=${limitSeconds * 1000}`] : []),
  ],
  ...(large ? { env: large } : {}),
  limitSeconds,
  report: { file: reportFile(name), counts: fromVitest },
})

const playwright = [
  programOf('@playwright/test', 'cli.js'), 'test', '--config', path.join(root, 'tests/e2e/playwright.config.ts'),
  '--reporter=list,json',
]

const inTheRealApp = (
  name: string, args: readonly string[], limitSeconds: number, env: NodeJS.ProcessEnv,
): Step => ({
  name,
  args,
  env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile(name) },
  limitSeconds,
  report: { file: reportFile(name), counts: fromPlaywright },
})

/** The tests that open the real app. The app is built, an Electron found and a display there before it starts. */
export const endToEnd = (limitSeconds: number, env: NodeJS.ProcessEnv): Step =>
  inTheRealApp('end-to-end', playwright, limitSeconds, env)

/** The first note once more, in the real app, where there is no network but loopback. */
export const offline = (limitSeconds: number, env: NodeJS.ProcessEnv): Step => inTheRealApp('offline', [
  programOf('tsx', 'dist/cli.mjs'), path.join(root, 'build/without-network.ts'),
  process.execPath, ...playwright, 'offline', 'first-note', '--grep', 'no network here|by mouse',
], limitSeconds, env)

/** @param sample how many mutations; null runs them all */
export const mutations = (sample: number | null, limitSeconds: number, env: NodeJS.ProcessEnv = {}): Step => ({
  name: 'mutations',
  args: [
    programOf('tsx', 'dist/cli.mjs'), path.join(root, 'build/mutate.ts'), '--report', reportFile('mutations'),
    ...(sample === null ? ['--end-to-end'] : ['--sample', String(sample)]),
  ],
  env,
  limitSeconds,
  report: { file: reportFile('mutations'), counts: fromMutations },
})

const fromMutations = (report: unknown): Counts | null => {
  if (typeof report !== 'object' || report === null || !('passed' in report) || !('failed' in report)) return null
  const { passed, failed } = report
  return typeof passed === 'number' && typeof failed === 'number' ? { passed, failed, skipped: 0 } : null
}
