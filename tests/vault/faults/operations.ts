/** The table: what meets every fault. An operation of its own is one file beside this one, and one line here. */
import { backup } from './backup.ts'
import { create } from './create.ts'
import { erase } from './erase.ts'
import type { Operation } from './operation.ts'
import { migrate } from './migrate.ts'
import { passphrase } from './passphrase.ts'
import { restore } from './restore.ts'
import { rotate } from './rotate.ts'
import { save } from './save.ts'

export const OPERATIONS: readonly Operation[] = [save, create, passphrase, rotate, erase, backup, restore, migrate]

export const operationNamed = (name: string): Operation => {
  const found = OPERATIONS.find(operation => operation.name === name)
  if (found === undefined) throw new Error(`there is no operation named ${name}`)
  return found
}
