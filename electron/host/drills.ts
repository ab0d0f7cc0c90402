/**
 * V18: the processes of restore drills. Main starts one, gives each side its end of a channel, and ends it when the
 * practice locks or it takes too long. What is opened, and by which key, goes over that channel and not through here.
 */
import type { ToDrill } from '../ipc/drill-wire.ts'
import { lifeOf, type Mortal } from './life.ts'

/** One that was forked. A process that is gone takes messages and does nothing with them. */
export interface DrillProcess<Port> extends Mortal {
  postMessage(message: ToDrill, ports: Port[]): void
}

export interface DrillParts<Port> {
  /** Forks one that does its work in this folder. */
  readonly fork: (folder: string) => DrillProcess<Port>
  readonly channel: () => { readonly port1: Port, readonly port2: Port }
  /** A folder nothing is called like yet, for one drill alone. Absolute. */
  readonly freshFolder: () => string
  /** Removes it with everything in it, if it is there. */
  readonly removeFolder: (folder: string) => Promise<void>
  readonly kill?: (pid: number) => void
  readonly log: (line: string) => void
}

export interface Drills<Port> {
  /** Starts one; answers the end of its channel that is the vault process's. It closes when the drill ends. */
  readonly start: () => Port
  /** Ends what is under way; resolves once its process is gone, and its folder. Never rejects. */
  readonly end: () => Promise<void>
}

/** A backup of many years on a slow stick is done by then, in milliseconds. What takes longer hangs. */
const PATIENCE = 2 * 60 * 60 * 1_000

export const createDrills = <Port>(parts: DrillParts<Port>): Drills<Port> => {
  const running = new Map<object, () => Promise<void>>()
  const end = async (): Promise<void> => { await Promise.all([...running.values()].map((stop) => stop())) }

  return {
    start: () => {
      // The vault process does one at a time. One that begins another has given up the first.
      void end()
      const folder = parts.freshFolder()
      const child = parts.fork(folder)
      const life = lifeOf(child, parts.kill)
      const late = setTimeout(() => void life.kill(), PATIENCE)
      // It removes its folder itself, unless it was killed.
      const over = life.exit.then(() => parts.removeFolder(folder)).catch(() => parts.log('a drill left its folder'))
        .then(() => {
          clearTimeout(late)
          running.delete(life)
        })
      running.set(life, async () => {
        await life.kill()
        await over
      })
      const { port1, port2 } = parts.channel()
      child.postMessage({ type: 'begin' }, [port2])
      return port1
    },
    end,
  }
}
