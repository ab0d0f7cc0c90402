/** V1, V2, V3: whose secret opens what, and what somebody who can only write the file cannot bring about. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hex, u16, utf8, join } from '../../../../electron/vault/bytes.ts'
import { withChecksum } from '../../../../electron/vault/checked.ts'
import { heldCompartments } from '../../../../electron/vault/compartment-keys.ts'
import { directoryRows, isOfOwner, readDirectory } from '../../../../electron/vault/directory.ts'
import { ROWS, type RowChange } from '../../../../electron/vault/format.ts'
import { sealGrant } from '../../../../electron/vault/grants.ts'
import { removed } from '../../../../electron/vault/joining.ts'
import { passphraseBytes } from '../../../../electron/vault/kdf.ts'
import { readSlotPublic } from '../../../../electron/vault/keyslot.ts'
import { replaceSlot, retireOthers, retireSlots } from '../../../../electron/vault/slots.ts'
import { sealSeed } from '../../../../electron/vault/seeds.ts'
import { hash, signPair } from '../../../../electron/vault/sodium.ts'
import { signSuccession } from '../../../../electron/vault/succession.ts'
import { twinNames, twinRows } from '../../../../electron/vault/twins.ts'
import { secretBytes } from '../../../../electron/vault/unlock.ts'
import { PASSPHRASE } from '../../../vault/fixture.ts'
import {
  asAdmin, asCoach, newPractice, turned, unlocked, withAdmin, type Practice,
} from '../../../vault/users.ts'

let practice: Practice
beforeEach(async () => { practice = await newPractice() })
afterEach(() => practice.remove())

const damage = { code: 'vault-damaged' }
/** Rows as they are, to be put back later. */
const kept = (names: readonly string[]): readonly RowChange[] => names.map(name => ({ name, value: practice.row(name) }))
const slotNames = (user: string): readonly string[] => practice.directory.slots
  .filter(slot => hex(slot.userId) === user)
  .flatMap(slot => [ROWS.slot(hex(slot.slotId)), ROWS.seed(user, hex(slot.slotId))])
const directoryNames = twinNames(ROWS.directory)

describe('whose secret it is', () => {
  it('V1: a coach holds five keys, an admin three: personal, operational, practice', async () => {
    await withAdmin(practice)
    const classes = async (secret: typeof asCoach) => (await unlocked(practice.row, secret)).epochs
      .map(({ epoch, held }) => [epoch, heldCompartments(held).map(({ compartment }) => compartment)])
    expect(await classes(asCoach)).toEqual([[1, ['personal', 'sensitive', 'operational', 'practice', 'aggregate']]])
    expect(await classes(asAdmin)).toEqual([[1, ['personal', 'operational', 'practice']]])
  })

  it('V1: a passphrase opens nothing under another role; without one it is tried for all', async () => {
    await withAdmin(practice)
    await expect(unlocked(practice.row, { ...asAdmin, role: 'coach' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await expect(unlocked(practice.row, { ...asCoach, role: 'manager' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect((await unlocked(practice.row, { kind: 'passphrase', text: asAdmin.text })).user.role).toBe('admin')
    expect((await unlocked(practice.row, { kind: 'passphrase', text: PASSPHRASE })).user.role).toBe('coach')
  })

  it('V6: the keychain’s key opens the vault as 64 hex digits, and as nothing else', async () => {
    const key = 'ab'.repeat(32)
    const quick = await replaceSlot(practice.holder, practice.directory, 'keychain', secretBytes({ kind: 'keychain', text: key }),
      directory => directory)
    expect((await unlocked(practice.row, { kind: 'keychain', text: key })).slot.kind).toBe('keychain')
    for (const text of ['', key.slice(1), `${key}0`, 'xy'.repeat(32), 'ac'.repeat(32)]) {
      await expect(async () => unlocked(practice.row, { kind: 'keychain', text }))
        .rejects.toMatchObject({ code: 'wrong-passphrase', detail: null })
    }
    const late = new Date('2026-03-17T00:00:00Z')
    await expect(unlocked(practice.row, { kind: 'keychain', text: key }, late))
      .rejects.toMatchObject({ code: 'wrong-passphrase', detail: { why: 'expired' } })
    // What a crash left beside it opens nothing, and does not hide why.
    await replaceSlot(practice.holder, quick, 'keychain', new Uint8Array(32), directory => directory)
    await expect(unlocked(practice.row, { kind: 'keychain', text: key }, late))
      .rejects.toMatchObject({ code: 'wrong-passphrase', detail: { why: 'expired' } })
  })
})

describe('who can only write the file', () => {
  it('V2: brings a removed user’s slot back, and it is refused', async () => {
    const admin = await withAdmin(practice)
    const grants = practice.directory.grants.filter(({ userId }) => hex(userId) === admin)
      .flatMap(({ compartment, epoch }) => twinNames(ROWS.grant(admin, compartment, epoch)))
    const replayed = kept([...slotNames(admin), ...grants])
    practice.sign(removed(practice.directory, admin))
    for (const { name } of replayed) expect(practice.row(name)).toBeNull()
    practice.write(replayed)
    await expect(unlocked(practice.row, asAdmin)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect((await unlocked(practice.row, asCoach)).directory.users).toHaveLength(1)
  })

  it('V2: puts another vault’s slot in the place of one, and it is refused', async () => {
    const other = await newPractice()
    const [mine, theirs] = [practice, other].map(({ directory }) => directory.slots[0])
    const value = other.row(ROWS.slot(hex(theirs?.slotId ?? other.vaultId)))
    practice.write([{ name: ROWS.slot(hex(mine?.slotId ?? practice.vaultId)), value }])
    await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject(damage)
    other.remove()
  })

  it('V2: signs a directory with a key of his own, and it is not believed', async () => {
    const mallory = signPair(new Uint8Array(32).fill(66))
    const forged = { ...practice.directory, revision: 99, ownerKey: mallory.publicKey }
    practice.write(directoryRows(practice.vaultId, forged, mallory.privateKey))
    await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject(damage)
    const successions = [{
      ...signSuccession(practice.vaultId, mallory, mallory.publicKey), earlier: practice.directory.ownerKey,
    }]
    practice.write(directoryRows(practice.vaultId, { ...forged, successions }, mallory.privateKey))
    await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject(damage)
  })

  it('V2: an admin’s signature is not the owner’s, and she cannot sign through the vault’s own hands', async () => {
    await withAdmin(practice)
    const admin = await unlocked(practice.row, asAdmin)
    const holder = { ...practice.holder, keys: admin.keys, secret: admin.secret }
    await expect(replaceSlot(holder, practice.directory, 'passphrase', passphraseBytes('x'), directory => directory))
      .rejects.toMatchObject({ code: 'not-allowed' })
    const users = practice.directory.users.map(user => ({ ...user, role: 'coach' as const }))
    practice.write(directoryRows(practice.vaultId, { ...practice.directory, users }, admin.keys.sign.privateKey))
    await expect(unlocked(practice.row, asAdmin)).rejects.toMatchObject(damage)
  })

  it('V2: seals a seed of his own to a slot’s public key, and it is refused, even were it signed for', async () => {
    const { vaultId, directory } = practice
    const [slot] = directory.slots
    if (slot === undefined) throw new Error('a new vault has slots')
    const { boxKey } = readSlotPublic(practice.row(ROWS.slot(hex(slot.slotId))))
    const value = sealSeed(boxKey, { vaultId, userId: slot.userId, slotId: slot.slotId }, new Uint8Array(32).fill(66))
    practice.write([{ name: ROWS.seed(hex(slot.userId), hex(slot.slotId)), value }])
    await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject(damage)
    const slots = directory.slots.map(each => each === slot ? { ...each, seedDigest: hash(value) } : each)
    practice.sign({ directory: { ...directory, slots, grants: [] }, rows: [] })
    await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject(damage)
  })

  it('V2: grants her a key of his own, for her to write under, and it is refused', async () => {
    const { vaultId, directory: { ownerId, users } } = practice
    const place = { vaultId, compartment: 'sensitive', epoch: 1 } as const
    const forged = sealGrant(place, new Uint8Array(32).fill(66), users[0]?.boxKey ?? ownerId)
    practice.write(twinRows(ROWS.grant(hex(ownerId), 'sensitive', 1), forged))
    await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject(damage)
  })

  it('V2: puts an earlier row of the very same slot back, and it is refused', async () => {
    const { holder, directory } = practice
    let earlier: readonly RowChange[] = []
    await replaceSlot(holder, directory, 'passphrase', passphraseBytes('another one'), (present, retire, fresh) => {
      earlier = kept([ROWS.slot(hex(fresh?.entry.slotId ?? practice.vaultId))])
      return practice.renewing(present, retire, fresh)
    })
    practice.write(earlier)
    await expect(unlocked(practice.row, { ...asCoach, text: 'another one' })).rejects.toMatchObject(damage)
  })
})

describe('the directory', () => {
  it('V13: either copy alone opens the vault; the later of two is the one that counts', async () => {
    const before = kept(directoryNames)
    await withAdmin(practice)
    practice.write(before.slice(0, 1))
    const opened = await unlocked(practice.row, asAdmin)
    expect(opened.directory.revision).toBe(practice.directory.revision)
    expect(opened.heal).toEqual([{ name: directoryNames[0], value: practice.row(directoryNames[1]) }])
    practice.write([{ name: directoryNames[0], value: null }])
    expect((await unlocked(practice.row, asAdmin)).heal.map(({ name }) => name)).toEqual([directoryNames[0]])
    practice.write([{ name: directoryNames[1], value: turned(practice.row(directoryNames[1])) }])
    await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject(damage)
  })

  it('V13: a grant and a header heal from their other copy; healed, nothing is left to heal', async () => {
    const [grant] = twinNames(ROWS.grant(hex(practice.directory.ownerId), 'sensitive', 1))
    practice.write([
      { name: grant, value: turned(practice.row(grant), 40) }, { name: ROWS.headers[1], value: null },
    ])
    const opened = await unlocked(practice.row, asCoach)
    expect(opened.heal.map(({ name }) => name).sort()).toEqual([grant, ROWS.headers[1]].sort())
    practice.write(opened.heal)
    expect((await unlocked(practice.row, asCoach)).heal).toEqual([])
  })

  it('V11: a grant of which neither copy is the one that was signed for is damage', async () => {
    const names = twinNames(ROWS.grant(hex(practice.directory.ownerId), 'sensitive', 1))
    const other = practice.row(twinNames(ROWS.grant(hex(practice.directory.ownerId), 'personal', 1))[0])
    practice.write(names.map(name => ({ name, value: other })))
    await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject(damage)
  })

  it('V2: says who owns it in every list, to the byte', () => {
    for (const name of directoryNames) {
      expect(readDirectory(practice.vaultId, practice.row(name))).toEqual(practice.directory)
    }
    expect(isOfOwner(practice.vaultId, practice.directory, practice.directory.ownerKey)).toBe(true)
    expect(isOfOwner(practice.vaultId, practice.directory, new Uint8Array(32))).toBe(false)
  })

  it('V13: format 0 is refused by its number, and a newer one too', async () => {
    for (const [major, code] of [[0, 'older-format'], [2, 'newer-format']] as const) {
      const header = withChecksum(join(utf8('STILLROOM\0'), u16(major), u16(0), practice.vaultId))
      practice.write(ROWS.headers.map(name => ({ name, value: header })))
      await expect(unlocked(practice.row, asCoach)).rejects.toMatchObject({ code })
    }
  })
})

describe('slots that go', () => {
  it('V5: leave neither their row nor their seed; one that stays is untouched', () => {
    const [passphrase, recovery] = practice.directory.slots
    if (passphrase === undefined || recovery === undefined) throw new Error('a new vault has two slots')
    const untouched = retireOthers(practice.directory, passphrase, (directory, retire, fresh) => {
      expect([retire, fresh]).toEqual([[], null])
      return directory
    })
    const names = slotNames(hex(practice.directory.ownerId))
    const next = retireSlots(practice.holder, untouched, [recovery])
    expect(next.slots).toEqual([passphrase])
    expect(names.map(name => practice.row(name) === null)).toEqual([false, false, true, true])
  })
})
