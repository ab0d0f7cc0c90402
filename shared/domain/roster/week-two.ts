import { daysBetween } from '../day.ts'
import type { Signal } from './ground.ts'

/** E38, `week-two`: a waiting item the client owns is `weekTwo` or more days late. */
export const inWeekTwo: Signal<'week-two'> = ({ late }, { today, weekTwoBy }) => {
  const old = late.filter(({ owner, due }) => owner === 'client' && due <= weekTwoBy)
  const oldest = old[0]
  return oldest
    ? { kind: 'week-two', late: old.length, oldestDue: oldest.due, days: daysBetween(oldest.due, today) }
    : null
}
