import { isDeepStrictEqual } from 'node:util'
import type { RxDocumentData } from 'rxdb'
import type { Compartment } from '../../../shared/domain/compartment.ts'
import { VaultFault, type FieldsByClass, type RecordWrite } from '../types.ts'
import type { RecordPolicy } from './policy.ts'

/** A row as RxDB keeps it. Which fields there are is the schema's affair. */
export type Row = RxDocumentData<Record<string, unknown>>

/** Where a record on disk differs from what memory shows of it; most records have no such entry. */
export interface Difference {
  /** Classes on disk that this user holds no key for. */
  readonly sealed: readonly Compartment[]
  /** Written in an older schema version: whoever writes it next writes all of it. */
  readonly old: boolean
}

export interface RowContext {
  readonly collection: string
  readonly primary: string
  readonly policy: RecordPolicy
  readonly difference: Difference | undefined
}

/**
 * RxDB's own fields never reach the disk. The revision and the time of the last write serve to tell two writers of
 * one session apart, and no session outlives the process. So a change of one class re-seals that class alone, and
 * no time is kept that the dictionary does not name. The id is the record's, not a field of a class (V9).
 */
const BOOKKEEPING = new Set(['_rev', '_meta', '_deleted', '_attachments'])

/**
 * A migration gives a field its first value; where its class is sealed to this user (V1) the field is not hers to have.
 */
export const withoutSealed = (
  row: Row, { sealed, primary, policy }: Pick<Difference, 'sealed'> & Pick<RowContext, 'primary' | 'policy'>,
): Row => {
  if (sealed.length === 0) return row
  const isOpen = ([field]: readonly [string, unknown]): boolean =>
    field === primary || BOOKKEEPING.has(field) || !sealed.includes(policy.classOf(field))
  return Object.fromEntries(Object.entries(row).filter(isOpen)) as Row
}

const divide = (row: Row, { policy, primary }: RowContext): FieldsByClass => {
  // The home class is always there: it is what makes the record one.
  const fields: Partial<Record<Compartment, Record<string, unknown>>> = { [policy.home]: {} }
  for (const [field, value] of Object.entries(row)) {
    if (field === primary || BOOKKEEPING.has(field) || value === undefined) continue
    const part = fields[policy.classOf(field)] ??= {}
    part[field] = value
  }
  return fields
}

/** The classes that are not as they were; a class all of whose fields went is there, empty. */
const changedClasses = (before: FieldsByClass, after: FieldsByClass): FieldsByClass => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as Compartment[]
  return Object.fromEntries(
    names.filter((name) => !isDeepStrictEqual(before[name], after[name])).map((name) => [name, after[name] ?? {}]),
  )
}

const clientOf = (row: Row, { policy, difference }: RowContext): string | null => {
  if (policy.clientField === null) return null
  if (difference?.sealed.includes(policy.classOf(policy.clientField))) {
    throw new VaultFault('not-allowed', 'whose record this is, is sealed to this user')
  }
  const client = row[policy.clientField]
  // An empty one is nobody: RxDB indexes strings only.
  return typeof client === 'string' && client !== '' ? client : null
}

/**
 * What the vault has to write so that the disk says what `row` says; null where the disk says it already.
 * Only classes that changed are handed over, so the others keep their envelopes to the byte.
 * Throws VaultFault `not-allowed` for a write into a class this user holds no key for.
 */
export const recordWriteOf = (before: Row | undefined, row: Row, context: RowContext): RecordWrite | null => {
  const { collection, primary, policy, difference } = context
  const existed = before !== undefined && !before._deleted
  const whole = {
    collection, id: String(row[primary]), home: policy.home, schemaVersion: policy.version,
  }
  // A tombstone lives in memory until the vault is closed; on disk a deleted record is simply gone.
  // V9: whose it was plays no part in deleting it.
  if (row._deleted) return existed ? { ...whole, clientId: null, fields: null } : null

  const after = divide(row, context)
  const fields = existed && !difference?.old ? changedClasses(divide(before, context), after) : after
  if (Object.keys(fields).length === 0) return null
  if (difference?.sealed.some((name) => name in fields && Object.keys(fields[name] ?? {}).length > 0)) {
    throw new VaultFault('not-allowed', 'the record has fields that are sealed to this user')
  }
  return { ...whole, clientId: clientOf(row, context), fields }
}
