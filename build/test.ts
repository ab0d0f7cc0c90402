/** `npm test`: everything. Types, lint, unit, contract and vault tests, the real app, and a sample of mutations. */
import { endToEnd, lint, mutations, offline, types, vitest } from './check-steps.ts'
import { openAppSession, type AppSession } from './app-session.ts'
import { buildApp } from './build-app.ts'
import { endWithUs } from './child.ts'
import { NOTHING, sum, summary, type Counts } from './reports.ts'
import { runScript, say } from './say.ts'
import { inTurn, runStep, runTask } from './steps.ts'

const MUTATIONS = 6
/** How many windows are tested at once, where displays are made for them: each spends half of its time waiting. */
const LANES = 2

runScript(async () => {
  endWithUs()
  const begun = performance.now()
  // Two cores: the programs of one thread run in turn, beside the tests that share themselves out.
  let built: Counts = NOTHING
  const [fixed, units] = await Promise.all([
    inTurn([
      () => runStep(types),
      () => runStep(lint),
      async () => { built = await runTask('app build', buildApp); return built },
    ]),
    runStep(vitest('tests', ['unit', 'contract', 'vectors', 'vault', 'privacy', 'year', 'mutations'], 660)),
  ])
  // Without the others: these wait for windows, and a busy machine would make them wait for each other.
  const ready = built.failed > 0 ? null : await readyApp()
  const app = ready?.env ? await runStep(endToEnd(1200, ready.env)) : NOTHING
  // One window leaves most of a machine to the mutations.
  const last = await Promise.all([
    ready?.env && process.platform === 'linux' ? runStep(offline(240, ready.env)) : NOTHING,
    runStep(mutations(MUTATIONS, 240)),
  ])
  ready?.close()
  const total = sum([...fixed, units, ready?.counts ?? NOTHING, app, ...last])
  say(`${Math.round((performance.now() - begun) / 1000)} seconds`)
  say(summary(total))
  return total.failed === 0 ? 0 : 1
})

interface ReadyApp {
  readonly counts: Counts
  /** Null where the app cannot be opened. */
  readonly env: NodeJS.ProcessEnv | null
  readonly close: () => void
}

/** All that the end-to-end tests need; what cannot be made ready is a failed step. */
const readyApp = async (): Promise<ReadyApp> => {
  let session: AppSession | undefined
  const counts = await runTask('electron', async () => { session = await openAppSession({ build: false, displays: LANES }) })
  return {
    counts,
    env: session ? { ...session.env, STILLROOM_ELECTRON: session.executablePath } : null,
    close: () => { session?.close() },
  }
}
