import { compare } from '../compare.ts'
import type { MessageKind } from '../../schemas/nudge-plan.ts'
import type { ByHandReason, NudgesPlanned, PlannedMessage } from './ground.ts'

/** A message the coach may send now. */
export interface ReadyMessage extends Omit<PlannedMessage, 'stage' | 'expiresAt'> {
  readonly kind: MessageKind
  readonly reason: 'time' | 'follow-up' | ByHandReason
}

/** In the order in which they became ready; on one instant by client and what they name. */
const byReadiness = (one: ReadyMessage, other: ReadyMessage): number =>
  compare(one.dueAt, other.dueAt) || compare(one.clientId, other.clientId) || compare(one.kind, other.kind)
  || compare(one.sessionId, other.sessionId) || compare(one.itemIds[0] ?? '', other.itemIds[0] ?? '')

/** E36: every planned message that has begun, with the reason why the coach is to send it. Follow-ups are not of the plan. */
export const readyMessages = (now: Date, { planned, byHand }: NudgesPlanned): readonly ReadyMessage[] => {
  const at = now.toISOString()
  const ready = (message: PlannedMessage, reason: ReadyMessage['reason']): readonly ReadyMessage[] => {
    const { clientId, stage, sessionId, due, itemIds, channel, dueAt } = message
    return dueAt <= at ? [{ clientId, kind: stage, sessionId, due, itemIds, channel, dueAt, reason }] : []
  }
  return [
    ...planned.flatMap((message) => ready(message, 'time')),
    ...byHand.flatMap((message) => ready(message, message.reason)),
  ].sort(byReadiness)
}
