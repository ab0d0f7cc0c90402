/** The peers of the comparison: where their job is, and what they cannot do, to be said beside their figures. */
import { installPouch, installSqlCipher, type Installed } from './install.ts'

export interface Peer {
  readonly name: string
  /** The job, from the project's folder. */
  readonly file: string
  readonly install: () => Promise<Installed>
  readonly cannot: string
}

export const PEERS: readonly Peer[] = [
  {
    name: 'RxDB with encryption-crypto-js',
    file: 'build/bench/peers/rxdb-crypto.ts',
    // A dependency of ours already; the plugin is in it.
    install: () => Promise.resolve({ folder: '.', why: null }),
    cannot: 'query encrypted fields, hide ids, days and states, detect tampering (no authentication), be durable (memory; a dump is written here)',
  },
  {
    name: 'PouchDB with crypto-pouch',
    file: 'build/bench/peers/pouch.ts',
    install: installPouch,
    cannot: 'query anything but ids without opening every document, hide ids and revisions, notice a document taken out, survive a power cut (LevelDB does not sync)',
  },
  {
    name: 'SQLCipher',
    file: 'build/bench/peers/sqlcipher.ts',
    install: installSqlCipher,
    cannot: 'keep a class of fields from anybody who opens the file (one key for all), erase a client by her key, notice an older file put back',
  },
]
