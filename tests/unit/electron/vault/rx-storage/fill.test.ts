import fc from 'fast-check'
import { fillWithDefaultSettings, type RxDocumentData } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect, test } from 'vitest'
import { fill, wake, type Memory } from '../../../../../electron/vault/rx-storage/fill.ts'

type Row = RxDocumentData<Record<string, unknown>>

/** One with the id in the middle of an index, where groups are of no use. */
const INDEXES = ['size', ['name', 'size'], ['name', 'id', 'size'], 'flag']

const schema = fillWithDefaultSettings<Record<string, unknown>>({
  version: 0, primaryKey: 'id', type: 'object', indexes: INDEXES,
  properties: {
    id: { type: 'string', maxLength: 6 }, name: { type: 'string', maxLength: 4 }, flag: { type: 'boolean' },
    size: { type: 'number', minimum: -5, maximum: 50, multipleOf: 0.5 },
  },
  required: ['id', 'name', 'size', 'flag'],
})

let made = 0

const memory = async (): Promise<Memory> => await getRxStorageMemory().createStorageInstance({
  databaseInstanceToken: 'token', databaseName: `wood-${made += 1}`, collectionName: 'leaves', schema, options: {},
  multiInstance: false, devMode: false,
}) as Memory

/** Ids and names shorter and longer than the schema has it, with characters below the space RxDB fills up with. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '\t', '0'), maxLength: 8 })

const rows = fc.uniqueArray(fc.record({
  id: fc.string({ unit: fc.constantFrom('a', 'b', '0', '\t'), minLength: 1, maxLength: 8 }), name: text, flag: fc.boolean(),
  size: fc.integer({ min: -10, max: 100 }).map(half => half / 2), lwt: fc.constantFrom(1, 1, 2),
}), { selector: ({ id }) => id, maxLength: 120 })
  .map(all => all.map(({ lwt, ...fields }): Row =>
    ({ ...fields, _rev: '1-x', _deleted: false, _attachments: {}, _meta: { lwt } })))

const stateOf = ({ internals }: Memory) => ({
  documents: [...internals.documents].sort(([one], [other]) => (one < other ? -1 : 1)),
  indexes: new Map(internals.byIndexArray.map(({ index, docsWithIndex }) => [index.join(), docsWithIndex])),
})

const indexesOf = ({ internals }: Memory) => Object.values(internals.byIndex).map(({ index }) => index)

test('what is filled in one go stands as RxDB’s own bulkWrite puts it, in every index', async () => {
  await fc.assert(fc.asyncProperty(rows, async (all) => {
    const filled = await memory()
    const written = await memory()
    await fill(filled, all)
    for (const index of indexesOf(filled)) wake(filled, index)
    if (all.length > 0) await written.bulkWrite(all.map((document) => ({ document })), 'test')
    written.ensurePersistence()
    expect(stateOf(filled)).toEqual(stateOf(written))
    await Promise.all([filled.close(), written.close()])
  }), { seed: 20261121, numRuns: 150 })
})

test('an index that rested is, once it is asked for, as if it had been kept all along', async () => {
  await fc.assert(fc.asyncProperty(rows, fc.infiniteStream(fc.boolean()), async (all, choice) => {
    const filled = await memory()
    const written = await memory()
    const half = all.filter(() => choice.next().value)
    await fill(filled, half)
    expect(filled.internals.byIndexArray.length).toBeLessThan(indexesOf(filled).length)
    if (half.length > 0) await written.bulkWrite(half.map((document) => ({ document })), 'test')
    const gone = half.filter(() => choice.next().value)
    const later = [
      ...all.filter((row) => !half.includes(row)).map((document) => ({ document })),
      ...gone.map((previous) => ({ previous, document: { ...previous, _deleted: true, _meta: { lwt: 7 } } })),
    ]
    for (const one of later.length > 0 ? [filled, written] : []) await one.bulkWrite(later, 'test')
    for (const index of indexesOf(filled)) wake(filled, index)
    for (const one of [filled, written]) one.ensurePersistence()
    expect(stateOf(filled)).toEqual(stateOf(written))
    await Promise.all([filled.close(), written.close()])
  }), { seed: 20261121, numRuns: 100 })
})

test('of two rows with one id, as a damaged file may show them, the later counts and stands once in every index', async () => {
  const one = await memory()
  const row = { id: 'a', name: 'a', flag: true, size: 1, _rev: '1-x', _deleted: false, _attachments: {}, _meta: { lwt: 1 } }
  const later = { ...row, name: 'b' }
  await fill(one, [row, { ...row, id: 'b' }, later])
  for (const index of indexesOf(one)) wake(one, index)
  expect(one.internals.documents.get('a')).toBe(later)
  for (const { docsWithIndex } of one.internals.byIndexArray) {
    expect(docsWithIndex.filter(([, , id]) => id === 'a').map(([, found]) => found)).toEqual([later])
  }
  await one.close()
})

test('a storage that holds something is not filled over', async () => {
  const one = await memory()
  const row = { id: 'a', name: 'a', flag: true, size: 1, _rev: '1-x', _deleted: false, _attachments: {}, _meta: { lwt: 1 } }
  await fill(one, [row])
  await expect(fill(one, [row])).rejects.toThrow('only an empty storage is filled')
  await one.close()
})
