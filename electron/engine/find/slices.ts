import { setImmediate as turnOfOthers } from 'node:timers/promises'

/** How long a search may hold the process before it lets others go first: milliseconds. */
const SLICE = 4

export interface Slices {
  /** True once the slice is used up. */
  readonly isOver: () => boolean
  /** Lets everything go first that waits by now, a save above all; then a new slice begins. */
  readonly rest: () => Promise<void>
}

/** Long work in short slices. */
export const inSlices = (): Slices => {
  let began = performance.now()
  return {
    isOver: () => performance.now() - began >= SLICE,
    rest: async () => {
      await turnOfOthers()
      began = performance.now()
    },
  }
}
