/** The checks `npm test`, `npm run verify` and `npm run soak` are put together from. */
import path from 'node:path'
import { programOf } from './build-app.ts'
import { fromPlaywright, fromVitest, type Counts } from './reports.ts'
import { root } from './root.ts'
import { reportFile, type Step } from './steps.ts'

export const types: Step = {
  name: 'types', args: [programOf('typescript', 'bin/tsc'), '-p', root], limitSeconds: 180,
}

export const lint: Step = {
  name: 'lint', args: [programOf('eslint', 'bin/eslint.js'), '--max-warnings', '0', root], limitSeconds: 180,
}

/**
 * @param folders under tests/, as vitest filters by part of a path
 * @param large counts from the environment, for which every single test may take as long as the step
 */
export const vitest = (
  name: string, folders: readonly string[], limitSeconds: number, large?: NodeJS.ProcessEnv,
): Step => ({
  name,
  args: [
    programOf('vitest', 'vitest.mjs'), 'run', ...folders.map((folder) => `tests/${folder}/`),
    '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(name)}`,
    ...(large ? [`--testTimeout=${limitSeconds * 1000}`] : []),
  ],
  ...(large ? { env: large } : {}),
  limitSeconds,
  report: { file: reportFile(name), counts: fromVitest },
})

/** The tests that open the real app. The app is built, an Electron found and a display there before it starts. */
export const endToEnd = (limitSeconds: number, env: NodeJS.ProcessEnv): Step => ({
  name: 'end to end',
  args: [programOf('@playwright/test', 'cli.js'), 'test', '--reporter=list,json'],
  env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile('end-to-end') },
  limitSeconds,
  report: { file: reportFile('end-to-end'), counts: fromPlaywright },
})

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
