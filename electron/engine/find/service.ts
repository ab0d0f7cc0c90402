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

/**
 * Finds anything (E14). One question at a time: a newer one ends the search for the one before, which is answered at
 * once with nothing and `whole: false`. Without words it makes ready for the questions to come.
 */
export const findHandlers = (database: Pick<Database, 'get' | 'find' | 'onCommit'>, clock: Clock): Handlers<'find'> => {
  const copy = createCopy(database)
  let overtake = (): void => undefined

  const search = async (words: string, isAwaited: () => boolean): Promise<Found> => {
    const question = questionOf(words)
    if (!question) {
      // What goes wrong here goes wrong again for the first question that has words, and is told there.
      void copy.ready().catch(() => undefined)
      return nothing(true)
    }
    const kept = await copy.ready()
    const hits = isAwaited() ? await lookThrough(kept, question, isAwaited) : null
    return hits ? { ...await show(database, { question, clients: kept.clients }, hits), whole: true } : nothing(false)
  }

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
      return ok({ today, zone, ...await Promise.race([overtaken, search(words, () => isAwaited)]) })
    },
  }
}
