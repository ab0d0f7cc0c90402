import type { BackupRow, BackupsView } from '../../../../shared/ipc/views.ts'

export const row = (madeAt: string, parts: Partial<BackupRow> = {}): BackupRow =>
  ({ madeAt, bytes: 41_000_000, heldUntil: '2026-11-28', state: 'whole', lacks: 0, ...parts })

/** A practice that backs up to a stick, and did so this morning. */
export const view = (parts: Partial<BackupsView> = {}): BackupsView => ({
  today: '2026-11-21', zone: 'Europe/Lisbon', folder: '/media/stick/backups', reachable: true,
  backups: [row('2026-11-21T09:04:00.000Z'), row('2026-11-20T16:20:00.000Z', { heldUntil: '2027-11-01' })],
  aside: [],
  lastAt: '2026-11-21T09:04:00.000Z', failed: null,
  drill: { at: '2026-11-02T10:58:00.000Z', records: 4112, whole: true }, drillDue: false, running: false, ...parts,
})
