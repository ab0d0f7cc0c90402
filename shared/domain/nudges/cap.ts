import { compare } from '../compare.ts'
import { NUDGE_STAGES } from '../../schemas/nudge-plan.ts'
import type { PlannedMessage } from './ground.ts'

/** Soonest first; then by stage, session, due day and first item, so that an order is never left to chance (E34). */
export const bySoonest = (one: PlannedMessage, other: PlannedMessage): number =>
  compare(one.dueAt, other.dueAt)
  || NUDGE_STAGES.indexOf(one.stage) - NUDGE_STAGES.indexOf(other.stage)
  || compare(one.sessionId, other.sessionId) || compare(one.due ?? '', other.due ?? '')
  || compare(one.itemIds[0] ?? '', other.itemIds[0] ?? '')

/**
 * Divides the messages of one client into those inside the cap of their month and those over it.
 * @param messages soonest first
 */
export const capped = <Message extends PlannedMessage>(
  messages: readonly Message[],
  cap: {
    readonly mostAMonth: number
    readonly monthOf: (message: Message) => string
    readonly sentIn: (month: string) => number
  },
): { readonly inside: readonly Message[], readonly over: readonly Message[] } => {
  const taken = new Map<string, number>()
  const inside: Message[] = []
  const over: Message[] = []
  for (const message of messages) {
    const month = cap.monthOf(message)
    const before = taken.get(month) ?? cap.sentIn(month)
    const fits = before < cap.mostAMonth
    if (fits) taken.set(month, before + 1)
    ;(fits ? inside : over).push(message)
  }
  return { inside, over }
}
