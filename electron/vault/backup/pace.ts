/** What long work owes to those who wait: turns, and figures. */
import { setImmediate as turnOfOthers } from 'node:timers/promises'

export interface WorkOptions {
  /** Told a few times a second, and at the end with both equal: bytes. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
  /** Aborting it rejects with its reason and leaves everything as it was. */
  readonly signal?: AbortSignal
}

export interface Pace {
  /** Rejects with the signal's reason; lets others have their turn when it is due. */
  readonly turn: () => Promise<void>
  readonly progress: (doneBytes: number) => void
  readonly whole: () => void
}

/** Milliseconds. */
const TURN = 8
const TOLD = 100

/** @param totalBytes about so many there are */
export const paceOf = ({ onProgress, signal }: WorkOptions, totalBytes: number): Pace => {
  let turned = performance.now()
  let told = Number.NEGATIVE_INFINITY
  return {
    turn: async () => {
      signal?.throwIfAborted()
      if (performance.now() - turned < TURN) return
      await turnOfOthers()
      turned = performance.now()
      signal?.throwIfAborted()
    },
    progress: doneBytes => {
      if (performance.now() - told < TOLD) return
      told = performance.now()
      onProgress?.(Math.min(Math.round(doneBytes), totalBytes), totalBytes)
    },
    whole: () => onProgress?.(totalBytes, totalBytes),
  }
}
