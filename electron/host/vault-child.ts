/** Main's hold on the vault process: start it, give it the window's port, have it close, end it. */
import { utilityProcess, type MessagePortMain } from 'electron'
import type { Preferences } from '../../shared/schemas/library.ts'
import { killNow } from './kill-now.ts'
import type { FromVault, ReminderNotice, ToVault, VaultArguments } from '../ipc/wire.ts'

export interface VaultChild {
  readonly isOpen: () => boolean
  /** True from the moment a secret is tried: what holds keys must lock by itself, open or not (V20). */
  readonly holdsKeys: () => boolean
  /** Hands over the end of a channel; the vault process lets go of the one before. */
  readonly give: (port: MessagePortMain) => void
  readonly letGo: () => void
  /** The reminders of the practice, once its file is free; null if none was open. */
  readonly close: () => Promise<readonly ReminderNotice[] | null>
  readonly kill: () => Promise<void>
}

/** How long closing may take, in milliseconds. What was acknowledged is durable by then either way. */
const PATIENCE = 1_000

export interface VaultEvents {
  readonly opened: () => void
  readonly wrongGuess: () => void
  readonly rightGuess: () => void
  readonly preferences: (preferences: Preferences) => void
  /** It ended without having been killed. */
  readonly died: () => void
}

/** @param entry the file of the vault process */
export const startVaultChild = (entry: string, given: VaultArguments, events: VaultEvents): VaultChild => {
  const child = utilityProcess.fork(entry, [JSON.stringify(given)], { serviceName: 'Stillroom vault' })
  let open = false
  let holding = false
  let killed = false
  let gone = false
  let closed: (notices: readonly ReminderNotice[] | null) => void = () => {}

  const exit = new Promise<void>((resolve) => {
    child.once('exit', () => {
      gone = true
      open = false
      holding = false
      closed([])
      resolve()
      if (!killed) events.died()
    })
  })
  child.on('message', (message: FromVault) => {
    switch (message.type) {
      case 'closed': return closed(message.notices)
      case 'wrong-guess': return events.wrongGuess()
      case 'right-guess': return events.rightGuess()
      case 'preferences': return events.preferences({ look: message.look, lockAfterMinutes: message.lockAfterMinutes })
      case 'holding':
        holding = message.keys
        return
      case 'opened':
        open = true
        events.opened()
    }
  })
  const send = (message: ToVault, ports: MessagePortMain[] = []): void => child.postMessage(message, ports)

  return {
    isOpen: () => open,
    holdsKeys: () => open || holding,
    give: (port) => send({ type: 'port' }, [port]),
    letGo: () => send({ type: 'let-go' }),
    close: () => {
      if (gone) return Promise.resolve(null)
      const wasOpen = open
      return new Promise((resolve) => {
        const late = setTimeout(() => closed([]), PATIENCE)
        closed = (notices) => {
          clearTimeout(late)
          resolve(wasOpen ? notices : null)
        }
        send({ type: 'close' })
      })
    },
    kill: async () => {
      killed = true
      // Not child.kill(): that asks, and a process in the middle of its work would not hear it.
      const end = (): void => { if (!gone && child.pid !== undefined) killNow(child.pid) }
      // It has no number before it has started.
      child.once('spawn', end)
      end()
      await exit
    },
  }
}
