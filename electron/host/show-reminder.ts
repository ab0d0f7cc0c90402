/** A reminder as a notification of the system, with the one step it carries [S3-31]. */
import type { Reminder } from './notifications.ts'
import { strings } from './strings.ts'

/** As much of the system's notification as is used. */
export interface SystemNotification {
  on(event: 'click' | 'action' | 'close', listener: () => void): unknown
  show(): void
}

export interface NotificationParts {
  /** False where the system has none. */
  readonly isSupported: () => boolean
  readonly make: (words: { readonly title: string, readonly body: string, readonly step: string }) => SystemNotification
  /** The coach has followed it. */
  readonly followed: (reminder: Reminder) => void
  readonly log: (line: string) => void
}

/** What is said: never of whom. */
export const wordsOf = ({ kinds }: Pick<Reminder, 'kinds'>): { readonly body: string, readonly step: string } => {
  const { reminders } = strings
  if (kinds.includes('session')) return reminders.session
  if (kinds.length > 1) return reminders.both
  return kinds.includes('item-overdue') ? reminders.overdue : reminders.due
}

/** Puts reminders on the screen. A system that shows none, or refuses, is no fault of the app: nothing else ends. */
export const reminderShower = ({ isSupported, make, followed, log }: NotificationParts): (reminder: Reminder) => void => {
  // Held until it is gone: one that nobody holds may be collected, and its click with it.
  const shown = new Set<SystemNotification>()
  return (reminder) => {
    try {
      if (!isSupported()) return
      const notification = make({ title: strings.title, ...wordsOf(reminder) })
      const follow = (): void => {
        shown.delete(notification)
        followed(reminder)
      }
      notification.on('click', follow)
      notification.on('action', follow)
      notification.on('close', () => { shown.delete(notification) })
      shown.add(notification)
      notification.show()
    } catch {
      log('the system showed no reminder')
    }
  }
}
