/** V1, V2: a grant is a compartment's key, sealed to a user's public key, and says inside what it is for. */
import { COMPARTMENTS, GRANTED, type Compartment } from '../../shared/domain/compartment.ts'
import { hex, join, sameBytes, u16, u32, u8 } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import { compartmentKeys, type CompartmentKeys, type HeldKeys } from './compartment-keys.ts'
import { vouchedFor, type Directory, type GrantEntry, type User } from './directory.ts'
import { FORMAT, ROWS, compartmentNumber, damaged, type ReadRow, type RowChange } from './format.ts'
import { KEY_BYTES, SEALED_BOX_BYTES, hash, openSealed, sealTo, wipe, type KeyPair } from './sodium.ts'
import { readTwins, twinRows, type RowsToHeal } from './twins.ts'

export interface GrantPlace {
  readonly vaultId: Uint8Array
  readonly compartment: Compartment
  readonly epoch: number
}

/** The keys of one epoch that a user holds (V7). */
export interface HeldEpoch { readonly epoch: number; readonly held: HeldKeys }

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
  const key = plain.slice(expected.length)
  wipe(plain)
  return key
}

/** Grants to be: what the directory is to list, and the rows. */
export interface Grants { readonly entries: readonly GrantEntry[]; readonly rows: readonly RowChange[] }

/** V1, V2: the keys of these epochs for a user, by her role. A key that is not held here is not granted. */
export const grantsFor = (
  vaultId: Uint8Array, user: Pick<User, 'userId' | 'role' | 'boxKey'>, epochs: readonly HeldEpoch[],
): Grants => {
  const entries: GrantEntry[] = []
  const rows: RowChange[] = []
  for (const { epoch, held } of epochs) {
    for (const compartment of GRANTED[user.role]) {
      const keys = held[compartment]
      if (keys === undefined) continue
      const row = sealGrant({ vaultId, compartment, epoch }, keys.raw, user.boxKey)
      entries.push({ userId: user.userId, compartment, epoch, digest: hash(row) })
      rows.push(...twinRows(ROWS.grant(hex(user.userId), compartment, epoch), row))
    }
  }
  return { entries, rows }
}

/** Takes away every grant of a user: the rows of it, both copies. */
export const withoutGrants = (directory: Directory, userId: Uint8Array): readonly RowChange[] => directory.grants
  .filter(grant => sameBytes(grant.userId, userId))
  .flatMap(grant => twinRows(ROWS.grant(hex(userId), grant.compartment, grant.epoch), null))

/**
 * Every key the directory grants a user, by epoch, newest first. Throws VaultFault vault-damaged when neither copy of
 * a grant is the one the owner signed for and opens.
 */
export const openGrants = (
  vaultId: Uint8Array, directory: Directory, row: ReadRow, userId: Uint8Array, pair: KeyPair,
): { readonly epochs: readonly HeldEpoch[]; readonly heal: RowsToHeal } => {
  const heal: RowChange[] = []
  const mine = directory.grants.filter(grant => sameBytes(grant.userId, userId))
  const keysOf = ({ compartment, epoch, digest }: GrantEntry): CompartmentKeys => {
    const read = readTwins(row, ROWS.grant(hex(userId), compartment, epoch), copy =>
      openGrant({ vaultId, compartment, epoch }, vouchedFor({ digest }, copy, 'grant'), pair))
    heal.push(...read.heal)
    const keys = compartmentKeys(compartment, epoch, read.value)
    wipe(read.value)
    return keys
  }
  const numbers = [...new Set(mine.map(({ epoch }) => epoch))].sort((one, other) => other - one)
  const epochs = numbers.map((epoch): HeldEpoch => {
    const held: Partial<Record<Compartment, CompartmentKeys>> = {}
    for (const compartment of COMPARTMENTS) {
      const grant = mine.find(entry => entry.epoch === epoch && entry.compartment === compartment)
      if (grant !== undefined) held[compartment] = keysOf(grant)
    }
    return { epoch, held }
  })
  return { epochs, heal }
}
