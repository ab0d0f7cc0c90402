import type { RxDocumentData } from 'rxdb'
import type { StoredFields } from './database-schema.ts'

export type StoredRow = RxDocumentData<StoredFields>

/** Freezes a JSON value all the way down; what is frozen already is taken as frozen below too. */
const freeze = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  // Keys and not values: this and `plainOf` run for every record that is read, and a list of values is one more object.
  for (const key in value) freeze(value[key])
  return Object.freeze(value)
}

/**
 * A frozen copy of a JSON value. Keys that hold `undefined` are left out: the disk would not keep them,
 * and memory must not say anything else than the disk.
 */
export const frozenCopy = (value: unknown): unknown => {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy))
  if (typeof value !== 'object' || value === null) return value
  // fromEntries defines keys, so `__proto__` stays a key the schema refuses and never becomes a prototype.
  return Object.freeze(Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined).map(([key, part]) => [key, frozenCopy(part)]),
  ))
}

/** RxDB's book-keeping; every key of it begins so, and no field of a record does. */
const ITS_OWN = '_'

/** The record without RxDB's book-keeping, immutable all the way down. */
export const plainOf = (row: StoredRow): Readonly<StoredFields> => {
  const plain: StoredFields = { id: row.id }
  for (const key in row) if (!key.startsWith(ITS_OWN)) plain[key] = freeze(row[key])
  return Object.freeze(plain)
}
