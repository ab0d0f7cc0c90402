/** Main's hold on the vault process: start it, give it the window's port, have it close, end it. */
import { utilityProcess, type MessagePortMain } from 'electron'
import type { FromVault, ReminderNotice, ToVault, VaultArguments } from '../ipc/wire.ts'

export interface VaultChild {
  readonly isOpen: () => boolean
  /** Hands over the end of a channel; the vault process lets go of the one before. */
  readonly give: (port: MessagePortMain) => void
  readonly letGo: () => void
  readonly close: () => Promise<readonly ReminderNotice[]>
  readonly kill: () => Promise<void>
}

/** How long closing may take, in milliseconds. What was acknowledged is durable by then either way. */
const PATIENCE = 1_000

/**
 * @param entry the file of the vault process
 * @param died told when it ends without having been killed
 */
export const startVaultChild = (
  entry: string, given: VaultArguments, opened: () => void, died: () => void,
): VaultChild => {
  const child = utilityProcess.fork(entry, [JSON.stringify(given)], { serviceName: 'Stillroom vault' })
  let open = false
  let killed = false
  let gone = false
  let closed: (notices: readonly ReminderNotice[]) => void = () => {}

  const exit = new Promise<void>((resolve) => {
    child.once('exit', () => {
      gone = true
      open = false
      closed([])
      resolve()
      if (!killed) died()
    })
  })
  child.on('message', (message: FromVault) => {
    if (message.type === 'closed') return closed(message.notices)
    open = true
    opened()
  })
  const send = (message: ToVault, ports: MessagePortMain[] = []): void => child.postMessage(message, ports)

  return {
    isOpen: () => open,
    give: (port) => send({ type: 'port' }, [port]),
    letGo: () => send({ type: 'let-go' }),
    close: () => {
      if (gone) return Promise.resolve([])
      return new Promise((resolve) => {
        const late = setTimeout(() => resolve([]), PATIENCE)
        closed = (notices) => {
          clearTimeout(late)
          resolve(notices)
        }
        send({ type: 'close' })
      })
    },
    kill: async () => {
      killed = true
      // Not child.kill(): that asks, and a process in the middle of a key derivation would not hear it.
      if (!gone && child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
      await exit
    },
  }
}
