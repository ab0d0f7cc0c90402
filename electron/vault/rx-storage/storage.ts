import { RXDB_VERSION, type RxStorage, type RxStorageInstance, type RxStorageInstanceCreationParams } from 'rxdb'
import { getRxStorageMemory, type RxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { Vault } from '../types.ts'
import { fill, type Memory } from './fill.ts'
import { vaultInstance, type Preparation, type PreparedWrite, type Response } from './instance.ts'
import { differenceOf, rowOf } from './opening.ts'
import type { RecordPolicy, StoragePolicy } from './policy.ts'
import { withoutSealed, type Difference, type Row } from './record-writes.ts'
import { gather, GroupConflict, readGroup } from './write-group.ts'

export interface VaultStorageParts {
  readonly vault: Pick<Vault, 'take' | 'commit' | 'leaveOut'>
  readonly policy: StoragePolicy
  /** The present instant, for the vault's manifests. */
  readonly now: () => Date
}

/** RxDB's memory storage keeps its state in one map for the whole process, past close: here each has its own. */
const privateMemory = (): RxStorageMemory => ({ ...getRxStorageMemory(), collectionStates: new Map() })

/**
 * Gives a fresh memory what the vault hands over; says where the disk differs from it. V11: each record is brought in
 * by itself, and one that is not what it should be is left out.
 */
const takeOver = async (
  memory: Memory, policy: RecordPolicy, vault: VaultStorageParts['vault'],
): Promise<Map<string, Difference>> => {
  const differences = new Map<string, Difference>()
  const primary = String(memory.primaryPath)
  const rows: Row[] = []
  for (const record of vault.take(memory.collectionName)) {
    const row = rowOf(record, primary, policy)
    if (row === null) {
      vault.leaveOut(memory.collectionName, record.id)
      continue
    }
    const difference = differenceOf(record, policy)
    if (difference) differences.set(record.id, difference)
    rows.push(difference?.old ? withoutSealed(row, { sealed: difference.sealed, primary, policy }) : row)
  }
  await fill(memory, rows)
  return differences
}

/**
 * An RxDB storage over a vault. Reads are answered by RxDB's memory storage; a write is held against the state of
 * its collection, made durable in one transaction of the vault, and only then applied and acknowledged (V10).
 *
 * All of that happens in one turn of the event loop (the vault writes synchronously), so writes queue by themselves
 * and no two are ever held against one state. Writes of one group (write-group.ts) share a transaction.
 *
 * Each collection may be opened once per storage, because a vault hands its records over once.
 * A write that the vault refuses rejects with its VaultFault and leaves memory as it was.
 */
export const getRxStorageVault = ({ vault, policy, now }: VaultStorageParts): RxStorage<object, object> => {
  const opened = new Set<string>()

  const store = (prepared: readonly PreparedWrite[], erases: string | null): readonly Promise<Response>[] => {
    const writes = prepared.flatMap((part) => part.writes)
    if (erases !== null) vault.commit(writes, now(), { eraseClient: erases })
    else if (writes.length > 0) vault.commit(writes, now())
    return prepared.map((part) => part.apply(erases !== null))
  }

  const groups = gather<Preparation, Response>((preparations, { erases }) => {
    const prepared = preparations.map((prepare) => prepare())
    if (prepared.some(({ refused }) => refused > 0)) throw new GroupConflict('a row of the group was refused')
    return store(prepared, erases)
  })

  const write = async (prepare: Preparation, context: string): Promise<Response> => {
    const group = readGroup(context)
    if (group) return groups.join(group, prepare)
    const [response] = await Promise.all(store([prepare()], null))
    if (!response) throw new Error('a write has no answer')
    return response
  }

  const openVaultInstance = async (
    params: RxStorageInstanceCreationParams<Record<string, unknown>, object>, recordPolicy: RecordPolicy,
  ) => {
    const { collectionName, schema } = params
    if (schema.attachments) throw new Error('no attachments are kept here')
    if (schema.version !== recordPolicy.version) throw new Error(`${collectionName}: versions do not agree`)
    if (opened.has(collectionName)) throw new Error(`${collectionName} was opened before: a vault hands over once`)
    opened.add(collectionName)
    const memory = await privateMemory().createStorageInstance<Record<string, unknown>>(params) as Memory
    const differences = await takeOver(memory, recordPolicy, vault)
    return vaultInstance({
      memory, policy: recordPolicy, differences, write,
      onClose: () => { groups.abandon('the storage was closed') },
    })
  }

  return {
    name: 'stillroom-vault',
    rxdbVersion: RXDB_VERSION,
    createStorageInstance: async <RxDocType>(params: RxStorageInstanceCreationParams<RxDocType, object>) => {
      const recordPolicy = policy(params.collectionName)
      if (!recordPolicy) return privateMemory().createStorageInstance(params)
      // RxDB asks per document type; a row here is a record of named fields whatever the type says.
      const instance = await openVaultInstance(
        params as unknown as RxStorageInstanceCreationParams<Record<string, unknown>, object>, recordPolicy)
      return instance as unknown as RxStorageInstance<RxDocType, object, object>
    },
  }
}
