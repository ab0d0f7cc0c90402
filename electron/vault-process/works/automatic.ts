/** V18: backups that are made by themselves: soon after opening, and then every hour in which one is due. */

/** Runs something once, later; answers how to have it not run. */
export type After = (ms: number, work: () => void) => () => void

export const after: After = (ms, work) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** Milliseconds: Today is drawn by then. */
export const FIRST = 5_000
export const EVERY = 60 * 60 * 1_000

export interface Automatic {
  /** Does not wait for the hour. */
  readonly soon: () => void
  readonly stop: () => void
}

/** @param work never rejects; the next one is an hour after it ended */
export const createAutomatic = (work: () => Promise<void>, later: After): Automatic => {
  let stopped = false
  let forget = (): void => undefined
  const at = (ms: number): void => {
    forget()
    if (!stopped) forget = later(ms, () => void work().then(() => at(EVERY)))
  }
  at(FIRST)
  return {
    soon: () => at(0),
    stop: () => {
      stopped = true
      forget()
    },
  }
}
