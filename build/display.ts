/** A display where there is none: Xvfb on a number it picks itself, for as long as somebody needs it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { Halt } from './say.ts'

export interface Display {
  /** The environment in which a window finds the display. */
  readonly env: NodeJS.ProcessEnv
  /** Ends the Xvfb we started; nothing when the display was there before. */
  readonly close: () => void
}

const START_MS = 20_000

/** Whether a window could open at all. Only Linux can be without a display. */
export const hasDisplay = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])

const DISPLAYS = 'STILLROOM_TEST_DISPLAYS'

/** The displays `openDisplays` has made, in the environment of what runs on them. */
export const displaysOf = (env: NodeJS.ProcessEnv): readonly string[] => env[DISPLAYS]?.split(' ') ?? []

/** So many displays for windows that must not take the focus from each other; where there is one already, that one. */
export const openDisplays = async (count: number, env: NodeJS.ProcessEnv = process.env): Promise<Display> => {
  if (hasDisplay(env, process.platform)) return openDisplay(env)
  const displays = await Promise.all(Array.from({ length: count }, () => openDisplay(env)))
  return {
    env: { ...displays[0]?.env, [DISPLAYS]: displays.map((display) => display.env['DISPLAY']).join(' ') },
    close: () => { for (const display of displays) display.close() },
  }
}

/** The display that is there, or one under Xvfb. Halts when Xvfb does not start. */
export const openDisplay = async (env: NodeJS.ProcessEnv = process.env): Promise<Display> => {
  if (hasDisplay(env, process.platform)) return { env, close: () => undefined }
  // 1600x1200 holds every window the tests open. -noreset: the display stays when its last window closes.
  // -s 0: nobody touches this display, and after ten minutes its screen saver would lock every practice (V20).
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset', '-s', '0'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env,
    // A group of its own: Ctrl+C goes to the program under test first, and the display outlives it.
    detached: true,
  })
  const close = (): void => { xvfb.kill('SIGTERM') }
  // However this process ends, short of kill -9, the display ends with it.
  process.once('exit', close)
  const number = await numberOf(xvfb)
  // Nothing here keeps the process alive for the sake of Xvfb.
  xvfb.unref()
  for (const stream of xvfb.stdio) (stream as { unref?: () => void } | null | undefined)?.unref?.()
  return {
    env: { ...env, DISPLAY: `:${number}` },
    close: () => { process.removeListener('exit', close); close() },
  }
}

const numberOf = (xvfb: ChildProcess): Promise<string> => new Promise((resolve, reject) => {
  let complaint = ''
  const fail = (why: string): void => {
    clearTimeout(timer)
    xvfb.kill('SIGKILL')
    reject(new Halt(`No display could be made with Xvfb: ${why}`))
  }
  const timer = setTimeout(() => { fail('it did not start.') }, START_MS)
  xvfb.on('error', (error) => {
    fail('code' in error && error.code === 'ENOENT' ? 'it is not installed.' : error.message)
  })
  xvfb.on('exit', () => { fail(complaint.trim().split('\n').at(-1) ?? 'it ended at once.') })
  xvfb.stderr?.on('data', (text: Buffer) => { complaint += text.toString() })
  let answer = ''
  xvfb.stdio[3]?.on('data', (text: Buffer) => {
    answer += text.toString()
    if (!answer.includes('\n')) return
    clearTimeout(timer)
    xvfb.removeAllListeners('exit')
    resolve(answer.trim())
  })
})
