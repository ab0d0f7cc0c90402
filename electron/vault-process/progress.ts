/** How far a long work has come, told to the screen about ten times a second, whatever the work's own pace. */

export type Progress = (done: number, total: number) => void

/** Milliseconds between two tellings. */
const EVERY = 100

/** From so many records on, opening is worth a figure; below, it would only flicker by. */
const MANY = 5_000

/**
 * The end of the work is always told.
 * @param now a clock that only goes forward, in milliseconds
 */
export const steadily = (tell: Progress, now: () => number): Progress => {
  let last = Number.NEGATIVE_INFINITY
  return (done, total) => {
    const at = now()
    if (done < total && at - last < EVERY) return
    last = at
    tell(done, total)
  }
}

/** Silent for a work of few records. */
export const ifMany = (tell: Progress): Progress => (done, total) => { if (total > MANY) tell(done, total) }
