import { describe, expect, test } from 'vitest'
import { validatorOf } from '../../../../../electron/engine/database-schema.ts'
import { migrate } from '../../../../../electron/vault/rx-storage/opening.ts'
import type { StoragePolicy } from '../../../../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../../../../electron/vault/rx-storage/storage.ts'
import type { Compartment } from '../../../../../shared/domain/compartment.ts'
import type { RecordDefinition } from '../../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../../shared/schemas/registry.ts'
import { diskKey, fakeDisk, openFakeVault, type FakeDisk } from '../../../../support/rxdb-fake-vault.ts'
import { after, idsOf, leaf, leafSchema, openLeaves } from '../../../../support/rxdb-instances.ts'
import { INSTANT, policyOf } from '../../../../support/rxdb-storages.ts'
import { MIGRATION_FIXTURES, type MigrationFixture } from './migration-fixtures.ts'

type Kind = Pick<RecordDefinition, 'collection' | 'version' | 'migrations'>

const rowAt = (disk: FakeDisk, key: string) => {
  const row = disk.get(key)
  if (row === undefined) throw new Error('the record is not there')
  return row
}

/** What stands between a registry and migrations that are all there and all tried; empty is well. */
const untried = (kinds: readonly Kind[], fixtures: typeof MIGRATION_FIXTURES): readonly string[] =>
  kinds.flatMap(({ collection, version, migrations }) => [
    ...Array.from({ length: version }, (_, from) => from).flatMap((from) => [
      ...(migrations[from] ? [] : [`${collection} ${from}: no migration`]),
      ...(fixtures[collection]?.[from]?.length ? [] : [`${collection} ${from}: no fixture`]),
    ]),
    ...Object.keys(migrations).filter((from) => Number(from) >= version)
      .map((from) => `${collection} ${from}: not reached`),
  ])

const wrongly = (kind: Kind, from: number, { before, after: expected }: MigrationFixture) => {
  const step = { version: from + 1, migrations: kind.migrations }
  return JSON.stringify(migrate(structuredClone(before), from, step)) === JSON.stringify(expected) ? [] : [from]
}

describe('every migration of the registry', () => {
  const kinds: readonly RecordDefinition[] = Object.values(RECORDS)

  test('is there and has records to be tried on', () => {
    expect(untried(kinds, MIGRATION_FIXTURES)).toEqual([])
  })

  test('makes of them what the fixture says, and of the newest a valid record', () => {
    for (const kind of kinds) {
      for (const [from, fixtures] of Object.entries(MIGRATION_FIXTURES[kind.collection] ?? {})) {
        for (const fixture of fixtures) {
          expect(wrongly(kind, Number(from), fixture), kind.collection).toEqual([])
          expect(validatorOf(kind)(migrate(structuredClone(fixture.before), Number(from), kind))).toEqual([])
        }
      }
    }
  })

  test('V1: loses nothing of a record of which one class alone is said to be of an older version', () => {
    for (const kind of kinds) {
      for (const fixtures of Object.values(MIGRATION_FIXTURES[kind.collection] ?? {})) {
        for (const { after: newest } of fixtures) {
          const told = Object.fromEntries(Object.entries(newest).map(([field, value]) =>
            [field, field === 'attachments' ? ['a file'] : value === '' ? 'told' : value]))
          const whole = migrate(structuredClone(told), 0, kind)
          expect(migrate(structuredClone(whole), 0, kind), kind.collection).toEqual(whole)
          expect(whole, kind.collection).toMatchObject(told)
        }
      }
    }
  })

  test('would be missed: a migration without a fixture, a gap, one beyond the version', () => {
    const up = (old: Record<string, unknown>) => ({ ...old, more: true })
    const kind = { collection: 'notes', version: 2, migrations: { 1: up, 2: up } } as const
    expect(untried([kind], { notes: { 1: [] } })).toEqual([
      'notes 0: no migration', 'notes 0: no fixture', 'notes 1: no fixture', 'notes 2: not reached',
    ])
    const fixture = { before: { id: 'a' }, after: { id: 'a', more: true } }
    expect(untried([{ ...kind, migrations: { 0: up, 1: up } }], { notes: { 0: [fixture], 1: [fixture] } })).toEqual([])
    expect(wrongly(kind, 1, fixture)).toEqual([])
    expect(wrongly(kind, 1, { ...fixture, after: { id: 'a' } })).toEqual([1])
  })
})

describe('records of an older version', () => {
  const CLASSES: Readonly<Record<string, Compartment>> = { name: 'sensitive', size: 'operational', at: 'personal' }
  const policy = (version: number): StoragePolicy => () => policyOf({
    home: 'operational', clientField: null, version, classOf: (field) => CLASSES[field] ?? 'operational',
    migrations: {
      0: (old) => ({ ...old, name: String(old['name']).toUpperCase() }),
      1: (old) => ({ ...old, size: Number(old['size']) + 100 }),
    },
  })
  const opened = (disk: FakeDisk, version: number) => {
    const vault = openFakeVault(disk)
    const storage = getRxStorageVault({ vault, policy: policy(version), now: () => INSTANT })
    return { vault, instance: () => openLeaves(storage, { ...leafSchema, version }) }
  }
  const written = async () => {
    const disk = fakeDisk()
    const old = await opened(disk, 0).instance()
    await old.bulkWrite([{ document: leaf('a') }, { document: leaf('b') }], 'test')
    return disk
  }

  test('are read in the present one, step by step, and found by it', async () => {
    const disk = await written()
    const instance = await opened(disk, 2).instance()
    expect(await instance.findDocumentsById(['a'], false)).toMatchObject([{ id: 'a', name: 'OAK', size: 101 }])
    expect(await idsOf(instance, { selector: { size: { $eq: 101 } } })).toEqual(['a', 'b'])
    expect(disk.get(diskKey('leaves', 'a'))?.schemaVersion, 'reading writes nothing').toBe(0)
  })

  test('are written whole the first time they are written, and by class after that', async () => {
    const disk = await written()
    const { vault, instance: open } = opened(disk, 2)
    const instance = await open()
    const [row] = await instance.findDocumentsById(['a'], false)
    if (!row) throw new Error('the record is not there')
    const first = after(row, { size: 5 })
    await instance.bulkWrite([first], 'test')
    await instance.bulkWrite([after(first.document, { size: 6 })], 'test')
    expect(vault.commits.map(([write]) => [write?.schemaVersion, Object.keys(write?.fields ?? {}).sort()])).toEqual([
      [2, ['operational', 'personal', 'sensitive']], [2, ['operational']],
    ])
    const onDisk = disk.get(diskKey('leaves', 'a'))
    expect(onDisk).toMatchObject({ schemaVersion: 2, envelopes: { sensitive: '{"name":"OAK"}' } })
    const again = await opened(disk, 2).instance()
    expect(await again.findDocumentsById(['a', 'b'], false))
      .toMatchObject([{ size: 6, name: 'OAK' }, { size: 101, name: 'OAK' }])
  })

  test('V1: a field that came with a migration is not there for whoever holds no key for its class', async () => {
    const disk = await written()
    const few: readonly Compartment[] = ['operational', 'personal', 'practice', 'aggregate']
    const vault = openFakeVault(disk, few)
    const storage = getRxStorageVault({ vault, policy: policy(2), now: () => INSTANT })
    const instance = await openLeaves(storage, { ...leafSchema, version: 2 })
    const [row] = await instance.findDocumentsById(['a'], false)
    if (!row) throw new Error('the record is not there')
    expect(row).not.toHaveProperty('name')
    expect(row).toMatchObject({ size: 101, at: { place: 'yard' } })
    const before = disk.get(diskKey('leaves', 'a'))?.envelopes.sensitive
    await instance.bulkWrite([after(row, { size: 5 })], 'test')
    expect(disk.get(diskKey('leaves', 'a'))?.envelopes).toMatchObject({ operational: '{"size":5}', sensitive: before })
  })

  test('V11: one of a newer version is left out, and stays as it is; the others open', async () => {
    const disk = await written()
    const key = diskKey('leaves', 'a')
    const newer = { ...rowAt(disk, key), schemaVersion: 3 }
    disk.set(key, newer)
    const { vault, instance } = opened(disk, 2)
    expect(await idsOf(await instance(), { selector: {} })).toEqual(['b'])
    expect(vault.leftOut).toEqual([key])
    expect(disk.get(key)).toEqual(newer)
  })

  test('V11: one that a migration stumbles over is left out, and the others open', async () => {
    const disk = await written()
    const stumbling: StoragePolicy = () => policyOf({
      home: 'operational', clientField: null, version: 1, classOf: (field) => CLASSES[field] ?? 'operational',
      migrations: { 0: (old) => ({ ...old, name: (old['name'] as string).toUpperCase() }) },
    })
    const key = diskKey('leaves', 'b')
    const row = rowAt(disk, key)
    disk.set(key, { ...row, envelopes: { ...row.envelopes, sensitive: '{"name":5}' } })
    const vault = openFakeVault(disk)
    const storage = getRxStorageVault({ vault, policy: stumbling, now: () => INSTANT })
    expect(await idsOf(await openLeaves(storage, { ...leafSchema, version: 1 }), { selector: {} })).toEqual(['a'])
    expect(vault.leftOut).toEqual([key])
  })
})
