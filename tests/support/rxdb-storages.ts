import type { RxStorage } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { RecordPolicy, StoragePolicy } from '../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../electron/vault/rx-storage/storage.ts'
import { openFakeVault, type FakeDisk } from './rxdb-fake-vault.ts'

export const INSTANT = new Date('2026-11-21T09:30:00.000Z')

/** For records without a schema of their own: whatever stands in them fits, in the class it is written in. */
export const policyOf = (policy: Omit<RecordPolicy, 'knownClassOf' | 'fits'>): RecordPolicy =>
  ({ ...policy, knownClassOf: policy.classOf, fits: () => true })

/** Any collection, all fields under one key, RxDB's own list too: for records this practice does not know. */
export const oneClass: StoragePolicy = () =>
  policyOf({ home: 'sensitive', clientField: null, version: 0, migrations: {}, classOf: () => 'sensitive' })

export const vaultStorage = (disk: FakeDisk, policy: StoragePolicy = oneClass) => {
  const vault = openFakeVault(disk)
  return { vault, storage: getRxStorageVault({ vault, policy, now: () => INSTANT }) }
}

/** RxDB's memory storage, each with a state of its own instead of the one it keeps for the process. */
export const plainMemory = (): RxStorage<object, object> =>
  Object.assign(getRxStorageMemory(), { collectionStates: new Map() })

/** A storage as RxDB's suites expect one: whoever opens a collection on it again finds what was written to the disk. */
export const reopeningStorage = (disk: FakeDisk): RxStorage<object, object> => ({
  ...vaultStorage(disk).storage,
  createStorageInstance: (params) => vaultStorage(disk).storage.createStorageInstance(params),
})
