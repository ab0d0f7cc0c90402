/**
 * The adapter to the one SQLite file: rows of bytes under keys of bytes, durable transactions. No keys, no format.
 * It is the only importer of the driver, so that another one can take its place.
 */
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import Database from 'libsql'
import { makeFolder } from './atomic-file.ts'
import { hex, utf8 } from './bytes.ts'
import { damaged, fault } from './format.ts'
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
  /** The keys of all rows that stand in the table, read in one go. */
  readonly keys: () => readonly Uint8Array[]
  /** Of those the keys that begin with `kind`, where the value has these bytes at that place. */
  readonly keysOf: (kind: number, at: number, bytes: Uint8Array) => readonly Uint8Array[]
  /** How many rows there are, of every kind. */
  readonly count: () => number
  /**
   * Every row. Whoever reads may pause between two, and reads to the end or says that he stops (`return`): a cursor
   * left open keeps the file. A row whose key or value is not bytes is null: nothing of ours wrote it.
   */
  readonly rows: () => Iterable<StoredRow | null>
  /**
   * V11: holds the table against its index, and makes the index anew where the two do not say the same: by an index
   * that lacks a row it would be written a second time. Nobody may be reading meanwhile.
   * Throws VaultFault vault-damaged where that cannot be.
   * @returns the keys, in hex, that more than one row stands under
   */
  readonly mend: () => ReadonlySet<string>
  /** Whether the table and its index say the same. */
  readonly agrees: () => boolean
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

/** SQLite's own limit, of four billion. */
const MOST_PAGES = 0xfffffffe

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

/** A connection, and which file it is to: a path may lead to another one by and by, but not that. */
interface Connection { readonly database: Database.Database; readonly file: string }

const fileAt = (path: string): string => {
  const { dev, ino } = statSync(path, { bigint: true })
  return `${dev}:${ino}`
}

/**
 * Connections that could not be let go of, by file. Where a full disk takes nothing out of the log, the log cannot be
 * left, and the lock stays with this process whatever we do: so the next opening here goes on with the connection.
 * Never closed otherwise: that would remove a log by its path, and another file may have that by then.
 */
const heldBack = new Map<string, { readonly database: Database.Database, readonly why: VaultFault }>()

/** What keeps this process from letting go of the file; null when nothing does. */
export const holdsBack = (path: string): VaultFault | null =>
  existsSync(path) ? heldBack.get(withFaults(() => fileAt(path)))?.why ?? null : null

/** Why the log cannot be left; null when it is left, was never on, or is somebody else's. */
const leaveLog = (database: Database.Database): VaultFault | null => {
  try {
    if (pragma(database, 'journal_mode') !== 'wal') return null
  } catch {
    // Not so far as to have a log.
    return null
  }
  try {
    if (pragma(database, 'journal_mode=DELETE') !== 'wal') return null
    return fault('disk-failed', 'the log cannot be left')
  } catch (error) {
    const why = asFault(error)
    if (!(why instanceof VaultFault)) return fault('disk-failed', 'the log cannot be left')
    return why.code === 'open-elsewhere' ? null : why
  }
}

/**
 * The driver keeps a connection for as long as a statement of it has not been collected, and its locks with it.
 * Leaving the log and the exclusive mode by hand frees the file at once, and leaves one file with no other beside it.
 */
const letGo = ({ database, file }: Connection): void => {
  const why = leaveLog(database)
  if (why !== null) {
    heldBack.set(file, { database, why })
    return
  }
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

const connect = (path: string): Connection => {
  // The driver would take a name with a scheme for a server, and a relative one from wherever we stand.
  if (!isAbsolute(path)) throw new Error('a store needs an absolute path')
  return withFaults(() => {
    const file = fileAt(path)
    const held = heldBack.get(file)
    heldBack.delete(file)
    return { file, database: held?.database ?? new Database(path, { timeout: 0 }) }
  })
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

/** As many rows as a statement finds that says only how many. */
const howMany = (database: Database.Database, words: string): number => {
  const [row] = database.prepare(`SELECT count(*) FROM ${words}`).raw().all([]) as [number][]
  return row?.[0] ?? 0
}

/** The name SQLite gives the index of the one key. */
const INDEX = 'sqlite_autoindex_rows_1'

/**
 * Each row is found by the index, and there are as many of both: then they are the same. Statements of SQLite's own,
 * so that a hundred thousand rows take a tenth of a second.
 */
const indexAgrees = (database: Database.Database): boolean =>
  howMany(database, `rows INDEXED BY ${INDEX}`) === howMany(database, 'rows NOT INDEXED')
  && howMany(database, `rows AS r NOT INDEXED WHERE NOT EXISTS (
    SELECT 1 FROM rows AS i INDEXED BY ${INDEX} WHERE i.k IS r.k AND i.rowid = r.rowid)`) === 0

const standTwice = (database: Database.Database): ReadonlySet<string> => new Set((database
  .prepare(`SELECT lower(hex(k)) FROM rows INDEXED BY ${INDEX} GROUP BY k HAVING count(*) > 1`).raw().all([]) as [string][])
  .map(([key]) => key))

const makeIndexAnew = (database: Database.Database): void => {
  try {
    database.exec('REINDEX rows')
  } catch (error) {
    if (!String(Reflect.get(Object(error), 'code')).startsWith('SQLITE_CONSTRAINT')) throw error
    throw damaged('rows stand twice that the index does not know')
  }
  if (!indexAgrees(database)) throw damaged('the table and its index do not agree')
}

const storeOver = ({ database, file }: Connection): Store => {
  const select = database.prepare(`SELECT ${VALUE} FROM rows WHERE k = ?`).raw()
  // A file may number its rows with all of 64 bits, which a number of JavaScript does not hold.
  const selectPlaced = database.prepare(`SELECT rowid, ${KEY}, ${VALUE} FROM rows WHERE k = ?`).raw().safeIntegers(true)
  const selectAfter = database
    .prepare(`SELECT rowid, ${KEY}, ${VALUE} FROM rows NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT ?`)
    .raw().safeIntegers(true)
  const upsert = database.prepare('INSERT INTO rows (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v')
  const erase = database.prepare('DELETE FROM rows WHERE k = ?')
  const get = (key: Uint8Array): Uint8Array | null => {
    const row: unknown = select.get([key])
    return Array.isArray(row) ? bytesOf(row[0]) : null
  }
  const placed = ([place, k, v]: readonly [bigint, Cell, Cell]): PlacedRow => {
    const key = bytesOf(k)
    const value = bytesOf(v)
    return { place, key, row: key === null || value === null ? null : { key, value } }
  }
  const snapshots = snapshotsOf({
    // By rowid: the order of the file itself, and the one in which it is opened.
    from: (place, limit) => whileOpen(() => (selectAfter.all([place, limit]) as [bigint, Cell, Cell][]).map(placed)),
    find: key => whileOpen(() => (selectPlaced.all([key]) as [bigint, Cell, Cell][]).map(placed)),
    findSeveral: key => whileOpen(() => (database
      .prepare(`SELECT rowid, ${KEY}, ${VALUE} FROM rows NOT INDEXED WHERE k = ?`).raw().safeIntegers(true)
      .all([key]) as [bigint, Cell, Cell][]).map(placed)),
    count: () => whileOpen(() => howMany(database, 'rows NOT INDEXED')),
    twice: () => whileOpen(() => standTwice(database)),
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
    // By the table: whoever goes through all rows must not miss one that the index lacks.
    keys: () => whileOpen(() => (database.prepare(`SELECT ${KEY} FROM rows NOT INDEXED`).raw().all([]) as [Cell][])
      .flatMap(([k]) => bytesOf(k) ?? [])),
    // SQLite counts from one, and compares: a hundred thousand rows that are not meant take a tenth of a second.
    keysOf: (kind, at, bytes) => whileOpen(() => (database
      .prepare(`SELECT ${KEY} FROM rows NOT INDEXED WHERE substr(k, 1, 1) = ? AND substr(v, ?, ?) = ?`).raw()
      .all([Uint8Array.of(kind), at + 1, bytes.length, bytes]) as [Cell][]).flatMap(([k]) => bytesOf(k) ?? [])),
    count: () => whileOpen(() => howMany(database, 'rows')),
    agrees: () => whileOpen(() => indexAgrees(database)),
    mend: () => whileOpen(() => {
      if (!indexAgrees(database)) makeIndexAnew(database)
      return standTwice(database)
    }),
    // One cursor from end to end. Asking for what comes after the last row would not end in a damaged file, whose
    // rows need not stand in order.
    rows: function* () {
      const select = database.prepare(`SELECT ${KEY}, ${VALUE} FROM rows NOT INDEXED WHERE ?`).raw()
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
      letGo({ database, file })
    },
  }
}

const prepared = (path: string, prepare: (database: Database.Database) => void): Store => {
  const connection = connect(path)
  try {
    prepare(connection.database)
    return storeOver(connection)
  } catch (error) {
    letGo(connection)
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
    // Said in any case: a connection that is gone on with has the limit it had.
    pragma(database, `max_page_count=${Math.trunc(pages ?? MOST_PAGES)}`)
  })
}
