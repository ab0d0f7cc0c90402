/** A reminder the coach has clicked on, until the open practice asks for it: what it was about, only that knows. */
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { Reminder } from './notifications.ts'

export interface Followed {
  readonly follow: (reminder: Reminder) => void
  readonly handlers: Handlers<'host.takeReminder'>
}

export interface FollowedParts {
  /** Brings the window to the front. */
  readonly focus: () => void
  /** Tells the page that there is one to ask for. A page that is locked does not ask; it does once it is open. */
  readonly tell: () => void
  /** The sample practice has no reminders: those of the coach's own wait until she is back. */
  readonly isOwn: () => boolean
}

export const createFollowed = ({ focus, tell, isOwn }: FollowedParts): Followed => {
  let last: Reminder | null = null
  return {
    follow: (reminder) => {
      last = reminder
      focus()
      tell()
    },
    handlers: {
      'host.takeReminder': () => {
        const reminder = isOwn() ? last : null
        if (reminder) last = null
        return {
          ok: true,
          value: {
            reminder: reminder && { at: reminder.at, about: reminder.kinds.includes('session') ? 'session' : 'items' },
          },
        }
      },
    },
  }
}
