import { PLAIN_CLIENT } from '../../../../../shared/schemas/clients.ts'
import { PLAIN_NOTE } from '../../../../../shared/schemas/notes.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../../../electron/engine/database.ts'
import type { Database } from '../../../../../electron/engine/types.ts'
import { practicePolicy } from '../../../../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../../../../electron/vault/rx-storage/storage.ts'
import type { Vault } from '../../../../../electron/vault/types.ts'
import { thingPolicy } from '../../../../support/rxdb-oracle-things.ts'
import { runOracle } from '../../../../support/rxdb-oracle.ts'
import { INSTANT } from '../../../../support/rxdb-storages.ts'
import { newVault, open, type Place } from '../../../../vault/fixture.ts'

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => { place.remove() })

const now = () => INSTANT

const withDatabase = async (work: (database: Database, vault: Vault) => Promise<void>): Promise<void> => {
  const { vault } = await open(place)
  const database = await openDatabase({
    storage: getRxStorageVault({ vault, policy: practicePolicy, now }), name: `practice-${vault.id}`, hash: vault.hash,
  })
  try {
    await work(database, vault)
  } finally {
    await database.close()
    vault.close()
  }
}

test('2,000 random operations over a vault of its own on disk, answered as plain memory answers them', async () => {
  const done = await runOracle({
    seed: 4,
    operations: 2_000,
    open: async () => {
      const { vault } = await open(place)
      expect(vault.damage).toMatchObject({ unopened: 0, disagreeing: [] })
      return { storage: getRxStorageVault({ vault, policy: thingPolicy, now }), failNext: null, close: vault.close }
    },
  })
  expect(done['reopen']).toBeGreaterThan(0)
})

test('what the database acknowledged is there in the next session, moved to another client or not', async () => {
  const id = (n: number): string => n.toString(16).padStart(32, '0')
  const at = INSTANT.toISOString()
  const client = (n: number) => ({ id: id(n), name: `Client ${n}`, ...PLAIN_CLIENT, addedAt: at })
  const note = (n: number, clientId: string) => ({
    ...PLAIN_NOTE, id: id(n), clientId, kind: 'session' as const, text: `\u0000 \ud800 עברית ${'long '.repeat(20_000)}`,
    begunAt: at, savedAt: null,
  })
  await withDatabase(async (database) => {
    await database.commit([1, 2].map((n) => ({ collection: 'clients', before: null, after: client(n) })))
    await database.commit([3, 4, 5].map((n) => ({ collection: 'notes', before: null, after: note(n, id(1)) })))
    await database.commit([
      { collection: 'notes', before: note(3, id(1)), after: note(3, id(2)) },
      { collection: 'notes', before: note(5, id(1)), after: null },
    ])
  })
  await withDatabase(async (database, vault) => {
    expect(vault.damage).toMatchObject({ kept: 4, unopened: 0, disagreeing: [] })
    expect(await database.find('clients')).toEqual([client(1), client(2)])
    expect(await database.find('notes', { clientId: id(1) })).toEqual([note(4, id(1))])
    expect(await database.find('notes', { clientId: id(2) })).toEqual([note(3, id(2))])
  })
})
