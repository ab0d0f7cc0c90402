/** Quitting in the order of a lock: drafts kept, vault closed, both processes ended, then the app. */
import { app } from 'electron'
import type { Lock } from './lock.ts'

/** However it is asked for: the menu, the close button, the system going down. */
export const leaveInOrder = (lock: Pick<Lock, 'end'>, log: (line: string) => void): void => {
  let leaving = false
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (leaving) return
    leaving = true
    lock.end().catch(() => log('ending the processes failed')).finally(() => app.exit(0))
  })
}
