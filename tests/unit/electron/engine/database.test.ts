import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../electron/engine/database.ts'

test('opens', async () => {
  const db = await openDatabase({ storage: getRxStorageMemory(), name: 'a', hash: (t) => t.slice(0, 40) })
  const client = { id: 'a'.repeat(32), name: 'Ana', addedAt: '2026-11-21T09:30:00.000Z' }
  await db.commit([{ collection: 'clients', before: null, after: client }])
  expect(await db.get('clients', client.id)).toEqual(client)
  expect(await db.find('clients', { name: 'Ana' })).toEqual([client])
  expect(await db.count('clients')).toBe(1)
  expect(await db.count('notes')).toBe(0)
  await db.close()
})
