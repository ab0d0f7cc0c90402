/** V17: work on rows that were taken beforehand is ended where somebody is erased from them, and begun again after. */

/** Why a run was ended from within. */
class TakenAgain extends Error {
  override readonly name = 'TakenAgain'
}

interface Run {
  readonly stop: () => void
  readonly over: Promise<unknown>
}

export interface RunUp {
  /** Runs the work, again whenever it is made to stand aside. Rejects as the work does, and with the signal's reason. */
  readonly again: <Value>(signal: AbortSignal, work: (ended: AbortSignal) => Promise<Value>) => Promise<Value>
  /** Resolves once nothing runs; nothing does until what it answers is called. */
  readonly standAside: () => Promise<() => void>
}

export const createRunUp = (): RunUp => {
  const running = new Set<Run>()
  const waiting = new Set<Promise<void>>()

  const once = async <Value>(
    signal: AbortSignal, work: (ended: AbortSignal) => Promise<Value>,
  ): Promise<{ readonly value: Value } | null> => {
    const ender = new AbortController()
    const pass = (): void => ender.abort(signal.reason)
    signal.addEventListener('abort', pass, { once: true })
    const working = work(ender.signal)
    const run: Run = { stop: () => ender.abort(new TakenAgain('taken again')), over: working.catch(() => undefined) }
    running.add(run)
    try {
      return { value: await working }
    } catch (error) {
      // Whatever the work made of it on the way.
      if (ender.signal.reason instanceof TakenAgain && !signal.aborted) return null
      throw error
    } finally {
      running.delete(run)
      signal.removeEventListener('abort', pass)
    }
  }

  return {
    again: async (signal, work) => {
      for (;;) {
        await Promise.all(waiting)
        signal.throwIfAborted()
        const done = await once(signal, work)
        if (done !== null) return done.value
      }
    },
    standAside: async () => {
      let go = (): void => undefined
      const wait = new Promise<void>((resolve) => { go = resolve })
      waiting.add(wait)
      for (const { stop } of running) stop()
      await Promise.all([...running].map(({ over }) => over))
      return () => {
        waiting.delete(wait)
        go()
      }
    },
  }
}
