/** Serves calls on the port the window holds. There is one at a time; whoever speaks over another is a stranger. */
import type { Notice } from '../../shared/ipc/contract.ts'
import type { Call, Reply } from '../../shared/ipc/define.ts'
import type { Guard } from '../ipc/guard.ts'
import type { Served } from '../ipc/wire.ts'

/** As much of Electron's MessagePortMain as is used. */
export interface ServedPort {
  postMessage: (message: Reply | Notice | Served) => void
  on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => unknown
  start: () => void
  close: () => void
}

export interface PortServer {
  /** Whether this is the port in use; the guard asks it first. */
  readonly trusts: (port: ServedPort) => boolean
  readonly serve: (port: ServedPort, guard: Guard<ServedPort>) => void
  readonly tell: (notice: Notice) => void
  readonly letGo: () => void
}

export const createPortServer = (): PortServer => {
  let current: ServedPort | null = null
  const letGo = (): void => {
    current?.close()
    current = null
  }
  return {
    trusts: (port) => port === current,
    serve: (port, guard) => {
      letGo()
      current = port
      port.on('message', ({ data }) => {
        if (!isCall(data)) return
        const { id, channel, input } = data
        void guard(port, channel, input).then((answer) => port.postMessage({ id, answer }))
      })
      port.start()
      port.postMessage({ type: 'served' })
    },
    tell: (notice) => current?.postMessage(notice),
    letGo,
  }
}

/** What has no number cannot be answered; our own preload sends nothing of the kind. */
const isCall = (data: unknown): data is Call =>
  typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'number' && 'channel' in data && 'input' in data
