/** The drill's end of its channel: one task comes, progress and one answer go. */
import type { DrillFindings, DrillTask, FromDrill } from '../ipc/drill-wire.ts'
import { VaultFault } from '../vault/types.ts'
import type { DrillOptions } from './drill.ts'

/** As much of Electron's MessagePortMain as is used. */
export interface DrillPort {
  postMessage(message: FromDrill): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
}

export interface ServeParts {
  readonly drill: (task: DrillTask, options: Pick<DrillOptions, 'onProgress' | 'signal'>) => Promise<DrillFindings>
  /** Ends the process: the answer was taken, or nobody waits for one. */
  readonly end: () => void
  /** The answer is on its way; who takes it closes the channel, and may have ended just now. */
  readonly answered: () => void
  /** Takes a fault nobody expected. */
  readonly fail: (fault: unknown) => void
}

export const serveDrill = (port: DrillPort, { drill, end, answered, fail }: ServeParts): void => {
  const given = new AbortController()
  let begun = false
  let done = false
  const answer = async (task: DrillTask): Promise<FromDrill | null> => {
    try {
      const onProgress = (done: number, total: number): void => port.postMessage({ type: 'progress', done, total })
      return { type: 'found', findings: await drill(task, { onProgress, signal: given.signal }) }
    } catch (error) {
      if (given.signal.aborted) return null
      if (error instanceof VaultFault) return { type: 'failed', code: error.code }
      throw error
    }
  }
  port.on('message', ({ data }) => {
    if (begun) return
    begun = true
    // Made by our own vault process, which main gave the other end to.
    answer(data as DrillTask).then((last) => {
      done = true
      if (last === null || given.signal.aborted) return end()
      port.postMessage(last)
      answered()
    }).catch(fail)
  })
  // The vault process has its answer; or it gave the drill up, or is gone: then what was begun is taken away first.
  port.on('close', () => {
    given.abort(new Error('the drill was given up'))
    if (!begun || done) end()
  })
  port.start()
}
