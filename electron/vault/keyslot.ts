/**
 * V3: a keyslot opens a user's seed with what she knows or has: a passphrase, the code of her recovery sheet, or
 * the key in this machine's keychain (V6). Its public fields are authenticated with the sealed part; the commitment is
 * checked before that is opened, because XChaCha20-Poly1305 alone lets one sealed text open under two keys.
 */
import { i64, join, sameBytes, u32, u8, utf8 } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import { contextOf, damaged, fault } from './format.ts'
import { SALT_BYTES, refuseKdfOutOfBounds, slotKeys, type KdfParams, type Stretch } from './kdf.ts'
import { openSeed } from './seeds.ts'
import {
  HASH_BYTES, KEY_BYTES, NONCE_BYTES, TAG_BYTES, boxPair, keyedHash, open, sameSecret, seal, wipe, type Random,
} from './sodium.ts'
import { VaultFault } from './types.ts'

export const SLOT_KINDS = ['passphrase', 'recovery', 'keychain'] as const
export type SlotKind = (typeof SLOT_KINDS)[number]

export const SLOT_ID_BYTES = 16
export const USER_ID_BYTES = 16

const ALGORITHM = { argon2id: 1, none: 2 } as const
const NO_SALT = new Uint8Array(SALT_BYTES)

/** V6: so long after a passphrase the keychain opens the vault without one. Milliseconds. */
export const KEYCHAIN_LASTS = 14 * 24 * 60 * 60 * 1000

/** What a slot opens: who she is, her seed, and the owner's key she trusts (V2). */
export interface SlotSecret {
  readonly userId: Uint8Array
  readonly seed: Uint8Array
  readonly ownerKey: Uint8Array
}

/** What stands in the sealed part. The slot's own seed gives the key pair that opens the user's. */
export interface SlotSealed {
  readonly userId: Uint8Array
  readonly slotSeed: Uint8Array
  readonly ownerKey: Uint8Array
}

interface SlotFields {
  readonly slotId: Uint8Array
  readonly kind: SlotKind
  /** Null where nothing is derived: the keychain's key is random already. */
  readonly kdf: KdfParams | null
  /** Zeros where nothing is derived. */
  readonly salt: Uint8Array
  /** Milliseconds since 1970, UTC, after which it opens nothing; 0 for never. */
  readonly until: number
}

export interface SlotPublic extends SlotFields {
  /** X25519: the user's seed is sealed to it. */
  readonly boxKey: Uint8Array
}

interface Slot extends SlotPublic {
  readonly commitment: Uint8Array
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
}

const SECRET_BYTES = USER_ID_BYTES + KEY_BYTES + KEY_BYTES

/** The public part of a slot; its algorithm follows from its kind. */
const publicBytes = (slot: SlotPublic, commitment: Uint8Array): Uint8Array => join(
  slot.slotId, u8(SLOT_KINDS.indexOf(slot.kind) + 1), u8(slot.kdf === null ? ALGORITHM.none : ALGORITHM.argon2id),
  u32(slot.kdf?.memoryKiB ?? 0), u32(slot.kdf?.passes ?? 0), slot.salt, slot.boxKey, i64(slot.until), commitment,
)

const commitmentOf = (commitKey: Uint8Array): Uint8Array => keyedHash(commitKey, utf8('stillroom slot commitment'))

const slotContext = (vaultId: Uint8Array, slot: SlotPublic, commitment: Uint8Array): Uint8Array =>
  contextOf('slot', vaultId, publicBytes(slot, commitment))

/** The fields of a slot that is to be: what they must be for its kind. */
export const slotFields = (
  kind: SlotKind, slotId: Uint8Array, kdf: KdfParams, now: Date, random: Random,
): SlotFields => kind === 'keychain'
  ? { slotId, kind, kdf: null, salt: NO_SALT, until: now.getTime() + KEYCHAIN_LASTS }
  : { slotId, kind, kdf, salt: random(SALT_BYTES), until: 0 }

/** The key a slot's keys come from: the secret stretched, or as it is where nothing is derived. A copy of its own. */
export const stretchedFor = async (
  slot: Pick<SlotPublic, 'kdf' | 'salt'>, secret: Uint8Array, stretch: Stretch,
): Promise<Uint8Array> => {
  if (slot.kdf !== null) return stretch(secret, slot.salt, slot.kdf)
  if (secret.length !== KEY_BYTES) throw fault('wrong-passphrase', 'the keychain’s key has another length')
  return Uint8Array.from(secret)
}

/** Seals a slot with an already stretched key. */
export const sealSlot = (
  vaultId: Uint8Array, fields: SlotFields, stretched: Uint8Array, secret: SlotSealed, random: Random,
): Uint8Array => {
  const keys = slotKeys(stretched)
  const pair = boxPair(secret.slotSeed)
  const slot: SlotPublic = { ...fields, boxKey: pair.publicKey }
  const commitment = commitmentOf(keys.commit)
  const nonce = random(NONCE_BYTES)
  const plain = join(secret.userId, secret.slotSeed, secret.ownerKey)
  const sealed = seal(keys.wrap, nonce, slotContext(vaultId, slot, commitment), plain)
  wipe(keys.wrap, keys.commit, pair.privateKey, plain)
  return withChecksum(join(publicBytes(slot, commitment), nonce, sealed))
}

const readKdf = (algorithm: number, kind: SlotKind, kdf: KdfParams, salt: Uint8Array): KdfParams | null => {
  if (kind !== 'keychain') {
    if (algorithm !== ALGORITHM.argon2id) throw fault('kdf-refused', 'a key derivation of an unknown kind')
    return kdf
  }
  const isNothing = algorithm === ALGORITHM.none && kdf.memoryKiB === 0 && kdf.passes === 0 && sameBytes(salt, NO_SALT)
  if (!isNothing) throw fault('kdf-refused', 'a keychain’s key is derived from nothing')
  return null
}

const readSlot = (row: Uint8Array | null): Slot => readChecked(row, 'key slot', (bytes) => {
  const slotId = bytes.take(SLOT_ID_BYTES)
  const kind = SLOT_KINDS[bytes.u8() - 1]
  if (kind === undefined) throw damaged('a key slot of an unknown kind')
  const algorithm = bytes.u8()
  const kdf = { memoryKiB: bytes.u32(), passes: bytes.u32() }
  const salt = bytes.take(SALT_BYTES)
  return {
    slotId, kind, kdf: readKdf(algorithm, kind, kdf, salt), salt, boxKey: bytes.take(KEY_BYTES), until: bytes.i64(),
    commitment: bytes.take(HASH_BYTES), nonce: bytes.take(NONCE_BYTES), sealed: bytes.take(SECRET_BYTES + TAG_BYTES),
  }
})

/** The public fields. Throws VaultFault: vault-damaged, kdf-refused. */
export const readSlotPublic = (row: Uint8Array | null): SlotPublic => readSlot(row)

/**
 * Past its end; or so far before it that the clock was put back since, which is to gain nobody a day.
 */
const isExpired = (until: number, now: Date): boolean =>
  until !== 0 && (now.getTime() > until || until - now.getTime() > KEYCHAIN_LASTS)

/** The two rows of a slot, as they are on disk: the slot, and the user's seed sealed to it. */
export interface SlotRows { readonly slot: Uint8Array | null; readonly seed: Uint8Array | null }

/**
 * Opens a slot with a typed secret, and with the slot the seed; null when it is not the secret this slot was made
 * with. Throws VaultFault: kdf-refused before any memory is taken; wrong-passphrase with `detail.why` 'expired'
 * (V6); vault-damaged when the secret is right (the commitment says so) and the slot or its seed still does not open:
 * it was changed, or comes from another vault.
 */
export const openSlot = async (
  vaultId: Uint8Array, rows: SlotRows, secret: Uint8Array, stretch: Stretch, now: Date,
): Promise<SlotSecret | null> => {
  const slot = readSlot(rows.slot)
  if (slot.kdf !== null) refuseKdfOutOfBounds(slot.kdf)
  const stretched = await stretchedFor(slot, secret, stretch)
  const keys = slotKeys(stretched)
  wipe(stretched)
  try {
    if (!sameSecret(commitmentOf(keys.commit), slot.commitment)) return null
    const plain = open(keys.wrap, slot.nonce, slotContext(vaultId, slot, slot.commitment), slot.sealed)
    if (plain === null) throw damaged('a key slot was changed, or is another vault’s')
    const userId = plain.slice(0, USER_ID_BYTES)
    const slotSeed = plain.slice(USER_ID_BYTES, USER_ID_BYTES + KEY_BYTES)
    const ownerKey = plain.slice(USER_ID_BYTES + KEY_BYTES)
    const pair = boxPair(slotSeed)
    wipe(plain, slotSeed)
    try {
      if (isExpired(slot.until, now)) {
        throw new VaultFault('wrong-passphrase', 'the keychain’s time is over', { detail: { why: 'expired' } })
      }
      return { userId, seed: openSeed(pair, { vaultId, userId, slotId: slot.slotId }, rows.seed), ownerKey }
    } finally {
      wipe(pair.privateKey)
    }
  } finally {
    wipe(keys.wrap, keys.commit)
  }
}
