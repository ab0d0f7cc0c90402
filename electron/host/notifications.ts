/**
 * Reminders of the system, while the practice is open and while it is locked. They name nobody: all main was given is
 * instants and kinds (V20, E10).
 */
import type { Clock } from '../../shared/domain/ports.ts'
import type { ReminderNotice } from '../ipc/wire.ts'

/** What is said at one time: of things that are due, late, or both; or that a session begins. */
export interface Reminder {
  /** Instant. */
  readonly at: string
  readonly kinds: readonly ReminderNotice['kind'][]
}

export interface Reminders {
  /** Replaces what was scheduled. What is past is not said again. */
  readonly schedule: (notices: readonly ReminderNotice[]) => void
  readonly clear: () => void
}

const MINUTE = 60_000

/**
 * How long after its time a reminder is still true, as when the machine slept: milliseconds. A session begins ten
 * minutes after its own.
 */
const STILL_TRUE: Readonly<Record<ReminderNotice['kind'], number>> = {
  'item-due': 12 * 60 * MINUTE, 'item-overdue': 12 * 60 * MINUTE, 'session': 9 * MINUTE,
}

/** How often is looked whether it is time. A timer of days would not count the hours the machine slept. */
const EVERY = 10_000

/**
 * What is to be said at `now` of what came after `since`, both in milliseconds since 1970: things due and things late
 * in one reminder, sessions each in one.
 */
export const dueReminders = (notices: readonly ReminderNotice[], since: number, now: number): readonly Reminder[] => {
  const due = notices.filter(({ at, kind }) => {
    const time = Date.parse(at)
    return time > since && time <= now && now - time <= STILL_TRUE[kind]
  })
  const sessions = due.filter(({ kind }) => kind === 'session').map(({ at, kind }) => ({ at, kinds: [kind] }))
  const items = due.filter(({ kind }) => kind !== 'session')
  const last = items.at(-1)
  return [...sessions, ...(last ? [{ at: last.at, kinds: [...new Set(items.map(({ kind }) => kind))] }] : [])]
}

/** @param show puts one reminder on the screen */
export const createReminders = (clock: Clock, show: (reminder: Reminder) => void): Reminders => {
  let waiting: readonly ReminderNotice[] = []
  let timer: NodeJS.Timeout | null = null
  let since = clock.now().getTime()

  const look = (): void => {
    const now = clock.now().getTime()
    const due = dueReminders(waiting, since, now)
    // Also where the clock was set back: what it has come to once more is to be said.
    since = now
    waiting = waiting.filter(({ at }) => Date.parse(at) > now)
    if (waiting.length === 0) stop()
    for (const reminder of due) show(reminder)
  }
  const stop = (): void => {
    if (timer !== null) clearInterval(timer)
    timer = null
  }
  return {
    schedule: (notices) => {
      // What came due since the last look is of the old list.
      look()
      waiting = notices
      if (waiting.length > 0) timer ??= setInterval(look, EVERY)
    },
    clear: () => {
      waiting = []
      stop()
    },
  }
}
