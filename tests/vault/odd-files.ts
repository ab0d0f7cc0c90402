/** Files as damage, or somebody with the whole of the file in hand, may leave them; none of it is SQLite's usual work. */
import Database from 'libsql'

/** Works on the file with its layout open to be written. Each step has a connection of its own: a layout is read once. */
const inSteps = (path: string, steps: readonly ((database: Database.Database) => void)[]): void => {
  for (const step of steps) {
    const database = new Database(path)
    try {
      database.exec('PRAGMA writable_schema=ON')
      step(database)
    } finally {
      database.close()
    }
  }
}

const TABLE = 'CREATE TABLE rows (k BLOB PRIMARY KEY, v BLOB)'
const WITHOUT_INDEX = 'CREATE TABLE rows (k BLOB, v BLOB)'

/** Changes the table while its index stays as it is. @param work in SQL, on a table `rows` without an index */
export const behindItsIndex = (path: string, work: (database: Database.Database) => void): void => {
  let root = 0
  inSteps(path, [
    database => {
      const [row] = database.prepare("SELECT rootpage FROM sqlite_master WHERE type = 'index'").raw().all([]) as [number][]
      root = row?.[0] ?? 0
      database.exec("DELETE FROM sqlite_master WHERE type = 'index'")
      database.prepare("UPDATE sqlite_master SET sql = ? WHERE type = 'table'").run([WITHOUT_INDEX])
    },
    work,
    database => {
      database.prepare("UPDATE sqlite_master SET sql = ? WHERE type = 'table'").run([TABLE])
      database.prepare("INSERT INTO sqlite_master VALUES ('index', 'sqlite_autoindex_rows_1', 'rows', ?, NULL)").run([root])
    },
  ])
}

/** Puts a row in a second time, into table and index. @param where which rows, in SQL @param value in SQL, of column v */
export const putTwice = (path: string, where: string, value: string): void => inSteps(path, [
  database => {
    database.exec("DELETE FROM sqlite_master WHERE type = 'index'")
    database.prepare("UPDATE sqlite_master SET sql = ? WHERE type = 'table'").run([WITHOUT_INDEX])
  },
  database => {
    database.exec(`INSERT INTO rows (k, v) SELECT k, ${value} FROM rows WHERE ${where}`)
    database.exec('CREATE INDEX again ON rows (k)')
  },
  database => {
    database.prepare("UPDATE sqlite_master SET sql = ? WHERE type = 'table'").run([TABLE])
    database.exec("UPDATE sqlite_master SET sql = NULL, name = 'sqlite_autoindex_rows_1' WHERE type = 'index'")
  },
])

/** Takes entries out of the index; the table keeps its rows. @param where which rows, in SQL */
export const lostFromIndex = (path: string, where: string): void => {
  let kept: unknown[][] = []
  inSteps(path, [database => {
    kept = database.prepare(`SELECT rowid, k, v FROM rows WHERE ${where}`).raw().safeIntegers(true).all([]) as unknown[][]
    database.exec(`DELETE FROM rows WHERE ${where}`)
  }])
  behindItsIndex(path, database => {
    for (const row of kept) database.prepare('INSERT INTO rows (rowid, k, v) VALUES (?, ?, ?)').run(row)
  })
}

/** Numbers rows anew. @param words in SQL: `rowid = .. WHERE ..` */
export const renumbered = (path: string, words: string): void =>
  inSteps(path, [database => { database.exec(`UPDATE rows SET ${words}`) }])

export const RECORDS = "substr(k, 1, 1) = x'02'"
export const STRUCTURE = "substr(k, 1, 1) = x'01'"
