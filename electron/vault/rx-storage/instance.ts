import {
  categorizeBulkWriteRows, now, type BulkWriteRow, type RxStorageBulkWriteResponse, type RxStorageInstance,
} from 'rxdb'
import type { RecordWrite } from '../types.ts'
import { takeOut, wake, type Memory } from './fill.ts'
import type { RecordPolicy } from './policy.ts'
import { recordWriteOf, type Difference, type Row } from './record-writes.ts'

export type Rows = BulkWriteRow<Record<string, unknown>>[]
export type Response = RxStorageBulkWriteResponse<Record<string, unknown>>
export type VaultStorageInstance = RxStorageInstance<Record<string, unknown>, object, object>

/** A bulkWrite held against the present state of its collection. Good for this turn of the event loop only. */
export interface PreparedWrite {
  /** Rows that were refused (conflicts). */
  readonly refused: number
  readonly writes: readonly RecordWrite[]
  /**
   * Makes the write visible. To be called after the vault has it.
   * @param erases V17: what is deleted leaves memory, and not even a tombstone of it stays
   */
  readonly apply: (erases: boolean) => Promise<Response>
}

/** Prepares a bulkWrite when its turn has come. */
export type Preparation = () => PreparedWrite

export interface InstanceParts {
  readonly memory: Memory
  readonly policy: RecordPolicy
  /** By record id; owned by the instance from here on. */
  readonly differences: Map<string, Difference>
  /** Prepares, makes durable, applies: in one turn, so that no other write is held against the same state. */
  readonly write: (preparation: Preparation, context: string) => Promise<Response>
  readonly onClose: () => void
}

/**
 * One collection: RxDB's memory storage answers, the vault remembers.
 * The memory is private to the instance and let go of when it is closed.
 */
export const vaultInstance = (parts: InstanceParts): VaultStorageInstance => {
  const { policy, differences, write, onClose } = parts
  const { databaseName, collectionName, schema, options, primaryPath } = parts.memory
  const primary = String(primaryPath)
  let memory: typeof parts.memory | null = parts.memory

  const opened = () => {
    if (!memory) throw new Error(`the collection ${collectionName} is closed`)
    return memory
  }

  const awake = (fields: readonly string[]): typeof parts.memory => {
    const state = opened()
    wake(state, fields)
    return state
  }

  const preparation = (rows: Rows, writeContext: string): Preparation => () => {
    const state = opened()
    // RxDB writes memory lazily; what is pending has to be in before it is compared with.
    state.ensurePersistence()
    const { documents } = state.internals
    const ids = rows.map(({ document }) => String(document[primary]))
    if (new Set(ids).size < ids.length) throw new Error(`${collectionName}: one record twice in a write`)
    const sorted = categorizeBulkWriteRows(state, primaryPath, documents, rows, writeContext)
    const writes = [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs].map(({ document }) => {
      const id = String(document[primary])
      const context = { collection: collectionName, primary, policy, difference: differences.get(id) }
      return recordWriteOf(documents.get(id), document as Row, context)
    }).filter((one) => one !== null)
    return {
      refused: sorted.errors.length,
      writes,
      apply: async (erases) => {
        for (const { id, fields } of writes) settle(id, fields === null)
        const isGone = ({ document }: Rows[number]): boolean => erases && document._deleted
        takeOut(state, new Set(rows.filter(isGone).map(({ document }) => String(document[primary]))))
        const stay = rows.filter((row) => !isGone(row))
        return stay.length > 0 ? state.bulkWrite(stay, writeContext) : { error: [] }
      },
    }
  }

  /** A record that was written is no longer old; one that is gone differs in nothing. */
  const settle = (id: string, gone: boolean): void => {
    const difference = differences.get(id)
    if (!difference) return
    if (gone || difference.sealed.length === 0) differences.delete(id)
    else differences.set(id, { ...difference, old: false })
  }

  const close = async (): Promise<void> => {
    const state = memory
    memory = null
    differences.clear()
    onClose()
    await state?.close()
  }

  return {
    databaseName,
    collectionName,
    schema,
    options,
    // RxDB copies this reference to places that outlive us: not the memory.
    internals: {},
    bulkWrite: async (rows, context) => write(preparation(rows, context), context),
    findDocumentsById: async (ids, withDeleted) => opened().findDocumentsById(ids, withDeleted),
    query: async (query) => awake(query.queryPlan.index).query(query),
    count: async (query) => awake(query.queryPlan.index).count(query),
    changeStream: () => opened().changeStream(),
    getAttachmentData: async () => { throw new Error('no attachments are kept here') },
    // Tombstones stand in memory alone. They are few: looking for them by index would make one of every record.
    cleanup: async (minimumDeletedTime) => {
      const state = opened()
      state.ensurePersistence()
      const last = now() - minimumDeletedTime
      const dead = [...state.internals.documents.values()].filter(({ _deleted, _meta }) => _deleted && _meta.lwt <= last)
      takeOut(state, new Set(dead.map((row) => String(row[primary]))))
      return true
    },
    close,
    remove: async () => {
      const state = opened()
      state.ensurePersistence()
      const rows = [...state.internals.documents.values()].filter(({ _deleted }) => !_deleted)
        .map((row) => ({ previous: row, document: { ...row, _deleted: true } }))
      if (rows.length > 0) await write(preparation(rows, 'stillroom-remove'), 'stillroom-remove')
      await state.remove()
      await close()
    },
  }
}
