import { compare } from '../compare.ts'
import type { ActionItem } from '../../schemas/action-items.ts'
import { MOST_ITEMS_IN_A_MESSAGE } from '../../schemas/nudge-plan.ts'
import type { OutboxEntry } from '../../schemas/outbox.ts'
import type { Session } from '../../schemas/sessions.ts'
import { commonDue } from './bundles.ts'
import { channelFor, type Reachable } from './channel.ts'
import type { ReadyMessage } from './to-send.ts'

/** E36: how long after its note was saved a session can be followed up: days of 24 hours. */
export const FOLLOW_UP_DAYS = 7

export interface FollowUpGround {
  readonly client: Reachable
  readonly session: Pick<Session, 'id' | 'clientId' | 'state'>
  /** Instant: when its note was first saved; null while it was not. */
  readonly savedAt: string | null
  /** What was agreed in it, by either; in any order. */
  readonly items: readonly Pick<ActionItem, 'id' | 'due'>[]
  /** Messages that were sent to her or let go. */
  readonly told: readonly Pick<OutboxEntry, 'kind' | 'sessionId' | 'state'>[]
}

/** Since when there could be a follow-up: milliseconds of the epoch. */
const followUpsSince = (now: Date): number => now.getTime() - FOLLOW_UP_DAYS * 86_400_000

/** By due day, then by id: the order of their numbers in the letter. */
export const inLetterOrder = <Item extends Pick<ActionItem, 'id' | 'due'>>(items: readonly Item[]): readonly Item[] =>
  [...items].sort((one, other) => compare(one.due, other.due) || compare(one.id, other.id))

/**
 * E36: the follow-up there is to write after a session; null where there is none: it has no saved note, nothing was
 * agreed, it was sent or let go, or seven days are over. The letter names everything; the message, the first five.
 */
export const followUpOf = (
  now: Date, { client, session, savedAt, items, told }: FollowUpGround,
): ReadyMessage | null => {
  const isOpen = session.state === 'held' && savedAt !== null && items.length > 0
    && Date.parse(savedAt) > followUpsSince(now)
  const isSettled = told.some(({ kind, sessionId, state }) =>
    kind === 'follow-up' && sessionId === session.id && (state === 'sent' || state === 'let-go'))
  if (!isOpen || isSettled) return null
  return {
    clientId: session.clientId, kind: 'follow-up', sessionId: session.id, due: commonDue(items),
    itemIds: inLetterOrder(items).slice(0, MOST_ITEMS_IN_A_MESSAGE).map(({ id }) => id),
    channel: channelFor(client, 'email'), dueAt: savedAt, reason: 'follow-up',
  }
}
