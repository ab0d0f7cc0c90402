import { addDays } from '../day.ts'
import { isWaiting } from '../waiting.ts'
import type { RosterItem } from './ground.ts'

/** After every day of four digits. */
const ALWAYS = ':'

/**
 * The last day, give or take one, with which an item has to do: later than all of them while it waits, else that of its
 * due day and its last status which is the later. Zones differ by about a day; see `cutFor`.
 */
export const settledAfter = (item: RosterItem): string => {
  if (isWaiting(item)) return ALWAYS
  const said = item.history.at(-1)?.at.slice(0, 10) ?? ''
  return said > item.due ? said : item.due
}

/**
 * What was settled before the day given back counts for nothing that looks back to `from` at most, whatever the zone.
 * @param from a day
 */
export const cutFor = (from: string): string => addDays(from, -2)
