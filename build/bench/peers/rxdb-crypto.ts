/**
 * RxDB with its own encryption plugin. Its free storages for Node keep everything in memory, so it is written to disk
 * and read back as RxDB's own dump; of a record only the named fields are sealed.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createRxDatabase, type RxCollection, type RxDatabase, type RxDocumentData } from 'rxdb'
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js'
import { getRxStorageMemory, type RxStorageInstanceMemory, type RxStorageMemory } from 'rxdb/plugins/storage-memory'
import { rxSchemaOf } from '../../../electron/engine/database-schema.ts'
import { WAITING } from '../../../shared/domain/waiting.ts'
import { RECORDS } from '../../../shared/schemas/registry.ts'
import { timed } from '../figures.ts'
import { job } from '../job.ts'
import { batches, oneMore, readRecords } from './common.ts'
import { BATCH, OPENINGS, SAVES, type PeerFigures, type PeerInput, type Rec } from './peer.ts'

const NAMES = ['clients', 'engagements', 'sessions', 'notes', 'actionItems'] as const
type Name = (typeof NAMES)[number]

/** Words about people. What is sealed cannot be queried, so ids, days and states stay readable, as its manual advises. */
const SEALED: Readonly<Record<Name, readonly string[]>> = {
  clients: ['name'], engagements: [], sessions: [], notes: ['text', 'draft', 'corrections'], actionItems: ['text', 'line'],
}

interface Opened {
  readonly database: RxDatabase<Record<Name, RxCollection<Rec>>>
  /** What lies under the encryption: documents as it sealed them. */
  readonly sealed: ReadonlyMap<string, RxStorageInstanceMemory<Rec>>
}

let times = 0

const open = async (): Promise<Opened> => {
  const sealed = new Map<string, RxStorageInstanceMemory<Rec>>()
  const memory: RxStorageMemory = { ...getRxStorageMemory(), collectionStates: new Map() }
  const storage: RxStorageMemory = {
    ...memory,
    createStorageInstance: async (params) => {
      const instance = await memory.createStorageInstance(params)
      sealed.set(params.collectionName, instance as unknown as RxStorageInstanceMemory<Rec>)
      return instance
    },
  }
  const database = await createRxDatabase<Record<Name, RxCollection<Rec>>>({
    name: `peer-${String(times += 1)}`, storage: wrappedKeyEncryptionCryptoJsStorage({ storage }),
    password: 'four calm words together', multiInstance: false, eventReduce: false,
  })
  await database.addCollections(Object.fromEntries(NAMES.map((name) => {
    const schema = rxSchemaOf(RECORDS[name])
    return [name, { schema: { ...schema, version: 0, encrypted: [...SEALED[name]] } }]
  })) as unknown as Parameters<typeof database.addCollections>[0])
  return { database, sealed }
}

job<PeerInput, PeerFigures>(async ({ records, scratch }) => {
  const lines = readRecords(records).filter(([kind]) => (NAMES as readonly string[]).includes(kind))
  const { database, sealed } = await open()
  const [bulk = 0] = await timed(1, async () => {
    for (const name of NAMES) {
      for (const batch of batches(lines.filter(([kind]) => kind === name), BATCH)) {
        const { error } = await database[name].bulkInsert(batch.map(([, record]) => ({ ...record })))
        if (error.length > 0) throw new Error('a document was refused')
      }
    }
  })
  const saves = await timed(SAVES, (time) => database.notes.insert({ ...oneMore(lines, time) }))
  const file = path.join(scratch, 'dump.json')
  writeFileSync(file, JSON.stringify(NAMES.map((name) => {
    const instance = sealed.get(name)
    instance?.ensurePersistence()
    return [name, [...instance?.internals.documents.values() ?? []]]
  })))
  await database.close()

  const opens = await timed(OPENINGS, async () => {
    const again = await open()
    for (const [name, documents] of JSON.parse(readFileSync(file, 'utf8')) as [Name, RxDocumentData<Rec>[]][]) {
      const answer = await again.sealed.get(name)?.bulkWrite(documents.map((document) => ({ document })), 'open')
      if (!answer || answer.error.length > 0) throw new Error('a document was refused')
    }
    const clients = await again.database.clients.find().exec()
    const waiting = await again.database.actionItems.find({ selector: { status: { $in: [...WAITING] } } }).exec()
    if (clients.length === 0 || waiting.length === 0) throw new Error('nothing was found')
    await again.database.close()
  })
  return { bulkPerSecond: lines.length / (bulk / 1000), saves, opens, bytes: statSync(file).size }
})
