/** How long the event loop keeps others waiting. */

export interface Turns {
  /** Milliseconds: the longest anybody had to wait for a turn. Ends the watch. */
  readonly longest: () => number
}

/** Milliseconds between two looks, when nothing is in the way. */
const LOOK = 1

export const watchTurns = (): Turns => {
  let longest = 0
  let looked = performance.now()
  const look = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - looked - LOOK)
    looked = now
  }
  const timer = setInterval(look, LOOK)
  return {
    longest: () => {
      look()
      clearInterval(timer)
      return longest
    },
  }
}
