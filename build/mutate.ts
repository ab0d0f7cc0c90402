/**
 * `tsx build/mutate.ts [--sample n] [--seed n] [--rule V9] [--end-to-end] [--report file]`: breaks each rule as its
 * mutation says, in a copy, and demands that the named test turns red. Mutations of the running app take minutes
 * each and are tried only with --end-to-end, which needs an Electron and a display.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openAppSession } from './app-session.ts'
import { endWithUs } from './child.ts'
import { sampled } from './mutation-patch.ts'
import { baseline, copyProject, tryMutation, type Copy, type Verdict } from './mutation-run.ts'
import { Halt, runScript, say } from './say.ts'
import { MUTATIONS } from '../tests/mutations/mutations.ts'
import type { Mutation } from '../tests/mutations/mutation.ts'

const LANES = 2

runScript(async () => {
  endWithUs()
  const { values } = parseArgs({ options: {
    sample: { type: 'string' }, seed: { type: 'string', default: '1' }, rule: { type: 'string' },
    'end-to-end': { type: 'boolean', default: false }, report: { type: 'string' },
  } })
  const wanted = MUTATIONS.filter((each) => values.rule === undefined || each.rule === values.rule)
  const units = wanted.filter((each) => each.kind !== 'e2e')
  const chosen = values.sample === undefined ? units : sampled(units, whole(values.sample), whole(values.seed))
  const inApp = values['end-to-end'] ? wanted.filter((each) => each.kind === 'e2e') : []
  if (chosen.length + inApp.length === 0) throw new Halt('No mutation was chosen.')

  const verdicts = [...await inCopies(chosen), ...await inTheApp(inApp)]
  const killed = verdicts.filter((each) => each.outcome === 'killed').length
  say(`${killed} of ${verdicts.length} mutations were noticed`)
  if (values.report !== undefined) {
    const report = { passed: killed, failed: verdicts.length - killed, verdicts }
    writeFileSync(values.report, JSON.stringify(report, null, 2))
  }
  return killed === verdicts.length ? 0 : 1
})

/** Tries mutations in two copies at once, one after the other in each. */
const inCopies = async (chosen: readonly Mutation[]): Promise<readonly Verdict[]> => {
  if (chosen.length === 0) return []
  const first = copyProject()
  const copies = [first, ...Array.from({ length: Math.min(LANES, chosen.length) - 1 }, () => copyProject())]
  try {
    const red = await baseline(first, [...new Set(chosen.map((each) => each.test))])
    if (red !== null) throw new Halt(`The tests are red before any mutation:\n${red}`)
    const waiting = [...chosen]
    const lane = async (copy: Copy): Promise<readonly Verdict[]> => {
      const done: Verdict[] = []
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        done.push(told(await tryMutation(copy, next)))
      }
      return done
    }
    return (await Promise.all(copies.map(lane))).flat()
  } finally {
    for (const copy of copies) copy.remove()
  }
}

/** Tries mutations of the running app, each with a build of its own. */
const inTheApp = async (chosen: readonly Mutation[]): Promise<readonly Verdict[]> => {
  if (chosen.length === 0) return []
  const session = await openAppSession({ build: false })
  Object.assign(process.env, session.env, { STILLROOM_ELECTRON: session.executablePath })
  const copy = copyProject()
  try {
    const done: Verdict[] = []
    for (const mutation of chosen) done.push(told(await tryMutation(copy, mutation)))
    return done
  } finally {
    copy.remove()
    session.close()
  }
}

const told = (verdict: Verdict): Verdict => {
  const { rule, name } = verdict.mutation
  const end = verdict.outcome === 'killed' ? '' : `: ${verdict.why}`
  say(`${rule.padEnd(4)} ${verdict.outcome.padEnd(8)} ${verdict.seconds.toFixed(1).padStart(5)} s  ${name}${end}`)
  return verdict
}

const whole = (text: string): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) throw new Halt(`${text} is not a whole number.`)
  return number
}
