/** What stands in the outbox, against what is planned (E37). Nothing is sent here: it is written down what a relay may carry. */
import { gathered } from '../gathered.ts'
import type { OutboxEntry } from '../../schemas/outbox.ts'
import type { PlannedMessage } from './ground.ts'

export interface OutboxDiff {
  /** Planned and not there yet. */
  readonly put: readonly PlannedMessage[]
  /** There, and planned otherwise by now: put again with the next version. */
  readonly replace: readonly { readonly entry: OutboxEntry, readonly message: PlannedMessage }[]
  /** There, and not planned any more. */
  readonly withdraw: readonly OutboxEntry[]
}

const groupOf = ({ clientId, sessionId }: { readonly clientId: string, readonly sessionId: string }, kind: string): string =>
  `${clientId} ${sessionId} ${kind}`

const shares = (entry: OutboxEntry, { itemIds }: PlannedMessage): number =>
  itemIds.filter((id) => entry.itemIds.includes(id)).length

/** The one that names most of the same items; of several the first by handle, so that it does not depend on the order. */
const nearest = (entries: readonly OutboxEntry[], message: PlannedMessage): OutboxEntry | null =>
  entries.reduce<OutboxEntry | null>((best, entry) => {
    const more = shares(entry, message) - (best === null ? 0 : shares(best, message))
    return more > 0 || (more === 0 && best !== null && entry.id < best.id) ? entry : best
  }, null)

const isSame = (entry: OutboxEntry, message: PlannedMessage): boolean =>
  entry.due === message.due && entry.channel === message.channel && entry.dueAt === message.dueAt
  && entry.expiresAt === message.expiresAt && entry.itemIds.join() === message.itemIds.join()

/**
 * @param planned inside the cap and not expired, in the order of the plan
 * @param waiting what stands there and waits, in any order
 */
export const outboxDiff = (planned: readonly PlannedMessage[], waiting: readonly OutboxEntry[]): OutboxDiff => {
  const there = gathered(waiting, (entry) => groupOf(entry, entry.kind))
  const kept = new Set<string>()
  const put: PlannedMessage[] = []
  const replace: { readonly entry: OutboxEntry, readonly message: PlannedMessage }[] = []
  const free = (message: PlannedMessage): readonly OutboxEntry[] =>
    (there.get(groupOf(message, message.stage)) ?? []).filter(({ id }) => !kept.has(id))

  // What has not changed is left alone first, so that its neighbour cannot take its place.
  const others = planned.filter((message) => {
    const same = free(message).find((entry) => isSame(entry, message))
    if (same) kept.add(same.id)
    return !same
  })
  for (const message of others) {
    const entry = nearest(free(message), message)
    if (entry) {
      kept.add(entry.id)
      replace.push({ entry, message })
    } else put.push(message)
  }
  return { put, replace, withdraw: waiting.filter(({ id }) => !kept.has(id)) }
}
