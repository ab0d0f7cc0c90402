/**
 * A process that makes changes and tells of each, before and after. It is killed, or traced to its end.
 * Arguments: operation, folder, seed, how many changes (0: until it is killed), how the database syncs (FULL, or what a
 * control puts in its place). What is known comes in as JSON.
 */
import { readFileSync, writeSync } from 'node:fs'
import Database from 'libsql'
import { groundIn, makeNext, type Told } from './operation.ts'
import { operationNamed } from './operations.ts'
import { createRandom } from './random.ts'

const [name = '', folder = '', seed = '1', count = '0', sync = 'FULL'] = process.argv.slice(2)

/** Straight to the pipe: what is told must not wait in a buffer of this process. */
const tell = (told: Told | { readonly ready: true }): void => { writeSync(1, `${JSON.stringify(told)}\n`) }

/** The same vault, less careful: what the harness must notice. */
const syncLess = (mode: string): void => {
  const { prepare } = Database.prototype
  Database.prototype.prepare = function <Values extends unknown[] | object = unknown[]>(words: string) {
    return prepare.call<Database.Database, [string], Database.Statement<Values>>(
      this, words.replace(/synchronous=\w+/, `synchronous=${mode}`))
  }
}

const main = async (): Promise<void> => {
  if (sync !== 'FULL') syncLess(sync)
  const operation = operationNamed(name)
  const known: unknown = JSON.parse(readFileSync(0, 'utf8'))
  const acting = await operation.act(groundIn(folder), known, createRandom(Number(seed)))
  tell({ ready: true })
  for (let left = Number(count) || Number.POSITIVE_INFINITY; left > 0; left -= 1) {
    const refused = await makeNext(acting, tell)
    if (refused !== null) throw refused
  }
  acting.end()
}

void main()
