import { cutFor, settledAfter } from '../../../shared/domain/roster/settled.ts'
import { lastStatusAt } from '../../../shared/domain/roster/last-word.ts'
import type { ItemFact } from './roster-facts.ts'

export interface RecentItems {
  /** Those that wait, or that have to do with a day from the one asked for on. */
  readonly items: readonly ItemFact[]
  /** Of all of them, however long ago: an instant. */
  readonly statusAt: string | null
}

interface Sorted {
  /** What counts longest first. */
  readonly items: readonly ItemFact[]
  readonly settled: readonly string[]
  readonly statusAt: string | null
}

const sorted = (items: readonly ItemFact[]): Sorted => {
  const places = items.map((item) => ({ item, settled: settledAfter(item) }))
    .sort((one, other) => (one.settled > other.settled ? -1 : one.settled < other.settled ? 1 : 0))
  return {
    items: places.map(({ item }) => item), settled: places.map(({ settled }) => settled), statusAt: lastStatusAt(items),
  }
}

/**
 * Most of what was ever agreed was settled long ago: on a new day the roster need not walk past it again (E9). A list is
 * sorted once, and goes with whoever holds it.
 */
export const createRecentItems = (): (items: readonly ItemFact[], from: string) => RecentItems => {
  const known = new WeakMap<readonly ItemFact[], Sorted>()
  return (items, from) => {
    const all = known.get(items) ?? sorted(items)
    known.set(items, all)
    const cut = cutFor(from)
    const end = all.settled.findIndex((day) => day < cut)
    return { items: end < 0 ? all.items : all.items.slice(0, end), statusAt: all.statusAt }
  }
}
