/** One plain line in the terminal. */
export const say = (line: string): void => { process.stdout.write(`${line}\n`) }

/** A script ends with a sentence, not with a stack, when what went wrong is no bug of ours. */
export class Halt extends Error {
  override readonly name = 'Halt'
}

/** What to print of an error: a Halt in its own words, anything else with its stack. */
export const textOf = (error: unknown): string =>
  error instanceof Halt ? error.message : error instanceof Error ? error.stack ?? error.message : String(error)

/** Runs a script's main function; what it throws is printed and ends in exit code 1. */
export const runScript = (main: () => Promise<number | void>): void => {
  // After the script’s own constants, which stand below the call.
  Promise.resolve().then(main).then(
    (code) => { process.exitCode = code ?? 0 },
    (error: unknown) => {
      process.stderr.write(`${textOf(error)}\n`)
      process.exitCode = 1
    },
  )
}
