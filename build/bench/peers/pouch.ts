/** PouchDB over LevelDB with crypto-pouch, which seals each document whole. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { timed } from '../figures.ts'
import { job } from '../job.ts'
import { batches, bytesOf, isWaiting, oneMore, readRecords } from './common.ts'
import { BATCH, OPENINGS, SAVES, type Line, type PeerFigures, type PeerInput } from './peer.ts'

type Doc = Readonly<Record<string, unknown>> & { readonly _id: string }

/** As much of PouchDB as is used. */
interface Pouch {
  crypto(password: string): Promise<void>
  bulkDocs(docs: readonly Doc[]): Promise<readonly { error?: unknown }[]>
  put(doc: Doc): Promise<unknown>
  allDocs(options: { include_docs: true }): Promise<{ rows: readonly { doc: Doc }[] }>
  close(): Promise<void>
}

interface PouchClass {
  new(name: string, options: { adapter: string }): Pouch
  plugin(plugin: unknown): PouchClass
}

const PASSWORD = 'four calm words together'

const docOf = ([kind, record]: Line): Doc => ({ ...record, kind, _id: record.id })

job<PeerInput, PeerFigures>(async ({ packages, records, scratch }) => {
  const require = createRequire(path.join(packages, 'package.json'))
  const core = require('pouchdb-core') as PouchClass & { default?: PouchClass }
  const PouchDB = (core.default ?? core).plugin(require('pouchdb-adapter-leveldb')).plugin(require('crypto-pouch'))
  const name = path.join(scratch, 'practice')
  const open = (): Pouch => new PouchDB(name, { adapter: 'leveldb' })

  const database = open()
  await database.crypto(PASSWORD)
  const lines = readRecords(records)
  const [bulk = 0] = await timed(1, async () => {
    for (const batch of batches(lines, BATCH)) {
      const answers = await database.bulkDocs(batch.map(docOf))
      if (answers.some(({ error }) => error)) throw new Error('a document was refused')
    }
  })
  const saves = await timed(SAVES, (time) => database.put(docOf(['notes', oneMore(lines, time)])))
  await database.close()

  const opens: number[] = []
  for (let time = 0; time < OPENINGS; time += 1) {
    const begun = performance.now()
    const again = open()
    // Its key derivation is not counted, as ours is not.
    const derived = performance.now()
    await again.crypto(PASSWORD)
    const spared = performance.now() - derived
    // Nothing of a sealed document can be queried, so all of them are opened.
    const { rows } = await again.allDocs({ include_docs: true })
    const clients = rows.filter(({ doc }) => doc['kind'] === 'clients')
    const waiting = rows.filter(({ doc }) => doc['kind'] === 'actionItems' && isWaiting(doc))
    if (clients.length === 0 || waiting.length === 0) throw new Error('nothing was found')
    opens.push(performance.now() - begun - spared)
    await again.close()
  }
  return { bulkPerSecond: lines.length / (bulk / 1000), saves, opens, bytes: bytesOf(name) }
})
