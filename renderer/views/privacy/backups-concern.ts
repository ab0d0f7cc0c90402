import { dayIn, daysBetween } from '../../../shared/domain/day.ts'
import type { BackupsView } from '../../../shared/ipc/views.ts'
import type { BackupFailure } from '../../strings/backups.ts'

/** After so many days without a backup that succeeded it is time to say so. */
export const STALE_DAYS = 8

export type Concern =
  | { readonly is: 'failed', readonly why: BackupFailure }
  /** In days since the last one that succeeded. */
  | { readonly is: 'stale', readonly days: number }
  | { readonly is: 'drill' }

/** Whether the last try at restoring found that the backup of then is none, and no other was made since. */
export const isUntrustworthy = ({ drill, lastAt }: Pick<BackupsView, 'drill' | 'lastAt'>): boolean =>
  drill !== null && !drill.whole && (lastAt === null || drill.at > lastAt)

/** What about the backups wants the coach's attention, the weightiest alone. Without a folder she has asked for none. */
export const concernOf = (view: BackupsView): Concern | null => {
  if (view.folder === null) return null
  if (view.failed !== null) return { is: 'failed', why: view.failed }
  if (isUntrustworthy(view)) return { is: 'failed', why: 'backup-damaged' }
  const days = view.lastAt === null ? 0 : daysBetween(dayIn(view.lastAt, view.zone), view.today)
  if (days >= STALE_DAYS) return { is: 'stale', days }
  return view.drillDue ? { is: 'drill' } : null
}

/** The one step that stands out: what is due first. None where all is well. */
export const nextStep = (view: BackupsView): 'backup' | 'drill' | null => {
  const concern = concernOf(view)
  if (view.lastAt === null || concern?.is === 'failed' || concern?.is === 'stale') return 'backup'
  return concern === null ? null : 'drill'
}
