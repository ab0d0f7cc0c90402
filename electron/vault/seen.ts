/**
 * V13, V16: what this machine saw last of a vault: its format and generations. It lies outside the vault file, so
 * that putting back a whole older file is noticed. Sealed under a key of the user's; damaged or missing, it says
 * nothing, and the vault opens as one never seen.
 */
import { readFileSync } from 'node:fs'
import type { Compartment } from '../../shared/domain/compartment.ts'
import { replaceFile } from './atomic-file.ts'
import { Malformed, join, readBytes, sameBytes, sized, u16, u64, u8, utf8 } from './bytes.ts'
import { VAULT_ID_BYTES, compartmentNumber, compartmentOf, contextOf, type FormatVersion } from './format.ts'
import { NONCE_BYTES, open, seal, type Random } from './sodium.ts'
import { VaultFault } from './types.ts'

export interface Seen {
  readonly format: FormatVersion
  readonly directoryRevision: number
  readonly generations: ReadonlyMap<Compartment, number>
}

/** One vault's entry, still sealed. */
interface Entry { readonly vaultId: Uint8Array; readonly nonce: Uint8Array; readonly sealed: Uint8Array }

const MAGIC = utf8('SRSEEN00')
/** Practices, restore drills and samples of one machine. The one not opened for longest goes first. */
const MOST_VAULTS = 32

const readEntries = (path: string): readonly Entry[] => {
  try {
    const content = readFileSync(path)
    const bytes = readBytes(content)
    if (!sameBytes(bytes.take(MAGIC.length), MAGIC)) return []
    const entries = Array.from({ length: Math.min(bytes.u8(), MOST_VAULTS) }, (): Entry => ({
      vaultId: bytes.take(VAULT_ID_BYTES), nonce: bytes.take(NONCE_BYTES), sealed: bytes.sized(),
    }))
    bytes.end()
    return entries
  } catch {
    return []
  }
}

const seenBytes = (seen: Seen): Uint8Array => join(
  u16(seen.format.major), u16(seen.format.minor), u64(seen.directoryRevision), u8(seen.generations.size),
  ...[...seen.generations].map(([compartment, generation]) =>
    join(u8(compartmentNumber(compartment)), u64(generation))),
)

const readSeenBytes = (plain: Uint8Array): Seen | null => {
  try {
    const bytes = readBytes(plain)
    const format = { major: bytes.u16(), minor: bytes.u16() }
    const directoryRevision = bytes.u64()
    const generations = new Map<Compartment, number>()
    for (let left = bytes.u8(); left > 0; left -= 1) {
      const compartment = compartmentOf(bytes.u8())
      const generation = bytes.u64()
      if (compartment !== undefined) generations.set(compartment, generation)
    }
    bytes.end()
    return { format, directoryRevision, generations }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

/** What was seen of this vault; null when nothing was, or nothing readable. */
export const readSeen = (path: string, vaultId: Uint8Array, key: Uint8Array): Seen | null => {
  const entry = readEntries(path).find(candidate => sameBytes(candidate.vaultId, vaultId))
  const plain = entry === undefined ? null : open(key, entry.nonce, contextOf('seen', vaultId), entry.sealed)
  return plain === null ? null : readSeenBytes(plain)
}

/**
 * Remembers it; other vaults' entries stay. True when it was written: that it was not is no reason to fail a
 * write that is already durable.
 */
export const writeSeen = (path: string, vaultId: Uint8Array, key: Uint8Array, seen: Seen, random: Random): boolean => {
  const nonce = random(NONCE_BYTES)
  const entry: Entry = { vaultId, nonce, sealed: seal(key, nonce, contextOf('seen', vaultId), seenBytes(seen)) }
  const others = readEntries(path).filter(other => !sameBytes(other.vaultId, vaultId))
  const entries = [entry, ...others].slice(0, MOST_VAULTS)
  try {
    replaceFile(path, join(
      MAGIC, u8(entries.length), ...entries.map(each => join(each.vaultId, each.nonce, sized(each.sealed))),
    ))
    return true
  } catch (error) {
    if (error instanceof VaultFault) return false
    throw error
  }
}
