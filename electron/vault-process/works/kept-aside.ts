/**
 * V17: practices that lie beside this one, whole, as of another day: one that a restored backup has replaced, or a backup
 * that was restored next to it. They are never removed by us; whoever is erased from this one is in them still.
 */
import { lstatSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { KeptAside } from '../../../shared/ipc/views.ts'
import { instantOfStamp, stampOfBeside, stampOfReplaced } from '../../vault/backup/names.ts'

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    // A folder that lets itself be used and not listed: nothing can be told of it.
    return []
  }
}

const bytesOf = (path: string): number | null => {
  try {
    const found = lstatSync(path)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}

/** Oldest first. When each was replaced, or made, is as its name says. */
export const keptAside = (vaultPath: string): readonly KeptAside[] => {
  const vault = basename(vaultPath)
  return namesIn(dirname(vaultPath)).flatMap((file): readonly KeptAside[] => {
    const replaced = stampOfReplaced(vault, file)
    const at = instantOfStamp(replaced ?? stampOfBeside(vault, file) ?? '')
    const bytes = at === null ? null : bytesOf(join(dirname(vaultPath), file))
    return at === null || bytes === null ? [] : [{ file, at, bytes, as: replaced === null ? 'restored' : 'replaced' }]
  }).sort((one, other) => (one.at < other.at ? -1 : 1))
}
