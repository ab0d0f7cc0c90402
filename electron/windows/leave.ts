/** Quitting in the order of a lock: drafts kept, vault closed, both processes ended, then the app. */
import { app } from 'electron'
import type { Lock } from './lock.ts'

/**
 * Asked to leave while the app still starts, there is nothing yet to leave in order: the window would go on opening,
 * and what it writes would come after the wiping. It is done as soon as there is. Returns how to say so.
 */
export const holdLeaving = (): (() => void) => {
  let asked = false
  const hold = (event: { readonly preventDefault: () => void }): void => {
    event.preventDefault()
    asked = true
  }
  app.on('before-quit', hold)
  return () => {
    app.off('before-quit', hold)
    if (asked) app.quit()
  }
}

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
