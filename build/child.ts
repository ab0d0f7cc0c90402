/** Starting other programs, and being sure that they end. */
import { spawn, type ChildProcess } from 'node:child_process'

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Standard output and standard error as they came. */
  readonly output: string
  readonly seconds: number
  /** Why we ended it, where we did. */
  readonly stopped: string | null
}

export interface Started {
  readonly ended: Promise<Ended>
  /** Ends the program and all it started; `ended` then resolves. */
  readonly stop: (why: string) => void
}

export interface Options {
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
  /** After this many seconds it is stopped. */
  readonly limitSeconds?: number
  /** `show` prints as it comes; `keep` collects what is printed. Neither hands on what is typed. */
  readonly output?: 'keep' | 'show'
}

const running = new Set<ChildProcess>()

/** Starts a program in a process group of its own, so that what it starts can be ended with it. */
export const start = (program: string, args: readonly string[], options: Options): Started => {
  const begun = performance.now()
  const show = options.output === 'show'
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: process.platform !== 'win32',
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  running.add(child)
  const parts: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (text: string) => { parts.push(text) })
  }
  let stopped: string | null = null
  const stop = (why: string): void => {
    if (child.exitCode !== null || child.signalCode !== null) return
    stopped ??= why
    end(child, 'SIGTERM')
    setTimeout(() => { end(child, 'SIGKILL') }, 3000).unref()
  }
  const timer = options.limitSeconds === undefined ? undefined
    : setTimeout(() => { stop(`stopped after ${options.limitSeconds} seconds`) }, options.limitSeconds * 1000)
  const ended = new Promise<Ended>((resolve) => {
    const done = (code: number | null, signal: NodeJS.Signals | null): void => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code, signal, output: parts.join(''), seconds: (performance.now() - begun) / 1000, stopped })
    }
    child.on('error', (error) => { parts.push(`${error.message}\n`); done(127, null) })
    // `exit`, then a moment for the pipes: `close` alone would wait for a grandchild that keeps them open.
    child.on('exit', (code, signal) => {
      const late = setTimeout(() => { done(code, signal) }, 500)
      child.on('close', () => { clearTimeout(late); done(code, signal) })
    })
  })
  return { ended, stop }
}

/** Runs a program to its end. */
export const run = (program: string, args: readonly string[], options: Options): Promise<Ended> =>
  start(program, args, options).ended

/** What is still running gets this long to end by itself; the app closes its vault in it. */
const FAREWELL_MS = 5000

/**
 * Ends everything still running when we are told to end (Ctrl+C, a closed terminal, kill), then ends as a
 * signalled program does. To be called once by a script that starts others: their groups do not hear the terminal.
 */
export const endWithUs = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      const code = 128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal]
      const children = [...running]
      for (const child of children) end(child, 'SIGTERM')
      const begun = performance.now()
      setInterval(() => {
        const late = performance.now() - begun > FAREWELL_MS
        if (running.size > 0 && !late) return
        // The group once more, leaders that ended included: what they started may have stayed.
        for (const child of children) end(child, 'SIGKILL')
        process.exit(code)
      }, 50)
    })
  }
}

const end = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // No such group: it is empty by now, or this is Windows, which has none.
    child.kill(signal)
  }
}
