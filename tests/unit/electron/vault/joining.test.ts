/** V7a: asking to join, being confirmed, changing one's passphrase, and leaving. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hex } from '../../../../electron/vault/bytes.ts'
import { heldCompartments } from '../../../../electron/vault/compartment-keys.ts'
import { withChecksum } from '../../../../electron/vault/checked.ts'
import { ROWS } from '../../../../electron/vault/format.ts'
import { INVITATION_LASTS, invitationKeys } from '../../../../electron/vault/invitations.ts'
import { confirmed, refused, removed, renewRequest, writeJoinRequest } from '../../../../electron/vault/joining.ts'
import { passphraseBytes } from '../../../../electron/vault/kdf.ts'
import { makeSlot } from '../../../../electron/vault/new-slot.ts'
import { readRecoveryCode } from '../../../../electron/vault/recovery-code.ts'
import { readRequest, readRequests, writeRequest, type Asked } from '../../../../electron/vault/requests.ts'
import { replaceSlot } from '../../../../electron/vault/slots.ts'
import { twinNames } from '../../../../electron/vault/twins.ts'
import { secretBytes } from '../../../../electron/vault/unlock.ts'
import { fingerprintOf, userKeys } from '../../../../electron/vault/user-keys.ts'
import { NOW, later } from '../../../vault/fixture.ts'
import {
  ADMIN_PASSPHRASE, JOINING, asAdmin, asCoach, invited, newPractice, turned, unlocked, withAdmin, type Practice,
} from '../../../vault/users.ts'

let practice: Practice
beforeEach(async () => { practice = await newPractice() })
afterEach(() => practice.remove())

const requests = (now = NOW) => readRequests({ ...practice, now })
const confirm = (id: string, now = NOW) => confirmed({ ...practice, now }, id)
const invitationIds = (): readonly string[] => practice.directory.invitations.map(({ id }) => hex(id))
const asked = async (now = NOW) => {
  const written = await writeJoinRequest({ ...JOINING, now, row: practice.row, code: invited(practice) })
  practice.write(written.rows)
  return { ...written, id: invitationIds().at(-1) ?? '' }
}

describe('asking to join', () => {
  it('V7a: needs no key, and the owner sees it with the same fingerprint', async () => {
    const { id, fingerprint } = await asked()
    expect(requests()).toMatchObject([{ id, kind: 'joins', role: 'admin', asked: { at: NOW.getTime() } }])
    expect(requests().map(each => fingerprintOf(each.asked))).toEqual([fingerprint])
    expect(fingerprint).toMatch(/^(?:[0-9A-F]{4} ){3}[0-9A-F]{4}$/)
  })

  it('V7a: counts for nothing before it is confirmed', async () => {
    await asked()
    await expect(unlocked(practice.row, asAdmin)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })

  it('V7a: confirmed, she opens what her role may, and her invitation is used up', async () => {
    const { id } = await asked()
    const done = confirm(id)
    expect(done.kind).toBe('joins')
    practice.sign(done)
    const admin = await unlocked(practice.row, asAdmin)
    expect(admin.user).toMatchObject({ role: 'admin', joinedAt: NOW.getTime() })
    const coach = await unlocked(practice.row, asCoach)
    const held = admin.epochs.flatMap(each => heldCompartments(each.held))
    expect(held.map(({ compartment }) => compartment)).toEqual(['personal', 'operational', 'practice'])
    expect(held).toEqual(held.map(({ compartment }) => coach.epochs[0]?.held[compartment]))
    expect([invitationIds(), practice.row(ROWS.join(id)), requests()]).toEqual([[], null, []])
    expect(() => confirm(id)).toThrow(expect.objectContaining({ code: 'invitation-unknown' }))
  })

  it('V7a: nobody but she ever holds her seed: no row of hers opens with the owner’s keys', async () => {
    const { id } = await asked()
    const [request] = requests()
    practice.sign(confirm(id))
    const admin = await unlocked(practice.row, asAdmin)
    const { keys } = practice.holder
    expect(hex(admin.secret.seed)).not.toBe(hex(practice.holder.secret.seed))
    expect(Buffer.from(request?.asked.seed ?? []).includes(Buffer.from(admin.secret.seed))).toBe(false)
    expect(hex(request?.slot.boxKey ?? new Uint8Array())).not.toBe(hex(keys.box.publicKey))
  })

  it('V7a: refused, neither request nor invitation is left', async () => {
    const { id } = await asked()
    practice.sign(refused(practice.directory, id))
    expect([requests(), invitationIds(), practice.row(ROWS.join(id))]).toEqual([[], [], null])
  })

  it('V7a: a code that is mistyped, unknown or over is told apart, before anything is derived', async () => {
    const code = invited(practice)
    const never = { ...JOINING, row: practice.row, stretch: () => Promise.reject(new Error('something was derived')) }
    const over = new Date(NOW.getTime() + INVITATION_LASTS + 1)
    await expect(writeJoinRequest({ ...never, code: `${code}0` }))
      .rejects.toMatchObject({ code: 'wrong-code', detail: { why: 'mistyped' } })
    await expect(writeJoinRequest({ ...never, code: '0'.repeat(28) })).rejects.toMatchObject({ code: 'invitation-unknown' })
    await expect(writeJoinRequest({ ...never, code, now: over })).rejects.toMatchObject({ code: 'invitation-expired' })
  })

  it('V7a: is refused when the owner comes after its end', async () => {
    const { id } = await asked()
    const over = new Date(NOW.getTime() + INVITATION_LASTS + 1)
    expect(requests(over)).toEqual([])
    expect(() => confirm(id, over)).toThrow(expect.objectContaining({ code: 'invitation-expired' }))
  })

  it('V7a: a slip of memory while the slot is made leaves no request that would lock her out', async () => {
    let calls = 0
    const stretch = async (...given: Parameters<typeof JOINING.stretch>): Promise<Uint8Array> => {
      calls += 1
      const stretched = await JOINING.stretch(...given)
      return calls === 1 ? turned(stretched) : stretched
    }
    await expect(writeJoinRequest({ ...JOINING, stretch, row: practice.row, code: invited(practice) }))
      .rejects.toMatchObject({ code: 'vault-damaged' })
  })
})

/** A request made by hand: what whoever holds a code could bring, were he to write it himself. */
const byHand = async (code: string, change: (asked: Asked) => Asked, kind: 'joins' | 'renews' = 'joins') => {
  const symbols = readRecoveryCode(code)
  if (!symbols.ok) throw new Error(symbols.error)
  const invitation = invitationKeys(symbols.value)
  const opens = { userId: new Uint8Array(16).fill(5), seed: new Uint8Array(32).fill(6), ownerKey: practice.directory.ownerKey }
  const keys = userKeys(opens.seed)
  const slot = await makeSlot({ ...JOINING, vaultId: practice.vaultId, kind: 'passphrase', secret: JOINING.passphrase, opens })
  const whole = change({
    userId: opens.userId, boxKey: keys.box.publicKey, signKey: keys.sign.publicKey, at: NOW.getTime(), ...slot.rows,
  })
  const row = writeRequest(kind, practice.vaultId, whole, invitation.pair.privateKey, keys.sign.privateKey)
  return { id: hex(invitation.id), row }
}

describe('a request to join that was written by hand', () => {
  const put = (id: string, value: Uint8Array): void => practice.write([{ name: ROWS.join(id), value }])
  const refusal = (id: string): unknown => {
    try {
      readRequest({ ...practice, now: NOW }, id)
      return 'held'
    } catch (error) {
      return Reflect.get(Object(error), 'code')
    }
  }

  it('V7a: holds if nothing is wrong with it', async () => {
    const { id, row } = await byHand(invited(practice), each => each)
    put(id, row)
    expect(refusal(id)).toBe('held')
  })

  it('V7a: signed with another code, it answers no invitation', async () => {
    const [code, other] = [invited(practice), invited(practice)]
    const { row } = await byHand(other, each => each)
    const { id } = await byHand(code, each => each)
    put(id, row)
    expect([refusal(id), requests()]).toEqual(['vault-damaged', []])
  })

  it('V2: cannot take the place of a slot, a user, or of somebody’s keys', async () => {
    const code = invited(practice)
    const { ownerId, users: [owner] } = practice.directory
    if (owner === undefined) throw new Error('there is an owner')
    const slot = practice.row(ROWS.slot(hex(practice.directory.slots[0]?.slotId ?? ownerId))) ?? new Uint8Array()
    const changes: readonly ((asked: Asked) => Asked)[] = [
      each => ({ ...each, slot }), each => ({ ...each, userId: ownerId }), each => ({ ...each, boxKey: owner.boxKey }),
      each => ({ ...each, signKey: owner.signKey }), each => ({ ...each, slot: new Uint8Array(9) }),
    ]
    for (const change of changes) {
      const { id, row } = await byHand(code, change)
      put(id, row)
      expect(refusal(id)).toBe('vault-damaged')
    }
  })

  it('V6, V4: cannot bring a keychain’s slot, nor ask every unlock for four GiB', async () => {
    const code = invited(practice)
    const opens = { userId: new Uint8Array(16), seed: new Uint8Array(32), ownerKey: new Uint8Array(32) }
    const base = { ...JOINING, vaultId: practice.vaultId, opens }
    const keychain = await makeSlot({ ...base, kind: 'keychain', secret: new Uint8Array(32) })
    const huge = await makeSlot({
      ...base, kind: 'passphrase', secret: new Uint8Array(1), kdf: { memoryKiB: 4 * 1024 * 1024, passes: 3 },
    })
    const found = []
    for (const { rows } of [keychain, huge]) {
      const { id, row } = await byHand(code, each => ({ ...each, ...rows }))
      put(id, row)
      found.push(refusal(id))
    }
    expect(found).toEqual(['vault-damaged', 'kdf-refused'])
  })

  it('V7a: of another kind, turned at any byte, or cut short, it does not hold', async () => {
    const code = invited(practice)
    const { id, row: other } = await byHand(code, each => each, 'renews')
    put(id, other)
    expect(refusal(id)).toBe('vault-damaged')
    const { row } = await byHand(code, each => each)
    const content = row.subarray(0, -32)
    for (let at = 0; at < content.length; at += 7) {
      put(id, withChecksum(turned(content, at)))
      expect(refusal(id)).toBe('vault-damaged')
    }
    put(id, row.subarray(0, 100))
    expect(refusal(id)).toBe('vault-damaged')
    put(id, turned(row, row.length - 1))
    expect(refusal(id)).toBe('vault-damaged')
  })
})

describe('an admin’s new passphrase', () => {
  const NEXT = { ...asAdmin, text: 'the admin’s other one' }
  const renew = async (text = NEXT.text, signPrivateKey?: Uint8Array) => {
    const admin = await unlocked(practice.row, asAdmin)
    const written = await renewRequest({
      ...JOINING, ...practice, passphrase: passphraseBytes(text), now: later(1), userId: admin.user.userId,
      signPrivateKey: signPrivateKey ?? admin.keys.sign.privateKey,
    })
    practice.write(written.rows)
    return { admin, id: hex(admin.user.userId), ...written }
  }

  it('V7: is a request; until it is confirmed the one she has counts', async () => {
    await withAdmin(practice)
    const { id, fingerprint } = await renew()
    expect(requests()).toMatchObject([{ id, kind: 'renews', role: 'admin', asked: { at: later(1).getTime() } }])
    expect(requests().map(each => fingerprintOf(each.asked))).toEqual([fingerprint])
    expect((await unlocked(practice.row, asAdmin)).user.role).toBe('admin')
    await expect(unlocked(practice.row, NEXT)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })

  it('V7: confirmed, she is the same user with other keys, and the old passphrase opens nothing', async () => {
    await withAdmin(practice)
    const { id, admin } = await renew()
    const oldSlot = practice.directory.slots.find(({ userId }) => hex(userId) === id)
    const done = confirm(id, later(2))
    expect(done.kind).toBe('renews')
    practice.sign(done)
    const opened = await unlocked(practice.row, NEXT)
    expect(opened.user).toMatchObject({ userId: admin.user.userId, joinedAt: admin.user.joinedAt, role: 'admin' })
    expect(hex(opened.user.boxKey)).not.toBe(hex(admin.user.boxKey))
    expect(hex(opened.user.signKey)).not.toBe(hex(admin.user.signKey))
    expect(opened.epochs).toEqual(admin.epochs)
    await expect(unlocked(practice.row, asAdmin)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect(practice.row(ROWS.slot(hex(oldSlot?.slotId ?? practice.vaultId)))).toBeNull()
    expect([requests(), practice.row(ROWS.renew(id))]).toEqual([[], null])
  })

  it('V7: asked for again with the same row, it is not held twice', async () => {
    await withAdmin(practice)
    const { id, rows } = await renew()
    practice.sign(confirm(id))
    practice.write(rows)
    expect(requests()).toEqual([])
  })

  it('V7: signed by anybody else, it is no request', async () => {
    await withAdmin(practice)
    await renew(NEXT.text, practice.holder.keys.sign.privateKey)
    expect(requests()).toEqual([])
  })

  it('V7: it is for her alone: in another user’s name it does not hold', async () => {
    const admin = await withAdmin(practice)
    const { keys } = await unlocked(practice.row, asAdmin)
    const opens = { userId: practice.directory.ownerId, seed: new Uint8Array(32).fill(6), ownerKey: practice.directory.ownerKey }
    const next = userKeys(opens.seed)
    const slot = await makeSlot({ ...JOINING, vaultId: practice.vaultId, kind: 'passphrase', secret: JOINING.passphrase, opens })
    const inName = (userId: Uint8Array): Uint8Array => writeRequest('renews', practice.vaultId, {
      userId, boxKey: next.box.publicKey, signKey: next.sign.publicKey, at: NOW.getTime(), ...slot.rows,
    }, keys.sign.privateKey, next.sign.privateKey)
    practice.write([{ name: ROWS.renew(admin), value: inName(Uint8Array.from(Buffer.from(admin, 'hex'))) }])
    expect(requests()).toHaveLength(1)
    practice.write([{ name: ROWS.renew(admin), value: inName(practice.directory.ownerId) }])
    expect(requests()).toEqual([])
  })

  it('V7: refused, she goes on as she was', async () => {
    await withAdmin(practice)
    const { id } = await renew()
    practice.sign(refused(practice.directory, id))
    expect([requests(), practice.row(ROWS.renew(id))]).toEqual([[], null])
    expect((await unlocked(practice.row, asAdmin)).user.role).toBe('admin')
  })

  it('V7: the owner signs for herself', async () => {
    const { ownerId } = practice.directory
    const signPrivateKey = practice.holder.keys.sign.privateKey
    expect(() => renewRequest({ ...JOINING, ...practice, userId: ownerId, signPrivateKey }))
      .toThrow(expect.objectContaining({ code: 'not-allowed' }))
  })

  it('V2, V7: it pins the owner’s key of today, also after a renewal', async () => {
    await withAdmin(practice)
    await replaceSlot(practice.holder, practice.directory, 'passphrase', passphraseBytes('another one'), practice.renewing)
    const { id } = await renew()
    practice.sign(confirm(id))
    expect(hex((await unlocked(practice.row, NEXT)).secret.ownerKey)).toBe(hex(practice.directory.ownerKey))
  })
})

describe('a user who leaves', () => {
  it('V7: takes every row of hers along', async () => {
    const admin = await withAdmin(practice)
    const { keys } = await unlocked(practice.row, asAdmin)
    const asking = await renewRequest({
      ...JOINING, ...practice, userId: Uint8Array.from(Buffer.from(admin, 'hex')), signPrivateKey: keys.sign.privateKey,
    })
    practice.write(asking.rows)
    const { slots, grants } = practice.directory
    const names = [
      ...slots.filter(({ userId }) => hex(userId) === admin)
        .flatMap(({ slotId }) => [ROWS.slot(hex(slotId)), ROWS.seed(admin, hex(slotId))]),
      ...grants.filter(({ userId }) => hex(userId) === admin)
        .flatMap(({ compartment, epoch }) => twinNames(ROWS.grant(admin, compartment, epoch))),
      ROWS.renew(admin),
    ]
    expect(names.map(name => practice.row(name) === null)).toEqual(names.map(() => false))
    practice.sign(removed(practice.directory, admin))
    expect(names.map(name => practice.row(name) === null)).toEqual(names.map(() => true))
    expect(practice.directory.users).toHaveLength(1)
    await expect(unlocked(practice.row, asAdmin)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect((await unlocked(practice.row, asCoach)).heal).toEqual([])
  })

  it('V7: is never the owner, nor nobody', () => {
    const refusal = expect.objectContaining({ code: 'not-allowed' }) as Error
    expect(() => removed(practice.directory, hex(practice.directory.ownerId))).toThrow(refusal)
    expect(() => removed(practice.directory, '00'.repeat(16))).toThrow(refusal)
  })
})

it('V7a: no fault and no request holds a passphrase or a code', async () => {
  const code = invited(practice)
  const written = await writeJoinRequest({ ...JOINING, row: practice.row, code })
  const told = Buffer.concat(written.rows.map(({ value }) => value ?? new Uint8Array()))
  expect(told.includes(ADMIN_PASSPHRASE)).toBe(false)
  expect(told.includes(Buffer.from(secretBytes({ kind: 'recovery', text: code })))).toBe(false)
})
