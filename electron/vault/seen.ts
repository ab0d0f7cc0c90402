/**
 * V13, V16: what this machine saw last of a vault: its format, its owner, its generations. It lies outside the vault
 * file, so that putting back a whole older file is noticed; damaged or missing, it says nothing, and the vault opens
 * as one never seen.
 *
 * It is not sealed. Under a user's key, an older file opened with an older passphrase could not be held against it
 * (V7 renews that key), nor could what another user saw. Nothing in it is a secret: numbers, and a public key.
 */
import { readFileSync } from 'node:fs'
import type { Compartment } from '../../shared/domain/compartment.ts'
import { replaceFile } from './atomic-file.ts'
import { MOST, Malformed, join, readBytes, sameBytes, sized, u16, u64, u8, utf8 } from './bytes.ts'
import { checked, withChecksum } from './checked.ts'
import { VAULT_ID_BYTES, compartmentNumber, compartmentOf, type FormatVersion } from './format.ts'
import { KEY_BYTES } from './sodium.ts'
import { VaultFault } from './types.ts'

export interface Seen {
  readonly format: FormatVersion
  /** Ed25519: a directory by an earlier owner's key is older, or forged with what she has given up. */
  readonly ownerKey: Uint8Array
  readonly directoryRevision: number
  readonly generations: ReadonlyMap<Compartment, number>
}

/** No older copy lacks so many changes: what was seen is not sealed, and anybody can write more into it. */
const MOST_LOST = 2 ** 32

/**
 * V16: from which number an older copy goes on that is accepted: the one seen, so that the newer file is older from
 * then on. As far as that can be true: what was forged is not to bring the vault to where counting ends.
 */
export const beyondSeen = (own: number, seen = 0): number => Math.max(own, Math.min(seen, own + MOST_LOST))

interface Entry { readonly vaultId: Uint8Array; readonly plain: Uint8Array }

const MAGIC = utf8('SRSEEN01')
/** Practices, restore drills and samples of one machine. The one not opened for longest goes first. */
const MOST_VAULTS = 32

const readEntries = (path: string): readonly Entry[] => {
  try {
    const content = checked(readFileSync(path))
    if (content === null) return []
    const bytes = readBytes(content)
    if (!sameBytes(bytes.take(MAGIC.length), MAGIC)) return []
    const entries = Array.from({ length: Math.min(bytes.u8(), MOST_VAULTS) }, (): Entry => ({
      vaultId: bytes.take(VAULT_ID_BYTES), plain: bytes.sized(),
    }))
    bytes.end()
    return entries
  } catch {
    return []
  }
}

const seenBytes = (seen: Seen): Uint8Array => join(
  u16(seen.format.major), u16(seen.format.minor), seen.ownerKey, u64(seen.directoryRevision), u8(seen.generations.size),
  ...[...seen.generations].map(([compartment, generation]) =>
    join(u8(compartmentNumber(compartment)), u64(generation))),
)

const readSeenBytes = (plain: Uint8Array): Seen | null => {
  try {
    const bytes = readBytes(plain)
    const format = { major: bytes.u16(), minor: bytes.u16() }
    const ownerKey = Uint8Array.from(bytes.take(KEY_BYTES))
    const directoryRevision = bytes.u64()
    const generations = new Map<Compartment, number>()
    for (let left = bytes.u8(); left > 0; left -= 1) {
      const compartment = compartmentOf(bytes.u8())
      const generation = bytes.u64()
      if (compartment !== undefined) generations.set(compartment, generation)
    }
    bytes.end()
    return { format, ownerKey, directoryRevision, generations }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

const isReadable = ({ directoryRevision, generations }: Seen): boolean =>
  [directoryRevision, ...generations.values()].every(count => count <= MOST)

/** What was seen of this vault; null when nothing was, or nothing readable. */
export const readSeen = (path: string, vaultId: Uint8Array): Seen | null => {
  const entry = readEntries(path).find(candidate => sameBytes(candidate.vaultId, vaultId))
  return entry === undefined ? null : readSeenBytes(entry.plain)
}

/**
 * Remembers it, or (null) forgets what was seen, as before an older file is put back on purpose; other vaults' entries
 * stay. True when it was written: that it was not is no reason to fail a write that is already durable. What
 * `readSeen` would not read again is never written: it would take the place of what it does read.
 */
export const writeSeen = (path: string, vaultId: Uint8Array, seen: Seen | null): boolean => {
  if (seen !== null && !isReadable(seen)) return false
  const others = readEntries(path).filter(other => !sameBytes(other.vaultId, vaultId))
  const entries = seen === null ? others : [{ vaultId, plain: seenBytes(seen) }, ...others].slice(0, MOST_VAULTS)
  try {
    replaceFile(path, withChecksum(join(
      MAGIC, u8(entries.length), ...entries.map(each => join(each.vaultId, sized(each.plain))),
    )))
    return true
  } catch (error) {
    if (error instanceof VaultFault) return false
    throw error
  }
}
