/** Where a practice lies on this computer, and how much room it takes. */
import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Output } from '../../shared/ipc/contract.ts'

/** What SQLite may put beside a file. */
const BESIDE = ['', '-wal', '-journal']

/** @param vault the practice's file, which need not be there */
export const placeOf = (vault: string): Output<'host.vaultPlace'> => ({
  folder: dirname(vault),
  file: basename(vault),
  bytes: BESIDE.reduce((sum, suffix) => sum + sizeOf(vault + suffix), 0),
})

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size
  } catch {
    // Not there, or not to be looked at: then there is nothing to say about it.
    return 0
  }
}
