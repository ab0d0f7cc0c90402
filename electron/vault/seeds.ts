/**
 * V7: a user's seed lies beside her slots, sealed to each slot's public key. So whoever has the new seed can put it
 * behind a recovery sheet without knowing the code on the sheet.
 */
import { join, sameBytes, u16 } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import { FORMAT, VAULT_ID_BYTES, damaged } from './format.ts'
import { KEY_BYTES, SEALED_BOX_BYTES, openSealed, sealTo, wipe, type KeyPair } from './sodium.ts'

export interface SeedPlace {
  readonly vaultId: Uint8Array
  readonly userId: Uint8Array
  readonly slotId: Uint8Array
}

const placeBytes = (place: SeedPlace): Uint8Array =>
  join(u16(FORMAT.major), place.vaultId, place.userId, place.slotId)

/** Format, vault, user, slot. */
const PLACE_BYTES = 2 + VAULT_ID_BYTES + 16 + 16

/** @param slotKey the X25519 key in the slot's public part */
export const sealSeed = (slotKey: Uint8Array, place: SeedPlace, seed: Uint8Array): Uint8Array => {
  const plain = join(placeBytes(place), seed)
  const row = withChecksum(sealTo(slotKey, plain))
  wipe(plain)
  return row
}

const sealedOf = (row: Uint8Array | null): Uint8Array =>
  readChecked(row, 'seed', bytes => bytes.take(SEALED_BOX_BYTES + PLACE_BYTES + KEY_BYTES))

/** Throws VaultFault vault-damaged for what cannot be a seed's row, whatever opens it. */
export const refuseOtherSeedRow = (row: Uint8Array): void => { sealedOf(row) }

/**
 * The user's seed. Throws VaultFault vault-damaged: the row is damaged, or sealed for another slot. Anybody can seal
 * to a public key: whether it is the seed the owner signed for is known by the keys it gives.
 */
export const openSeed = (pair: KeyPair, place: SeedPlace, row: Uint8Array | null): Uint8Array => {
  const expected = placeBytes(place)
  const sealed = sealedOf(row)
  const plain = openSealed(pair, sealed)
  if (plain === null) throw damaged('a seed does not open')
  if (!sameBytes(plain.subarray(0, expected.length), expected)) throw damaged('a seed is for another slot')
  const seed = plain.slice(expected.length)
  wipe(plain)
  return seed
}
