/**
 * V3: a keyslot holds a user's seed under what she knows: a passphrase, or the code of her recovery sheet.
 * Its public fields are authenticated with the sealed part; the commitment is checked before that is opened,
 * because XChaCha20-Poly1305 alone lets one sealed text open under two keys.
 */
import { join, u32, u8, utf8 } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import { contextOf, damaged, fault } from './format.ts'
import { SALT_BYTES, refuseKdfOutOfBounds, slotKeys, type KdfParams, type Stretch } from './kdf.ts'
import {
  HASH_BYTES, KEY_BYTES, NONCE_BYTES, TAG_BYTES, keyedHash, open, sameSecret, seal, wipe, type Random,
} from './sodium.ts'

export const SLOT_KINDS = ['passphrase', 'recovery'] as const
export type SlotKind = (typeof SLOT_KINDS)[number]

export const SLOT_ID_BYTES = 16
export const USER_ID_BYTES = 16
const ARGON2ID = 1

/** The sealed part: who she is, her seed, and the owner's key she trusts (V2). */
export interface SlotSecret {
  readonly userId: Uint8Array
  readonly seed: Uint8Array
  readonly ownerKey: Uint8Array
}

export interface SlotPublic {
  readonly slotId: Uint8Array
  readonly kind: SlotKind
  readonly kdf: KdfParams
  readonly salt: Uint8Array
}

interface Slot extends SlotPublic {
  readonly commitment: Uint8Array
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
}

const SECRET_BYTES = USER_ID_BYTES + KEY_BYTES + KEY_BYTES

const publicBytes = (slot: SlotPublic, commitment: Uint8Array): Uint8Array => join(
  slot.slotId, u8(SLOT_KINDS.indexOf(slot.kind) + 1), u8(ARGON2ID), u32(slot.kdf.memoryKiB), u32(slot.kdf.passes),
  slot.salt, commitment,
)

const commitmentOf = (commitKey: Uint8Array): Uint8Array => keyedHash(commitKey, utf8('stillroom slot commitment'))

const slotContext = (vaultId: Uint8Array, slot: SlotPublic, commitment: Uint8Array): Uint8Array =>
  contextOf('slot', vaultId, publicBytes(slot, commitment))

/** Seals a slot with an already stretched key. */
export const sealSlot = (
  vaultId: Uint8Array, slot: SlotPublic, stretched: Uint8Array, secret: SlotSecret, random: Random,
): Uint8Array => {
  const keys = slotKeys(stretched)
  const commitment = commitmentOf(keys.commit)
  const nonce = random(NONCE_BYTES)
  const plain = join(secret.userId, secret.seed, secret.ownerKey)
  const sealed = seal(keys.wrap, nonce, slotContext(vaultId, slot, commitment), plain)
  wipe(keys.wrap, keys.commit, plain)
  return withChecksum(join(publicBytes(slot, commitment), nonce, sealed))
}

const readSlot = (row: Uint8Array | null): Slot => readChecked(row, 'key slot', bytes => {
  const slotId = bytes.take(SLOT_ID_BYTES)
  const kind = SLOT_KINDS[bytes.u8() - 1]
  const algorithm = bytes.u8()
  if (kind === undefined) throw damaged('a key slot of an unknown kind')
  if (algorithm !== ARGON2ID) throw fault('kdf-refused', 'a key derivation of an unknown kind')
  return {
    slotId, kind, kdf: { memoryKiB: bytes.u32(), passes: bytes.u32() }, salt: bytes.take(SALT_BYTES),
    commitment: bytes.take(HASH_BYTES), nonce: bytes.take(NONCE_BYTES), sealed: bytes.take(SECRET_BYTES + TAG_BYTES),
  }
})

/** The public fields. Throws VaultFault: vault-damaged, kdf-refused. */
export const readSlotPublic = (row: Uint8Array | null): SlotPublic => readSlot(row)

/**
 * Opens a slot with a typed secret; null when it is not the one this slot was made with.
 * Throws VaultFault: kdf-refused before any memory is taken; vault-damaged when the secret is right (the
 * commitment says so) and the slot still does not open: it was changed, or comes from another vault.
 */
export const openSlot = async (
  vaultId: Uint8Array, row: Uint8Array | null, secret: Uint8Array, stretch: Stretch,
): Promise<SlotSecret | null> => {
  const slot = readSlot(row)
  refuseKdfOutOfBounds(slot.kdf)
  const stretched = await stretch(secret, slot.salt, slot.kdf)
  const keys = slotKeys(stretched)
  wipe(stretched)
  try {
    if (!sameSecret(commitmentOf(keys.commit), slot.commitment)) return null
    const plain = open(keys.wrap, slot.nonce, slotContext(vaultId, slot, slot.commitment), slot.sealed)
    if (plain === null) throw damaged('a key slot was changed, or is another vault’s')
    return {
      userId: plain.slice(0, USER_ID_BYTES),
      seed: plain.slice(USER_ID_BYTES, USER_ID_BYTES + KEY_BYTES),
      ownerKey: plain.slice(USER_ID_BYTES + KEY_BYTES),
    }
  } finally {
    wipe(keys.wrap, keys.commit)
  }
}
