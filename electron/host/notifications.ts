/** Reminders that appear while the practice is locked. They name nobody: all main was given is an instant and a kind. */
import type { Clock } from '../../shared/domain/ports.ts'
import type { ReminderNotice } from '../ipc/wire.ts'

export interface Reminders {
  /** Replaces what was scheduled. What is past, or further away than a week, is left out. */
  readonly schedule: (notices: readonly ReminderNotice[]) => void
  readonly clear: () => void
}

const WEEK = 7 * 24 * 60 * 60 * 1000

/** Milliseconds from now to each reminder, soonest first; those of one minute are one reminder. */
export const delaysOf = (notices: readonly ReminderNotice[], now: Date): readonly number[] => {
  const delays = notices
    .map(({ at }) => Date.parse(at) - now.getTime())
    .filter((delay) => delay >= 0 && delay <= WEEK)
    .sort((a, b) => a - b)
  return delays.filter((delay, place) => place === 0 || delay - (delays[place - 1] ?? 0) >= 60_000)
}

/** @param show puts one reminder on the screen */
export const createReminders = (clock: Clock, show: () => void): Reminders => {
  let timers: NodeJS.Timeout[] = []
  const clear = (): void => {
    for (const timer of timers) clearTimeout(timer)
    timers = []
  }
  return {
    clear,
    schedule: (notices) => {
      clear()
      timers = delaysOf(notices, clock.now()).map((delay) => setTimeout(show, delay))
    },
  }
}
