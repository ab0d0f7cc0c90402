/**
 * Locking, leaving, and what happens when the vault process ends by itself: one order for all three (V20).
 * Window told and heard, vault closed, both processes ended; then either a fresh pair, or nothing.
 */
import type { Clock } from '../../shared/domain/ports.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import type { ReminderNotice } from '../ipc/wire.ts'

export type LockedBecause = 'asked' | 'idle' | 'suspend' | 'screen-lock' | 'failure'

export interface VaultEnd {
  /** Asks for the reminders and a closed file; gives up after a second and then has none. */
  readonly close: () => Promise<readonly ReminderNotice[]>
  /** Resolves once the process is gone. */
  readonly kill: () => Promise<void>
}

export interface LockParts {
  readonly clock: Clock
  readonly window: {
    readonly tell: (notice: Notice) => void
    readonly end: () => Promise<void>
    readonly load: () => Promise<void>
  }
  readonly startVault: () => VaultEnd
  readonly remind: (notices: readonly ReminderNotice[]) => void
  /** The vault process ended too often to try again. */
  readonly giveUp: () => void
}

export interface Lock {
  /** Starts the vault process and shows the page. */
  readonly begin: () => Promise<void>
  /** Does nothing while a lock, or the end, is under way. */
  readonly lock: (because: LockedBecause) => Promise<void>
  /** Ends both processes for good; resolves once they are gone. */
  readonly end: () => Promise<void>
  /** The window has done what it could, and says whether all drafts are kept. */
  readonly windowReady: (draftsKept: boolean) => void
  readonly last: () => { readonly because: LockedBecause, readonly at: string, readonly draftsKept: boolean } | null
}

/** How long a window that does not answer can hold up a lock, in milliseconds. */
const WINDOW_PATIENCE = 1_500

/** So many failures within so many milliseconds are too many. */
const FAILURES = { count: 3, within: 60_000 }

export const createLock = (parts: LockParts): Lock => {
  let vault: VaultEnd | null = null
  let running: Promise<void> | null = null
  /** A fresh pair is being started; a vault process that ends meanwhile is no part of a lock. */
  let beginning = false
  let diedMeanwhile = false
  let ended = false
  let ready: (draftsKept: boolean) => void = () => {}
  let draftsKept = true
  let last: ReturnType<Lock['last']> = null
  let failures: readonly number[] = []

  const begin = async (): Promise<void> => {
    beginning = true
    diedMeanwhile = false
    try {
      vault = parts.startVault()
      await parts.window.load()
    } finally {
      beginning = false
    }
    if (diedMeanwhile) await lock('failure')
  }

  const close = async (): Promise<readonly ReminderNotice[]> => {
    // A window that says nothing may have lost the last words.
    draftsKept = false
    const heard = new Promise<void>((resolve) => {
      ready = (kept) => {
        draftsKept = kept
        resolve()
      }
    })
    parts.window.tell({ type: 'locking' })
    await atMost(heard, WINDOW_PATIENCE)
    const notices = await vault?.close() ?? []
    await Promise.all([vault?.kill(), parts.window.end()])
    vault = null
    return notices
  }

  const tooOften = (because: LockedBecause): boolean => {
    if (because !== 'failure') return false
    const now = parts.clock.now().getTime()
    failures = [...failures, now].filter((at) => now - at < FAILURES.within)
    return failures.length > FAILURES.count
  }

  const lock = async (because: LockedBecause): Promise<void> => {
    const notices = await close()
    last = { because, at: parts.clock.now().toISOString(), draftsKept }
    if (ended) return
    if (tooOften(because)) return parts.giveUp()
    parts.remind(notices)
    await begin()
  }

  const run = (work: () => Promise<void>): Promise<void> => {
    running ??= work().finally(() => { running = null })
    return running
  }

  return {
    begin: () => run(begin),
    lock: (because) => {
      if (ended) return Promise.resolve()
      if (because === 'failure' && beginning) {
        diedMeanwhile = true
        return running ?? Promise.resolve()
      }
      return run(() => lock(because))
    },
    end: async () => {
      ended = true
      if (running) await running
      if (vault) await close()
    },
    windowReady: (kept) => ready(kept),
    last: () => last,
  }
}

const atMost = async (promise: Promise<void>, milliseconds: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => { timer = setTimeout(resolve, milliseconds) })
  await Promise.race([promise, late])
  clearTimeout(timer)
}
