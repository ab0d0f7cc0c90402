/** How long to wait after wrong passphrases. Against somebody at the keyboard; against a copied file, the KDF stands. */

const FREE = 3
const LONGEST_SECONDS = 5 * 60

/** Seconds before another try, after so many failures in a row: three are free, then 1, 2, 4 .. 300. */
export const pauseSeconds = (failures: number): number =>
  failures <= FREE ? 0 : Math.min(LONGEST_SECONDS, 2 ** Math.min(failures - FREE - 1, 16))

export interface Pauses {
  /** Whole seconds left to wait, 0 when a try is allowed. */
  readonly secondsLeft: () => number
  readonly failed: () => void
  readonly succeeded: () => void
}

/**
 * Two numbers, whatever happens a thousand times.
 * @param elapsed milliseconds that only ever grow (not the time of day: that one can be set)
 */
export const createPauses = (elapsed: () => number): Pauses => {
  let failures = 0
  let until = 0
  return {
    secondsLeft: () => Math.max(0, Math.ceil((until - elapsed()) / 1000)),
    failed: () => {
      failures += 1
      until = elapsed() + pauseSeconds(failures) * 1000
    },
    succeeded: () => {
      failures = 0
      until = 0
    },
  }
}
