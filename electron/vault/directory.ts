/**
 * V2: who may open this vault. The owner signs users, slots and grants together, so that nobody who can only
 * write the file can add a user, bring back a slot, or hand out a key: anybody can seal to a public key.
 */
import { ROLES, type Compartment, type Role } from '../../shared/domain/compartment.ts'
import { i64, join, sameBytes, u16, u32, u64, u8 } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import { ROWS, compartmentNumber, compartmentOf, contextOf, damaged, type ReadRow, type RowChange } from './format.ts'
import { SLOT_ID_BYTES, SLOT_KINDS, USER_ID_BYTES, type SlotKind } from './keyslot.ts'
import { HASH_BYTES, KEY_BYTES, SIGNATURE_BYTES, hash, sign, verified } from './sodium.ts'
import { follows, type Succession } from './succession.ts'
import { openTwins, taken, twinRows, type ReadTwins, type TwinCopy } from './twins.ts'

export interface User {
  readonly userId: Uint8Array
  readonly role: Role
  /** X25519: grants are sealed to it. */
  readonly boxKey: Uint8Array
  /** Ed25519. */
  readonly signKey: Uint8Array
  /** Milliseconds since 1970, UTC. */
  readonly joinedAt: number
}

export interface SlotEntry {
  readonly slotId: Uint8Array
  readonly userId: Uint8Array
  readonly kind: SlotKind
  /** The hash of the slot's whole row: KDF parameters and all. */
  readonly digest: Uint8Array
  /** The hash of the whole row that holds the user's seed for this slot. */
  readonly seedDigest: Uint8Array
}

export interface GrantEntry {
  readonly userId: Uint8Array
  readonly compartment: Compartment
  readonly epoch: number
  readonly digest: Uint8Array
}

/** V7a: who holds the code of it may ask to join. */
export interface Invitation {
  /** The first bytes of the hash of its key. */
  readonly id: Uint8Array
  readonly role: Role
  /** Ed25519, made of the code: a request is signed with it. */
  readonly key: Uint8Array
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number
  readonly expires: number
  /** Keyed by the code: proves to its holder the owner's key of the time. */
  readonly tag: Uint8Array
}

export interface Directory {
  /** Grows by one with every change; one lower than seen before is an older copy (V16). */
  readonly revision: number
  /** Milliseconds since 1970, UTC. */
  readonly writtenAt: number
  readonly ownerId: Uint8Array
  readonly ownerKey: Uint8Array
  readonly users: readonly User[]
  /** Oldest first. */
  readonly slots: readonly SlotEntry[]
  readonly grants: readonly GrantEntry[]
  readonly invitations: readonly Invitation[]
  /** Oldest first. */
  readonly successions: readonly Succession[]
}

export const INVITATION_ID_BYTES = 16

const listed = <Entry>(entries: readonly Entry[], write: (entry: Entry) => Uint8Array): Uint8Array =>
  join(u16(entries.length), ...entries.map(write))

/** A role on disk is its place in the list, from 1; the list only ever grows at its end. */
export const roleNumber = (role: Role): number => ROLES.indexOf(role) + 1

const roleByte = (role: Role): Uint8Array => u8(roleNumber(role))

const directoryBytes = (directory: Directory): Uint8Array => join(
  u64(directory.revision), i64(directory.writtenAt), directory.ownerId, directory.ownerKey,
  listed(directory.users, user =>
    join(user.userId, roleByte(user.role), user.boxKey, user.signKey, i64(user.joinedAt))),
  listed(directory.slots, slot =>
    join(slot.slotId, slot.userId, u8(SLOT_KINDS.indexOf(slot.kind) + 1), slot.digest, slot.seedDigest)),
  listed(directory.grants, grant =>
    join(grant.userId, u8(compartmentNumber(grant.compartment)), u32(grant.epoch), grant.digest)),
  listed(directory.invitations, ({ id, role, key, madeAt, expires, tag }) =>
    join(id, roleByte(role), key, i64(madeAt), i64(expires), tag)),
  listed(directory.successions, ({ earlier, later, signature }) => join(earlier, later, signature)),
)

const signed = (vaultId: Uint8Array, bytes: Uint8Array): Uint8Array => contextOf('directory', vaultId, bytes)

export const writeDirectory = (vaultId: Uint8Array, directory: Directory, ownerPrivateKey: Uint8Array): Uint8Array => {
  const bytes = directoryBytes(directory)
  return withChecksum(join(bytes, sign(ownerPrivateKey, signed(vaultId, bytes))))
}

/** Both copies of the directory, signed. */
export const directoryRows = (
  vaultId: Uint8Array, directory: Directory, ownerPrivateKey: Uint8Array,
): readonly RowChange[] => twinRows(ROWS.directory, writeDirectory(vaultId, directory, ownerPrivateKey))

const known = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw damaged(`the directory names an unknown ${what}`)
  return value
}

/**
 * Reads the directory and checks that it agrees with the signature of the owner it names. Whether that is the
 * owner it should be is known after a slot is open: see `believedOf`. Throws VaultFault vault-damaged.
 */
export const readDirectory = (vaultId: Uint8Array, row: Uint8Array | null): Directory =>
  readChecked(row, 'directory', bytes => {
    const role = (): Role => known(ROLES[bytes.u8() - 1], 'role')
    const list = <Entry>(read: () => Entry): readonly Entry[] => Array.from({ length: bytes.u16() }, read)
    const directory: Directory = {
      revision: bytes.u64(), writtenAt: bytes.i64(),
      ownerId: bytes.take(USER_ID_BYTES), ownerKey: bytes.take(KEY_BYTES),
      users: list(() => ({
        userId: bytes.take(USER_ID_BYTES), role: role(),
        boxKey: bytes.take(KEY_BYTES), signKey: bytes.take(KEY_BYTES), joinedAt: bytes.i64(),
      })),
      slots: list(() => ({
        slotId: bytes.take(SLOT_ID_BYTES), userId: bytes.take(USER_ID_BYTES),
        kind: known(SLOT_KINDS[bytes.u8() - 1], 'kind of slot'),
        digest: bytes.take(HASH_BYTES), seedDigest: bytes.take(HASH_BYTES),
      })),
      grants: list(() => ({
        userId: bytes.take(USER_ID_BYTES), compartment: known(compartmentOf(bytes.u8()), 'compartment'),
        epoch: bytes.u32(), digest: bytes.take(HASH_BYTES),
      })),
      invitations: list(() => ({
        id: bytes.take(INVITATION_ID_BYTES), role: role(), key: bytes.take(KEY_BYTES),
        madeAt: bytes.i64(), expires: bytes.i64(), tag: bytes.take(HASH_BYTES),
      })),
      successions: list(() => ({
        earlier: bytes.take(KEY_BYTES), later: bytes.take(KEY_BYTES), signature: bytes.take(SIGNATURE_BYTES),
      })),
    }
    const signature = bytes.take(SIGNATURE_BYTES)
    if (!verified(directory.ownerKey, signed(vaultId, directoryBytes(directory)), signature)) {
      throw damaged('the directory is not signed by its owner')
    }
    return directory
  })

/**
 * Whether a directory is of the owner who had that key, then or by now: pinned in a slot, or seen on this machine
 * before. A directory that names an earlier key than the one seen is not.
 */
export const isOfOwner = (vaultId: Uint8Array, directory: Directory, key: Uint8Array): boolean =>
  follows(vaultId, directory.successions, key, directory.ownerKey)

/** What the two copies of the directory say; both the same, unless somebody wrote into the file. */
export type DirectoryCopies = readonly [TwinCopy<Directory>, ...TwinCopy<Directory>[]]

/**
 * The directories that are signed by whoever they name as owner, the later one first. Anybody can sign one with a key
 * of his own: which of them counts is known by the owner's key, see `believedOf`. Throws VaultFault vault-damaged when
 * there is none.
 */
export const readDirectories = (vaultId: Uint8Array, row: ReadRow): DirectoryCopies => {
  const [first, second] = openTwins(row, ROWS.directory, copy => readDirectory(vaultId, copy))
  if (second === undefined || sameBytes(first.row, second.row)) return [first]
  return second.value.revision > first.value.revision ? [second, first] : [first, second]
}

/**
 * V2, V13: of the copies the later one whose owner's key is the given one or follows from it; the other copy is to be
 * written anew from it. Throws VaultFault vault-damaged when neither is hers.
 * @param key as pinned in the slot that opened
 */
export const believedOf = (
  vaultId: Uint8Array, row: ReadRow, copies: DirectoryCopies, key: Uint8Array,
): ReadTwins<Directory> => {
  const hers = copies.find(({ value }) => isOfOwner(vaultId, value, key))
  if (hers === undefined) throw damaged('the directory is signed by another owner')
  return taken(row, ROWS.directory, hers)
}

/** The directory as it is on disk, of the owner who had that key. Throws VaultFault vault-damaged. */
export const readDirectoryOf = (vaultId: Uint8Array, row: ReadRow, key: Uint8Array): Directory =>
  believedOf(vaultId, row, readDirectories(vaultId, row), key).value

/** Whether a row is there and is the one the owner signed for. */
export const isVouchedFor = (entry: { readonly digest: Uint8Array }, row: Uint8Array | null): boolean =>
  row !== null && sameBytes(hash(row), entry.digest)

/** A row the directory vouches for. Throws vault-damaged when it is missing or another one. */
export const vouchedFor = (
  entry: { readonly digest: Uint8Array }, row: Uint8Array | null, what: string,
): Uint8Array => {
  if (row === null) throw damaged(`the ${what} is missing`)
  if (!isVouchedFor(entry, row)) throw damaged(`the ${what} is not the one the owner signed for`)
  return row
}
