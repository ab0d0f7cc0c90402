/**
 * Locking, leaving, going to the sample practice and back, and what happens when the vault process ends by itself:
 * one order for all of them (V20). Window told and heard, vault closed, both processes ended; then either a fresh
 * pair, or nothing.
 */
import type { Clock } from '../../shared/domain/ports.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import type { PracticeName, ReminderNotice } from '../ipc/wire.ts'

export type LockedBecause = 'asked' | 'idle' | 'suspend' | 'screen-lock' | 'failure'

export interface VaultEnd {
  /**
   * Asks for the reminders and a closed file; gives up after a second. Null then, and where no practice was open to
   * know of any: those that are scheduled stay.
   */
  readonly close: () => Promise<readonly ReminderNotice[] | null>
  /** Resolves once the process is gone. */
  readonly kill: () => Promise<void>
}

export interface LockParts {
  readonly clock: Clock
  readonly window: {
    readonly tell: (notice: Notice) => void
    readonly end: () => Promise<void>
    readonly load: (practice: PracticeName) => Promise<void>
  }
  readonly startVault: (practice: PracticeName) => VaultEnd
  /** Replaces what may be said while the coach's own practice is locked. Never told of the sample. */
  readonly remind: (notices: readonly ReminderNotice[]) => void
  /** Both processes of the sample practice are gone: so may be all that is left of it. */
  readonly leftSample: () => void
  /** The vault process ended too often to try again. */
  readonly giveUp: () => void
}

export interface Lock {
  /** Starts the vault process and shows the page. */
  readonly begin: () => Promise<void>
  /** Does nothing while a lock, or the end, is under way. Whatever locks the sample leaves it for the coach's own. */
  readonly lock: (because: LockedBecause) => Promise<void>
  /** Locks what is open and begins the other practice. Nothing where that is the one, or a lock is under way. */
  readonly visit: (practice: PracticeName) => Promise<void>
  readonly practice: () => PracticeName
  /** Ends both processes for good; resolves once they are gone. */
  readonly end: () => Promise<void>
  /** The window has done what it could, and says whether all drafts are kept. */
  readonly windowReady: (draftsKept: boolean) => void
  /**
   * Why the practice was locked last; null after a start, and after a visit to the sample. Of drafts it speaks of the
   * coach's own only, and of those that were not kept it goes on speaking when she comes back from the sample.
   */
  readonly last: () => Last | null
}

interface Last { readonly because: LockedBecause, readonly at: string, readonly draftsKept: boolean }

/** How long a window that does not answer can hold up a lock, in milliseconds. */
const WINDOW_PATIENCE = 1_500

/** So many failures within so many milliseconds are too many. */
const FAILURES = { count: 3, within: 60_000 }

export const createLock = (parts: LockParts): Lock => {
  let vault: VaultEnd | null = null
  let practice: PracticeName = 'own'
  let running: Promise<void> | null = null
  /** A fresh pair is being started; a vault process that ends meanwhile is no part of a lock. */
  let beginning = false
  let diedMeanwhile = false
  let ended = false
  let ready: (draftsKept: boolean) => void = () => {}
  let draftsKept = true
  /** Whether the coach's own practice was locked with all its drafts kept. */
  let ownKept = true
  let last: Last | null = null
  let failures: readonly number[] = []

  const begin = async (): Promise<void> => {
    beginning = true
    diedMeanwhile = false
    try {
      vault = parts.startVault(practice)
      await parts.window.load(practice)
    } finally {
      beginning = false
    }
    if (diedMeanwhile) await lock('failure')
  }

  const close = async (): Promise<readonly ReminderNotice[] | null> => {
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
    const notices = await vault?.close() ?? null
    await Promise.all([vault?.kill(), parts.window.end()])
    vault = null
    return notices
  }

  /** Closes what is open. The next pair is that of the practice named. */
  const leaveFor = async (next: PracticeName): Promise<void> => {
    const notices = await close()
    if (practice === 'own') {
      ownKept = draftsKept
      if (notices && !ended) parts.remind(notices)
    } else {
      parts.leftSample()
    }
    practice = next
  }

  const tooOften = (because: LockedBecause): boolean => {
    if (because !== 'failure') return false
    const now = parts.clock.now().getTime()
    failures = [...failures, now].filter((at) => now - at < FAILURES.within)
    return failures.length > FAILURES.count
  }

  const lock = async (because: LockedBecause): Promise<void> => {
    await leaveFor('own')
    last = { because, at: parts.clock.now().toISOString(), draftsKept: ownKept }
    if (ended) return
    if (tooOften(because)) return parts.giveUp()
    await begin()
  }

  const visit = async (next: PracticeName): Promise<void> => {
    const isFromOwn = practice === 'own'
    await leaveFor(next)
    if (isFromOwn) last = ownKept ? null : { because: 'asked', at: parts.clock.now().toISOString(), draftsKept: false }
    if (!ended) await begin()
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
    visit: (next) => (ended || next === practice ? Promise.resolve() : run(() => visit(next))),
    practice: () => practice,
    end: async () => {
      ended = true
      if (running) await running
      if (vault) await leaveFor('own')
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
