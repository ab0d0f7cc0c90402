/**
 * The adapter to the one SQLite file: rows of bytes under keys of bytes, durable transactions. No keys, no format.
 * It is the only importer of the driver, so that another one can take its place.
 */
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import Database from 'libsql'
import { makeFolder } from './atomic-file.ts'
import { hex, utf8 } from './bytes.ts'
import { fault } from './format.ts'
import { reclaim } from './reclaim.ts'
import { snapshotsOf, type PlacedRow, type Snapshot } from './snapshot.ts'
import { asFault, withFaults } from './store-faults.ts'
import { VaultFault } from './types.ts'

/** How far the file may grow: SQLite then answers as it does when the disk is full. */
export interface StoreLimits { readonly pages?: number }

/** What a transaction may do. */
export interface StoreWriter {
  readonly get: (key: Uint8Array) => Uint8Array | null
  readonly put: (key: Uint8Array, value: Uint8Array) => void
  readonly remove: (key: Uint8Array) => void
}

/** Bytes under a key of bytes. */
export interface StoredRow { readonly key: Uint8Array; readonly value: Uint8Array }

/** Every function throws VaultFault when the disk or the file refuses. */
export interface Store {
  readonly get: (key: Uint8Array) => Uint8Array | null
  /** The keys of all rows, read in one go. */
  readonly keys: () => readonly Uint8Array[]
  /** How many rows there are, of every kind. */
  readonly count: () => number
  /**
   * Every row. Whoever reads may pause between two, and reads to the end or says that he stops (`return`): a cursor
   * left open keeps the file. A row whose key or value is not bytes is null: nothing of ours wrote it.
   */
  readonly rows: () => Iterable<StoredRow | null>
  /** V10: all or nothing; returns after fsync. */
  readonly transaction: (work: (writer: StoreWriter) => void) => void
  /** V14: moves the log into the file and empties it, so that what was deleted is in neither. */
  readonly checkpoint: () => void
  /** V18: every row as it is now, to be read while others are written. To be ended. */
  readonly snapshot: () => Snapshot
  /** Bytes of the file, once all that is in its log is in it. */
  readonly bytes: () => number
  /** A consistent copy of the whole file, to a path where nothing is. */
  readonly copy: (path: string) => void
  /** Frees the file. A second call does nothing. */
  readonly close: () => void
}

const TABLE = 'CREATE TABLE rows (k BLOB PRIMARY KEY, v BLOB)'

type Cell = Buffer | string | number | null

/**
 * A column's bytes, and null for what is none: a flipped bit makes bytes text, and the driver ends the whole process
 * when text is no UTF-8. So text is never asked for, from a damaged file least of all.
 */
const bytesIn = (column: 'k' | 'v'): string => `CASE typeof(${column}) WHEN 'blob' THEN ${column} END`
const [KEY, VALUE] = [bytesIn('k'), bytesIn('v')]

const bytesOf = (cell: unknown): Uint8Array | null =>
  cell instanceof Uint8Array ? new Uint8Array(cell.buffer, cell.byteOffset, cell.length) : null

/** A pragma of the driver answers with one row, or none. */
const pragma = (database: Database.Database, words: string): unknown => {
  // An array, always: the driver ends the whole process when one Buffer is its sole argument.
  const row: unknown = database.prepare(`PRAGMA ${words}`).all([])[0]
  return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined
}

/** For what is done on the way out: whatever is committed is in the file or in its log. */
const quietly = (work: () => unknown): void => {
  try {
    work()
  } catch {
    // Going out goes on.
  }
}

/**
 * The driver keeps a connection for as long as a statement of it has not been collected, and its locks with it.
 * Leaving the log and the exclusive mode by hand frees the file at once, and leaves one file with no other beside it.
 */
const letGo = (database: Database.Database): void => {
  quietly(() => pragma(database, 'journal_mode') === 'wal' && pragma(database, 'journal_mode=DELETE'))
  quietly(() => pragma(database, 'locking_mode=NORMAL'))
  // The mode takes effect with the next access.
  quietly(() => database.prepare('SELECT count(*) FROM sqlite_master').all([]))
  // What is left of the connection until then takes next to nothing.
  quietly(() => pragma(database, 'shrink_memory'))
  quietly(() => database.close())
  reclaim()
}

/** True when the file holds our table and nothing else: no view, no trigger, no second table. */
const isOurs = (database: Database.Database): boolean => {
  try {
    // In hex, for the same reason.
    const rows: unknown = database
      .prepare('SELECT hex(type), hex(sql) FROM sqlite_master WHERE sql IS NOT NULL').raw().all([])
    return JSON.stringify(rows) === JSON.stringify([['table', TABLE].map(text => hex(utf8(text)).toUpperCase())])
  } catch (error) {
    // There is nothing wrong with the words: what SQLite has against them stands in the file's first page.
    if (Reflect.get(Object(error), 'code') !== 'SQLITE_ERROR') throw error
    throw fault('vault-damaged', 'the file is laid out as no SQLite we know lays one out')
  }
}

const connect = (path: string): Database.Database => {
  // The driver would take a name with a scheme for a server, and a relative one from wherever we stand.
  if (!isAbsolute(path)) throw new Error('a store needs an absolute path')
  return withFaults(() => new Database(path, { timeout: 0 }))
}

/** 0700 for the folder, 0600 for the file; where the system has no such modes, nothing happens. */
const makePrivate = (path: string): void => {
  withFaults(() => {
    makeFolder(dirname(path))
    closeSync(openSync(path, 'wx', 0o600))
  })
}

/** Turns the log on; false on a disk too full for even that: the vault goes on without one, and can be read. */
const takesLog = (database: Database.Database, fresh: boolean): boolean => {
  try {
    if (withFaults(() => pragma(database, 'journal_mode=WAL')) === 'wal') return true
  } catch (error) {
    if (fresh || !(error instanceof VaultFault) || error.code !== 'disk-full') throw error
    return false
  }
  throw fault('disk-failed', 'the file takes no write-ahead log')
}

const own = (database: Database.Database, fresh: boolean): void => {
  if (fresh) pragma(database, 'page_size=8192')
  // Without a log, EXTRA also syncs the folder the journal went from: else a commit could come undone.
  pragma(database, takesLog(database, fresh) ? 'synchronous=FULL' : 'synchronous=EXTRA')
  pragma(database, 'fullfsync=1')
  pragma(database, 'secure_delete=ON')
}

const guard = (database: Database.Database): void => {
  // V15: before anything is read, so that the log's index lives in this process and no second one can join, not even
  // to a log that a crash left.
  pragma(database, 'locking_mode=EXCLUSIVE')
  pragma(database, 'trusted_schema=OFF')
  pragma(database, 'cell_size_check=ON')
  // Nothing of a vault goes into a temporary file, sealed or not.
  pragma(database, 'temp_store=MEMORY')
}

const storeOver = (database: Database.Database): Store => {
  const select = database.prepare(`SELECT ${VALUE} FROM rows WHERE k = ?`).raw()
  const selectPlaced = database.prepare(`SELECT rowid, ${KEY}, ${VALUE} FROM rows WHERE k = ?`).raw()
  const selectAfter = database
    .prepare(`SELECT rowid, ${KEY}, ${VALUE} FROM rows WHERE rowid > ? ORDER BY rowid LIMIT ?`).raw()
  const upsert = database.prepare('INSERT INTO rows (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v')
  const erase = database.prepare('DELETE FROM rows WHERE k = ?')
  const get = (key: Uint8Array): Uint8Array | null => {
    const row: unknown = select.get([key])
    return Array.isArray(row) ? bytesOf(row[0]) : null
  }
  const placed = ([place, k, v]: readonly [number, Cell, Cell]): PlacedRow => {
    const key = bytesOf(k)
    const value = bytesOf(v)
    return { place, row: key === null || value === null ? null : { key, value } }
  }
  const snapshots = snapshotsOf({
    // By rowid: the order of the file itself, and the one in which it is opened.
    after: (place, limit) => whileOpen(() => (selectAfter.all([place, limit]) as [number, Cell, Cell][]).map(placed)),
    find: key => whileOpen(() => (selectPlaced.all([key]) as [number, Cell, Cell][]).map(placed)[0] ?? null),
  })
  const writer: StoreWriter = {
    get,
    put: (key, value) => {
      snapshots.changing(key)
      upsert.run([key, value])
    },
    remove: key => {
      snapshots.changing(key)
      erase.run([key])
    },
  }
  let closed = false
  // The driver would go on writing through a statement of a closed connection.
  const whileOpen = <Value>(work: () => Value): Value => {
    if (closed) throw new Error('the store is closed')
    return withFaults(work)
  }
  return {
    get: key => whileOpen(() => get(key)),
    // The index alone answers: no row is read for it.
    keys: () => whileOpen(() => (database.prepare(`SELECT ${KEY} FROM rows`).raw().all([]) as [Cell][])
      .flatMap(([k]) => bytesOf(k) ?? [])),
    count: () => whileOpen(() => {
      const [row] = database.prepare('SELECT count(*) FROM rows').raw().all([]) as [number][]
      return row?.[0] ?? 0
    }),
    // One cursor from end to end. Asking for what comes after the last row would not end in a damaged file, whose
    // rows need not stand in order.
    rows: function* () {
      const select = database.prepare(`SELECT ${KEY}, ${VALUE} FROM rows WHERE ?`).raw()
      const cursor = whileOpen(() => select.iterate([1]) as IterableIterator<[Cell, Cell]>)
      let ended = false
      try {
        for (;;) {
          const next = whileOpen(() => cursor.next())
          if (next.done) {
            ended = true
            return
          }
          const [k, v] = next.value
          const key = bytesOf(k)
          const value = bytesOf(v)
          yield key === null || value === null ? null : { key, value }
        }
      } finally {
        // Asked for no row at all, the statement leaves the place where it stood.
        if (!ended && !closed) quietly(() => select.all([0]))
      }
    },
    transaction: work => whileOpen(() => {
      try {
        database.exec('BEGIN IMMEDIATE')
        work(writer)
        database.exec('COMMIT')
      } catch (error) {
        try {
          if (database.inTransaction) database.exec('ROLLBACK')
        } catch {
          // The first error is the one to tell.
        }
        throw error
      }
    }),
    checkpoint: () => whileOpen(() => void pragma(database, 'wal_checkpoint(TRUNCATE)')),
    snapshot: () => whileOpen(snapshots.begin),
    bytes: () => whileOpen(() => Number(pragma(database, 'page_count')) * Number(pragma(database, 'page_size'))),
    copy: path => whileOpen(() => {
      makePrivate(path)
      database.prepare('VACUUM INTO ?').run([path])
    }),
    close: () => {
      if (closed) return
      closed = true
      letGo(database)
    },
  }
}

const prepared = (path: string, prepare: (database: Database.Database) => void): Store => {
  const database = connect(path)
  try {
    prepare(database)
    return storeOver(database)
  } catch (error) {
    letGo(database)
    throw asFault(error)
  }
}

/** Makes a new file, 0600, in a folder of its own, 0700. Throws VaultFault; vault-exists when something is there. */
export const createStore = (path: string): Store => {
  makePrivate(path)
  return prepared(path, database => {
    guard(database)
    own(database, true)
    database.exec(TABLE)
  })
}

/**
 * Opens an existing file and owns it until it is closed or the process ends (V15).
 * Throws VaultFault: no-vault, open-elsewhere, not-a-vault, vault-damaged, read-only, disk-failed.
 */
export const openStore = (path: string, limits: StoreLimits = {}): Store => opened(path, true, limits)

/** Opens a file to look at it: nothing is written, except what a crash left in the log. Throws as `openStore`. */
export const inspectStore = (path: string): Store => opened(path, false)

const opened = (path: string, toOwn: boolean, { pages }: StoreLimits = {}): Store => {
  if (!existsSync(path)) throw fault('no-vault', 'there is no file')
  return prepared(path, database => {
    guard(database)
    // Before the log is turned on: a foreign file is left as it is, to the byte.
    if (!isOurs(database)) throw fault('not-a-vault', 'the file holds something else')
    if (!toOwn) return
    withFaults(() => chmodSync(path, 0o600))
    own(database, false)
    if (pages !== undefined) pragma(database, `max_page_count=${Math.trunc(pages)}`)
  })
}
