/** Keeps main told of what is to be announced, while the practice is open (E10). */
import { traceOf } from '../ipc/guard.ts'
import type { ReminderNotice } from '../ipc/wire.ts'

export interface NoticeTeller {
  /** Something was changed, or the practice opened: main is told soon. */
  readonly soon: () => void
  /** Nothing more is told: the last word is that of closing. */
  readonly stop: () => void
}

export interface TellerParts {
  readonly notices: () => Promise<readonly ReminderNotice[]>
  readonly tell: (notices: readonly ReminderNotice[]) => void
  readonly log: (line: string) => void
}

/** Several changes in a row are told of once: milliseconds. */
const SOON = 1_000

/** What is handed over reaches seven days ahead; a practice that lies open is asked again: milliseconds. */
const AGAIN = 6 * 60 * 60 * 1_000

export const createNoticeTeller = ({ notices, tell, log }: TellerParts): NoticeTeller => {
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  const after = (milliseconds: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = stopped ? null : setTimeout(() => { void say() }, milliseconds)
  }
  const say = async (): Promise<void> => {
    try {
      const found = await notices()
      if (!stopped) tell(found)
    } catch (fault) {
      // The practice may be closing: reminders are no reason to end anything.
      if (!stopped) log(`no reminders: ${traceOf(fault)}`)
    }
    after(AGAIN)
  }
  return {
    soon: () => after(SOON),
    stop: () => {
      stopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
