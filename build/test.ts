/** `npm test`: everything. Types, lint, unit, contract and vault tests, the real app, and a sample of mutations. */
import { endToEnd, lint, mutations, offline, types, vitest } from './check-steps.ts'
import { openAppSession } from './app-session.ts'
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
  const app = built.failed > 0 ? [] : await inTheApp()
  const mutated = await runStep(mutations(MUTATIONS, 240))
  const total = sum([...fixed, units, ...app, mutated])
  say(`${Math.round((performance.now() - begun) / 1000)} seconds`)
  say(summary(total))
  return total.failed === 0 ? 0 : 1
})

/** The end-to-end tests, with all they need made ready; what cannot be made ready is a failed step. */
const inTheApp = async (): Promise<readonly Counts[]> => {
  let session: Awaited<ReturnType<typeof openAppSession>> | undefined
  const ready = await runTask('electron', async () => { session = await openAppSession({ build: false, displays: LANES }) })
  if (!session) return [ready]
  const env = { ...session.env, STILLROOM_ELECTRON: session.executablePath }
  const steps = [endToEnd(1200, env), ...(process.platform === 'linux' ? [offline(240, env)] : [])]
  const tested = await inTurn(steps.map((step) => () => runStep(step)))
  session.close()
  return [ready, ...tested]
}
