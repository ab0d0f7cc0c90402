/** Records in an order that does not depend on where they were read. */
import type { CollectionName, RecordDefinition } from '../../shared/schemas/dictionary.ts'
import type { ExportRecord } from './types.ts'

/** A field that is a text; empty for anything else, so that a damaged record is written out all the same. */
export const textOf = (record: ExportRecord, field: string): string => {
  const value = record[field]
  return typeof value === 'string' ? value : ''
}

/** A list or an object with its keys in alphabetical order, at every depth; any other value as it is. */
export const inKeyOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inKeyOrder)
  if (typeof value !== 'object' || value === null) return value
  // fromEntries defines keys, so `__proto__` stays a key.
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, inKeyOrder(Reflect.get(value, key))]))
}

/**
 * The fields of a kind of record: those of the dictionary in its order, then others that stand in a record, as a
 * newer version may have written, in alphabetical order.
 */
export const fieldsOf = ({ schema }: RecordDefinition, records: readonly ExportRecord[]): readonly string[] => {
  const known = new Set(Object.keys(schema.properties))
  const more = new Set<string>()
  for (const record of records) for (const field of Object.keys(record)) if (!known.has(field)) more.add(field)
  return [...known, ...[...more].sort()]
}

/** The record with its fields in that order; one it does not have is left out. */
export const inFieldOrder = (record: ExportRecord, fields: readonly string[]): ExportRecord =>
  Object.fromEntries(fields.filter((field) => Object.hasOwn(record, field) && record[field] !== undefined)
    .map((field) => [field, inKeyOrder(record[field])]))

/** What a person would sort a kind by; a kind that is not named here goes by its ids. */
const SORTED_BY: Readonly<Partial<Record<CollectionName, string>>> = {
  clients: 'addedAt', engagements: 'startedOn', sessions: 'startedAt', notes: 'begunAt', actionItems: 'due',
  events: 'seq',
}

type Keyed = readonly [key: string | number, id: string, record: ExportRecord]

const compare = ([one, oneId]: Keyed, [other, otherId]: Keyed): number => {
  if (one !== other) {
    if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1
    return one < other ? -1 : 1
  }
  return oneId < otherId ? -1 : oneId > otherId ? 1 : 0
}

/** In the order of time where the kind has one, then of ids. Texts are compared by code units: in no language. */
export const inOrder = (collection: CollectionName, records: readonly ExportRecord[]): readonly ExportRecord[] => {
  const field = SORTED_BY[collection]
  const keyed = records.map((record): Keyed => {
    const value = field === undefined ? '' : record[field]
    return [typeof value === 'number' ? value : typeof value === 'string' ? value : '', textOf(record, 'id'), record]
  })
  return keyed.sort(compare).map(([, , record]) => record)
}
