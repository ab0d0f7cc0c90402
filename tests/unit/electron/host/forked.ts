/** A forked process that does as the test says. */
import { EventEmitter } from 'node:events'

export const forked = () => {
  const events = new EventEmitter()
  const sent: { readonly message: unknown, readonly ports: readonly unknown[] }[] = []
  const child = {
    pid: undefined as number | undefined,
    once: (event: string, listener: (...given: never[]) => void) => events.once(event, listener as () => void),
    on: (event: string, listener: (...given: never[]) => void) => events.on(event, listener as () => void),
    postMessage: (message: unknown, ports: readonly unknown[] = []) => { sent.push({ message, ports }) },
  }
  return {
    child, sent,
    starts: (pid: number) => {
      child.pid = pid
      events.emit('spawn')
    },
    says: (message: unknown) => { events.emit('message', message) },
    ends: () => {
      child.pid = undefined
      events.emit('exit', 0)
    },
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })
