import type { RxJsonSchema } from 'rxdb'
import { getAjv, getValidator } from 'rxdb/plugins/validate-ajv'
import { GRANTED, type Role } from '../../shared/domain/compartment.ts'
import { DICTIONARY_KEYWORD, dictionaryOf, type RecordDefinition } from '../../shared/schemas/dictionary.ts'

/** A record's fields as storage holds them; the schema says more, TypeScript here does not. */
export type StoredFields = { id: string } & Record<string, unknown>

/** The RxDB schema of a kind of record: the TypeBox schema as it is, with RxDB's own words beside it. */
export const rxSchemaOf = (definition: RecordDefinition): RxJsonSchema<StoredFields> => {
  // Through JSON, because TypeBox marks its schemas with symbols that are no part of them.
  const plain = JSON.parse(JSON.stringify(definition.schema)) as
    Pick<RxJsonSchema<StoredFields>, 'properties' | 'required'>
  return {
    title: definition.collection,
    version: definition.version,
    primaryKey: 'id',
    type: 'object',
    properties: plain.properties,
    required: plain.required ?? [],
    indexes: definition.indexes.map((index) => (typeof index === 'string' ? index : [...index])),
    additionalProperties: false,
  }
}

/** Where and how a record broke its schema: places and keywords, never what stood there. Empty when it is valid. */
export type Validate = (record: unknown) => readonly string[]

interface Fault { readonly instancePath?: string, readonly keyword?: string }

/** V1: a field whose class the role holds no key for may be missing; one that is there has to be as the schema says. */
const schemaFor = (definition: RecordDefinition, role: Role): RxJsonSchema<StoredFields> => {
  const schema = rxSchemaOf(definition)
  const entries = dictionaryOf(definition)
  const isOpen = (name: string): boolean => {
    const compartment = entries[name]?.class
    return name === schema.primaryKey || (compartment !== undefined && GRANTED[role].includes(compartment))
  }
  return { ...schema, required: (schema.required ?? []).filter((name) => isOpen(String(name))) }
}

const compile = (definition: RecordDefinition, role: Role): Validate => {
  const ajv = getAjv()
  if (!ajv.getKeyword(DICTIONARY_KEYWORD)) ajv.addKeyword({ keyword: DICTIONARY_KEYWORD })
  const validate = getValidator(schemaFor(definition, role))
  return (record) => {
    // RxDB types the argument as a stored document and the answer loosely; ajv takes anything.
    const errors: readonly Fault[] = validate(record as Parameters<typeof validate>[0])
    return errors.map(({ instancePath, keyword }) => `${instancePath || '/'} ${keyword ?? 'invalid'}`)
  }
}

// ajv keeps every schema it compiled, so each is compiled once.
const compiled = new Map<string, Validate>()

/** The check of one kind of record. Strict: a keyword ajv does not know is refused here, not ignored. */
export const validatorOf = (definition: RecordDefinition, role: Role = 'coach'): Validate => {
  const name = `${role} ${definition.collection}`
  const validate = compiled.get(name) ?? compile(definition, role)
  compiled.set(name, validate)
  return validate
}
