/** The changes that can still be undone: in memory only, and gone when the practice is locked. */
import type { Undoing } from '../decision.ts'

/** How many changes are remembered; the oldest is forgotten first. */
export const REMEMBERED = 100

export interface Ledger {
  readonly keep: (undoing: Undoing) => void
  readonly find: (changeId: string) => Undoing | null
  readonly forget: (changeId: string) => void
}

export const createLedger = (): Ledger => {
  // A Map keeps the order of insertion, so its first key is the oldest change.
  const kept = new Map<string, Undoing>()
  return {
    keep: (undoing) => {
      kept.set(undoing.changeId, undoing)
      const [oldest] = kept.keys()
      if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest)
    },
    find: (changeId) => kept.get(changeId) ?? null,
    forget: (changeId) => { kept.delete(changeId) },
  }
}
