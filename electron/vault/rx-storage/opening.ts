import type { Compartment } from '../../../shared/domain/compartment.ts'
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

/**
 * V1: a field counts under the key that seals it, and no other: else whoever lacks that key could put her own words in
 * its place. A field of an older version may be one that nobody describes any more.
 */
const isEachInItsClass = ({ fields, schemaVersion }: StoredRecord, { knownClassOf, version }: RecordPolicy): boolean => {
  for (const compartment in fields) {
    for (const field in fields[compartment as Compartment]) {
      const known = knownClassOf(field)
      if (known !== compartment && (known !== undefined || schemaVersion === version)) return false
    }
  }
  return true
}

/** The fields of a record that is what it should be, in the present version; null of any other. */
const soundFields = (record: StoredRecord, primary: string, policy: RecordPolicy): Record<string, unknown> | null => {
  try {
    if (!isEachInItsClass(record, policy)) return null
    const fields = fieldsOf(record, primary, policy)
    return policy.fits(fields, record.sealed) ? fields : null
  } catch {
    // A version that is not known yet, or fields a migration stumbles over.
    return null
  }
}

/**
 * The row memory shows for a record of the vault. Null for one that is not what it should be: whoever may write a
 * record may write anything into it, and the others are not to be kept from opening by that (V11).
 */
export const rowOf = (record: StoredRecord, primary: string, policy: RecordPolicy): Row | null => {
  const row = soundFields(record, primary, policy)
  if (row === null) return null
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
