/**
 * `npm run soak`: the checks with large counts, for a night or a release. What `npm test` samples, this runs in full:
 * every mutation, 300 kills, power cuts and full disks, many seeds, wrong bytes by the hundred thousand. The numbers may be given in the environment.
 */
import { endToEnd, mutations, vitest } from './check-steps.ts'
import { openAppSession } from './app-session.ts'
import { endWithUs } from './child.ts'
import { NOTHING, sum, summary, type Counts } from './reports.ts'
import { runScript, say } from './say.ts'
import { inTurn, runStep, runTask } from './steps.ts'

/** What the tests read their counts from; without them they run their small samples. */
const COUNTS = {
  /** kill -9 at random moments. */
  STILLROOM_KILLS: '300',
  /** Power cuts at random moments, by replaying what was written without what was not synced. */
  STILLROOM_POWER_CUTS: '300',
  /** Disks that are full at a random byte. */
  STILLROOM_FULL_DISKS: '300',
  /** Random operations against the oracle: how many seeds, 10,000 operations each. */
  STILLROOM_ORACLE_SEEDS: '20',
  /** Wrong bytes, wherever bytes are read below the key derivation: how many. */
  STILLROOM_FUZZ: '100000',
  /** Simulated years of a practice, each morning held against the oracle. */
  STILLROOM_YEARS: '10',
  /** A file kept with a note, in MiB: as large as one may be. */
  STILLROOM_ATTACHMENT_MB: '190',
  /** Every screen in both lights at both sizes; else each size in one of them. */
  STILLROOM_EVERY_LOOK: '1',
} as const

const HOUR = 3600

runScript(async () => {
  endWithUs()
  const counts: Record<string, string> = {}
  for (const [name, large] of Object.entries(COUNTS)) counts[name] = process.env[name] ?? large
  for (const [name, count] of Object.entries(counts)) say(`${name}=${count}`)

  let session: Awaited<ReturnType<typeof openAppSession>> | undefined
  const all = await inTurn([
    () => runStep(vitest('tests', ['unit', 'contract', 'vectors', 'vault', 'privacy', 'year', 'mutations'], 6 * HOUR, counts)),
    () => runTask('electron', async () => { session = await openAppSession() }),
    () => session ? inTheApp(session, counts) : Promise.resolve(NOTHING),
  ])
  const total = sum(all)
  say(summary(total))
  return total.failed === 0 ? 0 : 1
})

const inTheApp = async (
  session: Awaited<ReturnType<typeof openAppSession>>, counts: Readonly<Record<string, string>>,
): Promise<Counts> => {
  const env = { ...session.env, ...counts, STILLROOM_ELECTRON: session.executablePath }
  const steps = [endToEnd(3 * HOUR, env), mutations(null, 3 * HOUR, env)]
  const all = await inTurn(steps.map((step) => () => runStep(step)))
  session.close()
  return sum(all)
}
