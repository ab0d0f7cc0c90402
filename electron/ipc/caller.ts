/**
 * The asking end of a port: numbers each call, matches replies by that number, answers for a port that died, and asks
 * for another. Runs in the window's isolated world, so it carries no schemas and no Node.
 */
import type { Bridge, Notice } from '../../shared/ipc/contract.ts'
import type { Answer, Call, Reply } from '../../shared/ipc/define.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'
import type { Served } from './wire.ts'

export interface Caller {
  readonly call: Bridge['call']
  readonly onNotice: Bridge['onNotice']
  /**
   * Takes the port the calls go over; an earlier one is done with. Calls made before it is served are sent then: what
   * was never sent was never done, so that a port which closes before costs nobody an answer.
   */
  readonly adopt: (port: MessagePort) => void
  /** Passes on a notice that came another way than over the port. */
  readonly tell: (notice: Notice) => void
}

const refused = (code: ErrorCode): Answer<never> => ({ ok: false, error: { code } })

/** @param lost the port in use has closed: another is wanted */
export const createCaller = (lost: () => void): Caller => {
  /** The port in use; calls go over it once it is served. */
  let port: MessagePort | null = null
  let served = false
  let last = 0
  const unsent: Call[] = []
  const waiting = new Map<number, (answer: Answer<unknown>) => void>()
  const listeners = new Set<(notice: Notice) => void>()

  const settle = (id: number, answer: Answer<unknown>): void => {
    const resolve = waiting.get(id)
    waiting.delete(id)
    resolve?.(answer)
  }

  const post = (over: MessagePort, call: Call): void => {
    try {
      over.postMessage(call)
    } catch {
      // What cannot be cloned cannot be input either.
      settle(call.id, refused('bad-input'))
    }
  }

  const tell = (notice: Notice): void => {
    for (const listener of [...listeners]) listener(notice)
  }

  /** What was sent may have been done or not; nobody knows any more. */
  const end = (): void => {
    const unsentIds = new Set(unsent.map(({ id }) => id))
    port?.close()
    port = null
    served = false
    for (const id of [...waiting.keys()]) if (!unsentIds.has(id)) settle(id, refused('unexpected'))
  }

  return {
    call: (channel, input) => new Promise((resolve) => {
      const call = { id: ++last, channel, input }
      waiting.set(call.id, resolve)
      if (port && served) post(port, call)
      else unsent.push(call)
    }),
    onNotice: (listener) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    adopt: (next) => {
      if (port) end()
      port = next
      next.onmessage = ({ data }: MessageEvent<Reply | Notice | Served>) => {
        // What an earlier one had still to say is not of the one in use.
        if (port !== next) return
        // All are made by our own vault process; a reply has an id, the others a type.
        if ('id' in data) return settle(data.id, data.answer)
        if (data.type !== 'served') return tell(data)
        served = true
        for (const call of unsent.splice(0)) post(next, call)
      }
      // Not of the web platform: Electron adds it to ports in a window, Node has it on its own.
      next.addEventListener('close', () => {
        if (port !== next) return
        end()
        lost()
      })
    },
    tell,
  }
}
