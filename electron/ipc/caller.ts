/**
 * The asking end of a port: numbers each call, matches replies by that number, and answers for a port that died.
 * Runs in the window's isolated world, so it carries no schemas and no Node.
 */
import type { Bridge, Notice } from '../../shared/ipc/contract.ts'
import type { Answer, Call, Reply } from '../../shared/ipc/define.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'

export interface Caller {
  readonly call: Bridge['call']
  readonly onNotice: Bridge['onNotice']
  /** Takes the port the calls go over. Calls made before it came are sent then; an earlier port is done with. */
  readonly adopt: (port: MessagePort) => void
  /** Passes on a notice that came another way than over the port. */
  readonly tell: (notice: Notice) => void
}

const refused = (code: ErrorCode): Answer<never> => ({ ok: false, error: { code } })

export const createCaller = (): Caller => {
  let port: MessagePort | null = null
  let dead = false
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

  const end = (): void => {
    port = null
    dead = true
    for (const id of [...waiting.keys()]) settle(id, refused('unexpected'))
  }

  return {
    call: (channel, input) => new Promise((resolve) => {
      if (dead) return resolve(refused('unexpected'))
      const call = { id: ++last, channel, input }
      waiting.set(call.id, resolve)
      if (port) post(port, call)
      else unsent.push(call)
    }),
    onNotice: (listener) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    adopt: (next) => {
      if (port) end()
      port = next
      dead = false
      next.onmessage = ({ data }: MessageEvent<Reply | Notice>) => {
        // Both kinds are made by the guard of our own vault process; a reply has an id, a notice a type.
        if ('id' in data) settle(data.id, data.answer)
        else tell(data)
      }
      // Not of the web platform: Electron adds it to ports in a window, Node has it on its own.
      next.addEventListener('close', () => { if (port === next) end() })
      for (const call of unsent.splice(0)) post(next, call)
    },
    tell,
  }
}
