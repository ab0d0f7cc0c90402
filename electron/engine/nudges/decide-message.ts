import { isRealDay } from '../../../shared/domain/day.ts'
import type { MessageRef } from '../../../shared/ipc/nudges.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'

export interface MessageGround {
  readonly client: Client | null
  /** What the message names; null for what is not there any more. */
  readonly items: readonly (ActionItem | null)[]
  /** Everything in the outbox for her. */
  readonly outbox: readonly OutboxEntry[]
}

const EVENT = { 'sent': 'message.sent', 'let-go': 'message.let-go' } as const

const isTheSame = (ref: MessageRef, state: OutboxEntry['state']) => (entry: OutboxEntry): boolean =>
  entry.state === state && entry.kind === ref.kind && entry.sessionId === ref.sessionId && entry.due === ref.due
  && entry.itemIds.join() === ref.itemIds.join()

/** A reminder of a day names that day; what is agreed and what follows a session may be due on several. */
const isDayRight = ({ kind, due }: MessageRef): boolean =>
  (due === null ? kind === 'confirmation' || kind === 'follow-up' : isRealDay(due))

/**
 * The coach has sent a message, or lets it go (E37). It need not be planned any more: what was sent was sent. A job for
 * it that waits is withdrawn when the outbox is next compared with the plan. The same one twice is once.
 */
export const decideMessage = (
  moment: Moment, { client, items, outbox }: MessageGround, ref: MessageRef, state: keyof typeof EVENT,
): Decision<{ readonly changeId: string }> => {
  const isHers = items.every((item) => item?.clientId === ref.clientId)
  if (!client || !isHers) return refuse('not-found')
  if (!isDayRight(ref) || items.some((item) => item?.sessionId !== ref.sessionId)) return refuse('bad-input')
  const entry: OutboxEntry = {
    ...ref, itemIds: [...ref.itemIds], id: moment.id(), dueAt: moment.at, expiresAt: moment.at, version: 1, state,
    settledAt: moment.at, job: '', replySecret: '',
  }
  const isNew = !outbox.some(isTheSame(ref, state))
  return undoable(moment, {
    clientId: client.id,
    changes: isNew ? [change('outbox', null, entry)] : [],
    events: isNew ? [{ type: EVENT[state], clientId: client.id, refs: [entry.id, ...ref.itemIds] }] : [],
    value: {},
  })
}
