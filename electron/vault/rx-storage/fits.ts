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

/** 1 for the code of a digit, of all 65,536. */
const DIGITS = new Uint8Array(0x10000)
for (const digit of '0123456789abcdef') DIGITS[digit.charCodeAt(0)] = 1

/** Handles and hashes: half of all there is to look at. A third of the time of a pattern, or of comparing codes. */
const isHexOf = (length: number) => (text: string): boolean => {
  if (text.length !== length) return false
  let digits = 0
  for (let place = 0; place < length; place += 1) digits += DIGITS[text.charCodeAt(place)] ?? 0
  return digits === length
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

/** What a field of an object is held against. */
export interface FieldCheck {
  readonly name: string
  readonly fits: Fits
  readonly isRequired: boolean
}

/** Of a schema of an object. Throws for a word it does not know: that is a bug. */
export const fieldChecks = (schema: unknown): readonly FieldCheck[] => {
  if (!isObject(schema) || !isObject(schema['properties']) || schema['additionalProperties'] !== false) {
    throw new Error('a record’s schema names all of its fields')
  }
  const required = new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : [])
  return Object.entries(schema['properties'])
    .map(([name, field]) => ({ name, fits: checkOf(field), isRequired: required.has(name) }))
}

const never = (): boolean => false

/**
 * Every field there is has to be known, and as its schema says, and every one that is required has to be there.
 * `__proto__` is a field like any other that is none.
 * @param mayBeMissing whether a required field may be missing all the same
 */
export const fieldsFit = <Check extends FieldCheck>(
  value: Readonly<Record<string, unknown>>, checks: readonly Check[], mayBeMissing: (check: Check) => boolean = never,
): boolean => {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  let known = 0
  for (const check of checks) {
    // What was read from text is never undefined.
    const field = value[check.name]
    if (field === undefined) {
      if (check.isRequired && !mayBeMissing(check)) return false
    } else {
      if (!check.fits(field)) return false
      known += 1
    }
  }
  return Object.keys(value).length === known
}

const objectCheck = (schema: Schema): Fits => {
  const checks = fieldChecks(schema)
  return (value) => isObject(value) && fieldsFit(value, checks)
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
