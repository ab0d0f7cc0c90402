/** Where a practice lies on this computer, how much room it takes, and what a syncing service made of it. */
import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import type { Output } from '../../shared/ipc/contract.ts'
import { conflictCopyOf } from '../vault/backup/names.ts'

/** What SQLite may put beside a file. */
const BESIDE = ['', '-wal', '-journal']

/** So many names are worth showing. */
const MOST_COPIES = 50

/** @param vault the practice's file, which need not be there */
export const placeOf = (vault: string): Output<'host.vaultPlace'> => {
  const folder = dirname(vault)
  const file = basename(vault)
  const attachments = join(folder, `${parse(vault).name}.attachments`)
  const files = [
    ...BESIDE.map((suffix) => vault + suffix), ...namesIn(attachments).map((name) => join(attachments, name)),
  ]
  return {
    folder, file,
    bytes: files.reduce((sum, path) => sum + sizeOf(path), 0),
    conflictCopies: namesIn(folder).filter((name) => conflictCopyOf(name, file) !== null).sort().slice(0, MOST_COPIES),
  }
}

// Not there, or not to be looked at: then there is nothing to say about it.
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
