/** Under whose key a note lies on disk: nobody's, a client's, another client's, by way of the engine's own commands. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEngine, type Engine } from '../../../../../electron/engine/create-engine.ts'
import { openDatabase } from '../../../../../electron/engine/database.ts'
import type { Database } from '../../../../../electron/engine/types.ts'
import { hex } from '../../../../../electron/vault/bytes.ts'
import { hidOf } from '../../../../../electron/vault/compartment-keys.ts'
import { openEnvelope } from '../../../../../electron/vault/envelope.ts'
import { readEpochs } from '../../../../../electron/vault/open-vault.ts'
import { readRecordRow, recordKey } from '../../../../../electron/vault/record-row.ts'
import { practicePolicy } from '../../../../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../../../../electron/vault/rx-storage/storage.ts'
import { openStore } from '../../../../../electron/vault/store.ts'
import { rowReader, secretBytes, unlock } from '../../../../../electron/vault/unlock.ts'
import type { CollectionName } from '../../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../../shared/schemas/registry.ts'
import { fakeRotation } from '../../engine/fake-vault.ts'
import { newVault, NOW, open, PASSPHRASE, quickStretch, type Place } from '../../../../vault/fixture.ts'

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => { place.remove() })

let ids = 0
const freshId = (): string => (ids += 1).toString(16).padStart(32, 'e')

const valueOf = <Value>(answer: { readonly ok: true, readonly value: Value } | { readonly ok: false }): Value => {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}

const withPractice = async <Value>(
  work: (handlers: Engine['handlers'], database: Database) => Promise<Value>,
): Promise<Value> => {
  const { vault } = await open(place)
  const storage = getRxStorageVault({ vault, policy: practicePolicy, now: () => NOW })
  const database = await openDatabase({ storage, name: `practice-${vault.id}`, hash: vault.hash })
  try {
    expect(vault.damage).toMatchObject({ unopened: 0, disagreeing: [] })
    const engine = createEngine({
      database, hash: vault.hash, vault, damage: () => vault.damage, missingFiles: () => 0, rotation: fakeRotation(),
      erasing: {
        held: async () => ({ reachable: true, backups: [], aside: [] }), bring: async () => undefined,
        standAside: async () => () => undefined,
      },
      clock: { now: () => NOW, zone: () => 'UTC' }, chance: { id: freshId },
    })
    return await work(engine.handlers, database)
  } finally {
    await database.close()
    vault.close()
  }
}

/**
 * Unlocks the closed file by hand. `clients`: whom the keyrings know, by compartment. `keysOf`: by class, whose data
 * key each envelope of a record opens with, and its bytes.
 */
const lookInside = async (seen: readonly (readonly [CollectionName, string])[]) => {
  const store = openStore(place.path)
  try {
    const secret = { kind: 'passphrase', text: PASSPHRASE } as const
    const unlocked = await unlock(rowReader(store), secret, secretBytes(secret), quickStretch, NOW)
    const { header: { vaultId } } = unlocked
    const [{ held, keyrings }] = readEpochs(unlocked, store)
    const inside = (collection: CollectionName, id: string) => {
      const { home } = RECORDS[collection]
      const keys = held[home]
      if (!keys) throw new Error('the coach holds every class')
      const hid = hidOf(keys, collection, id)
      const value = store.get(recordKey(hid))
      if (!value) throw new Error('there is no such record')
      return readRecordRow(value).envelopes.map((envelope) => {
        const keyring = keyrings[envelope.compartment]
        const opened = keyring && openEnvelope({ vaultId, hid, home }, keyring, envelope)
        if (!opened) throw new Error('an envelope does not open')
        return { compartment: envelope.compartment, whose: opened.dataKey.clientId, bytes: hex(envelope.bytes) }
      })
    }
    const records = new Map(seen.map(([collection, id]) => [id, inside(collection, id)]))
    return {
      clients: Object.entries(keyrings).flatMap(([compartment, { byClient }]) =>
        [...byClient.keys()].map((id) => [compartment, id])),
      keysOf: (id: string) => Object.fromEntries((records.get(id) ?? []).map(({ compartment, whose }) => [compartment, whose])),
      bytesOf: (id: string) => (records.get(id) ?? []).map(({ bytes }) => bytes),
    }
  } finally {
    store.close()
  }
}

const TEXT = 'She said it on the stairs.\n[] call Ravi'
const confirmed = [{ line: '[] call Ravi', text: 'call Ravi', owner: 'client', due: '2026-03-09' }] as const

const quickNote = () => withPractice(async (handlers) => {
  const { noteId } = valueOf(await handlers['notes.begin']({ clientId: null }))
  valueOf(await handlers['notes.keepDraft']({ noteId, clientId: null, text: TEXT, cursor: 3, corrections: [] }))
  return noteId
})

test('V8: a quick note is sealed under the compartments’ own keys, and no keyring gains a key for it', async () => {
  const noteId = await quickNote()
  const { clients, keysOf } = await lookInside([['notes', noteId]])
  expect(clients).toEqual([])
  expect(keysOf(noteId)).toEqual({ sensitive: null, operational: null })
  expect(await withPractice(async (handlers) => valueOf(await handlers.note({ noteId, clientId: null }))))
    .toMatchObject({ text: TEXT, cursor: 3, clientId: null })
})

const added = async (handlers: Engine['handlers'], name: string): Promise<string> =>
  valueOf(await handlers['clients.add']({ name })).clientId

test.each(['keepDraft', 'move', 'save'] as const)(
  'V8: once it is a client’s (%s), every class of it is sealed anew under her key',
  async (how) => {
    const noteId = await quickNote()
    const before = await lookInside([['notes', noteId]])
    const marta = await withPractice(async (handlers) => {
      const clientId = await added(handlers, 'Marta')
      const typed = { noteId, clientId, text: TEXT, corrections: [] }
      if (how === 'keepDraft') valueOf(await handlers['notes.keepDraft']({ ...typed, cursor: 4 }))
      else if (how === 'move') valueOf(await handlers['notes.move']({ noteId, clientId }))
      else valueOf(await handlers['notes.save']({ ...typed, confirmed: [] }))
      return clientId
    })
    const after = await lookInside([['notes', noteId]])
    expect(after.keysOf(noteId)).toEqual({ sensitive: marta, operational: marta })
    for (const bytes of before.bytesOf(noteId)) expect(after.bytesOf(noteId)).not.toContain(bytes)
    expect(await withPractice(async (_handlers, database) => (await database.get('notes', noteId))?.clientId)).toBe(marta)
  },
)

test('V8: a quick note that was given to a client and is nobody’s again lies under the compartments’ own keys again', async () => {
  const noteId = await quickNote()
  await withPractice(async (handlers) => {
    const clientId = await added(handlers, 'Marta')
    const moved = valueOf(await handlers['notes.move']({ noteId, clientId }))
    valueOf(await handlers.undo({ changeId: moved.changeId }))
    const saved = valueOf(await handlers['notes.save']({ noteId, clientId, text: TEXT, corrections: [], confirmed: [...confirmed] }))
    valueOf(await handlers.undo({ changeId: saved.changeId }))
  })
  expect((await lookInside([['notes', noteId]])).keysOf(noteId)).toEqual({ sensitive: null, operational: null })
})

test('V8: a moved note takes its session and items under the other client’s key; undo brings them back under hers', async () => {
  const [marta, jonas, noteId, itemId, sessionId] = await withPractice(async (handlers, database) => {
    const clients = [await added(handlers, 'Marta'), await added(handlers, 'Jonas')] as const
    const { noteId: id } = valueOf(await handlers['notes.begin']({ clientId: clients[0] }))
    const { itemIds: [item = ''] } = valueOf(await handlers['notes.save'](
      { noteId: id, clientId: clients[0], text: TEXT, corrections: [], confirmed: [...confirmed] }))
    valueOf(await handlers['notes.move']({ noteId: id, clientId: clients[1] }))
    return [...clients, id, item, (await database.find('sessions'))[0]?.id ?? '']
  })
  const records = [['notes', noteId], ['actionItems', itemId], ['sessions', sessionId]] as const
  const moved = await lookInside(records)
  for (const id of [noteId, itemId]) expect(moved.keysOf(id)).toEqual({ sensitive: jonas, operational: jonas })
  expect(moved.keysOf(sessionId)).toEqual({ operational: jonas, personal: jonas })

  await withPractice(async (handlers) => {
    valueOf(await handlers['notes.move']({ noteId, clientId: marta }))
    const { changeId } = valueOf(await handlers['notes.move']({ noteId, clientId: jonas }))
    valueOf(await handlers.undo({ changeId }))
  })
  const back = await lookInside(records)
  for (const id of [noteId, itemId]) expect(back.keysOf(id)).toEqual({ sensitive: marta, operational: marta })
  expect(back.keysOf(sessionId)).toEqual({ operational: marta, personal: marta })
})
