/** The changes that can still be undone: in memory only, and gone when the practice is locked. */
import type { Undoing } from '../decision.ts'
import type { Change } from '../types.ts'

/** How many changes are remembered; the oldest is forgotten first. */
export const REMEMBERED = 100

export interface Ledger {
  readonly keep: (undoing: Undoing) => void
  readonly find: (changeId: string) => Undoing | null
  readonly forget: (changeId: string) => void
  /** V17: forgets every change that names one of these, or would bring one back. */
  readonly forgetAbout: (ids: ReadonlySet<string>) => void
}

const names = (record: Change['before'], ids: ReadonlySet<string>): boolean => {
  if (!record) return false
  const clientId = 'clientId' in record ? record.clientId : null
  return ids.has(record.id) || (clientId !== null && ids.has(clientId))
}

const isAbout = ({ clientId, reverse }: Undoing, ids: ReadonlySet<string>): boolean =>
  (clientId !== null && ids.has(clientId))
  || reverse.some(({ before, after }) => names(before, ids) || names(after, ids))

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
    forgetAbout: (ids) => {
      for (const undoing of kept.values()) if (isAbout(undoing, ids)) kept.delete(undoing.changeId)
    },
  }
}
