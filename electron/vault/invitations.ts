/**
 * V7a: an invitation is a code, told to one person and kept nowhere. Of it are made a key, with which she signs her
 * request to join, and a tag, by which she knows that the owner of the file is the one who invited her.
 */
import type { Role } from '../../shared/domain/compartment.ts'
import { Redacted } from '../../shared/domain/redacted.ts'
import { hex, i64, join, sameBytes, u8, utf8 } from './bytes.ts'
import { INVITATION_ID_BYTES, roleNumber, type Directory, type Invitation } from './directory.ts'
import { ROWS, damaged, fault, type RowChange } from './format.ts'
import { RECOVERY_BYTES, recoveryGroups, recoverySecret } from './recovery-code.ts'
import { hash, keyedHash, sameSecret, signPair, subkey, wipe, type KeyPair, type Random } from './sodium.ts'
import { MOST_TRIED } from './slots-tried.ts'
import { follows } from './succession.ts'
import { VaultFault } from './types.ts'

/** Milliseconds: seven days. */
export const INVITATION_LASTS = 7 * 24 * 60 * 60 * 1000

/** A directory that is to be signed, and the rows that go with it in one transaction. */
export interface ChangedUsers { readonly directory: Directory; readonly rows: readonly RowChange[] }

export interface InvitationKeys {
  readonly id: Uint8Array
  /** Ed25519. */
  readonly pair: KeyPair
  readonly tagKey: Uint8Array
}

const INVITATION_CONTEXT = 'srinvit_'

/**
 * What a code stands for. Nothing is stretched: a code is 130 bits of chance already.
 * @param symbols the 26 that carry it, see `readRecoveryCode`
 */
export const invitationKeys = (symbols: string): InvitationKeys => {
  const root = hash(utf8(symbols))
  const seed = subkey(root, 1, INVITATION_CONTEXT)
  const pair = signPair(seed)
  const tagKey = subkey(root, 2, INVITATION_CONTEXT)
  wipe(root, seed)
  return { id: hash(pair.publicKey).slice(0, INVITATION_ID_BYTES), pair, tagKey }
}

type Tagged = Pick<Invitation, 'role' | 'madeAt' | 'expires'>

export const invitationTag = (
  tagKey: Uint8Array, vaultId: Uint8Array, ownerKey: Uint8Array, { role, madeAt, expires }: Tagged,
): Uint8Array => keyedHash(tagKey, join(vaultId, ownerKey, u8(roleNumber(role)), i64(madeAt), i64(expires)))

export interface Invite {
  readonly vaultId: Uint8Array
  readonly directory: Directory
  readonly role: Role
  readonly now: Date
  readonly random: Random
}

export interface MadeInvitation extends ChangedUsers {
  readonly invitation: Invitation
  /** Seven groups of four. */
  readonly code: Redacted<readonly string[]>
}

export const isOver = (invitation: Invitation, now: Date): boolean => now.getTime() > invitation.expires

/**
 * V7a: an invitation that lasts seven days. Those that are over go with it, unanswered or not.
 * Throws VaultFault not-allowed for the role of a coach: a vault has one, and she signs; and where there are as many
 * users, or asked to be, as have their slots tried (V4).
 */
export const invite = ({ vaultId, directory, role, now, random }: Invite): MadeInvitation => {
  if (role === 'coach') throw fault('not-allowed', 'a coach has a vault of her own')
  const { users, invitations } = directory
  const waiting = invitations.filter(other => !isOver(other, now))
  if (users.length + waiting.length >= MOST_TRIED.slots) throw fault('not-allowed', 'there are as many users as can be')
  const symbols = recoverySecret(random(RECOVERY_BYTES))
  const { id, pair, tagKey } = invitationKeys(symbols)
  const terms = { role, madeAt: now.getTime(), expires: now.getTime() + INVITATION_LASTS }
  const tag = invitationTag(tagKey, vaultId, directory.ownerKey, terms)
  wipe(pair.privateKey, tagKey)
  const invitation: Invitation = { id, key: pair.publicKey, tag, ...terms }
  const left = directory.invitations.filter(other => isOver(other, now))
    .reduce<ChangedUsers>((changed, other) => without(changed, other), { directory, rows: [] })
  return {
    directory: { ...left.directory, invitations: [...left.directory.invitations, invitation] },
    rows: left.rows, invitation, code: new Redacted(recoveryGroups(symbols)),
  }
}

const without = ({ directory, rows }: ChangedUsers, invitation: Invitation): ChangedUsers => ({
  directory: { ...directory, invitations: directory.invitations.filter(other => other !== invitation) },
  rows: [...rows, { name: ROWS.join(hex(invitation.id)), value: null }],
})

/** The invitation of that id (hex). Throws VaultFault invitation-unknown. */
export const invitationOf = (directory: Directory, id: string): Invitation => {
  const invitation = directory.invitations.find(other => hex(other.id) === id)
  if (invitation === undefined) throw fault('invitation-unknown', 'there is no such invitation')
  return invitation
}

/** Throws VaultFault invitation-expired. */
export const refuseExpired = (invitation: Invitation, now: Date): void => {
  if (isOver(invitation, now)) throw fault('invitation-expired', 'the invitation is over')
}

/** Takes an invitation back, and what answered it. Throws VaultFault invitation-unknown. */
export const withdraw = (directory: Directory, id: string): ChangedUsers =>
  without({ directory, rows: [] }, invitationOf(directory, id))

const provenIn = (vaultId: Uint8Array, directory: Directory, keys: InvitationKeys): Invitation => {
  const invitation = invitationOf(directory, hex(keys.id))
  const isBy = (ownerKey: Uint8Array): boolean =>
    sameSecret(invitationTag(keys.tagKey, vaultId, ownerKey, invitation), invitation.tag)
  const { ownerKey, successions } = directory
  const proved = [ownerKey, ...successions.map(({ earlier }) => earlier)].find(isBy)
  const isProved = proved !== undefined && follows(vaultId, successions, proved, ownerKey)
    && sameBytes(invitation.key, keys.pair.publicKey)
  if (!isProved) throw damaged('the invitation is by another owner')
  return invitation
}

/**
 * The invitation a code is for, found in a directory whose owner is not known yet, and proved to be by the owner who
 * gave the code, or by her later key. Of several directories the first counts for which the code is proof. Throws
 * VaultFault: invitation-unknown, invitation-expired; vault-damaged when the code proves another owner.
 * @param directories see `readDirectories`
 */
export const provenInvitation = (
  vaultId: Uint8Array, directories: readonly Directory[], keys: InvitationKeys, now: Date,
): { readonly invitation: Invitation; readonly directory: Directory } => {
  const faults: VaultFault[] = []
  for (const directory of directories) {
    try {
      const invitation = provenIn(vaultId, directory, keys)
      refuseExpired(invitation, now)
      return { invitation, directory }
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error
      faults.push(error)
    }
  }
  // The code proves that this one is the owner's word: nothing that another says is worth telling instead.
  throw faults.find(({ code }) => code === 'invitation-expired') ?? faults[0] ?? damaged('there is no directory')
}
