import { DAYS_7, elapsed } from './elapsed.ts'
import type { Ground, MessageFacts } from './ground.ts'
import { NOTHING_READ, share, type Reading } from './reading.ts'
import { monthsIn, type Span } from './span.ts'

/** E43: messages sent, for each client with a session held in the span, and a month of it. */
export const reminders = (ground: Ground, span: Span): Reading => {
  const met = new Set(ground.startedIn(span).flatMap(({ state, clientId }) => (state === 'held' ? [clientId] : [])))
  const sent = ground.sentIn(span).length
  return met.size === 0 ? NOTHING_READ : { value: sent / met.size / monthsIn(span), hits: sent, of: met.size }
}

/**
 * E43: of the messages sent that name an item, the share after which one of the items was given a status within seven
 * days. One that has some of its days ahead counts only once it was acted on.
 */
export const remindersActed = (ground: Ground, span: Span): Reading => {
  const isActedOn = ({ itemIds, sentAt }: MessageFacts): boolean => itemIds.some((id) =>
    ground.item(id)?.history.some(({ at }) => sentAt < at && elapsed(sentAt, at) <= DAYS_7))
  const named = ground.sentIn(span).filter((message) => message.itemIds.length > 0
    && (elapsed(message.sentAt, ground.at) >= DAYS_7 || isActedOn(message)))
  return share(named, isActedOn)
}
