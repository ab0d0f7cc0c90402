/**
 * V16: what a compartment should hold. Sealed under its key and written in the transaction it describes, so that
 * whoever can write the file, but lacks the key, can neither take an envelope out nor put an older one back unseen.
 */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { MOST, i64, join, readBytes, sameBytes, u32, u64, u8 } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import type { CompartmentKeys } from './compartment-keys.ts'
import { compartmentNumber, contextOf } from './format.ts'
import { PARTS } from './record-row.ts'
import { HASH_BYTES, NONCE_BYTES, TAG_BYTES, hash, keyedHash, open, seal, type Random } from './sodium.ts'
import { VaultFault } from './types.ts'

/** How many envelopes there are, and the sum of their hashes modulo 2^256: one comes or goes without the others. */
export interface SetFigures { readonly count: number; readonly sum: Uint8Array }

export const NO_ENVELOPES: SetFigures = { count: 0, sum: new Uint8Array(HASH_BYTES) }

export interface Manifest extends SetFigures {
  readonly compartment: Compartment
  /** Grows by one with every transaction that touches the compartment; at the highest number it stays. */
  readonly generation: number
  /** Milliseconds since 1970, UTC. */
  readonly writtenAt: number
  /** Of the keyring's whole row, so that an older keyring is found too. */
  readonly keyringDigest: Uint8Array
  /** At some opening it did not agree with what was there, and no person has looked since. */
  readonly gap: boolean
  /**
   * V7: of the present epoch while there are older ones, what their manifests of this compartment are: see `pinOf`. So
   * whoever has older keys alone cannot renew those manifests with what she adds. Null of every other.
   */
  readonly older: Uint8Array | null
}

/** A manifest, and which row says it. */
export interface ManifestOnDisk extends Manifest {
  /** Of its row as it lies on disk, whether that could be read or not. */
  readonly digest: Uint8Array
}

/** Adds (1) or takes away (-1) one number of 256 bits, little-endian, in place. */
export const shift = (sum: Uint8Array, term: Uint8Array, sign: 1 | -1): void => {
  let carry = 0
  for (let at = 0; at < sum.length; at += 1) {
    const value = (sum[at] ?? 0) + sign * (term[at] ?? 0) + carry
    sum[at] = value & 0xff
    carry = value >> 8
  }
}

/** From where to where an envelope is counted, beside its last tag: the tag of the locator, nonce and length. */
export const COUNTED = { from: PARTS.locatorTag, to: PARTS.body } as const

/**
 * What stands for one envelope in the sum. Of the envelope it takes the two tags and what is between them: nothing
 * else of it can differ under the same tags and still open, and what does not open is counted as such (V11).
 */
const termOf = (keys: CompartmentKeys, hid: Uint8Array, envelope: Uint8Array): Uint8Array =>
  keyedHash(keys.set, join(hid, envelope.subarray(COUNTED.from, COUNTED.to), envelope.subarray(-TAG_BYTES)))

/** The set with one envelope more, or one fewer. */
export const counted = (
  figures: SetFigures, keys: CompartmentKeys, hid: Uint8Array, envelope: Uint8Array, sign: 1 | -1,
): SetFigures => {
  const sum = Uint8Array.from(figures.sum)
  shift(sum, termOf(keys, hid, envelope), sign)
  // As the sum it comes round: a holder of the key may have written a count that is too small to take from.
  return { count: (figures.count + sign + MOST + 1) % (MOST + 1), sum }
}

/** No practice saves so often between two openings on one machine. */
const MOST_AHEAD = 2 ** 40

/**
 * V16: whether a generation can follow from the one this machine saw last. Whoever holds the key can write any, and
 * from the highest there is no older copy would be known any more.
 */
export const followsSeen = ({ generation }: Manifest, seen: number | undefined): boolean =>
  seen === undefined || generation - seen <= MOST_AHEAD

export const sameSet = (one: SetFigures, other: SetFigures): boolean =>
  one.count === other.count && sameBytes(one.sum, other.sum)

export const digestOf = (row: Uint8Array | null): Uint8Array => row === null ? new Uint8Array(HASH_BYTES) : hash(row)

/**
 * What the present epoch's manifest says of the older ones of its compartment, newest first. Null where there is none.
 */
export const pinOf = (older: readonly { readonly epoch: number, readonly digest: Uint8Array }[]): Uint8Array | null =>
  older.length === 0 ? null : hash(join(...older.flatMap(({ epoch, digest }) => [u32(epoch), digest])))

export const samePin = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null ? one === other : sameBytes(one, other)

const context = (vaultId: Uint8Array, keys: CompartmentKeys): Uint8Array =>
  contextOf('manifest', vaultId, u8(compartmentNumber(keys.compartment)), u32(keys.epoch))

/** Without what is said of older ones. */
const PLAIN_BYTES = 8 + 8 + HASH_BYTES + 8 + HASH_BYTES + 1

export const sealManifest = (
  vaultId: Uint8Array, keys: CompartmentKeys, manifest: Manifest, random: Random,
): Uint8Array => {
  const nonce = random(NONCE_BYTES)
  const plain = join(
    u64(manifest.generation), u64(manifest.count), manifest.sum, i64(manifest.writtenAt), manifest.keyringDigest,
    u8(manifest.gap ? 1 : 0), ...manifest.older === null ? [] : [manifest.older],
  )
  return withChecksum(join(nonce, seal(keys.manifest, nonce, context(vaultId, keys), plain)))
}

/**
 * Null when the row is missing, damaged, not sealed under this compartment's key, or says a number out of its bounds:
 * counted as disagreement.
 */
export const openManifest = (vaultId: Uint8Array, keys: CompartmentKeys, row: Uint8Array | null): Manifest | null => {
  try {
    return readChecked(row, 'manifest', bytes => {
      const nonce = bytes.take(NONCE_BYTES)
      const sealed = bytes.take(Math.max(PLAIN_BYTES + TAG_BYTES, (row?.length ?? 0) - HASH_BYTES - NONCE_BYTES))
      const plain = open(keys.manifest, nonce, context(vaultId, keys), sealed)
      if (plain === null) return null
      const inside = readBytes(plain)
      const manifest = {
        compartment: keys.compartment, generation: inside.u64(), count: inside.u64(),
        sum: inside.take(HASH_BYTES), writtenAt: inside.i64(), keyringDigest: inside.take(HASH_BYTES),
        gap: inside.u8() === 1, older: plain.length === PLAIN_BYTES ? null : inside.take(HASH_BYTES),
      }
      inside.end()
      return manifest
    })
  } catch (error) {
    if (error instanceof VaultFault) return null
    throw error
  }
}
