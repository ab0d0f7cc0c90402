/**
 * Entry of the opener. One file is both the program and the thread that derives the key: Argon2id takes 256 MB, and
 * they only go back to the system when a thread ends.
 */
import os from 'node:os'
import { isMainThread } from 'node:worker_threads'
import { workerStretch } from '../vault/kdf.ts'
import { runOpener } from './run.ts'
import { UNEXPECTED } from './strings.ts'
import { createTerminal } from './terminal.ts'

const asProgram = async (): Promise<void> => {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { controller.abort() })
  const terminal = createTerminal({ input: process.stdin, output: process.stdout, messages: process.stderr })
  try {
    process.exitCode = await runOpener({
      args: process.argv.slice(2),
      terminal,
      stretch: workerStretch(new URL(import.meta.url)),
      now: () => new Date(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      workingFolder: process.cwd(),
      temporary: os.tmpdir(),
      signal: controller.signal,
    })
  } catch (error) {
    // A bug. Its stack names code; its message might hold anything, so it is left out.
    terminal.tell(UNEXPECTED)
    const stack = error instanceof Error ? `${error.name}\n${error.stack ?? ''}`.split('\n') : []
    terminal.tell(stack.filter((line, place) => place === 0 || /^\s+at /.test(line)).join('\n'))
    process.exitCode = 1
  }
}

if (isMainThread) await asProgram()
else await import('../vault/kdf-worker.ts')
