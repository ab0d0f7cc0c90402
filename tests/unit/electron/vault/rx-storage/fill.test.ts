import fc from 'fast-check'
import { fillWithDefaultSettings, type RxDocumentData } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect, test } from 'vitest'
import { fill, type Memory } from '../../../../../electron/vault/rx-storage/fill.ts'

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
  indexes: internals.byIndexArray.map(({ index, docsWithIndex }) => ({ index, docsWithIndex })),
})

test('what is filled in one go stands as RxDB’s own bulkWrite puts it, in every index', async () => {
  await fc.assert(fc.asyncProperty(rows, async (all) => {
    const filled = await memory()
    const written = await memory()
    await fill(filled, all)
    if (all.length > 0) await written.bulkWrite(all.map((document) => ({ document })), 'test')
    written.ensurePersistence()
    expect(stateOf(filled)).toEqual(stateOf(written))
    await Promise.all([filled.close(), written.close()])
  }), { seed: 20261121, numRuns: 150 })
})

test('a storage that holds something is not filled over', async () => {
  const one = await memory()
  const row = { id: 'a', name: 'a', flag: true, size: 1, _rev: '1-x', _deleted: false, _attachments: {}, _meta: { lwt: 1 } }
  await fill(one, [row])
  await expect(fill(one, [row])).rejects.toThrow('only an empty storage is filled')
  await one.close()
})
