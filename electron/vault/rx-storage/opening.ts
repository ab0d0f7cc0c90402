import type { StoredRecord } from '../types.ts'
import { VaultFault } from '../types.ts'
import type { RecordPolicy } from './policy.ts'
import type { Difference, Row } from './record-writes.ts'

/** The revision of a record that was read and not yet written: older than any write of this session. */
const UNWRITTEN = '1-stillroom'

/** One for all: there are no attachments to write into it. */
const NO_ATTACHMENTS = {}

/**
 * Brings the fields of a record from the version they were written in to the present one.
 * Throws VaultFault `newer-format` for a record of a version that does not exist yet, and an Error for a gap.
 */
export const migrate = (
  fields: Record<string, unknown>, from: number, { version, migrations }: Pick<RecordPolicy, 'version' | 'migrations'>,
): Record<string, unknown> => {
  if (from > version) throw new VaultFault('newer-format', 'a record was written by a newer version')
  let migrated = fields
  for (let step = from; step < version; step += 1) {
    const next = migrations[step]
    if (!next) throw new Error(`no migration from version ${step}`)
    migrated = next(migrated)
  }
  return migrated
}

/**
 * A record's fields in one object, in the present version. Classes without a key are simply not in it. An object of its
 * own, that may be written to. Throws as `migrate`.
 */
export const fieldsOf = (
  record: StoredRecord, primary: string, policy: Pick<RecordPolicy, 'version' | 'migrations'>,
): Record<string, unknown> => {
  // One assignment after the other and no spreading: a third of the time, and there is one of these for each record.
  const fields: Record<string, unknown> = { [primary]: record.id }
  for (const part of Object.values(record.fields)) Object.assign(fields, part)
  const present = record.schemaVersion === policy.version ? fields : { ...migrate(fields, record.schemaVersion, policy) }
  present[primary] = record.id
  return present
}

/** The row memory shows for a record of the vault. */
export const rowOf = (record: StoredRecord, primary: string, policy: RecordPolicy): Row => {
  const row = fieldsOf(record, primary, policy)
  row['_rev'] = UNWRITTEN
  row['_deleted'] = false
  row['_attachments'] = NO_ATTACHMENTS
  // RxDB's smallest time; a fresh object, because RxDB types it as one it may write to.
  row['_meta'] = { lwt: 1 }
  return row as Row
}

/** How the record on disk differs from its row, if it does. A migrated one stays old on disk until it is written. */
export const differenceOf = (record: StoredRecord, policy: RecordPolicy): Difference | null => {
  const old = record.schemaVersion !== policy.version
  return old || record.sealed.length > 0 ? { old, sealed: record.sealed } : null
}
