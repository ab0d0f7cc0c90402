/** V1, V2: a grant is a compartment's key, sealed to a user's public key, and says inside what it is for. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { join, sameBytes, u16, u32, u8 } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import { FORMAT, compartmentNumber, damaged } from './format.ts'
import { KEY_BYTES, SEALED_BOX_BYTES, openSealed, sealTo, type KeyPair } from './sodium.ts'

export interface GrantPlace {
  readonly vaultId: Uint8Array
  readonly compartment: Compartment
  readonly epoch: number
}

const placeBytes = (place: GrantPlace): Uint8Array =>
  join(u16(FORMAT.major), place.vaultId, u8(compartmentNumber(place.compartment)), u32(place.epoch))

export const sealGrant = (place: GrantPlace, compartmentKey: Uint8Array, boxKey: Uint8Array): Uint8Array =>
  withChecksum(sealTo(boxKey, join(placeBytes(place), compartmentKey)))

/** The compartment's key. Throws VaultFault vault-damaged: the row is damaged, another user's, or another place's. */
export const openGrant = (place: GrantPlace, row: Uint8Array | null, pair: KeyPair): Uint8Array => {
  const expected = placeBytes(place)
  const sealed = readChecked(row, 'grant', bytes => bytes.take(SEALED_BOX_BYTES + expected.length + KEY_BYTES))
  const plain = openSealed(pair, sealed)
  if (plain === null) throw damaged('a grant does not open')
  if (!sameBytes(plain.subarray(0, expected.length), expected)) throw damaged('a grant is for another place')
  return plain.slice(expected.length)
}
