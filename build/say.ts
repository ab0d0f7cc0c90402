/** One plain line in the terminal. */
export const say = (line: string): void => { process.stdout.write(`${line}\n`) }

/** A script ends with a sentence, not with a stack, when what went wrong is no bug of ours. */
export class Halt extends Error {
  override readonly name = 'Halt'
}

/** Runs a script's main function: a Halt is said in its own words, anything else with its stack; both end in exit code 1. */
export const runScript = (main: () => Promise<number | void>): void => {
  // After the script’s own constants, which stand below the call.
  Promise.resolve().then(main).then(
    (code) => { process.exitCode = code ?? 0 },
    (error: unknown) => {
      const text = error instanceof Halt ? error.message : error instanceof Error ? error.stack ?? error.message : String(error)
      process.stderr.write(`${text}\n`)
      process.exitCode = 1
    },
  )
}
