import { daysBetween } from '../day.ts'
import type { Signal } from './ground.ts'

/**
 * E38, `quiet`: nothing for `quiet` days of the coach's calendar, counted from the day she was added where there was
 * never any. Of somebody whose record did not open and who left no such trace it is not known.
 */
export const quiet: Signal<'quiet'> = ({ wordAt, addedAt }, { today, heardAfter, dayOf }) => {
  const since = wordAt ?? addedAt
  // Asked of everybody, and true of few: no calendar is needed for the others.
  if (since === null || since >= heardAfter) return null
  const days = daysBetween(dayOf(since), today)
  return { kind: 'quiet', days, since, ever: wordAt !== null }
}
