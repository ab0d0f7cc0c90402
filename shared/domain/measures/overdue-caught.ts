import { addDays } from '../day.ts'
import { isWaiting } from '../waiting.ts'
import type { Ground, ItemFacts } from './ground.ts'
import { share, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** So many days the coach has to answer what is late. */
const DAYS = 7

const wasWaiting = ({ history }: ItemFacts, at: string): boolean => {
  const last = history.findLast((entry) => entry.at < at)
  return last !== undefined && isWaiting(last)
}

/**
 * E43: of what still waited when its day was over, the share that had a word of the coach within the week: a status, or
 * a message that names it. What has some of its week ahead counts only once it was answered.
 */
export const overdueCaught = (ground: Ground, span: Span): Reading => {
  const { line, today } = ground
  const sent = new Map<string, string[]>()
  for (const { itemIds, sentAt } of ground.sentIn({ ...span, until: line.startOf(span.to, DAYS + 1) })) {
    for (const id of itemIds) sent.set(id, [...sent.get(id) ?? [], sentAt])
  }
  const isCaught = ({ id, due, history }: ItemFacts): boolean => {
    const from = line.startOf(due, 1)
    const until = line.startOf(due, DAYS + 1)
    const isWithin = (at: string): boolean => from <= at && at < until
    return history.some(({ by, at }) => by === 'coach' && isWithin(at)) || (sent.get(id)?.some(isWithin) ?? false)
  }
  const lastToJudge = addDays(today, -DAYS)
  const late = ground.dueIn(span).filter((item) =>
    item.due < today && wasWaiting(item, line.startOf(item.due, 1)) && (item.due <= lastToJudge || isCaught(item)))
  return share(late, isCaught)
}
