import { addRxPlugin, createRxDatabase, type RxCollection } from 'rxdb'
import { disableWarnings, RxDBDevModePlugin } from 'rxdb/plugins/dev-mode'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fakeDisk, type FakeDisk } from '../../../../support/rxdb-fake-vault.ts'
import { plainMemory, reopeningStorage } from '../../../../support/rxdb-storages.ts'

/**
 * RxDB publishes two suites that take any storage: its benchmark, which asserts what it reads back after every
 * re-opening, and its replication suite, which writes, conflicts and deletes through our storage and compares it
 * with another. Both run here whole, except the parts for attachments, which this storage refuses (V12 is not built).
 * Its suite of a storage's every method is not published; `storage-contract.test.ts` makes those checks in our words.
 */
// The published test tools import two packages RxDB does not list among its dependencies; what they take is small.
vi.mock('clone', () => ({ default: structuredClone }))
vi.mock('async-test-util', () => ({
  wait: (milliseconds: number) => new Promise((resolve) => { setTimeout(resolve, milliseconds) }),
  randomNumber: (low = 0, high = 1000) => low + Math.floor(Math.random() * (high - low + 1)),
  randomString: (length = 5) => Array.from({ length }, () => 'abcdefghij'[Math.floor(Math.random() * 10)]).join(''),
}))
const utils = await import('rxdb/plugins/test-utils')

// The suites open databases in a way RxDB allows in dev-mode only. That also freezes what storage is handed and
// insists on a schema check around it. (Never in a window: there it loads a page of its maker's.)
disableWarnings()
addRxPlugin(RxDBDevModePlugin)
const checked = (disk: FakeDisk) => wrappedValidateAjvStorage({ storage: reopeningStorage(disk) })

describe('RxDB’s benchmark, as a check', () => {
  test('finds by id and by query what it wrote, sorted and in parallel, counts it, finds it re-opened', async () => {
    const disk = fakeDisk()
    const answer = await utils.runPerformanceTests(checked(disk), 'the vault', {
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
      name: `server-${servers += 1}`, storage: wrappedValidateAjvStorage({ storage: plainMemory() }),
      multiInstance: false, eventReduce: false,
    })
    const { human } = await database.addCollections({ human: { schema: utils.schemas.human } })
    return human
  }

  const replicate = (collection: RxCollection, live: boolean) => replicateRxCollection({
    replicationIdentifier: `to-${server.database.name}`,
    collection,
    live,
    waitForLeadership: false,
    retryTime: 100,
    pull: { handler: utils.getPullHandler(server), stream$: utils.getPullStream(server), batchSize: 10 },
    push: { handler: utils.getPushHandler(server), batchSize: 10 },
  })

  beforeAll(async () => {
    utils.setConfig({
      storage: {
        name: 'stillroom-vault',
        getStorage: () => checked(fakeDisk()),
        getPerformanceStorage: () => ({ storage: checked(fakeDisk()), description: 'the vault' }),
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
