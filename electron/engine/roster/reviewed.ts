import { dayIn } from '../../../shared/domain/day.ts'
import type { Moment } from '../decision.ts'
import type { Reader } from '../types.ts'

/** So many events are looked at first; twice as many if that was not the whole of the day. */
const A_FEW = 200

/**
 * Whether the roster was looked at on this day already (E40). Walks back from the end of the chain to the first event
 * of an earlier day: years of events need not be read for it.
 */
export const wasReviewed = async (read: Pick<Reader, 'find' | 'count'>, { today, zone }: Moment): Promise<boolean> => {
  const count = await read.count('events')
  for (let few = A_FEW; ; few *= 2) {
    const late = await read.find('events', { seq: { $gt: count - few } })
    const isToday = ({ at }: { readonly at: string }): boolean => dayIn(at, zone) === today
    if (late.some((event) => event.type === 'roster.reviewed' && isToday(event))) return true
    if (few >= count || late.some((event) => dayIn(event.at, zone) < today)) return false
  }
}
