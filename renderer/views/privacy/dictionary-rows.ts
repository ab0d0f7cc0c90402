import { dictionaryOf, type CollectionName, type DictionaryEntry } from '../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../shared/schemas/registry.ts'

export interface FieldRow extends Pick<DictionaryEntry, 'class' | 'meaning' | 'purpose' | 'retention'> {
  readonly field: string
}

/** What is said about every field of a kind of record: it comes from the schema, so it cannot be out of date. */
export const fieldsOf = (collection: CollectionName): readonly FieldRow[] =>
  Object.entries(dictionaryOf(RECORDS[collection])).map(([field, entry]) => ({ field, ...entry }))

/** Whether a word names a kind of record this version has. */
export const isCollection = (name: string): name is CollectionName => Object.hasOwn(RECORDS, name)
