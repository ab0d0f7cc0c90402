import { replicateRxCollection } from 'rxdb/plugins/replication'
import { createRxDatabase, type RxCollection } from 'rxdb'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fakeDisk } from '../../../../support/rxdb-fake-vault.ts'
import { plainMemory, reopeningStorage } from '../../../../support/rxdb-storages.ts'
import { loadTestUtils } from '../../../../support/rxdb-test-utils.ts'

/**
 * RxDB publishes two suites that take any storage: its benchmark, which asserts what it reads back after every
 * re-opening, and its replication suite, which writes, conflicts and deletes through our storage and compares it
 * with another. Both run here whole, except the parts for attachments, which this storage refuses (V12 is not built).
 * Its suite of a storage's every method is not published; `storage-contract.test.ts` makes those checks in our words.
 */
const utils = await loadTestUtils()

describe('RxDB’s benchmark, as a check', () => {
  test('finds by id, by query, sorted and in parallel what it wrote, counts it, and finds it again re-opened', async () => {
    const disk = fakeDisk()
    const answer = await utils.runPerformanceTests(reopeningStorage(disk), 'the vault', {
      runs: 2, collectionsAmount: 4, docsAmount: 600, serialDocsAmount: 20, waitBetweenTests: 0, log: false,
    })
    expect(answer).toMatchObject({ docsAmount: 600 })
    expect(disk.size, 'database.remove() takes every record off the disk').toBe(0)
  })
})

describe('RxDB’s replication suite', () => {
  let server: RxCollection
  let servers = 0

  const humans = async (): Promise<RxCollection> => {
    const database = await createRxDatabase({
      name: `server-${servers += 1}`, storage: plainMemory(), multiInstance: false, eventReduce: false,
    })
    const { human } = await database.addCollections({ human: { schema: utils.schemas.human } })
    return human
  }

  const replicate = (collection: RxCollection, live: boolean) => replicateRxCollection({
    replicationIdentifier: `to-${server.database.name}`,
    collection,
    live,
    retryTime: 100,
    pull: { handler: utils.getPullHandler(server), stream$: utils.getPullStream(server), batchSize: 10 },
    push: { handler: utils.getPushHandler(server), batchSize: 10 },
  })

  beforeAll(async () => {
    utils.setConfig({
      storage: {
        name: 'stillroom-vault',
        getStorage: () => reopeningStorage(fakeDisk()),
        getPersistentStorage: () => reopeningStorage(fakeDisk()),
        hasPersistence: true,
        hasMultiInstance: false,
        hasAttachments: false,
        hasReplication: true,
      },
    })
    // It asks for mocha's globals.
    server = await humans()
  })
  afterAll(async () => {
    await server.database.close()
    vi.unstubAllGlobals()
  })

  vi.stubGlobal('describe', describe)
  vi.stubGlobal('it', test)
  utils.runReplicationBaseTestSuite({
    startReplication: (collection) => replicate(collection, true),
    syncOnce: async (collection) => {
      const state = replicate(collection, false)
      await state.awaitInitialReplication()
      await state.cancel()
    },
    getAllServerDocs: async () => (await server.find().exec()).map((doc) => doc.toJSON()),
    cleanUpServer: async () => {
      await server.database.close()
      server = await humans()
    },
    getPrimaryOfServerDoc: (doc) => doc.passportId,
  })
})
