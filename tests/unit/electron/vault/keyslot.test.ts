/** V3, V6: one slot by itself. What a directory has to say about it is in unlock.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_KDF, type Stretch } from '../../../../electron/vault/kdf.ts'
import { KEYCHAIN_LASTS, openSlot, readSlotPublic, type SlotKind, type SlotRows } from '../../../../electron/vault/keyslot.ts'
import { makeSlot, proveSlot } from '../../../../electron/vault/new-slot.ts'
import { withChecksum } from '../../../../electron/vault/checked.ts'
import { randomBytes, sodiumReady } from '../../../../electron/vault/sodium.ts'
import { NOW, quickStretch } from '../../../vault/fixture.ts'

const VAULT = new Uint8Array(16).fill(1)
const SECRET = new Uint8Array(32).fill(8)
const OPENS = {
  userId: new Uint8Array(16).fill(2), seed: new Uint8Array(32).fill(3), ownerKey: new Uint8Array(32).fill(4),
}
const DAY = 24 * 60 * 60 * 1000
const at = (days: number): Date => new Date(NOW.getTime() + days * DAY)

const made = (kind: SlotKind) => makeSlot({
  vaultId: VAULT, kind, secret: SECRET, opens: OPENS, kdf: DEFAULT_KDF, stretch: quickStretch, now: NOW, random: randomBytes,
})
const opened = (rows: SlotRows, { secret = SECRET, vault = VAULT, now = NOW } = {}) =>
  openSlot(vault, rows, secret, quickStretch, now)

beforeAll(sodiumReady)

describe('a slot', () => {
  it('V3: opens with its secret, and is null for any other', async () => {
    const { rows } = await made('passphrase')
    expect(await opened(rows)).toEqual(OPENS)
    expect(await opened(rows, { secret: new Uint8Array(32) })).toBeNull()
  })

  it('V3: does not open in another vault, though the secret is right', async () => {
    const { rows } = await made('passphrase')
    await expect(opened(rows, { vault: new Uint8Array(16) })).rejects.toMatchObject({ code: 'vault-damaged' })
  })

  it('V3: every byte of its row is held: public part, seal and all', async () => {
    const { rows } = await made('passphrase')
    const content = rows.slot.subarray(0, -32)
    for (let place = 0; place < content.length; place += 1) {
      const bad = Uint8Array.from(content)
      bad[place] = (bad[place] ?? 0) ^ 1
      // Another kind, algorithm, salt or commitment is no damage to see: it only opens nothing.
      const answer = await opened({ ...rows, slot: withChecksum(bad) }).catch((error: unknown) => error)
      expect(answer === null || (answer instanceof Error && Reflect.get(answer, 'name') === 'VaultFault')).toBe(true)
    }
  })

  it.each([[4 * 1024 * 1024, 3], [8, 3], [65536, 11]])('V4: that asks for %d KiB and %d passes is refused before any memory is taken',
    async (memoryKiB, passes) => {
      const { rows } = await makeSlot({
        vaultId: VAULT, kind: 'passphrase', secret: SECRET, opens: OPENS, kdf: { memoryKiB, passes },
        stretch: quickStretch, now: NOW, random: randomBytes,
      })
      const never: Stretch = () => Promise.reject(new Error('something was derived'))
      await expect(openSlot(VAULT, rows, SECRET, never, NOW)).rejects.toMatchObject({ code: 'kdf-refused' })
    })

  it('V7: does not open without its seed, or with another slot’s', async () => {
    const [{ rows }, other] = [await made('passphrase'), await made('passphrase')]
    for (const seed of [null, other.rows.seed]) {
      await expect(opened({ ...rows, seed })).rejects.toMatchObject({ code: 'vault-damaged' })
    }
  })

  it('V4: one that opens another seed, or nothing, is not relied on', async () => {
    const { rows } = await made('passphrase')
    const making = { vaultId: VAULT, secret: SECRET, stretch: quickStretch, now: NOW, opens: OPENS }
    await expect(proveSlot(rows, making)).resolves.toBeUndefined()
    await expect(proveSlot(rows, { ...making, secret: new Uint8Array(32) })).rejects.toMatchObject({ code: 'vault-damaged' })
    await expect(proveSlot(rows, { ...making, opens: { ...OPENS, seed: new Uint8Array(32) } }))
      .rejects.toMatchObject({ code: 'vault-damaged' })
  })

  it('V7: pinned anew, it opens with the same secret and trusts the other key', async () => {
    const slot = await made('recovery')
    const ownerKey = new Uint8Array(32).fill(5)
    expect(await opened({ ...slot.rows, slot: slot.pinnedTo(ownerKey) })).toEqual({ ...OPENS, ownerKey })
  })
})

describe('the keychain’s slot', () => {
  const never: Stretch = () => Promise.reject(new Error('something was derived'))

  it('V6: opens with the key itself: nothing is derived', async () => {
    const { rows } = await made('keychain')
    expect(await openSlot(VAULT, rows, SECRET, never, NOW)).toEqual(OPENS)
    expect(readSlotPublic(rows.slot)).toMatchObject({ kind: 'keychain', kdf: null, until: at(14).getTime() })
    expect(await openSlot(VAULT, rows, new Uint8Array(32), never, NOW)).toBeNull()
    await expect(openSlot(VAULT, rows, new Uint8Array(31), never, NOW)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })

  it.each([[0, 'opens'], [14, 'opens'], [14.01, 'expired'], [5000, 'expired'], [-0.01, 'expired'], [-5000, 'expired']])(
    'V6: %d days after the passphrase it %s, and a clock put back gains nothing', async (days, answer) => {
      const { rows } = await made('keychain')
      const done = opened(rows, { now: at(days) })
      if (answer === 'opens') expect(await done).toEqual(OPENS)
      else await expect(done).rejects.toMatchObject({ code: 'wrong-passphrase', detail: { why: 'expired' } })
      expect(KEYCHAIN_LASTS).toBe(14 * DAY)
    })

  it('V6: its end is authenticated', async () => {
    const { rows } = await made('keychain')
    const until = 16 + 1 + 1 + 4 + 4 + 16 + 32
    const content = Uint8Array.from(rows.slot.subarray(0, -32))
    content.fill(0, until, until + 8)
    const slot = withChecksum(content)
    expect(readSlotPublic(slot).until).toBe(0)
    await expect(opened({ ...rows, slot })).rejects.toMatchObject({ code: 'vault-damaged' })
  })

  it('V4: a passphrase’s slot is never taken for one from which nothing is derived', async () => {
    const { rows } = await made('passphrase')
    const content = Uint8Array.from(rows.slot.subarray(0, -32))
    content[17] = 2
    await expect(opened({ ...rows, slot: withChecksum(content) })).rejects.toMatchObject({ code: 'kdf-refused' })
  })
})
