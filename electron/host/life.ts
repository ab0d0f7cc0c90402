/** The end of a process that was forked: waited for, and brought about. */
import { killNow } from './kill-now.ts'

/** As much of a utility process as is used for that. */
export interface Mortal {
  readonly pid?: number | undefined
  once(event: 'spawn', listener: () => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
}

export interface Life {
  readonly isGone: () => boolean
  /** Resolves once it is gone, however it came to be. */
  readonly exit: Promise<void>
  /** Ends it at once; resolves as `exit`. */
  readonly kill: () => Promise<void>
}

/** @param kill ends a process by its number */
export const lifeOf = (child: Mortal, kill: (pid: number) => void = killNow): Life => {
  let gone = false
  const exit = new Promise<void>((resolve) => {
    child.once('exit', () => {
      gone = true
      resolve()
    })
  })
  // Not child.kill(): that asks, and a process in the middle of its work would not hear it.
  const end = (): void => { if (!gone && child.pid !== undefined) kill(child.pid) }
  return {
    isGone: () => gone,
    exit,
    kill: () => {
      // It has no number before it has started.
      child.once('spawn', end)
      end()
      return exit
    },
  }
}
