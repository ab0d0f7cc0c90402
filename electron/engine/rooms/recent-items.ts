import { isSettledBefore } from '../../../shared/domain/roster/settled.ts'
import { lastStatusAt } from '../../../shared/domain/roster/last-word.ts'
import type { ItemFact } from './roster-facts.ts'

export interface RecentItems {
  /** Those that wait, or that have to do with a day from the cut on. */
  readonly items: readonly ItemFact[]
  /** Of all of them, however long ago: an instant. */
  readonly statusAt: string | null
}

/**
 * Most of what was ever agreed was settled long ago: it is walked past once, and every rule of the roster is spared it.
 * @param items all of one client’s
 * @param cut see `cutFor`
 */
export const recentItems = (items: readonly ItemFact[], cut: string): RecentItems =>
  ({ items: items.filter((item) => !isSettledBefore(item, cut)), statusAt: lastStatusAt(items) })
