import { isRealDay } from '../../../shared/domain/day.ts'
import { planNudges } from '../../../shared/domain/nudges/plan.ts'
import type { MessageRef } from '../../../shared/ipc/nudges.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import { change, refuse, undoable, type Decision, type Happening, type Moment } from '../decision.ts'
import type { PlanGround } from './gather.ts'

export interface MessageGround {
  readonly client: Client | null
  /** What the message names; null for what is not there any more. */
  readonly items: readonly (ActionItem | null)[]
  /** Everything in the outbox for her. */
  readonly outbox: readonly OutboxEntry[]
}

const EVENT = { 'sent': 'message.sent', 'let-go': 'message.let-go' } as const

type Word = keyof typeof EVENT

/** The coach’s word on a message, as it stands in the outbox (E37); and what happened. */
const settled = (
  moment: Moment, { clientId, kind, sessionId, due, itemIds, channel }: MessageRef, state: Word,
): { readonly entry: OutboxEntry, readonly happening: Happening } => {
  const entry: OutboxEntry = {
    clientId, kind, sessionId, due, itemIds: [...itemIds], channel, id: moment.id(), dueAt: moment.at,
    expiresAt: moment.at, version: 1, state, settledAt: moment.at, job: '', replySecret: '',
  }
  return { entry, happening: { type: EVENT[state], clientId, refs: [entry.id, ...itemIds] } }
}

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
  moment: Moment, { client, items, outbox }: MessageGround, ref: MessageRef, state: Word,
): Decision<{ readonly changeId: string }> => {
  const isHers = items.every((item) => item?.clientId === ref.clientId)
  if (!client || !isHers) return refuse('not-found')
  if (!isDayRight(ref) || items.some((item) => item?.sessionId !== ref.sessionId)) return refuse('bad-input')
  const { entry, happening } = settled(moment, ref, state)
  const isNew = !outbox.some(isTheSame(ref, state))
  return undoable(moment, {
    clientId: client.id,
    changes: isNew ? [change('outbox', null, entry)] : [],
    events: isNew ? [happening] : [],
    value: {},
  })
}

/**
 * The coach lets go all that she sees came too late, whoever it was for, as one change (E36). Which these are the plan
 * says; none is as good as any.
 * @param by the instant of the list she sees: what came too late since is not let go unseen
 */
export const decideLate = (
  moment: Moment, plan: PlanGround, by: string,
): Decision<{ readonly messages: number, readonly changeId: string }> => {
  const late = planNudges(moment.now, moment.zone, plan).byHand
    .filter(({ reason, dueAt, expiresAt }) =>
      reason === 'expired' && dueAt <= by && dueAt <= moment.at && (expiresAt <= by || expiresAt <= dueAt))
    .map(({ stage, itemIds, ...message }) => settled(moment, { ...message, kind: stage, itemIds: [...itemIds] }, 'let-go'))
  return undoable(moment, {
    clientId: null,
    changes: late.map(({ entry }) => change('outbox', null, entry)),
    events: late.map(({ happening }) => happening),
    value: { messages: late.length },
  })
}
