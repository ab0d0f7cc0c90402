/** The steps of the checks: each runs a program, prints one line with its time, and shows its output if it failed. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { run } from './child.ts'
import { settled, one, type Counts } from './reports.ts'
import { outFolder, root } from './root.ts'
import { say, textOf } from './say.ts'

export interface Step {
  readonly name: string
  /** The script this Node runs, and its arguments. */
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly limitSeconds: number
  /** Where the program writes its report and how to count it; without one the step itself counts as one. */
  readonly report?: { readonly file: string; readonly counts: (report: unknown) => Counts | null }
}

/** Where reports lie: out/checks. */
export const reportFile = (name: string): string => path.join(outFolder, 'checks', `${name}.json`)

/** Runs a step, prints its line, and its output where it failed. Never throws for a step that fails. */
export const runStep = async (step: Step): Promise<Counts> => {
  if (step.report) {
    // An old report must not speak for a run that wrote none.
    mkdirSync(path.dirname(step.report.file), { recursive: true })
    rmSync(step.report.file, { force: true })
  }
  const stillRunning = setInterval(() => { say(`${step.name.padEnd(12)} still running`) }, 60_000)
  const ended = await run(process.execPath, step.args, {
    cwd: root, env: { ...process.env, ...step.env, FORCE_COLOR: '0' }, limitSeconds: step.limitSeconds,
  })
  clearInterval(stillRunning)
  const counts = step.report
    ? settled(step.report.counts(readReport(step.report.file)), ended.code)
    : one(ended.code === 0)
  say(line(step.name, counts, ended.seconds, ended.stopped))
  if (counts.failed > 0) say(indented(ended.output))
  return counts
}

/** A step that is a function of ours: passed unless it throws. */
export const runTask = async (name: string, task: () => Promise<unknown>): Promise<Counts> => {
  const begun = performance.now()
  let complaint: string | null = null
  try {
    await task()
  } catch (error) {
    complaint = textOf(error)
  }
  const counts = one(complaint === null)
  say(line(name, counts, (performance.now() - begun) / 1000, null))
  if (complaint !== null) say(indented(complaint))
  return counts
}

/** One step after the other. */
export const inTurn = async (steps: readonly (() => Promise<Counts>)[]): Promise<readonly Counts[]> => {
  const all: Counts[] = []
  for (const step of steps) all.push(await step())
  return all
}

const line = (name: string, counts: Counts, seconds: number, stopped: string | null): string => {
  const verdict = counts.failed > 0 ? 'FAILED' : 'passed'
  const many = counts.passed + counts.failed > 1 ? `  ${counts.passed} of ${counts.passed + counts.failed}` : ''
  const why = stopped === null ? '' : `  (${stopped})`
  return `${name.padEnd(12)} ${verdict}  ${seconds.toFixed(1).padStart(6)} s${many}${why}`
}

const indented = (output: string): string =>
  output.trimEnd().split('\n').map((each) => `  | ${each}`).join('\n')

const readReport = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
