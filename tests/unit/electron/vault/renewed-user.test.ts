/** V7: another passphrase, or another sheet, is another key pair. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hex } from '../../../../electron/vault/bytes.ts'
import { withChecksum } from '../../../../electron/vault/checked.ts'
import { directoryRows, isOfOwner } from '../../../../electron/vault/directory.ts'
import { ROWS, type RowChange } from '../../../../electron/vault/format.ts'
import { openGrants } from '../../../../electron/vault/grants.ts'
import { passphraseBytes } from '../../../../electron/vault/kdf.ts'
import { readSlotPublic } from '../../../../electron/vault/keyslot.ts'
import { renewedUser, type RenewalInput } from '../../../../electron/vault/renewal.ts'
import { retireSlots, replaceSlot, type FreshSlot } from '../../../../electron/vault/slots.ts'
import { boxPair } from '../../../../electron/vault/sodium.ts'
import { twinNames } from '../../../../electron/vault/twins.ts'
import type { TypedSecret } from '../../../../electron/vault/unlock.ts'
import { newPractice, asAdmin, asCoach, turned, unlocked, withAdmin, type Practice } from '../../../vault/users.ts'

let practice: Practice
beforeEach(async () => { practice = await newPractice() })
afterEach(() => practice.remove())

const ANOTHER: TypedSecret = { kind: 'passphrase', text: 'another one', role: 'coach' }
const sheet = (): TypedSecret => ({ kind: 'recovery', text: practice.code })
const change = () =>
  replaceSlot(practice.holder, practice.directory, 'passphrase', passphraseBytes(ANOTHER.text), practice.renewing)
const code = (secret: TypedSecret): Promise<unknown> =>
  unlocked(practice.row, secret).then(() => 'opens', (error: unknown) => Reflect.get(Object(error), 'code'))

/** Every structural row of the owner's way in, as it is now. */
const front = (): readonly RowChange[] => {
  const owner = hex(practice.directory.ownerId)
  const names = [
    ...twinNames(ROWS.directory),
    ...practice.directory.slots.flatMap(({ slotId }) => [ROWS.slot(hex(slotId)), ROWS.seed(owner, hex(slotId))]),
    ...practice.directory.grants.flatMap(({ compartment, epoch }) => twinNames(ROWS.grant(owner, compartment, epoch))),
  ]
  return names.map(name => ({ name, value: practice.row(name) }))
}

describe('the owner’s new passphrase', () => {
  it('V7: renews her seed and both pairs; the sheet she has opens them as well', async () => {
    const before = await unlocked(practice.row, asCoach)
    await change()
    const after = [await unlocked(practice.row, ANOTHER), await unlocked(practice.row, sheet())]
    for (const { keys, secret, epochs, directory } of after) {
      expect([hex(secret.seed), hex(keys.box.publicKey), hex(keys.sign.publicKey)].some(key =>
        [before.secret.seed, before.keys.box.publicKey, before.keys.sign.publicKey].some(old => hex(old) === key)))
        .toBe(false)
      expect(hex(directory.ownerKey)).toBe(hex(keys.sign.publicKey))
      // The compartments’ own keys are the rotation’s to renew.
      expect(epochs).toEqual(before.epochs)
    }
    expect(await code(asCoach)).toBe('wrong-passphrase')
  })

  it('V7: what the old seed opens is granted no more', async () => {
    const before = await unlocked(practice.row, asCoach)
    await change()
    const { directory } = practice
    expect(() => openGrants(practice.vaultId, directory, practice.row, before.user.userId, before.keys.box))
      .toThrow(expect.objectContaining({ code: 'vault-damaged' }))
  })

  it('V2, V7: another user’s slot, that pins the earlier key, goes on opening after two renewals', async () => {
    await withAdmin(practice)
    await change()
    await replaceSlot(practice.holder, practice.directory, 'passphrase', passphraseBytes('a third one'), practice.renewing)
    const admin = await unlocked(practice.row, asAdmin)
    expect(admin.directory.successions).toHaveLength(2)
    expect(hex(admin.secret.ownerKey)).not.toBe(hex(admin.directory.ownerKey))
    expect(await code(asCoach)).toBe('wrong-passphrase')
  })

  it('V2: the new slot pins the new key: a directory by the key she gave up is not believed', async () => {
    const earlier = practice.holder.keys.sign
    const { ownerKey } = practice.directory
    await change()
    expect(hex((await unlocked(practice.row, ANOTHER)).secret.ownerKey)).toBe(hex(practice.directory.ownerKey))
    const forged = { ...practice.directory, ownerKey, successions: [], revision: 99 }
    practice.write(directoryRows(practice.vaultId, forged, earlier.privateKey))
    expect(await code(ANOTHER)).toBe('vault-damaged')
    // What this machine saw last says the same without any slot.
    expect(isOfOwner(practice.vaultId, forged, practice.directory.ownerKey)).toBe(false)
    expect(isOfOwner(practice.vaultId, practice.directory, ownerKey)).toBe(true)
  })

  it('V2: a succession cut out of the directory leaves the earlier pins without it', async () => {
    await withAdmin(practice)
    await change()
    practice.sign({ directory: { ...practice.directory, successions: [] }, rows: [] })
    expect(await code(asAdmin)).toBe('vault-damaged')
  })

  it('V2: a succession nobody signed is not believed', async () => {
    await withAdmin(practice)
    await change()
    const successions = practice.directory.successions.map(each => ({ ...each, signature: turned(each.signature) }))
    practice.sign({ directory: { ...practice.directory, successions }, rows: [] })
    expect(await code(asAdmin)).toBe('vault-damaged')
  })

  it('V7: an older slot and seed, put back one by one, open nothing', async () => {
    const before = front()
    await change()
    practice.write(before.filter(({ name }) => name.startsWith('slot/') || name.startsWith('seed/')))
    expect([await code(asCoach), await code(sheet())]).toEqual(['wrong-passphrase', 'vault-damaged'])
  })

  it('V7, V11: nothing is sealed to a slot that somebody changed: it goes, and the rest is renewed', async () => {
    const recovery = practice.directory.slots.find(({ kind }) => kind === 'recovery')
    const name = ROWS.slot(hex(recovery?.slotId ?? practice.vaultId))
    // The slot as it was, but for the key the seed is sealed to: it stands after salt and figures.
    const content = Uint8Array.from(practice.row(name) ?? []).subarray(0, -32)
    content.set(boxPair(new Uint8Array(32).fill(66)).publicKey, 16 + 1 + 1 + 4 + 4 + 16)
    practice.write([{ name, value: withChecksum(content) }])
    expect(readSlotPublic(practice.row(name)).kind).toBe('recovery')
    await change()
    expect(await code(ANOTHER)).toBe('opens')
    expect(practice.directory.slots.map(({ kind }) => kind)).toEqual(['passphrase'])
    expect([name, ROWS.seed(hex(practice.directory.ownerId), hex(recovery?.slotId ?? practice.vaultId))].map(practice.row))
      .toEqual([null, null])
    // A new sheet takes its place.
    await replaceSlot(practice.holder, practice.directory, 'recovery', passphraseBytes('as good as a code'), practice.renewing)
    expect(practice.directory.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery'])
    expect(await code(ANOTHER)).toBe('opens')
  })

  it('V7: a new slot that is not as it was written renews nothing, and neither does leaving no slot', async () => {
    const { retire, fresh } = await new Promise<Pick<RenewalInput, 'retire'> & { readonly fresh: FreshSlot | null }>((resolve) => {
      void replaceSlot(practice.holder, practice.directory, 'passphrase', passphraseBytes(ANOTHER.text),
        (directory, others, made) => {
          practice.write([{ name: ROWS.slot(hex(made?.entry.slotId ?? practice.vaultId)), value: null }])
          resolve({ retire: others, fresh: made })
          return directory
        })
    })
    const { epochs, directory } = await unlocked(practice.row, asCoach)
    expect(() => renewedUser(practice.holder, directory, { retire, epochs, fresh }))
      .toThrow(expect.objectContaining({ code: 'vault-damaged' }))
    expect(() => renewedUser(practice.holder, directory, { retire: directory.slots, epochs }))
      .toThrow(expect.objectContaining({ code: 'vault-damaged' }))
  })

  it('V7: only the owner renews her keys so', async () => {
    await withAdmin(practice)
    const admin = await unlocked(practice.row, asAdmin)
    const holder = { ...practice.holder, keys: admin.keys, secret: admin.secret }
    expect(() => renewedUser(holder, practice.directory, { retire: [], epochs: admin.epochs }))
      .toThrow(expect.objectContaining({ code: 'not-allowed' }))
  })
})

it('V4: a slot that is only made stronger changes no key', async () => {
  const before = await unlocked(practice.row, asCoach)
  await replaceSlot(practice.holder, practice.directory, 'passphrase', passphraseBytes(asCoach.text),
    (directory, retire) => retireSlots(practice.holder, directory, retire))
  const after = await unlocked(practice.row, asCoach)
  expect(hex(after.secret.seed)).toBe(hex(before.secret.seed))
  expect(hex(after.slot.slotId)).not.toBe(hex(before.slot.slotId))
})
