import type { RxStorage } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { describe, expect, test } from 'vitest'
import { practicePolicy, type StoragePolicy } from '../../../../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../../../../electron/vault/rx-storage/storage.ts'
import { groupContext, readGroup } from '../../../../../electron/vault/rx-storage/write-group.ts'
import type { Compartment } from '../../../../../shared/domain/compartment.ts'
import { diskKey, fakeDisk, openFakeVault, type FakeDisk } from '../../../../support/rxdb-fake-vault.ts'
import { after, idsOf, leaf, leafSchema, openLeaves } from '../../../../support/rxdb-instances.ts'
import { INSTANT, oneClass, policyOf, vaultStorage } from '../../../../support/rxdb-storages.ts'

const CLASSES: Readonly<Record<string, Compartment>> = { name: 'sensitive', size: 'operational', at: 'personal' }

const divided: StoragePolicy = () => policyOf({
  home: 'operational', clientField: null, version: 0, migrations: {},
  classOf: (field) => CLASSES[field] ?? (() => { throw new Error(`no class for ${field}`) })(),
})

const opened = (disk: FakeDisk, keys?: readonly Compartment[]) => {
  const vault = openFakeVault(disk, keys)
  return { vault, storage: getRxStorageVault({ vault, policy: divided, now: () => INSTANT }) }
}

const envelopes = (disk: FakeDisk, id = 'a') => disk.get(diskKey('leaves', id))?.envelopes

describe('what reaches the disk', () => {
  test('one envelope a class, with the fields of that class: no id, revision, time or tombstone', async () => {
    const disk = fakeDisk()
    const instance = await openLeaves(opened(disk).storage)
    await instance.bulkWrite([{ document: leaf('a') }], 'test')
    expect(envelopes(disk))
      .toEqual({ operational: '{"size":1}', sensitive: '{"name":"oak"}', personal: '{"at":{"place":"yard"}}' })
  })

  test('a change re-seals the classes it changed; the others are not handed over', async () => {
    const { vault, storage } = opened(fakeDisk())
    const instance = await openLeaves(storage)
    const row = leaf('a')
    await instance.bulkWrite([{ document: row }], 'test')
    const second = after(row, { size: 2 })
    await instance.bulkWrite([second], 'test')
    const third = after(second.document, { size: 3, at: { place: 'hill' } })
    await instance.bulkWrite([third], 'test')
    expect(vault.commits.slice(1).map(([write]) => write?.fields)).toEqual([
      { operational: { size: 2 } }, { operational: { size: 3 }, personal: { at: { place: 'hill' } } },
    ])
    await instance.bulkWrite([after(third.document, {})], 'test')
    expect(vault.commits, 'a change of nothing is no transaction').toHaveLength(3)
    const [now] = await instance.findDocumentsById(['a'], false)
    expect(now?._rev, 'but it is a revision').not.toBe(third.document._rev)
  })

  test('a class whose last field goes is written empty, so that the field does not come back', async () => {
    const disk = fakeDisk()
    const instance = await openLeaves(opened(disk).storage)
    const row = leaf('a')
    await instance.bulkWrite([{ document: row }], 'test')
    const { name: _gone, ...without } = after(row, {}).document
    await instance.bulkWrite([{ previous: row, document: without as typeof row }], 'test')
    expect(envelopes(disk)?.sensitive).toBe('{}')
    const again = await openLeaves(opened(disk).storage)
    expect((await again.findDocumentsById(['a'], false))[0]).not.toHaveProperty('name')
  })

  test('a deleted record is gone from the disk, and its tombstone with the session', async () => {
    const disk = fakeDisk()
    const instance = await openLeaves(opened(disk).storage)
    const row = leaf('a')
    await instance.bulkWrite([{ document: row }, { document: leaf('b') }], 'test')
    await instance.bulkWrite([after(row, { _deleted: true })], 'test')
    expect([...disk.keys()]).toEqual([diskKey('leaves', 'b')])
    const again = await openLeaves(opened(disk).storage)
    expect(await again.findDocumentsById(['a'], true)).toEqual([])
    expect(await idsOf(again)).toEqual(['b'])
    expect((await again.bulkWrite([{ document: leaf('a') }], 'test')).error).toEqual([])
  })

  test('remove() takes every record of the collection off the disk', async () => {
    const disk = fakeDisk()
    const instance = await openLeaves(opened(disk).storage)
    await instance.bulkWrite([{ document: leaf('a') }, { document: leaf('b') }], 'test')
    await instance.remove()
    expect(disk.size).toBe(0)
  })

  test('a field the dictionary does not know is refused, and nothing is written', async () => {
    const disk = fakeDisk()
    const instance = await openLeaves(opened(disk).storage)
    const stray = { ...leaf('a'), stray: 1 }
    await expect(instance.bulkWrite([{ document: stray }], 'test')).rejects.toThrow('no class')
    expect(disk.size).toBe(0)
    expect(await instance.findDocumentsById(['a'], true)).toEqual([])
  })
})

describe('V10: all or nothing', () => {
  const FAULTS = ['disk-full', 'disk-failed', 'read-only'] as const
  test.each(FAULTS)('V10: %s leaves memory, answers and events as before', async (code) => {
    const { vault, storage } = opened(fakeDisk())
    const instance = await openLeaves(storage)
    const row = leaf('a')
    await instance.bulkWrite([{ document: row }], 'test')
    let events = 0
    instance.changeStream().subscribe(() => { events += 1 })
    vault.failAt(2, code)
    const second = after(row, { size: 2 })
    await instance.bulkWrite([second], 'test')
    const rows = [after(second.document, { size: 3 }), { document: leaf('b') }]
    await expect(instance.bulkWrite(rows, 'test')).rejects.toMatchObject({ name: 'VaultFault', code })
    expect(await instance.findDocumentsById(['a', 'b'], true)).toEqual([second.document])
    expect(await idsOf(instance, { selector: { size: { $eq: 3 } } })).toEqual([])
    expect(events).toBe(1)
    expect((await instance.bulkWrite(rows, 'test')).error, 'and the same write may be tried again').toEqual([])
    expect(await idsOf(instance)).toEqual(['a', 'b'])
  })

  test('V10: nothing is visible before it is durable', async () => {
    const vault = openFakeVault(fakeDisk())
    const seen: unknown[] = []
    const storage = getRxStorageVault({
      policy: oneClass, now: () => INSTANT,
      vault: {
        take: vault.take, leaveOut: vault.leaveOut,
        commit: (writes, now) => {
          void instance.findDocumentsById(['a'], true).then((rows) => { seen.push(rows.length) })
          vault.commit(writes, now)
        },
      },
    })
    const instance = await openLeaves(storage)
    let durable: number | null = null
    instance.changeStream().subscribe(() => { durable = vault.commits.length })
    await instance.bulkWrite([{ document: leaf('a') }], 'test')
    expect(durable).toBe(1)
    expect(seen).toEqual([0])
  })
})

describe('groups', () => {
  const two = async (storage: RxStorage<object, object>) =>
    [await openLeaves(storage, leafSchema, 'left'), await openLeaves(storage, leafSchema, 'right')] as const
  const group = groupContext({ id: 'one', parts: 2, erases: null })

  test('V10: the writes of a group are one transaction', async () => {
    const { vault, storage } = opened(fakeDisk())
    const [left, right] = await two(storage)
    const first = left.bulkWrite([{ document: leaf('a') }], group)
    await new Promise((resolve) => { setTimeout(resolve, 5) })
    expect(vault.commits, 'waits for the other part').toEqual([])
    await Promise.all([first, right.bulkWrite([{ document: leaf('b') }], group)])
    const written = vault.commits.map((writes) => writes.map(({ collection, id }) => `${collection}/${id}`))
    expect(written).toEqual([['left/a', 'right/b']])
  })

  test('V10: a conflict in one collection refuses all of the group', async () => {
    const { vault, storage } = opened(fakeDisk())
    const [left, right] = await two(storage)
    await right.bulkWrite([{ document: leaf('b') }], 'alone')
    const answers = await Promise.allSettled([
      left.bulkWrite([{ document: leaf('a') }], group), right.bulkWrite([{ document: leaf('b') }], group),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(vault.commits).toHaveLength(1)
    expect(await left.findDocumentsById(['a'], true)).toEqual([])
  })

  test('V10: a full disk refuses all of the group', async () => {
    const { vault, storage } = opened(fakeDisk())
    const [left, right] = await two(storage)
    vault.failAt(1)
    const answers = await Promise.allSettled([
      left.bulkWrite([{ document: leaf('a') }], group), right.bulkWrite([{ document: leaf('b') }], group),
    ])
    expect(answers).toMatchObject([{ reason: { code: 'disk-full' } }, { reason: { code: 'disk-full' } }])
    expect([await idsOf(left), await idsOf(right)]).toEqual([[], []])
  })

  test('a part is held against what is there when the group is whole, not when the part came', async () => {
    const [left, right] = await two(opened(fakeDisk()).storage)
    const row = leaf('a')
    await left.bulkWrite([{ document: row }], 'alone')
    const part = left.bulkWrite([after(row, { size: 7 })], group)
    await left.bulkWrite([after(row, { size: 8 })], 'alone, in between')
    const answers = await Promise.allSettled([part, right.bulkWrite([{ document: leaf('b') }], group)])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await left.findDocumentsById(['a'], false))[0]?.size).toBe(8)
  })

  test('a group that never gets whole is refused by the next one, and by closing', async () => {
    const [left, right] = await two(opened(fakeDisk()).storage)
    const lost = left.bulkWrite([{ document: leaf('a') }], group)
    const next = groupContext({ id: 'two', parts: 2, erases: null })
    const whole = [left, right].map((one) => one.bulkWrite([{ document: leaf('c') }], next))
    const answers = await Promise.allSettled([lost, ...whole])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect([await idsOf(left), await idsOf(right)]).toEqual([['c'], ['c']])
    const [other] = await Promise.allSettled([left.bulkWrite([{ document: leaf('d') }], group), left.close()])
    expect(other.status).toBe('rejected')
  })
})

describe('V17: a group that erases a client', () => {
  const erasing = (id: string, parts = 1) => groupContext({ id, parts, erases: 'c1' })
  const made = async () => {
    const disk = fakeDisk()
    const { vault, storage } = opened(disk)
    const instance = await openLeaves(storage)
    const rows = ['a', 'b', 'c'].map((id) => leaf(id, { name: `of ${id}` }))
    await instance.bulkWrite(rows.map((document) => ({ document })), 'test')
    const [a, b] = rows
    if (!a || !b) throw new Error('there are three')
    return { disk, vault, instance, a, b }
  }

  test('names her to the vault in the one commit; what it deletes leaves memory without a tombstone, the rest stays', async () => {
    const { disk, vault, instance, a, b } = await made()
    const other = after(b, { size: 7 })
    const { error } = await instance.bulkWrite([after(a, { _deleted: true }), other], erasing('one'))
    expect(error).toEqual([])
    expect(vault.erased).toEqual(['c1'])
    expect(vault.commits.at(-1)?.map(({ id, fields }) => [id, fields])).toEqual([['a', null], ['b', { operational: { size: 7 } }]])
    expect(await instance.findDocumentsById(['a', 'b', 'c'], true)).toMatchObject([{ id: 'b', size: 7 }, { id: 'c' }])
    expect(await idsOf(instance, { selector: { size: { $gte: 0 } } })).toEqual(['b', 'c'])
    expect(await idsOf(instance, { selector: { size: { $eq: 7 } } })).toEqual(['b'])
    expect(disk.has(diskKey('leaves', 'a'))).toBe(false)
    // As if it had never been there: an id that comes again is a new record.
    const again = await instance.bulkWrite([{ document: leaf('a') }], 'test')
    expect(again.error).toEqual([])
  })

  test('is refused as a whole where the vault refuses, or a row of it was written by another', async () => {
    const { disk, vault, instance, a, b } = await made()
    const before = new Map(disk)
    vault.failAt(1)
    await expect(instance.bulkWrite([after(a, { _deleted: true })], erasing('one'))).rejects.toMatchObject({ code: 'disk-full' })
    const stale = after(leaf('b', { size: 3 }), { _deleted: true })
    await expect(instance.bulkWrite([after(a, { _deleted: true }), stale], erasing('two'))).rejects.toThrow('refused')
    expect([vault.erased, disk]).toEqual([[], before])
    expect(await instance.findDocumentsById(['a', 'b', 'c'], false)).toMatchObject([a, b, { id: 'c' }])
  })

  test('other groups say nothing of the kind, and their tombstones are forgotten on cleanup alone', async () => {
    const { vault, instance, a } = await made()
    await instance.bulkWrite([after(a, { _deleted: true })], groupContext({ id: 'one', parts: 1, erases: null }))
    expect(vault.erased).toEqual([])
    expect(await instance.findDocumentsById(['a'], true)).toMatchObject([{ name: 'of a', _deleted: true }])
    await instance.cleanup(0)
    expect(await instance.findDocumentsById(['a'], true)).toEqual([])
  })

  test('a context is read as it was written, and no other text is one', () => {
    const groups = [{ id: 'a:b', parts: 12, erases: null }, { id: 'practice-1:2', parts: 1, erases: 'c'.repeat(32) }]
    expect(groups.map((group) => readGroup(groupContext(group)))).toEqual(groups)
    for (const text of ['', 'test', 'stillroom-group:0::a', 'stillroom-group:1:a', 'stillroom-group:1::']) {
      expect(readGroup(text)).toBeNull()
    }
  })
})

describe('V1, V9: a class without its key', () => {
  const FEW: readonly Compartment[] = ['operational', 'practice', 'aggregate', 'personal']
  const written = async () => {
    const disk = fakeDisk()
    const instance = await openLeaves(opened(disk).storage)
    await instance.bulkWrite([{ document: leaf('a', { name: 'a secret' }) }, { document: leaf('b') }], 'test')
    return disk
  }

  test('V1: shows the record without those fields; an edit of another class carries the envelope over', async () => {
    const disk = await written()
    const before = envelopes(disk)?.sensitive
    const instance = await openLeaves(opened(disk, FEW).storage)
    const [row] = await instance.findDocumentsById(['a'], false)
    if (!row) throw new Error('the record is not there')
    expect(row).not.toHaveProperty('name')
    const change = after(row, { size: 2 })
    await instance.bulkWrite([change], 'test')
    await instance.bulkWrite([after(change.document, { at: { place: 'hill' } })], 'test')
    expect(envelopes(disk))
      .toEqual({ operational: '{"size":2}', personal: '{"at":{"place":"hill"}}', sensitive: before })
    const whole = await openLeaves(opened(disk).storage)
    expect(await whole.findDocumentsById(['a'], false))
      .toMatchObject([{ name: 'a secret', size: 2, at: { place: 'hill' } }])
  })

  test('V1: refuses to write a field of the class, and changes nothing', async () => {
    const disk = await written()
    const vault = openFakeVault(disk, FEW)
    let asked = 0
    const commit: typeof vault.commit = (writes, now) => {
      asked += 1
      vault.commit(writes, now)
    }
    const storage = getRxStorageVault({ vault: { ...vault, commit }, policy: divided, now: () => INSTANT })
    const instance = await openLeaves(storage)
    const [row] = await instance.findDocumentsById(['a'], false)
    if (!row) throw new Error('the record is not there')
    const own = after(row, { size: 2 })
    for (const known of [row, own.document]) {
      const before = envelopes(disk)
      const write = instance.bulkWrite([after(known, { name: 'mine' })], 'test')
      await expect(write).rejects.toMatchObject({ code: 'not-allowed' })
      expect(envelopes(disk)).toEqual(before)
      expect(await instance.findDocumentsById(['a'], false)).toEqual([known])
      if (known === row) await instance.bulkWrite([own], 'a write of its own class does not open the other')
    }
    expect(asked, 'the vault would refuse as well; it was asked for the one write alone').toBe(1)
  })
})

describe('opening and closing', () => {
  test('what was acknowledged is there in the next session, and no earlier revision is', async () => {
    const disk = fakeDisk()
    const one = await openLeaves(opened(disk).storage)
    const rows = Array.from({ length: 200 }, (_, n) => leaf(`l${n}`, { size: n }))
    await one.bulkWrite(rows.map((document) => ({ document })), 'test')
    await one.close()
    const two = await openLeaves(opened(disk).storage)
    const found = await two.findDocumentsById(rows.map(({ id }) => id), false)
    expect(found.map(({ id, size, name, at }) => ({ id, size, name, at })))
      .toEqual(rows.map(({ id, size, name, at }) => ({ id, size, name, at })))
    expect(new Set(found.map(({ _rev }) => _rev)).size).toBe(1)
    expect(await idsOf(two, { selector: { size: { $gt: 197 } } })).toEqual(['l198', 'l199'])
  })

  test('after close it answers nothing, and RxDB’s process-wide memory never had it', async () => {
    const shared = getRxStorageMemory()
    const { storage } = opened(fakeDisk())
    const instance = await openLeaves(storage)
    await instance.bulkWrite([{ document: leaf('a') }], 'test')
    expect([...shared.collectionStates.keys()].filter((key) => key.includes('leaves'))).toEqual([])
    expect(instance.internals).toEqual({})
    await instance.close()
    await expect(instance.findDocumentsById(['a'], true)).rejects.toThrow('closed')
    await expect(instance.bulkWrite([{ document: leaf('b') }], 'test')).rejects.toThrow('closed')
  })

  test('a collection opens once a session: a second opening would show an empty one', async () => {
    const { storage } = opened(fakeDisk())
    const instance = await openLeaves(storage)
    await instance.close()
    await expect(openLeaves(storage)).rejects.toThrow('opened before')
  })

  test('refuses attachments, versions that do not agree, and one record twice in a write', async () => {
    const { storage } = vaultStorage(fakeDisk())
    await expect(openLeaves(storage, { ...leafSchema, attachments: {} })).rejects.toThrow('attachments')
    await expect(openLeaves(storage, { ...leafSchema, version: 1 })).rejects.toThrow('versions')
    const instance = await openLeaves(storage)
    const twice = instance.bulkWrite([{ document: leaf('a') }, { document: leaf('a') }], 'test')
    await expect(twice).rejects.toThrow('twice')
  })

  test('the practice’s policy knows its own collections and no others; RxDB’s list stays in memory', () => {
    expect(practicePolicy('_rxdb_internal')).toBeNull()
    expect(practicePolicy('actionItems')).toMatchObject({ home: 'operational', clientField: 'clientId' })
    expect(practicePolicy('actionItems')?.classOf('text')).toBe('sensitive')
    expect(() => practicePolicy('actionItems')?.classOf('stray')).toThrow('dictionary')
    expect(() => practicePolicy('strays')).toThrow('no such kind')
  })
})
