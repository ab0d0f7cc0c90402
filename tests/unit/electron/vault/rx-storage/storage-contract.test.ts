/**
 * What RxDB asks of every storage, asked of ours and of its own memory storage alike. RxDB has a suite for this but
 * does not publish it; these are its points in our words. Left out: attachments (refused, V12 is not built), several
 * instances of one collection (a vault has one owner, V15) and persistence of revisions (storage.test.ts says why).
 */
import { getChangedDocumentsSince, type EventBulk, type RxStorage, type RxStorageChangeEvent } from 'rxdb'
import { describe, expect, test } from 'vitest'
import { fakeDisk } from '../../../../support/rxdb-fake-vault.ts'
import { after, idsOf, leaf, leafSchema, openLeaves, planned, type Leaf } from '../../../../support/rxdb-instances.ts'
import { plainMemory, vaultStorage } from '../../../../support/rxdb-storages.ts'

const STORAGES: readonly (readonly [string, () => RxStorage<object, object>])[] = [
  ['the vault storage', () => vaultStorage(fakeDisk()).storage],
  ['plain memory', plainMemory],
]

describe.each(STORAGES)('%s', (_name, storage) => {
  test('opens many collections at once, and closes them, twice if need be', async () => {
    const one = storage()
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => openLeaves(one, leafSchema, `leaves${n}`)))
    for (const instance of [...all, ...all]) await instance.close()
  })

  test('refuses a schema that needs a wrapper it does not have', async () => {
    await expect(openLeaves(storage(), { ...leafSchema, keyCompression: true })).rejects.toThrow('UT5')
    await expect(openLeaves(storage(), { ...leafSchema, encrypted: ['name'] })).rejects.toThrow('UT6')
  })

  test('gives back exactly what was written', async () => {
    const instance = await openLeaves(storage())
    const row = leaf('a', { name: 'Zoë \u0000 \ud800 𝄞', at: { place: '"\\' } })
    expect((await instance.bulkWrite([{ document: row }], 'test')).error).toEqual([])
    expect(await instance.findDocumentsById(['a', 'nobody'], false)).toEqual([row])
    await instance.close()
  })

  test('answers a conflict with the row that is there, and takes the other rows of the write', async () => {
    const instance = await openLeaves(storage())
    const row = leaf('a')
    await instance.bulkWrite([{ document: row }], 'test')
    const { error } = await instance.bulkWrite([{ document: leaf('a') }, { document: leaf('b') }], 'test')
    expect(error).toMatchObject([{ status: 409, documentId: 'a', isError: true, documentInDb: row }])
    expect(await idsOf(instance)).toEqual(['a', 'b'])
    const stale = await instance.bulkWrite([after(leaf('a'), { size: 9 })], 'test')
    expect(stale.error).toMatchObject([{ status: 409, documentInDb: row }])
    await instance.close()
  })

  test('lets exactly one of two writes in one tick win', async () => {
    const instance = await openLeaves(storage())
    const answers = await Promise.all([
      instance.bulkWrite([{ document: leaf('a', { name: 'first' }) }], 'test'),
      instance.bulkWrite([{ document: leaf('a', { name: 'second' }) }], 'test'),
    ])
    expect(answers.map(({ error }) => error.map(({ status }) => status))).toEqual([[], [409]])
    const [row] = await instance.findDocumentsById(['a'], false)
    expect(row?.name).toBe('first')
    const changes = await Promise.all(
      [3, 4, 5].map((size) => instance.bulkWrite([after(row ?? leaf('a'), { size })], 'test')))
    expect(changes.map(({ error }) => error.length)).toEqual([0, 1, 1])
    expect((await instance.findDocumentsById(['a'], false))[0]?.size).toBe(3)
    await instance.close()
  })

  test('hides what was deleted, shows it when asked, and lets it live again', async () => {
    const instance = await openLeaves(storage())
    const row = leaf('a')
    await instance.bulkWrite([{ document: row }], 'test')
    const deletion = after(row, { _deleted: true })
    await instance.bulkWrite([deletion], 'test')
    expect(await instance.findDocumentsById(['a'], false)).toEqual([])
    expect(await idsOf(instance)).toEqual([])
    expect(await instance.findDocumentsById(['a'], true)).toEqual([deletion.document])
    expect((await instance.bulkWrite([{ document: leaf('a') }], 'test')).error).toMatchObject([{ status: 409 }])
    expect((await instance.bulkWrite([after(deletion.document, { _deleted: false })], 'test')).error).toEqual([])
    expect(await idsOf(instance)).toEqual(['a'])
    await instance.close()
  })

  test('tells of each write once, with its kind, its context and what was there before', async () => {
    const instance = await openLeaves(storage())
    const bulks: EventBulk<RxStorageChangeEvent<Leaf>, unknown>[] = []
    instance.changeStream().subscribe((bulk) => { bulks.push(bulk) })
    const row = leaf('a')
    await instance.bulkWrite([{ document: row }, { document: leaf('b') }], 'insert')
    const update = after(row, { size: 2 })
    await instance.bulkWrite([update], 'update')
    await instance.bulkWrite([after(update.document, { _deleted: true })], 'delete')
    await instance.bulkWrite([{ document: leaf('b') }], 'refused')
    expect(bulks.map(({ context, events }) => [context, ...events.map(({ operation }) => operation)])).toEqual([
      ['insert', 'INSERT', 'INSERT'], ['update', 'UPDATE'], ['delete', 'DELETE'],
    ])
    expect(bulks[1]?.events[0]).toMatchObject({ documentId: 'a', previousDocumentData: row, documentData: { size: 2 } })
    expect(new Set(bulks.map(({ id }) => id)).size).toBe(3)
    await instance.close()
  })

  test('queries by index and without, sorted both ways, in pieces, and counts', async () => {
    const instance = await openLeaves(storage())
    await instance.bulkWrite(Array.from({ length: 100 }, (_, n) => ({
      document: leaf(`l${String(n).padStart(3, '0')}`, {
        size: n % 10, name: n % 2 ? 'oak' : 'elm', at: { place: n < 50 ? 'yard' : 'hill' },
      }),
    })), 'test')
    const query = { selector: { size: { $gte: 8 }, name: { $eq: 'elm' } }, sort: [{ id: 'desc' as const }] }
    expect(await idsOf(instance, { ...query, limit: 3 })).toEqual(['l098', 'l088', 'l078'])
    expect(await idsOf(instance, { ...query, skip: 9 })).toEqual(['l008'])
    expect(await idsOf(instance, { selector: { 'at.place': { $eq: 'hill' }, size: { $eq: 0 } } })).toEqual(
      ['l050', 'l060', 'l070', 'l080', 'l090'])
    expect(await idsOf(instance, { selector: { id: { $in: ['l001', 'l002', 'x'] } } })).toEqual(['l001', 'l002'])
    expect(await idsOf(instance, { limit: 0 })).toEqual([])
    expect((await instance.count(planned({ selector: { size: { $lt: 2 } } }))).count).toBe(20)
    expect((await instance.count(planned({}))).count).toBe(100)
    await instance.close()
  })

  test('gives the changes since a checkpoint, in the order they were written, deletions too', async () => {
    const instance = await openLeaves(storage())
    const rows = Array.from({ length: 7 }, (_, n) => leaf(`l${n}`))
    await instance.bulkWrite(rows.map((document) => ({ document })), 'test')
    const first = await getChangedDocumentsSince<Leaf, { id: string, lwt: number }>(instance, 5)
    expect(first.documents.map(({ id }) => id)).toEqual(['l0', 'l1', 'l2', 'l3', 'l4'])
    await instance.bulkWrite([after(rows[0] ?? leaf('l0'), { _deleted: true })], 'test')
    const rest = await getChangedDocumentsSince<Leaf, { id: string, lwt: number }>(instance, 5, first.checkpoint)
    expect(rest.documents.map(({ id }) => id)).toEqual(['l5', 'l6', 'l0'])
    await instance.close()
  })

  test('forgets tombstones on cleanup, and nothing else', async () => {
    const instance = await openLeaves(storage())
    const row = leaf('a')
    await instance.bulkWrite([{ document: row }, { document: leaf('b') }], 'test')
    await instance.bulkWrite([after(row, { _deleted: true })], 'test')
    expect(await instance.cleanup(1e13)).toBe(true)
    expect(await instance.findDocumentsById(['a'], true)).toHaveLength(1)
    expect(await instance.cleanup(0)).toBe(true)
    expect(await instance.findDocumentsById(['a', 'b'], true)).toMatchObject([{ id: 'b' }])
    await instance.close()
  })
})
