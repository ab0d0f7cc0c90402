/**
 * Keeps what is being typed. From the first unkept keystroke at most `waitMs` pass before it is on its way to the disk,
 * however fast the typing goes on; one keep is under way at a time, and what was typed meanwhile follows it.
 */
import type { Answer } from '../../../shared/ipc/define.ts'
import type { CallError } from '../../../shared/ipc/errors.ts'

export type Keeping =
  | { readonly state: 'nothing-yet' }
  | { readonly state: 'typing', readonly lastKeptAt: string | null }
  | { readonly state: 'kept', readonly at: string }
  | { readonly state: 'failed', readonly error: CallError, readonly lastKeptAt: string | null }

export interface DraftKeeper {
  /** Something was typed; `draft()` is asked for what to keep when the time comes. */
  readonly touch: () => void
  /** Keeps what is unkept now. True when all of it is durable. */
  readonly flush: () => Promise<boolean>
  /** Forgets what is unkept: it was saved, or thrown away. */
  readonly settle: () => void
  /** Whether something was typed since the beginning, and whether all of it is durable. */
  readonly standing: () => 'untouched' | 'unkept' | 'kept'
  readonly stop: () => void
}

interface Parts<Draft> {
  readonly draft: () => Draft
  readonly keep: (draft: Draft) => Promise<Answer<{ keptAt: string }>>
  readonly onState: (state: Keeping, kept: Draft | null) => void
  /** Milliseconds. */
  readonly waitMs: number
  /** When the last draft was kept before this one was opened, if ever. */
  readonly lastKeptAt: string | null
}

/** After a failure the next try waits longer: a full disk is not helped by asking it twice a second. */
const RETRY_MS = 5_000

export const draftKeeper = <Draft>({ draft, keep, onState, waitMs, lastKeptAt: before }: Parts<Draft>): DraftKeeper => {
  let lastKeptAt = before
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<boolean> | undefined
  /** Counts touches; what was typed up to `keptUpTo` is durable. */
  let typed = 0
  let keptUpTo = 0
  let stopped = false

  const schedule = (ms: number) => {
    if (stopped || timer !== undefined || underWay) return
    timer = setTimeout(() => {
      timer = undefined
      void start()
    }, ms)
  }

  const start = (): Promise<boolean> => {
    clearTimeout(timer)
    timer = undefined
    underWay ??= keepOnce().finally(() => {
      underWay = undefined
    })
    return underWay
  }

  const keepOnce = async (): Promise<boolean> => {
    const upTo = typed
    const content = draft()
    const answer = await keep(content)
    if (stopped) return answer.ok
    if (!answer.ok) {
      onState({ state: 'failed', error: answer.error, lastKeptAt }, null)
      setTimeout(() => { if (keptUpTo < typed) schedule(RETRY_MS) })
      return false
    }
    keptUpTo = Math.max(keptUpTo, upTo)
    lastKeptAt = answer.value.keptAt
    onState(typed > keptUpTo ? { state: 'typing', lastKeptAt } : { state: 'kept', at: lastKeptAt }, content)
    setTimeout(() => { if (keptUpTo < typed) schedule(waitMs) })
    return true
  }

  return {
    touch: () => {
      typed++
      schedule(waitMs)
    },
    flush: async () => {
      // A keep that is under way holds older words; what was typed since needs one of its own.
      while (underWay || keptUpTo < typed) {
        const whole = await (underWay ?? start())
        if (!whole) return false
      }
      return true
    },
    settle: () => {
      keptUpTo = typed
      clearTimeout(timer)
      timer = undefined
    },
    standing: () => (typed === 0 ? 'untouched' : underWay || keptUpTo < typed ? 'unkept' : 'kept'),
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/**
 * The note had to go: it was closed, or made room for a fifth. What the disk had no room for is nowhere else, so it
 * goes on being tried, and is asked for before a lock.
 * @param hold runs a task before every lock, until what it gives back is called
 */
export const keepAfterwards = (
  keeper: Pick<DraftKeeper, 'flush' | 'stop'>, hold: (task: () => Promise<boolean>) => () => void,
): void => {
  const release = hold(keeper.flush)
  void keeper.flush().then((whole) => {
    if (!whole) return
    keeper.stop()
    release()
  })
}
