/**
 * The peers are fetched from the npm registry into a cache folder of their own, pinned; nothing of them is in the
 * project's dependencies. A native one is built on the spot where no built one is found: a minute, once.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { run } from '../../child.ts'
import { say } from '../../say.ts'

const POUCH = { 'pouchdb-core': '9.0.0', 'pouchdb-adapter-leveldb': '9.0.0', 'crypto-pouch': '4.0.2' } as const

/** The last one with a driver for Node 20. */
const SQLCIPHER = { 'better-sqlite3-multiple-ciphers': '12.11.1' } as const

export type Installed =
  | { readonly folder: string, readonly why: null }
  /** It could not be installed here: why, in a line. */
  | { readonly folder: null, readonly why: string }

const LIMIT_SECONDS = 600

const install = async (packages: Readonly<Record<string, string>>): Promise<Installed> => {
  const wanted = JSON.stringify({ packages, node: process.versions.modules })
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const folder = path.join(process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'stillroom', `bench-peers-${hash}`)
  const done = path.join(folder, 'installed')
  if (existsSync(done)) return { folder, why: null }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  say(`Installing for the comparison: ${Object.keys(packages).join(', ')}.`)
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }))
  const ended = await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, limitSeconds: LIMIT_SECONDS })
  if (ended.code !== 0) {
    return { folder: null, why: ended.output.split('\n').find((line) => /err/iu.test(line)) ?? 'npm install failed' }
  }
  writeFileSync(done, wanted)
  return { folder, why: null }
}

export const installPouch = (): Promise<Installed> => install(POUCH)
export const installSqlCipher = (): Promise<Installed> => install(SQLCIPHER)
