/** SQLCipher: a whole database file under one key. WAL and FULL, as ours. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { timed } from '../figures.ts'
import { job } from '../job.ts'
import { batches, bytesOf, isWaiting, oneMore, readRecords } from './common.ts'
import { BATCH, OPENINGS, SAVES, type Line, type PeerFigures, type PeerInput } from './peer.ts'

/** As much of the driver as is used. */
interface Driver {
  pragma(words: string): unknown
  exec(words: string): void
  prepare(words: string): { run(...values: readonly unknown[]): void; all(...values: readonly unknown[]): readonly { json: string }[] }
  transaction(work: () => void): () => void
  close(): void
}

const KEY = 'ab'.repeat(32)

job<PeerInput, PeerFigures>(async ({ packages, records, scratch }) => {
  const Database = createRequire(path.join(packages, 'package.json'))('better-sqlite3-multiple-ciphers') as new (file: string) => Driver
  const file = path.join(scratch, 'practice.db')
  const open = (): Driver => {
    const database = new Database(file)
    database.pragma(`cipher='sqlcipher'`)
    database.pragma('legacy=4')
    database.pragma(`key="x'${KEY}'"`)
    database.pragma('journal_mode=WAL')
    database.pragma('synchronous=FULL')
    database.pragma('secure_delete=ON')
    return database
  }
  const database = open()
  database.exec('CREATE TABLE records (id TEXT PRIMARY KEY, kind TEXT, waits INTEGER, json TEXT)')
  database.exec('CREATE INDEX by_kind ON records (kind, waits)')
  const insert = database.prepare('INSERT INTO records VALUES (?, ?, ?, ?)')
  const put = ([kind, record]: Line): void => insert.run(record.id, kind, isWaiting(record) ? 1 : 0, JSON.stringify(record))

  const lines = readRecords(records)
  const [bulk = 0] = await timed(1, () => {
    for (const batch of batches(lines, BATCH)) database.transaction(() => { batch.forEach(put) })()
  })
  const saves = await timed(SAVES, (time) => put(['notes', oneMore(lines, time)]))
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()

  const opens = await timed(OPENINGS, () => {
    const again = open()
    const rows = (kind: string, waits: number) =>
      again.prepare('SELECT json FROM records WHERE kind = ? AND waits = ?').all(kind, waits).map(({ json }) => JSON.parse(json) as unknown)
    if (rows('clients', 0).length === 0 || rows('actionItems', 1).length === 0) throw new Error('nothing was found')
    again.close()
  })
  return { bulkPerSecond: lines.length / (bulk / 1000), saves, opens, bytes: bytesOf(file) }
})
