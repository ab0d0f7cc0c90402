/**
 * V7: renews every key in the background while the practice is in use. It goes in steps so small that whoever saves
 * does not feel them, and rests between two; what is left to do is read off the vault, so that it may stop at any time.
 */
import type { RotationDriver } from '../engine/users/service.ts'
import { VaultFault, type RotationState, type VaultOwner } from '../vault/types.ts'
import type { After } from './works/automatic.ts'

/** Milliseconds a step is to take. */
const STEP = 10
/** Records of a step: of a first one, and at least. Acknowledging a step takes the disk some milliseconds of its own. */
const FIRST = 16
const FEWEST = 4
const MOST = 2_000
/** Milliseconds since the last call for which somebody is taken to be at work. */
const AT_WORK = 5_000
/** Milliseconds between two looks whether the last step may be made. */
const HELD = 1_000
/** Milliseconds after which a disk that refused is asked again. */
const AGAIN = 60_000

export interface RotationParts {
  /** Of the vault the owner has opened, and accepted if it is an older copy. */
  readonly owner: Pick<VaultOwner, 'rotation' | 'rotateSome'>
  readonly now: () => Date
  /** A clock that only goes forward, in milliseconds. */
  readonly running: () => number
  readonly after: After
  /** In records; the end is told too. */
  readonly tell: (done: number, total: number) => void
}

export interface DrivenRotation extends RotationDriver {
  /** Told of every call of the person at the screen: from then on the rests are longer. */
  readonly used: () => void
  /** No step is made after this. */
  readonly stop: () => void
}

/** How many records the next step has, by what the last one took. Grows at most twofold: one quick step proves little. */
export const nextSize = (size: number, took: number): number =>
  Math.min(MOST, Math.max(FEWEST, Math.floor(size * Math.min(2, STEP / Math.max(took, 1)))))

/** Begins by itself where an older epoch is left from before. */
export const driveRotation = ({ owner, now, running, after, tell }: RotationParts): DrivenRotation => {
  let size = FIRST
  let paused = false
  let stopped = false
  let usedAt = Number.NEGATIVE_INFINITY
  /** Keeps the next step from coming; null while none is to come. */
  let forget: (() => void) | null = null
  let last: RotationState | null = null

  const cancel = (): void => {
    forget?.()
    forget = null
  }
  const nextIn = (ms: number): void => {
    cancel()
    if (paused || stopped) return
    forget = after(ms, () => {
      forget = null
      step()
    })
  }
  /** How long to rest after a step that took so long: nobody who is at work waits for more than every other moment. */
  const rest = (took: number): number => (running() - usedAt < AT_WORK ? Math.max(took, STEP) : 0)

  const ended = (): void => {
    if (last !== null) tell(last.total, last.total)
    last = null
  }
  const step = (): void => {
    const began = running()
    let took: number
    let state: RotationState | null
    try {
      last = owner.rotation() ?? last
      owner.rotateSome(size, now())
      took = running() - began
      state = owner.rotation()
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error
      // What the step wrote, it wrote whole. A full disk may be mended meanwhile.
      return nextIn(AGAIN)
    }
    size = nextSize(size, took)
    if (state === null) return ended()
    last = state
    // Every record is done; files kept with notes are still being sealed anew, and the last step waits for them.
    if (state.done >= state.total) return nextIn(HELD)
    tell(state.done, state.total)
    nextIn(rest(took))
  }
  /** Unless it is on its way already: then it goes on as it was going, after a fault too. */
  const begin = (): void => {
    if (forget !== null) return
    try {
      if (owner.rotation() !== null) nextIn(0)
    } catch (error) {
      // What began it is durable, and has not failed because of this.
      if (!(error instanceof VaultFault)) throw error
      nextIn(AGAIN)
    }
  }

  begin()
  return {
    begun: begin,
    pause: (wanted) => {
      paused = wanted
      if (paused) cancel()
      else begin()
    },
    isPaused: () => paused,
    used: () => { usedAt = running() },
    stop: () => {
      stopped = true
      cancel()
    },
  }
}
