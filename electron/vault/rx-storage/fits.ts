/**
 * Whether a record that was read is what its schema says. Whoever may write a record may write anything into it, with
 * another program than ours: one record that is not as it should be must not end what is built over all of them.
 *
 * The schemas are JSON Schemas of a few words, and there are a hundred thousand records to hold against them while
 * somebody waits: this takes an eighth of the time of ajv, which the engine checks what it writes with. A test holds
 * the two against each other. Beyond what the schemas say, days and instants have to be on the calendar.
 */
import { isRealInstant } from '../../../shared/domain/instant.ts'
import { Day, Instant } from '../../../shared/schemas/common.ts'

export type Fits = (value: unknown) => boolean

type Schema = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the few words stand for; a word that is not here is refused when the check is made, not passed over. */
const KNOWN = new Set([
  'type', 'enum', 'const', 'anyOf', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'multipleOf', 'items',
  'maxItems', 'properties', 'required', 'additionalProperties', 'dictionary',
])

/** Handles and hashes: half of all there is to look at. */
const isHexOf = (length: number) => (text: string): boolean => {
  if (text.length !== length) return false
  for (let place = 0; place < length; place += 1) {
    const code = text.charCodeAt(place)
    if (!(code >= 48 && code <= 57 || code >= 97 && code <= 102)) return false
  }
  return true
}

const patternOf = (pattern: string): (text: string) => boolean => {
  if (pattern === Instant.pattern) return isRealInstant
  if (pattern === Day.pattern) return (text) => text.length === 10 && isRealInstant(`${text}T00:00:00.000Z`)
  const [, length] = /^\^\[0-9a-f\]\{(\d+)\}\$$/.exec(pattern) ?? []
  if (length !== undefined) return isHexOf(Number(length))
  const shape = new RegExp(pattern, 'u')
  return (text) => shape.test(text)
}

/** Counts characters as JSON Schema does; a text that is short enough as it stands is not counted. */
const isNoLonger = (text: string, most: number): boolean =>
  text.length <= most || (text.length <= 2 * most && [...text].length <= most)

const stringCheck = ({ minLength, maxLength, pattern, enum: words }: Schema): Fits => {
  const least = typeof minLength === 'number' ? minLength : 0
  const most = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY
  const matches = typeof pattern === 'string' ? patternOf(pattern) : null
  const known = Array.isArray(words) ? new Set<unknown>(words) : null
  return (value) => typeof value === 'string'
    && (known === null || known.has(value))
    && (least === 0 || (least === 1 ? value !== '' : [...value].length >= least))
    && isNoLonger(value, most)
    && (matches === null || matches(value))
}

const numberCheck = ({ type, minimum, maximum, multipleOf, const: one }: Schema): Fits => {
  const least = typeof minimum === 'number' ? minimum : Number.NEGATIVE_INFINITY
  const most = typeof maximum === 'number' ? maximum : Number.POSITIVE_INFINITY
  const step = typeof multipleOf === 'number' ? multipleOf : null
  return (value) => typeof value === 'number' && Number.isFinite(value)
    && (type !== 'integer' || Number.isInteger(value))
    && value >= least && value <= most
    && (step === null || value % step === 0)
    && (one === undefined || value === one)
}

const arrayCheck = ({ items, maxItems }: Schema): Fits => {
  const each = checkOf(items)
  const most = typeof maxItems === 'number' ? maxItems : Number.POSITIVE_INFINITY
  return (value) => Array.isArray(value) && value.length <= most && value.every(each)
}

/** What the fields of an object are held against. */
export interface FieldChecks {
  readonly fields: ReadonlyMap<string, Fits>
  readonly required: readonly string[]
}

/** Of a schema of an object. Throws for a word it does not know: that is a bug. */
export const fieldChecks = (schema: unknown): FieldChecks => {
  if (!isObject(schema) || !isObject(schema['properties']) || schema['additionalProperties'] !== false) {
    throw new Error('a record’s schema names all of its fields')
  }
  return {
    fields: new Map(Object.entries(schema['properties']).map(([name, field]) => [name, checkOf(field)])),
    required: Array.isArray(schema['required']) ? schema['required'].map(String) : [],
  }
}

/** Every field there is has to be known, and as its schema says. `__proto__` is a field like any other that is none. */
export const fieldsFit = (value: Readonly<Record<string, unknown>>, { fields }: FieldChecks): boolean => {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const name in value) {
    const fits = fields.get(name)
    if (fits === undefined || !fits(value[name])) return false
  }
  return true
}

const objectCheck = (schema: Schema): Fits => {
  const checks = fieldChecks(schema)
  return (value) => isObject(value) && fieldsFit(value, checks)
    && checks.required.every((name) => Object.hasOwn(value, name))
}

const checkOf = (schema: unknown): Fits => {
  if (!isObject(schema)) throw new Error('a schema is an object')
  const stray = Object.keys(schema).find((word) => !KNOWN.has(word))
  if (stray !== undefined) throw new Error(`a word of a schema that is not checked: ${stray}`)
  if (Array.isArray(schema['anyOf'])) {
    const any = schema['anyOf'].map(checkOf)
    return (value) => any.some((fits) => fits(value))
  }
  switch (schema['type']) {
    case 'string': return stringCheck(schema)
    case 'integer': case 'number': return numberCheck(schema)
    case 'boolean': return (value) => typeof value === 'boolean'
    case 'null': return (value) => value === null
    case 'array': return arrayCheck(schema)
    case 'object': return objectCheck(schema)
    default: throw new Error('a schema of no type that is known here')
  }
}
