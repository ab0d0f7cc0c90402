import { addressFor } from '../../../shared/domain/nudges/channel.ts'
import { inLetterOrder } from '../../../shared/domain/nudges/follow-up.ts'
import { filledLetter, letterFor } from '../../../shared/domain/nudges/letters.ts'
import { planNudges } from '../../../shared/domain/nudges/plan.ts'
import { quietUntilOf } from '../../../shared/domain/nudges/quiet-until.ts'
import { readyMessages, type ReadyMessage } from '../../../shared/domain/nudges/to-send.ts'
import { clocksBeside, type ZoneClock } from '../../../shared/domain/nudges/zone-clock.ts'
import type { ToSendEntry, ToSendView } from '../../../shared/ipc/nudges.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { readSettings } from '../library/settings.ts'
import type { Day } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import { gatherPlan, sentThisMonth, type PlanGround } from './gather.ts'

export interface EntryGround {
  readonly client: Client
  /** Hers. */
  readonly clock: ZoneClock
  /** Everything the letter names. */
  readonly items: readonly ActionItem[]
  readonly settings: Pick<LibraryEntry, 'letters' | 'nudges'>
  readonly sentThisMonth: number
}

/** One message to one person, filled in (E36). */
export const entryOf = (
  { at, today }: Day, { clientId, kind, sessionId, due, itemIds, channel, dueAt, reason }: ReadyMessage, ground: EntryGround,
): ToSendEntry => {
  const { client, clock, items, settings } = ground
  return {
    clientId, kind, sessionId, due, itemIds: [...itemIds], channel, reason, since: dueAt,
    clientName: client.name, address: addressFor(client, channel),
    ...filledLetter(letterFor(settings.letters, kind, channel), { name: client.name, items: inLetterOrder(items), today }),
    quietUntil: quietUntilOf(new Date(at), clock, settings.nudges),
    sentThisMonth: ground.sentThisMonth, mostAMonth: settings.nudges.mostAMonth,
  }
}

export interface ToSendGround {
  readonly plan: PlanGround
  readonly settings: LibraryEntry
}

export const gatherToSend = async (read: Reader, day: Day): Promise<ToSendGround> => {
  const [plan, settings] = await Promise.all([gatherPlan(read, new Date(day.at)), readSettings(read, day.at)])
  return { plan, settings }
}

/** Everything that is ready, one entry a message, in the order in which it became so. */
export const toSendView = (day: Day, { plan, settings }: ToSendGround): ToSendView => {
  const now = new Date(day.at)
  const clockOf = clocksBeside(day.zone)
  const named = new Map(plan.items.map((item) => [item.id, item]))
  const ready = readyMessages(now, planNudges(now, day.zone, plan, clockOf))
  const clients = new Map(plan.clients.map((client) => [client.id, client]))
  const written = new Set(ready.map(({ clientId }) => clientId))
  const counts = sentThisMonth(now, clockOf, plan.clients.filter(({ id }) => written.has(id)), plan.outbox)
  const entries = ready.flatMap((message) => {
    const client = clients.get(message.clientId)
    if (!client) return []
    const items = message.itemIds.flatMap((id) => named.get(id) ?? [])
    return [entryOf(day, message, {
      client, clock: clockOf(client.zone), items, settings, sentThisMonth: counts.get(client.id) ?? 0,
    })]
  })
  return { today: day.today, zone: day.zone, at: day.at, entries }
}
