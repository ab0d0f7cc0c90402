/**
 * V7a: what a user writes who cannot sign for herself: that she joins, or that she has chosen another passphrase.
 * It carries her public keys and a slot only she can open, so that nobody else ever holds her seed. It counts for
 * nothing before the owner has confirmed it.
 */
import type { Role } from '../../shared/domain/compartment.ts'
import { hex, i64, join, sameBytes, sized } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import type { Directory, User } from './directory.ts'
import { ROWS, contextOf, damaged, type ReadRow } from './format.ts'
import { invitationOf, refuseExpired } from './invitations.ts'
import { refuseKdfOutOfBounds } from './kdf.ts'
import { USER_ID_BYTES, readSlotPublic, type SlotPublic } from './keyslot.ts'
import { refuseOtherSeedRow } from './seeds.ts'
import { KEY_BYTES, SIGNATURE_BYTES, sign, verified } from './sodium.ts'
import { VaultFault } from './types.ts'

export type RequestKind = 'joins' | 'renews'

/** What is asked for, as it stands in the row. */
export interface Asked {
  readonly userId: Uint8Array
  /** X25519. */
  readonly boxKey: Uint8Array
  /** Ed25519. */
  readonly signKey: Uint8Array
  /** Milliseconds since 1970, UTC, by the clock of whoever asks. */
  readonly at: number
  readonly slot: Uint8Array
  readonly seed: Uint8Array
}

/** A request that holds. */
export interface UserAsking {
  readonly kind: RequestKind
  /** Of the invitation, or of the user. In hex. */
  readonly id: string
  readonly role: Role
  readonly asked: Asked
  readonly slot: SlotPublic
}

const PURPOSE: Readonly<Record<RequestKind, string>> = { joins: 'join', renews: 'renew' }

const askedBytes = (asked: Asked): Uint8Array => join(
  asked.userId, asked.boxKey, asked.signKey, i64(asked.at), sized(asked.slot), sized(asked.seed),
)

/**
 * The row of a request.
 * @param vouching the private key of the invitation, or the user's present one
 * @param own the private key that belongs to the one that is asked for
 */
export const writeRequest = (
  kind: RequestKind, vaultId: Uint8Array, asked: Asked, vouching: Uint8Array, own: Uint8Array,
): Uint8Array => {
  const bytes = askedBytes(asked)
  const signed = contextOf(PURPOSE[kind], vaultId, bytes)
  return withChecksum(join(bytes, sign(vouching, signed), sign(own, signed)))
}

/** Throws VaultFault vault-damaged. */
const readAsked = (
  kind: RequestKind, vaultId: Uint8Array, row: Uint8Array | null, vouching: Uint8Array,
): Asked => readChecked(row, 'request', (bytes) => {
  const asked: Asked = {
    userId: bytes.take(USER_ID_BYTES), boxKey: bytes.take(KEY_BYTES), signKey: bytes.take(KEY_BYTES),
    at: bytes.i64(), slot: bytes.sized(), seed: bytes.sized(),
  }
  const signed = contextOf(PURPOSE[kind], vaultId, askedBytes(asked))
  const isVouchedFor = verified(vouching, signed, bytes.take(SIGNATURE_BYTES))
  if (!verified(asked.signKey, signed, bytes.take(SIGNATURE_BYTES)) || !isVouchedFor) {
    throw damaged('a request is not signed by whom it names')
  }
  return asked
})

/** Throws VaultFault: vault-damaged, kdf-refused. */
const slotAsked = (directory: Directory, { slot, seed }: Asked): SlotPublic => {
  const fields = readSlotPublic(slot)
  // What is confirmed is kept, and by its length alone could fill the disk.
  refuseOtherSeedRow(seed)
  if (fields.kind !== 'passphrase' || fields.kdf === null) throw damaged('a request brings a slot of another kind')
  refuseKdfOutOfBounds(fields.kdf)
  // It would take the place of that one.
  if (directory.slots.some(({ slotId }) => sameBytes(slotId, fields.slotId))) throw damaged('a request brings a slot that is there')
  return fields
}

/** Somebody else's keys, or her own of before, are no new user's. Throws vault-damaged. */
const refuseKnownKeys = (directory: Directory, asked: Asked): void => {
  const isKnown = ({ boxKey, signKey }: User): boolean =>
    sameBytes(boxKey, asked.boxKey) || sameBytes(signKey, asked.signKey)
  if (directory.users.some(isKnown)) throw damaged('a request brings keys that are somebody’s')
}

interface Reading { readonly vaultId: Uint8Array; readonly directory: Directory; readonly row: ReadRow; readonly now: Date }

const readJoining = ({ vaultId, directory, row, now }: Reading, id: string): UserAsking => {
  const invitation = invitationOf(directory, id)
  const asked = readAsked('joins', vaultId, row(ROWS.join(id)), invitation.key)
  refuseExpired(invitation, now)
  if (directory.users.some(({ userId }) => sameBytes(userId, asked.userId))) throw damaged('a request to join is by a user')
  refuseKnownKeys(directory, asked)
  return { kind: 'joins', id, role: invitation.role, asked, slot: slotAsked(directory, asked) }
}

const readRenewing = ({ vaultId, directory, row }: Reading, user: User): UserAsking => {
  const id = hex(user.userId)
  const asked = readAsked('renews', vaultId, row(ROWS.renew(id)), user.signKey)
  if (!sameBytes(asked.userId, user.userId)) throw damaged('a request is another user’s')
  refuseKnownKeys(directory, asked)
  return { kind: 'renews', id, role: user.role, asked, slot: slotAsked(directory, asked) }
}

/** The users who may ask: not the owner, who signs for herself. */
const mayAsk = ({ users, ownerId }: Directory): readonly User[] =>
  users.filter(({ userId }) => !sameBytes(userId, ownerId))

/**
 * The one request of that id. Throws VaultFault: invitation-unknown, also for a user who is not there;
 * invitation-expired; vault-damaged when there is none, or it does not hold; kdf-refused.
 */
export const readRequest = (reading: Reading, id: string): UserAsking => {
  const user = mayAsk(reading.directory).find(({ userId }) => hex(userId) === id)
  return user === undefined ? readJoining(reading, id) : readRenewing(reading, user)
}

/** Every request that holds. What does not is no request: anybody can write the file. */
export const readRequests = (reading: Reading): readonly UserAsking[] => {
  const { invitations } = reading.directory
  const ids = [...invitations.map(({ id }) => hex(id)), ...mayAsk(reading.directory).map(({ userId }) => hex(userId))]
  return ids.flatMap((id) => {
    try {
      return [readRequest(reading, id)]
    } catch (error) {
      if (error instanceof VaultFault) return []
      throw error
    }
  })
}
