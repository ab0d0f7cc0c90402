/** `tsx build/with-display.ts <program> [arguments]`: runs a program where a window can open. */
import { endWithUs, run } from './child.ts'
import { openDisplay } from './display.ts'
import { Halt, runScript } from './say.ts'

runScript(async () => {
  const [program, ...args] = process.argv.slice(2)
  if (program === undefined) throw new Halt('Name the program to run: tsx build/with-display.ts <program> [arguments]')
  endWithUs()
  const display = await openDisplay()
  try {
    const ended = await run(program, args, { cwd: process.cwd(), env: display.env, output: 'show' })
    return ended.code ?? 1
  } finally {
    display.close()
  }
})
