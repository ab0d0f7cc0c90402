import { questionOf } from '../../../shared/domain/find-question.ts'
import { ok } from '../../../shared/domain/result.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { FindView } from '../../../shared/ipc/views.ts'
import { dayOf } from '../rooms/day.ts'
import type { Database } from '../types.ts'
import { createCopy } from './copy.ts'
import { lookThrough } from './look.ts'
import { show } from './show.ts'

type Found = Omit<FindView, 'today' | 'zone'>

const nothing = (whole: boolean): Found =>
  ({ clients: [], notes: [], items: [], all: { clients: 0, notes: 0, items: 0 }, whole })

const NOBODY_WAITS = (): void => undefined

export interface Finder {
  /** Nothing, and `whole: false`, where nobody waits any more. Without words it makes ready for those to come. */
  readonly search: (words: string, isAwaited: () => boolean) => Promise<Found>
  /** Nothing of what was erased is found, or kept, from this moment on (V17). */
  readonly forget: (ids: ReadonlySet<string>) => void
}

export const createFinder = (database: Pick<Database, 'get' | 'find' | 'onCommit'>): Finder => {
  const copy = createCopy(database)
  return {
    forget: copy.forget,
    search: async (words, isAwaited) => {
      const question = questionOf(words)
      if (!question) {
        // What goes wrong here goes wrong again for the first question that has words, and is told there.
        void copy.ready().catch(() => undefined)
        return nothing(true)
      }
      const kept = await copy.ready()
      const hits = isAwaited() ? await lookThrough(kept, question, isAwaited) : null
      return hits ? { ...await show(database, { question, clients: kept.clients }, hits), whole: true } : nothing(false)
    },
  }
}

/**
 * Finds anything (E14). One question at a time: a newer one ends the search for the one before, which is answered at
 * once with nothing and `whole: false`. Without words it makes ready for the questions to come.
 */
export const findHandlers = ({ search }: Pick<Finder, 'search'>, clock: Clock): Handlers<'find'> => {
  let overtake = NOBODY_WAITS

  return {
    'find': async ({ words }) => {
      overtake()
      const { today, zone } = dayOf(clock)
      let isAwaited = true
      const overtaken = new Promise<Found>((resolve) => {
        overtake = () => {
          isAwaited = false
          resolve(nothing(false))
        }
      })
      const found = await Promise.race([overtaken, search(words, () => isAwaited)])
      // What was asked stays in nobody's mind once it is answered: it may be the name of somebody who is erased next.
      if (isAwaited) overtake = NOBODY_WAITS
      return ok({ today, zone, ...found })
    },
  }
}
