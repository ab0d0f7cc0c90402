import { Type, type TSchema } from '@sinclair/typebox'
import { describe, expect, it } from 'vitest'
import { COMPARTMENTS } from '../../../../shared/domain/compartment.ts'
import { Zone } from '../../../../shared/schemas/common.ts'
import { COLLECTIONS, dictionaryOf, field, type RecordDefinition } from '../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../shared/schemas/registry.ts'
import { openPlaces, openToWords, unboundedStrings } from '../../../support/schema-walk.ts'

const records: readonly RecordDefinition[] = Object.values(RECORDS)

/** Every field of every record, with its entry. */
const fields = records.flatMap((record) => Object.entries(dictionaryOf(record)).map(([name, entry]) => ({
  where: `${record.collection}.${name}`, name, record, entry, schema: record.schema.properties[name] as TSchema,
})))

/** A zone's name is a place on a fixed list that the pattern only outlines. */
const ZONE = [Zone.pattern as string]

/** One name, several classes: what every record has, in the class of its own record. */
const SEVERAL_CLASSES: Readonly<Record<string, readonly string[]>> = {
  id: ['operational', 'personal', 'practice', 'sensitive'],
  clientId: ['operational', 'sensitive'],
  kind: ['operational', 'practice', 'sensitive'],
  zone: ['operational', 'personal'],
}

describe('the registry', () => {
  it('has a record for every collection, under its own name', () => {
    expect(Object.keys(RECORDS).sort()).toEqual([...COLLECTIONS].sort())
    for (const [name, record] of Object.entries(RECORDS)) expect(record.collection).toBe(name)
  })

  it('stays below the thirteen collections RxDB opens in one process', () => {
    expect(COLLECTIONS.length).toBeLessThanOrEqual(12)
  })

  it.each(records.map((record) => [record.collection, record] as const))('%s has a migration from every older version', (_, record) => {
    expect(Object.keys(record.migrations).map(Number).sort((a, b) => a - b))
      .toEqual(Array.from({ length: record.version }, (__, version) => version))
  })

  it.each(records.map((record) => [record.collection, record] as const))('%s: its indexes and its client are fields of it', (_, record) => {
    const names = Object.keys(record.schema.properties)
    for (const name of [...record.indexes.flat(), ...(record.clientField === null ? [] : [record.clientField])]) {
      expect(names).toContain(name)
    }
  })

  it.each(records.map((record) => [record.collection, record] as const))('%s: who may create it may read its handle', (_, record) => {
    expect(dictionaryOf(record)['id']?.class).toBe(record.home)
  })
})

describe('every field', () => {
  it.each(fields.map((each) => [each.where, each] as const))('%s says all six things', (_, { entry }) => {
    expect(Object.keys(entry).sort()).toEqual(['class', 'egress', 'meaning', 'owner', 'purpose', 'retention'])
    expect(COMPARTMENTS).toContain(entry.class)
    expect(['decision', 'workflow', 'legal']).toContain(entry.purpose)
    expect(['never', 'aggregate', 'reminder']).toContain(entry.egress)
    expect(entry.meaning).toMatch(/^[A-Z].{8,160}\.$/u)
    expect(COLLECTIONS).toContain(entry.owner)
    expect(entry.retention.trim().length).toBeGreaterThan(8)
  })

  it.each(fields.map((each) => [each.where, each] as const))('%s is closed and bounded', (_, { schema }) => {
    expect(openPlaces(schema)).toEqual([])
    expect(unboundedStrings(schema)).toEqual([])
  })

  it('is written by one place: the service of its record', () => {
    for (const { where, entry, record } of fields) expect([where, entry.owner]).toEqual([where, record.collection])
  })

  it('has one class wherever its name stands, but for those listed', () => {
    const classes = new Map<string, Set<string>>()
    for (const { name, entry } of fields) classes.set(name, (classes.get(name) ?? new Set()).add(entry.class))
    const several = [...classes].filter(([, of]) => of.size > 1).map(([name, of]) => [name, [...of].sort()])
    expect(Object.fromEntries(several)).toEqual(SEVERAL_CLASSES)
  })
})

describe('operational, practice and aggregate fields carry no free text about a client', () => {
  const wordless = fields.filter(({ entry }) => ['operational', 'practice', 'aggregate'].includes(entry.class))

  it.each(wordless.map((each) => [each.where, each] as const))('%s has no room for words, at any depth', (_, { schema }) => {
    expect(openToWords(schema, ZONE)).toEqual([])
  })

  it('are there to be looked at', () => { expect(wordless.length).toBeGreaterThan(20) })
})

describe('the test itself', () => {
  const entry = { class: 'operational', meaning: 'x', purpose: 'workflow', owner: 'x', retention: 'x' } as const

  it.each([
    ['a plain string', Type.String()],
    ['a bounded string', Type.String({ maxLength: 10 })],
    ['a loose pattern', Type.String({ pattern: '^[a-z]+$' })],
    ['a pattern without anchors', Type.String({ pattern: '[0-9a-f]{32}' })],
    ['a string in a list in an object', Type.Object({ a: Type.Array(Type.Object({ b: Type.String() }, { additionalProperties: false })) }, { additionalProperties: false })],
    ['a string beside null', Type.Union([Type.Null(), Type.String({ maxLength: 3 })])],
    ['an open object', Type.Object({ a: Type.Integer() })],
    ['a table of strings', Type.Record(Type.String(), Type.String())],
    ['anything', Type.Any()],
    ['a list of anything', Type.Array(Type.Unknown())],
    ['either type at once', Type.Unsafe<string | null>({ type: ['string', 'null'] })],
  ])('finds %s', (_, schema) => {
    expect(openToWords(field<TSchema>(schema, entry))).not.toEqual([])
  })

  it('a field without an entry is a bug', () => {
    const record = { ...RECORDS.clients, schema: Type.Object({ id: Type.String() }) } as unknown as RecordDefinition
    expect(() => dictionaryOf(record)).toThrow('clients.id has no dictionary entry')
  })
})
