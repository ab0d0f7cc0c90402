import { addDays } from '../day.ts'
import { isWaiting } from '../waiting.ts'
import type { RosterItem } from './ground.ts'

/**
 * Whether an item has nothing to do with the day of a cut or any after it: it does not wait, and was due and last spoken
 * of before. An instant of that day comes after the day alone, as text too, so that nothing has to be cut off it.
 */
export const isSettledBefore = (item: RosterItem, cut: string): boolean =>
  !isWaiting(item) && item.due < cut && (item.history.at(-1)?.at ?? '') < cut

/**
 * What was settled before the day given back counts for nothing that looks back to `from` at most, whatever the zone:
 * zones differ by about a day.
 * @param from a day
 */
export const cutFor = (from: string): string => addDays(from, -2)
