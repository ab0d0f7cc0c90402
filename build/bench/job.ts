/**
 * A job is measured in a process of its own, so that neither its garbage nor its warmth is in another's figures.
 * It is given one JSON value and answers with one, on a line of its own.
 */
import { run } from '../child.ts'
import { root } from '../root.ts'
import { Halt } from '../say.ts'

const ANSWER = 'answer:'

const LIMIT_SECONDS = 900

/** @param file of the job, from the project's folder */
export const runJob = async <Answer>(file: string, input: unknown): Promise<Answer> => {
  const ended = await run(
    process.execPath, ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx', file, JSON.stringify(input)],
    { cwd: root, limitSeconds: LIMIT_SECONDS },
  )
  const line = ended.output.split('\n').find((one) => one.startsWith(ANSWER))
  if (ended.code !== 0 || line === undefined) {
    throw new Halt(`${file} gave no answer${ended.stopped === null ? '' : ` (${ended.stopped})`}\n${ended.output}`)
  }
  return JSON.parse(line.slice(ANSWER.length)) as Answer
}

/** The body of a job. */
export const job = <Input, Answer>(work: (input: Input) => Promise<Answer>): void => {
  work(JSON.parse(process.argv[2] ?? '') as Input).then(
    (answer) => {
      process.stdout.write(`${ANSWER}${JSON.stringify(answer)}\n`)
      // The driver keeps handles for a while; what was asked for is said.
      process.exit(0)
    },
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}

/** Megabytes this process holds at present, after a collection. */
export const megabytesHeld = (): number => {
  globalThis.gc?.()
  return process.memoryUsage.rss() / 2 ** 20
}
