/** V7a: the code of an invitation, and what it proves. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hex } from '../../../../electron/vault/bytes.ts'
import type { Directory, Invitation } from '../../../../electron/vault/directory.ts'
import {
  INVITATION_LASTS, invitationKeys, invite, provenInvitation, refuseExpired, withdraw, type InvitationKeys,
} from '../../../../electron/vault/invitations.ts'
import { passphraseBytes } from '../../../../electron/vault/kdf.ts'
import { readRecoveryCode } from '../../../../electron/vault/recovery-code.ts'
import { replaceSlot } from '../../../../electron/vault/slots.ts'
import { randomBytes, signPair } from '../../../../electron/vault/sodium.ts'
import { signSuccession } from '../../../../electron/vault/succession.ts'
import { NOW } from '../../../vault/fixture.ts'
import { invited, newPractice, turned, type Practice } from '../../../vault/users.ts'

let practice: Practice
beforeEach(async () => { practice = await newPractice() })
afterEach(() => practice.remove())

const keysOf = (code: string): InvitationKeys => {
  const symbols = readRecoveryCode(code)
  if (!symbols.ok) throw new Error(symbols.error)
  return invitationKeys(symbols.value)
}
const proven = (code: string, directory: Directory = practice.directory, now = NOW): Invitation =>
  provenInvitation(practice.vaultId, [directory], keysOf(code), now).invitation
const withInvitation = (change: (invitation: Invitation) => Invitation): Directory =>
  ({ ...practice.directory, invitations: practice.directory.invitations.map(change) })
const coded = (code: string): Error => expect.objectContaining({ code }) as Error
const after = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds)

it('V7a: a code finds its invitation, and no other does', () => {
  const code = invited(practice)
  const other = invited(practice)
  expect(proven(code)).toBe(practice.directory.invitations[0])
  expect(proven(other)).toBe(practice.directory.invitations[1])
  expect(() => proven('0'.repeat(28))).toThrow(coded('invitation-unknown'))
})

it('V7a: the code is nowhere in what is signed', () => {
  const code = invited(practice).replace(/ /g, '')
  expect(JSON.stringify(practice.directory)).not.toContain(code.slice(0, 8))
})

it('V7a: it lasts seven days, to the millisecond', () => {
  const code = invited(practice)
  expect(INVITATION_LASTS).toBe(7 * 24 * 60 * 60 * 1000)
  expect(proven(code, practice.directory, after(INVITATION_LASTS)).role).toBe('admin')
  expect(() => proven(code, practice.directory, after(INVITATION_LASTS + 1))).toThrow(coded('invitation-expired'))
  const [invitation] = practice.directory.invitations
  expect(() => invitation && refuseExpired(invitation, after(INVITATION_LASTS + 1))).toThrow(coded('invitation-expired'))
})

it.each<[string, (invitation: Invitation) => Invitation]>([
  ['role', invitation => ({ ...invitation, role: 'manager' })],
  ['end', invitation => ({ ...invitation, expires: invitation.expires + 1 })],
  ['beginning', invitation => ({ ...invitation, madeAt: invitation.madeAt - 1 })],
  ['tag', invitation => ({ ...invitation, tag: turned(invitation.tag) })],
  ['key', invitation => ({ ...invitation, key: turned(invitation.key) })],
])('V7a: a forged %s is not proved by the code', (_, change) => {
  const code = invited(practice)
  expect(() => proven(code, withInvitation(change))).toThrow(coded('vault-damaged'))
})

it('V7a: the code proves the owner: a directory of somebody else’s does not pass, whatever it claims', () => {
  const code = invited(practice)
  const mallory = signPair(new Uint8Array(32).fill(66))
  const forged = { ...practice.directory, ownerKey: mallory.publicKey }
  expect(() => proven(code, forged)).toThrow(coded('vault-damaged'))
  const claimed = signSuccession(practice.vaultId, mallory, mallory.publicKey)
  const successions = [{ ...claimed, earlier: practice.directory.ownerKey }]
  expect(() => proven(code, { ...forged, successions })).toThrow(coded('vault-damaged'))
})

it('V7a: it goes on counting when the owner’s key was renewed since', async () => {
  const code = invited(practice)
  await replaceSlot(practice.holder, practice.directory, 'passphrase', passphraseBytes('another one'), practice.renewing)
  expect(proven(code).role).toBe('admin')
})

it('V7a: taken back, it is unknown; those that are over go when another is made', () => {
  const code = invited(practice)
  practice.sign(withdraw(practice.directory, hex(keysOf(code).id)))
  expect(() => proven(code)).toThrow(coded('invitation-unknown'))
  expect(() => withdraw(practice.directory, hex(keysOf(code).id))).toThrow(coded('invitation-unknown'))
  const old = invited(practice)
  const { vaultId, directory } = practice
  const made = invite({ vaultId, directory, role: 'manager', now: after(INVITATION_LASTS + 1), random: randomBytes })
  expect(made.directory.invitations).toEqual([made.invitation])
  expect(made.rows).toEqual([{ name: `join/${hex(keysOf(old).id)}`, value: null }])
})

it('V1: nobody is asked in as a second coach', () => {
  const { vaultId, directory } = practice
  expect(() => invite({ vaultId, directory, role: 'coach', now: NOW, random: randomBytes })).toThrow(coded('not-allowed'))
})

it('V4: no more are asked in than have their slots tried', () => {
  const { vaultId, directory } = practice
  const [owner] = directory.users
  if (owner === undefined) throw new Error('a vault has an owner')
  const withUsers = (count: number): Directory => ({ ...directory, users: Array.from({ length: count }, () => owner) })
  const asking = { vaultId, role: 'admin', now: NOW, random: randomBytes } as const
  const last = invite({ ...asking, directory: withUsers(31) })
  expect(last.directory.invitations).toHaveLength(1)
  expect(() => invite({ ...asking, directory: last.directory })).toThrow(coded('not-allowed'))
  // One that is over makes room.
  expect(invite({ ...asking, directory: last.directory, now: after(INVITATION_LASTS + 1) }).directory.invitations).toHaveLength(1)
  expect(() => invite({ ...asking, directory: withUsers(32) })).toThrow(coded('not-allowed'))
})
