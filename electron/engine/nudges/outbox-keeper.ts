import { gathered } from '../../../shared/domain/gathered.ts'
import type { NudgeGround, NudgesPlanned } from '../../../shared/domain/nudges/ground.ts'
import { planNudges } from '../../../shared/domain/nudges/plan.ts'
import { clocksBeside } from '../../../shared/domain/nudges/zone-clock.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { CollectionName } from '../../../shared/schemas/dictionary.ts'
import { unchanged } from '../decision.ts'
import { inSlices } from '../find/slices.ts'
import type { Database } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideOutbox, type Brought } from './decide-outbox.ts'
import { gatherPlan } from './gather.ts'
import { replyHash } from './reply-hash.ts'

/** Keeps the outbox as the plan says (E37). When it does so is for the vault process to say. */
export interface OutboxKeeper {
  /** Compares it with the plan and writes what differs, as one command among the others. Writes nothing where it agrees. */
  readonly bring: () => Promise<Answer<Brought>>
  /** Calls back after each commit that may have changed the plan. Returns how to stop. */
  readonly onNeed: (listener: () => void) => () => void
}

/** What a plan is made from; of the outbox what the coach sent or let go, which has an event beside it. */
const GROUND: readonly CollectionName[] = ['clients', 'engagements', 'sessions', 'actionItems', 'library', 'outbox']

/** Whether a commit was the keeper’s own: nobody else writes there without an event. */
export const isOfTheKeeper = (touched: ReadonlySet<CollectionName>): boolean =>
  touched.has('outbox') && !touched.has('events')

/** So many clients are planned for before others may have their turn. */
const AT_A_TIME = 20

/** Of records those that are of some clients. */
const ofClients = <Owned extends { readonly clientId: string }>(records: readonly Owned[]) => {
  const hers = gathered(records, ({ clientId }) => clientId)
  return (clients: readonly { readonly id: string }[]): readonly Owned[] => clients.flatMap(({ id }) => hers.get(id) ?? [])
}

const planInSlices = async (now: Date, zone: string, ground: NudgeGround): Promise<NudgesPlanned> => {
  const slices = inSlices()
  const clocks = clocksBeside(zone)
  const [items, outbox, engagements] = [ofClients(ground.items), ofClients(ground.outbox), ofClients(ground.engagements)]
  const plans: NudgesPlanned[] = []
  for (let first = 0; first < ground.clients.length; first += AT_A_TIME) {
    const clients = ground.clients.slice(first, first + AT_A_TIME)
    plans.push(planNudges(now, zone, {
      ...ground, clients, items: items(clients), outbox: outbox(clients), engagements: engagements(clients),
    }, clocks))
    if (slices.isOver()) await slices.rest()
  }
  return { planned: plans.flatMap(({ planned }) => planned), byHand: plans.flatMap(({ byHand }) => byHand) }
}

export const createOutboxKeeper = (
  writer: Writer, database: Pick<Database, 'onCommit' | 'find' | 'get' | 'count'>, clock: Clock,
): OutboxKeeper => {
  const onNeed: OutboxKeeper['onNeed'] = (listener) => database.onCommit((_ids, touched) => {
    if (GROUND.some((name) => touched.has(name)) && !isOfTheKeeper(touched)) listener()
  })
  return {
    onNeed,
    // Planned outside of the turn of commands, in slices: no save waits for it.
    bring: async () => {
      const since = { changed: false }
      const stop = onNeed(() => { since.changed = true })
      try {
        const now = clock.now()
        const plan = await planInSlices(now, clock.zone(), await gatherPlan(database, now))
        return await writer.run(async (moment, read) => {
          // It would be another plan by now, and whoever changed it has asked for that already.
          if (since.changed) return unchanged({ next: null })
          const [waiting, withdrawn] = await Promise.all([
            read.find('outbox', { state: 'waiting' }), read.find('outbox', { state: 'withdrawn' }),
          ])
          return decideOutbox(moment, { plan, plannedAt: now.toISOString(), waiting, withdrawn, replyHash })
        })
      } finally {
        stop()
      }
    },
  }
}
