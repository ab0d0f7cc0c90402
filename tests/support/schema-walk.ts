import type { TSchema } from '@sinclair/typebox'

/** One place in a schema, and the way to it. */
export interface Place {
  readonly path: string
  readonly schema: Readonly<Record<string, unknown>>
}

const isSchema = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keywords that hold schemas: one, a list, or a table of them. */
const HOLDING = [
  'items', 'anyOf', 'allOf', 'oneOf', 'not', 'properties', 'patternProperties', 'additionalProperties', 'prefixItems',
  'contains', 'if', 'then', 'else', 'propertyNames', 'unevaluatedProperties',
] as const
const TABLES: readonly string[] = ['properties', 'patternProperties']

/** A schema and every schema in it, at any depth. */
export const places = (schema: TSchema, path = ''): readonly Place[] => {
  if (!isSchema(schema)) return []
  const own = { path, schema: schema as Readonly<Record<string, unknown>> }
  return [own, ...HOLDING.flatMap((keyword) => {
    const held: unknown = schema[keyword]
    if (Array.isArray(held)) return held.flatMap((each: TSchema, index) => places(each, `${path}/${keyword}/${index}`))
    if (!isSchema(held)) return []
    return TABLES.includes(keyword)
      ? Object.entries(held).flatMap(([name, each]) => places(each as TSchema, `${path}/${name}`))
      : places(held as TSchema, `${path}/${keyword}`)
  })]
}

/** What says nothing about which values are allowed, and so lets any through, words included. */
const saysNothing = ({ schema }: Place): boolean =>
  !['type', 'const', 'enum', 'anyOf', 'allOf', 'oneOf', 'not'].some((keyword) => keyword in schema)

const isObject = ({ schema }: Place): boolean => schema['type'] === 'object'
const isString = ({ schema }: Place): boolean =>
  schema['type'] === 'string' || (Array.isArray(schema['type']) && schema['type'].includes('string'))

const fixed = (schema: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(schema['enum']) || typeof schema['const'] === 'string'

/**
 * Sentences, names and numbers somebody could hide in a field. A pattern that refuses all of these holds no words:
 * handles, hashes, instants, days and zones do.
 */
const WORDS = [
  'Marta', 'Marta Oliveira', 'marta oliveira cried', 'cried', 'burnout', '+351 912 345 678', 'marta@example.org',
  'שלום', 'a b', 'She opened with the Monday report again.', '17 November', 'é',
]

/** A pattern anchored at both ends that lets no words through. */
const holdsNoWords = (pattern: string): boolean =>
  pattern.startsWith('^') && pattern.endsWith('$') && !WORDS.some((words) => new RegExp(pattern, 'u').test(words))

/** Places where words could stand. `wordless` patterns are allowed although a word of a fixed list fits them. */
export const openToWords = (schema: TSchema, wordless: readonly string[] = []): readonly string[] =>
  places(schema).filter((place) => {
    if (saysNothing(place)) return true
    if (isObject(place)) return place.schema['additionalProperties'] !== false
    if (!isString(place) || fixed(place.schema)) return false
    const pattern = place.schema['pattern']
    return typeof pattern !== 'string' || !(wordless.includes(pattern) || holdsNoWords(pattern))
  }).map(({ path }) => path)

/** Objects that take fields nobody named, and places that take anything. */
export const openPlaces = (schema: TSchema): readonly string[] =>
  places(schema).filter((place) =>
    saysNothing(place)
    || (isObject(place) && (place.schema['additionalProperties'] !== false || 'patternProperties' in place.schema)))
    .map(({ path }) => path)

/** Strings that may be of any length: neither a list of words, nor a limit, nor a pattern of fixed length. */
export const unboundedStrings = (schema: TSchema): readonly string[] =>
  places(schema).filter((place) => isString(place) && !fixed(place.schema)
    && typeof place.schema['maxLength'] !== 'number'
    && !(typeof place.schema['pattern'] === 'string' && hasFixedLength(place.schema['pattern'])))
    .map(({ path }) => path)

/** Anchored, and without a repetition that does not end. */
const hasFixedLength = (pattern: string): boolean =>
  pattern.startsWith('^') && pattern.endsWith('$') && !/(?<!\\)[*+]|\{\d+,\}/.test(pattern.replace(/\[[^\]]*\]/g, 'x'))
