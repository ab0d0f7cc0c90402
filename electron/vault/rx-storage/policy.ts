import { INTERNAL_STORAGE_NAME } from 'rxdb'
import type { Compartment } from '../../../shared/domain/compartment.ts'
import { dictionaryOf, type RecordDefinition } from '../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../shared/schemas/registry.ts'
import { fieldChecks, fieldsFit } from './fits.ts'

/** How the records of one collection are divided among keys, and how old ones become new ones. */
export interface RecordPolicy {
  readonly home: Compartment
  readonly clientField: string | null
  /** Which key seals a field. Throws for a field nobody described: it must not be written under a guess. */
  readonly classOf: (field: string) => Compartment
  /** The class that seals a field; undefined for a field nobody described. */
  readonly knownClassOf: (field: string) => Compartment | undefined
  /**
   * Whether the fields of a record, in the present version, are what the schema says.
   * @param sealed classes whose fields may be missing: this user holds no key for them
   */
  readonly fits: (fields: Readonly<Record<string, unknown>>, sealed: readonly Compartment[]) => boolean
  /** The schema version records are written in. */
  readonly version: number
  readonly migrations: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>
}

/** What a storage is told of its collections. `null`: kept in memory only. Throws for one it does not know. */
export type StoragePolicy = (collection: string) => RecordPolicy | null

export const recordPolicy = (definition: RecordDefinition): RecordPolicy => {
  const classes = new Map(Object.entries(dictionaryOf(definition)).map(([field, entry]) => [field, entry.class]))
  const checks = fieldChecks(definition.schema).map((check) => ({ ...check, compartment: classes.get(check.name) }))
  return {
    knownClassOf: (field) => classes.get(field),
    fits: (fields, sealed) => fieldsFit(fields, checks,
      ({ compartment }) => compartment !== undefined && sealed.includes(compartment)),
    home: definition.home,
    clientField: definition.clientField,
    version: definition.version,
    migrations: definition.migrations,
    classOf: (field) => {
      const compartment = classes.get(field)
      if (!compartment) throw new Error(`${definition.collection} has a field the dictionary does not know`)
      return compartment
    },
  }
}

const POLICIES = new Map<string, RecordPolicy>(
  Object.values(RECORDS).map((definition) => [definition.collection, recordPolicy(definition)]),
)

/** The practice's own policy, read off the field dictionary. RxDB's list of collections stays in memory. */
export const practicePolicy: StoragePolicy = (collection) => {
  if (collection === INTERNAL_STORAGE_NAME) return null
  const policy = POLICIES.get(collection)
  // Memory only would lose the records at the next lock without a word.
  if (!policy) throw new Error('no such kind of record')
  return policy
}
