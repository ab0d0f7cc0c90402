/**
 * V2, V7, V7a: users come, change their passphrase and go. A directory in; out comes the next one and the rows that
 * belong in the same transaction. Signing and writing is the owner's session's.
 */
import { hex, sameBytes } from './bytes.ts'
import type { Directory, SlotEntry, User } from './directory.ts'
import { ROWS, fault, type ReadRow, type RowChange } from './format.ts'
import { grantsFor, withoutGrants, type HeldEpoch } from './grants.ts'
import { invitationKeys, provenInvitation, withdraw, type ChangedUsers } from './invitations.ts'
import type { KdfParams, Stretch } from './kdf.ts'
import { USER_ID_BYTES } from './keyslot.ts'
import { makeSlot, proveSlot, withoutSlots, withoutThese } from './new-slot.ts'
import { readRequest, writeRequest, type RequestKind, type UserAsking } from './requests.ts'
import { KEY_BYTES, hash, wipe, type Random } from './sodium.ts'
import { readFront, secretBytes } from './unlock.ts'
import { fingerprintOf, userKeys } from './user-keys.ts'

/** How a slot is made, whoever asks. */
interface Making {
  /** See `passphraseBytes`. */
  readonly passphrase: Uint8Array
  readonly kdf: KdfParams
  readonly stretch: Stretch
  readonly now: Date
  readonly random: Random
}

export interface WrittenRequest {
  readonly rows: readonly RowChange[]
  /** Of the keys that are asked for: whoever confirms sees the same one. */
  readonly fingerprint: string
}

/** Whose request it is, and who vouches for it. */
interface Asker {
  readonly kind: RequestKind
  readonly name: string
  readonly vaultId: Uint8Array
  readonly userId: Uint8Array
  readonly ownerKey: Uint8Array
  readonly vouching: Uint8Array
}

/** V4: a fresh seed behind a slot that was opened once before anybody relies on it. */
const askedFor = async (asker: Asker, { passphrase, ...making }: Making): Promise<WrittenRequest> => {
  const { vaultId, userId, ownerKey } = asker
  const seed = making.random(KEY_BYTES)
  const keys = userKeys(seed)
  try {
    const slotMaking = {
      ...making, vaultId, kind: 'passphrase', secret: passphrase, opens: { userId, seed, ownerKey },
    } as const
    const made = await makeSlot(slotMaking)
    made.forget()
    await proveSlot(made.rows, slotMaking)
    const asked = {
      userId, boxKey: keys.box.publicKey, signKey: keys.sign.publicKey, at: making.now.getTime(), ...made.rows,
    }
    const value = writeRequest(asker.kind, vaultId, asked, asker.vouching, keys.sign.privateKey)
    return { rows: [{ name: asker.name, value }], fingerprint: fingerprintOf(asked) }
  } finally {
    wipe(seed, keys.box.privateKey, keys.sign.privateKey)
  }
}

export interface JoinInput extends Making {
  readonly row: ReadRow
  /** The invitation's, as typed. */
  readonly code: string
}

/**
 * V7a: asks to join, without any key of the vault. Another request for the same invitation takes the place of the one
 * before. Rejects with VaultFault: wrong-code (detail.why 'mistyped'), invitation-unknown, invitation-expired,
 * kdf-refused, or what is wrong with the file; vault-damaged also when the owner of this file is not the one who gave
 * the code.
 */
export const writeJoinRequest = async ({ row, code, ...making }: JoinInput): Promise<WrittenRequest> => {
  const symbols = new TextDecoder().decode(secretBytes({ kind: 'recovery', text: code }))
  const { header: { vaultId }, directories } = readFront(row)
  const keys = invitationKeys(symbols)
  try {
    const { invitation, directory } = provenInvitation(
      vaultId, directories.map(({ value }) => value), keys, making.now)
    return await askedFor({
      kind: 'joins', name: ROWS.join(hex(invitation.id)), vaultId, userId: making.random(USER_ID_BYTES),
      ownerKey: directory.ownerKey, vouching: keys.pair.privateKey,
    }, making)
  } finally {
    wipe(keys.pair.privateKey, keys.tagKey)
  }
}

export interface RenewInput extends Making {
  readonly vaultId: Uint8Array
  readonly directory: Directory
  readonly userId: Uint8Array
  /** Ed25519, of the user's present keys. */
  readonly signPrivateKey: Uint8Array
}

/**
 * V7: another passphrase for a user who is not the owner. Until the owner has confirmed it, the one she has counts.
 * Rejects with VaultFault: kdf-refused; not-allowed for the owner, who signs for herself.
 */
export const renewRequest = (
  { vaultId, directory, userId, signPrivateKey, ...making }: RenewInput,
): Promise<WrittenRequest> => {
  if (sameBytes(userId, directory.ownerId)) throw fault('not-allowed', 'the owner signs for herself')
  return askedFor({
    kind: 'renews', name: ROWS.renew(hex(userId)), vaultId, userId, ownerKey: directory.ownerKey,
    vouching: signPrivateKey,
  }, making)
}

export interface ConfirmInput {
  readonly vaultId: Uint8Array
  readonly directory: Directory
  readonly row: ReadRow
  readonly now: Date
  /** Every epoch that is alive, with the owner's keys. */
  readonly epochs: readonly HeldEpoch[]
}

export interface Confirmed extends ChangedUsers {
  /** A rotation follows what `renews` (V7). */
  readonly kind: RequestKind
}

/**
 * V2, V7a: takes a user in, or gives one her new keys: her slot, and grants of every epoch by her role. Her request is
 * read and checked anew. Throws VaultFault as `readRequest`.
 */
export const confirmed = ({ epochs, ...reading }: ConfirmInput, id: string): Confirmed => {
  const { vaultId, now } = reading
  const asking = readRequest(reading, id)
  const { kind, asked: { userId, boxKey, signKey } } = asking
  const cleared = kind === 'joins'
    ? withdraw(reading.directory, id)
    : withoutKeys(reading.directory, userId)
  const before = reading.directory.users.find(user => sameBytes(user.userId, userId))
  const user: User = { userId, role: asking.role, boxKey, signKey, joinedAt: before?.joinedAt ?? now.getTime() }
  const { entry, rows } = slotOf(asking)
  const grants = grantsFor(vaultId, user, epochs)
  const { directory } = cleared
  return {
    kind,
    directory: {
      ...directory,
      users: before === undefined
        ? [...directory.users, user]
        : directory.users.map(other => other === before ? user : other),
      slots: [...directory.slots, entry],
      grants: [...directory.grants, ...grants.entries],
    },
    rows: [...cleared.rows, ...rows, ...grants.rows],
  }
}

const slotOf = ({ asked, slot }: UserAsking): { readonly entry: SlotEntry; readonly rows: readonly RowChange[] } => ({
  entry: {
    slotId: slot.slotId, userId: asked.userId, kind: slot.kind, digest: hash(asked.slot), seedDigest: hash(asked.seed),
  },
  rows: [
    { name: ROWS.slot(hex(slot.slotId)), value: asked.slot },
    { name: ROWS.seed(hex(asked.userId), hex(slot.slotId)), value: asked.seed },
  ],
})

/** A user's slots, grants and request taken out; she herself stays. */
const withoutKeys = (directory: Directory, userId: Uint8Array): ChangedUsers => {
  const gone = directory.slots.filter(slot => sameBytes(slot.userId, userId))
  return {
    directory: {
      ...directory, slots: withoutThese(directory.slots, gone),
      grants: directory.grants.filter(grant => !sameBytes(grant.userId, userId)),
    },
    rows: [
      ...withoutSlots(gone), ...withoutGrants(directory, userId), { name: ROWS.renew(hex(userId)), value: null },
    ],
  }
}

/** Takes a request out; with one to join goes its invitation. Throws VaultFault invitation-unknown. */
export const refused = (directory: Directory, id: string): ChangedUsers =>
  directory.users.some(({ userId }) => hex(userId) === id)
    ? { directory, rows: [{ name: ROWS.renew(id), value: null }] }
    : withdraw(directory, id)

/**
 * V7: takes a user out, with everything that was hers. A rotation is to begin in the same transaction.
 * Throws VaultFault not-allowed for the owner, and for who is no user.
 * @param id of the user, in hex
 */
export const removed = (directory: Directory, id: string): ChangedUsers => {
  if (hex(directory.ownerId) === id) throw fault('not-allowed', 'the owner cannot be removed')
  const user = directory.users.find(({ userId }) => hex(userId) === id)
  if (user === undefined) throw fault('not-allowed', 'there is no such user')
  const { directory: left, rows } = withoutKeys(directory, user.userId)
  return { directory: { ...left, users: left.users.filter(other => other !== user) }, rows }
}
