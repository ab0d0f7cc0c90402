import { Type, type Static, type TObject, type TProperties, type TSchema } from '@sinclair/typebox'
import type { Compartment } from '../domain/compartment.ts'

/** Why a field is collected at all. A field without a purpose is not collected. */
export type Purpose = 'decision' | 'workflow' | 'legal'

/** What a field may become outside the machine. `never` unless a rule of PRIVACY says otherwise. */
export type Egress = 'never' | 'aggregate' | 'reminder'

/**
 * What the practice says about one field, beside the field.
 * From it come: which key seals it, what the coach is told is kept and why, and what may leave.
 */
export interface DictionaryEntry {
  /** Which key seals it. */
  readonly class: Compartment
  /** One sentence a coach understands. */
  readonly meaning: string
  readonly purpose: Purpose
  /** The one service that may write it. */
  readonly owner: string
  /** The rule that ends it. */
  readonly retention: string
  readonly egress: Egress
}

/** The JSON Schema keyword under which an entry stands; ajv must know it (strict mode refuses unknown keywords). */
export const DICTIONARY_KEYWORD = 'dictionary'

export type DescribedSchema = TSchema & { readonly [DICTIONARY_KEYWORD]: DictionaryEntry }

/** A field and its dictionary entry, as one schema. */
export const field = <Schema extends TSchema>(
  schema: Schema,
  entry: Omit<DictionaryEntry, 'egress'> & { readonly egress?: Egress },
): Schema => ({ ...schema, [DICTIONARY_KEYWORD]: { egress: 'never', ...entry } })

/** One kind of record: the collection, its home compartment, its fields and how old ones become new ones. */
export interface RecordDefinition<Fields extends TProperties = TProperties> {
  readonly collection: CollectionName
  /** Only a holder of this key may create or delete a record of the kind (rule V9). */
  readonly home: Compartment
  /** Raised by one whenever a migration is added. */
  readonly version: number
  /** The field that names the client whose data key seals the record; null where a record belongs to no client. */
  readonly clientField: (string & keyof Fields) | null
  readonly schema: TObject<Fields>
  readonly indexes: readonly (string | readonly string[])[]
  /**
   * From version n to n + 1, as pure functions of the stored fields. What is there already stays: whoever holds one class
   * of a record may say that it is of an older version than the others are.
   */
  readonly migrations: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>
}

/** The RxDB collections in use. RxDB allows 13 open in one process; 12 are planned. */
export const COLLECTIONS = [
  'clients', 'engagements', 'sessions', 'notes', 'actionItems', 'events', 'library', 'outbox',
] as const

export type CollectionName = (typeof COLLECTIONS)[number]

export const defineRecord = <Fields extends TProperties>(
  definition: Omit<RecordDefinition<Fields>, 'schema'> & { readonly fields: Fields },
): RecordDefinition<Fields> => {
  const { fields, ...rest } = definition
  return { ...rest, schema: Type.Object(fields, { additionalProperties: false }) }
}

/** The dictionary entry of every field of a record, by field name. Throws for a field without one: that is a bug. */
export const dictionaryOf = (definition: RecordDefinition): Readonly<Record<string, DictionaryEntry>> =>
  Object.fromEntries(
    Object.entries(definition.schema.properties).map(([name, schema]) => {
      const entry = (schema as Partial<DescribedSchema>)[DICTIONARY_KEYWORD]
      if (!entry) throw new Error(`${definition.collection}.${name} has no dictionary entry`)
      return [name, entry]
    }),
  )

export type RecordOf<Definition extends RecordDefinition> = Static<Definition['schema']>
