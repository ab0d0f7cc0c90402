/** Values from schemas, good and bad, for the contract tests. Knows the kinds of schema the contract is made of. */
import type { TSchema } from '@sinclair/typebox'
import fc, { type Arbitrary } from 'fast-check'

/** Keys that mean something to every object, sent as an object's own. */
const HOSTILE_KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'] as const

/** Texts that trip careless code, all of them legal where text is. */
const AWKWARD = ['\0', '\uD800', '‮abc', '<b>', "'; --", '{{x}}', 'e\u0301', '🜂'.repeat(3)]

interface Shape {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly TSchema[]
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
  readonly items?: TSchema
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

const unknownKind = (shape: Shape): never => {
  throw new Error(`tests/support/from-schema.ts does not know ${JSON.stringify(shape).slice(0, 80)}`)
}

/** What a schema describes. */
export const good = (schema: TSchema): Arbitrary<unknown> => {
  const shape = schema as Shape
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(good))
  switch (shape.type) {
    case 'null': return fc.constant(null)
    case 'boolean': return fc.boolean()
    case 'integer': return fc.integer({ min: shape.minimum ?? -1_000, max: shape.maximum ?? 1_000_000 })
    case 'number': return fc.double({ min: shape.minimum ?? -1_000, max: shape.maximum ?? 1_000_000, noNaN: true })
    case 'string': return goodText(shape)
    case 'array': {
      const { items, minItems = 0, maxItems = 8 } = shape
      return items ? fc.array(good(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 8)) }) : unknownKind(shape)
    }
    case 'object': {
      const properties = Object.entries(shape.properties ?? {}).map(([name, each]) => [name, good(each)] as const)
      return fc.record(Object.fromEntries(properties), { requiredKeys: [...shape.required ?? []] })
    }
    default: return unknownKind(shape)
  }
}

const goodText = ({ pattern, minLength = 0, maxLength = 200 }: Shape): Arbitrary<string> => {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength)
  const fits = AWKWARD.filter((text) => text.length >= minLength && text.length <= maxLength)
  return fc.oneof(fc.string({ minLength, maxLength: Math.min(maxLength, 200) }), fc.constantFrom(...fits))
}

/** One way of being wrong: what it is, and a value that is wrong so. */
export interface Wrong { readonly how: string; readonly value: unknown }

/** Every way in which a good value can be made bad that the schema speaks of, one place at a time. */
export const bad = (schema: TSchema, sample: unknown): readonly Wrong[] => {
  const shape = schema as Shape
  const others = [undefined, 1.5, 'a word', true, [], {}, Number.NaN, 10n, new Date(0), new Map(), null]
  const wrong: Wrong[] = others
    .filter((value) => !mayBe(shape, value))
    .map((value) => ({ how: `a ${Object.prototype.toString.call(value)}`, value }))
  if (shape.enum || shape.pattern !== undefined) wrong.push({ how: 'a word that is not one of them', value: '\0 neither' })
  if (shape.type === 'string' && shape.maxLength !== undefined) {
    wrong.push({ how: 'too long', value: 'a'.repeat(shape.maxLength + 1) })
  }
  if (shape.type === 'string' && (shape.minLength ?? 0) > 0) wrong.push({ how: 'empty', value: '' })
  if (shape.minimum !== undefined) wrong.push({ how: 'too small', value: shape.minimum - 1 })
  if (shape.maximum !== undefined) wrong.push({ how: 'too large', value: shape.maximum + 1 })
  if (shape.type === 'array' && Array.isArray(sample)) wrong.push(...badList(shape, sample))
  if (shape.type === 'object' && typeof sample === 'object' && sample !== null) wrong.push(...badObject(shape, sample))
  return wrong
}

const badList = ({ items, maxItems, minItems = 0 }: Shape, sample: readonly unknown[]): readonly Wrong[] => {
  const [first] = sample
  if (!items || first === undefined) return []
  return [
    ...bad(items, first).map(({ how, value }) => ({ how: `[0]: ${how}`, value: [value, ...sample.slice(1)] })),
    ...(maxItems === undefined ? [] : [{ how: 'too many', value: Array.from({ length: maxItems + 1 }, () => first) }]),
    ...(minItems > 0 ? [{ how: 'too few', value: sample.slice(0, minItems - 1) }] : []),
  ]
}

const badObject = ({ properties = {}, required = [] }: Shape, sample: object): readonly Wrong[] => {
  const within = Object.entries(properties).flatMap(([name, schema]) =>
    bad(schema, Reflect.get(sample, name)).filter(({ value }) => value !== undefined || required.includes(name))
      .map(({ how, value }) => ({ how: `${name}: ${how}`, value: { ...sample, [name]: value } })))
  const without = required.map((name) => ({
    how: `${name} missing`, value: Object.fromEntries(Object.entries(sample).filter(([key]) => key !== name)),
  }))
  const beside = ['more', ...HOSTILE_KEYS].map((name) => ({
    how: `${name} too much`,
    // Not a literal: `__proto__` in a literal sets the prototype instead of a key.
    value: Object.defineProperty({ ...sample }, name, { value: {}, enumerable: true }),
  }))
  return [...within, ...without, ...beside]
}

/** Whether a value is of a kind the schema takes; then it is no example of a wrong one. */
const mayBe = (shape: Shape, value: unknown): boolean => {
  if (shape.anyOf) return shape.anyOf.some((each) => mayBe(each as Shape, value))
  if (shape.const !== undefined) return value === shape.const
  switch (shape.type) {
    case 'null': return value === null
    case 'boolean': return typeof value === 'boolean'
    case 'integer': return Number.isInteger(value)
    case 'number': return Number.isFinite(value)
    case 'array': return Array.isArray(value)
    // An empty object, a date or a map has no key too many; if none is required they pass for one.
    case 'object': return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'string': return typeof value === 'string' && !shape.enum && shape.pattern === undefined
    default: return unknownKind(shape)
  }
}
