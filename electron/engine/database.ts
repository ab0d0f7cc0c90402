import { isDeepStrictEqual } from 'node:util'
import {
  createRxDatabase, normalizeMangoQuery, prepareQuery, type BulkWriteRow, type FilledMangoQuery, type RxCollection,
  type RxStorage,
} from 'rxdb'
import type { Role } from '../../shared/domain/compartment.ts'
import { COLLECTIONS, type CollectionName } from '../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../shared/schemas/registry.ts'
import type { CommitOptions } from '../vault/types.ts'
import { groupContext } from '../vault/rx-storage/write-group.ts'
import { frozenCopy, plainOf, type StoredRow } from './database-plain.ts'
import { rxSchemaOf, validatorOf, type StoredFields, type Validate } from './database-schema.ts'
import {
  Conflict, type Change, type CommitListener, type Database, type Doc, type Reader, type Selector,
} from './types.ts'

type Collections = Readonly<Record<CollectionName, RxCollection<StoredFields>>>

export interface DatabaseParts {
  /** Any RxDB storage. One that knows groups, as the vault's does, makes a whole change set one transaction. */
  readonly storage: RxStorage<unknown, unknown>
  readonly name: string
  /** Any hash of a text; RxDB tells schemas apart by it. */
  readonly hash: (text: string) => string
  /** Whose keys opened it: a record need not have what she holds no key for (V1). The coach, if nothing is said. */
  readonly role?: Role
}

const perCollection = <Value>(make: (name: CollectionName) => Value): Readonly<Record<CollectionName, Value>> =>
  Object.fromEntries(COLLECTIONS.map((name) => [name, make(name)])) as Record<CollectionName, Value>

const openCollections = async ({ storage, name, hash }: DatabaseParts) => {
  const database = await createRxDatabase({
    name,
    storage,
    multiInstance: false,
    eventReduce: false,
    hashFunction: async (input) => {
      if (typeof input !== 'string') throw new Error('only texts are hashed here')
      return hash(input)
    },
  })
  const collections: Collections = await database.addCollections(
    // Records are migrated by the storage as it opens them (rx-storage/opening.ts): RxDB has nothing to migrate.
    perCollection((collection) => ({ schema: rxSchemaOf(RECORDS[collection]), autoMigrate: false })),
  ).catch(async (fault: unknown) => {
    // Left open, it would keep its name and its places among RxDB's 13 collections from the next try.
    await database.close()
    throw fault
  })
  // RxDB keeps the last 100 events for queries it holds open, both versions of each record with them: a long note
  // kept as a draft twice a second would stand in memory 200 times, and one that was erased would stay. We hold no
  // query open.
  for (const collection of Object.values(collections)) collection._changeEventBuffer.close()
  return { database, collections }
}

const stored = (collections: Collections, name: CollectionName, ids: readonly string[]): Promise<StoredRow[]> =>
  collections[name].storageInstance.findDocumentsById([...ids], true)

const filled = (collections: Collections, name: CollectionName, selector: Selector): FilledMangoQuery<StoredFields> =>
  normalizeMangoQuery(collections[name].storageInstance.schema, {
    // RxDB types selectors by the fields of the document; ours come in as plain data.
    selector: { ...selector, _deleted: { $eq: false } } as NonNullable<FilledMangoQuery<StoredFields>['selector']>,
  })

/** Rows as they stand in memory: nobody else's to write to. */
const found = async (collections: Collections, name: CollectionName, selector: Selector): Promise<readonly StoredRow[]> => {
  const { storageInstance } = collections[name]
  return (await storageInstance.query(prepareQuery(storageInstance.schema, filled(collections, name, selector)))).documents
}

/** Reads straight from storage: an RxQuery would be cached, and with it every record it ever found. */
const readerOf = (collections: Collections): Reader & Pick<Database, 'walk'> => ({
  get: async <Name extends CollectionName>(name: Name, id: string) => {
    const [row] = await stored(collections, name, [id])
    // The schema was checked when the record was written; here it is told to TypeScript.
    return row && !row._deleted ? plainOf(row) as unknown as Doc<Name> : null
  },
  find: async <Name extends CollectionName>(name: Name, selector: Selector = {}) =>
    (await found(collections, name, selector)).map((row) => plainOf(row) as unknown as Doc<Name>),
  walk: async <Name extends CollectionName>(name: Name, visit: (record: Doc<Name>) => void, selector: Selector = {}) => {
    for (const row of await found(collections, name, selector)) visit(row as unknown as Doc<Name>)
  },
  count: async (name) => {
    const { storageInstance } = collections[name]
    return (await storageInstance.count(prepareQuery(storageInstance.schema, filled(collections, name, {})))).count
  },
})

/** The row that turns what is stored into what the change says. Throws Conflict, or an Error for a broken record. */
const rowOf = (change: Change, row: StoredRow | undefined, validate: Validate): BulkWriteRow<StoredFields> => {
  const current = row && !row._deleted ? plainOf(row) : null
  if (!isDeepStrictEqual(current, change.before === null ? null : frozenCopy(change.before))) {
    throw new Conflict(`${change.collection}: the record is not what the change expected`)
  }
  const previous = row ? { previous: row } : {}
  if (change.after === null) {
    if (!row) throw new Conflict(`${change.collection}: the record to delete is not there`)
    return { ...previous, document: { ...row, _deleted: true } }
  }
  const after = frozenCopy(change.after) as StoredFields
  const faults = validate(after)
  if (faults.length > 0) throw new Error(`${change.collection}: not a valid record: ${faults.join(', ')}`)
  // RxDB fills revision and time in.
  return { ...previous, document: { ...after, _deleted: false, _attachments: {}, _rev: '', _meta: { lwt: 1 } } }
}

const idOf = (change: Change): string => {
  const { before, after } = change
  if (before && after && before.id !== after.id) throw new Error(`${change.collection}: a record keeps its id`)
  const id = after?.id ?? before?.id
  if (id === undefined) throw new Error(`${change.collection}: a change from nothing to nothing`)
  return id
}

/**
 * Opens the practice's records over a storage: the collections of the registry, read by query, written by change sets.
 * A commit is checked as a whole (conflicts, schemas) before anything is written; commits run one after another.
 */
export const openDatabase = async (parts: DatabaseParts): Promise<Database> => {
  const { database, collections } = await openCollections(parts)
  const listeners = new Set<CommitListener>()
  let turn: Promise<unknown> = Promise.resolve()
  let groups = 0
  const { role = 'coach' } = parts

  const rowsOf = async (name: CollectionName, changes: readonly Change[]) => {
    const ids = changes.map(idOf)
    if (new Set(ids).size < ids.length) throw new Error(`${name}: one record twice in a change set`)
    // Compiled with the first write of its kind: opening need not wait for it.
    const validate = validatorOf(RECORDS[name], role)
    const rows = new Map((await stored(collections, name, ids)).map((row) => [row.id, row]))
    return changes.map((change) => rowOf(change, rows.get(idOf(change)), validate))
  }

  const write = async (changes: readonly Change[], { eraseClient }: CommitOptions): Promise<void> => {
    if (database.closed) throw new Error('the database is closed')
    const names = COLLECTIONS.filter((name) => changes.some(({ collection }) => collection === name))
    const writes: (readonly [CollectionName, BulkWriteRow<StoredFields>[]])[] = []
    for (const name of names) writes.push([name, await rowsOf(name, changes.filter((c) => c.collection === name))])
    if (writes.length === 0) return
    const context = groupContext({
      id: `${parts.name}:${groups += 1}`, parts: writes.length, erases: eraseClient ?? null,
    })
    const answers = await Promise.all(
      writes.map(([name, rows]) => collections[name].storageInstance.bulkWrite(rows, context)),
    )
    if (answers.some(({ error }) => error.length > 0)) throw new Conflict('storage refused a row of the change set')
    // What was deleted before stands in memory as it was: a draft of hers that was thrown away, say.
    if (eraseClient === undefined) return
    await Promise.all(COLLECTIONS.map((name) => collections[name].storageInstance.cleanup(0)))
  }

  const tell: CommitListener = (ids, touched) => {
    for (const listener of listeners) {
      try {
        listener(ids, touched)
      } catch (error) {
        // The change set is durable, so its caller must hear success; the bug still has to be loud.
        queueMicrotask(() => { throw error })
      }
    }
  }

  return {
    ...readerOf(collections),
    commit: (changes, options = {}) => {
      const done = turn.then(async () => {
        await write(changes, options)
        if (changes.length > 0) tell(changes.map(idOf), new Set(changes.map(({ collection }) => collection)))
      })
      turn = done.catch(() => undefined)
      return done
    },
    onCommit: (listener) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    close: async () => {
      await turn
      listeners.clear()
      await database.close()
    },
  }
}
