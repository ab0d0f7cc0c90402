/** V6: the slots of a keychain's key, in a vault on disk. */
import { copyFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEYCHAIN_LASTS } from '../../../../electron/vault/keyslot.ts'
import { askToJoin } from '../../../../electron/vault/shut-vault.ts'
import { openStore, type Store } from '../../../../electron/vault/store.ts'
import { readFront, rowReader } from '../../../../electron/vault/unlock.ts'
import { VaultFault, type Vault } from '../../../../electron/vault/types.ts'
import {
  NOW, faultOf, later, newVault, noteWrite, open, quickStretch, tryOpen, withRows, type Place,
} from '../../../vault/fixture.ts'

const ADMINS = 'nobody tells the coach this'

const MINUTES_OF_A_DAY = 24 * 60

let place: Place
let opened: Vault | null
beforeEach(async () => {
  place = await newVault()
  opened = null
})
afterEach(() => {
  opened?.close()
  place.remove()
})

const openNow = async (change = {}): Promise<Vault> => {
  opened?.close()
  opened = (await open(place, change)).vault
  return opened
}
const withKey = (text: string, now = NOW) => tryOpen(place, { secret: { kind: 'keychain', text }, now: () => now })

/** Of the slots there are in the file. */
const kinds = (): readonly string[] => {
  opened?.close()
  return withRows(place.path, (store) => readFront(rowReader(store)).directories[0].value.slots.map(({ kind }) => kind))
}

/** Somebody else was let in, and has opened it. */
const withAdmin = async () => {
  const coach = await openNow()
  const code = coach.owner.invite('admin', NOW).code.reveal().join('')
  coach.close()
  const asked = await askToJoin({ path: place.path, code, passphrase: ADMINS, stretch: quickStretch, now: NOW })
  expect(asked.ok).toBe(true)
  const again = await openNow()
  again.owner.confirm(again.owner.requests(NOW)[0]?.id ?? '', NOW)
  again.close()
  return open(place, { secret: { kind: 'passphrase', text: ADMINS } })
}

/** Turned on, and the vault shut. */
const turnedOn = async (): Promise<string> => {
  const vault = await openNow()
  const key = (await vault.quick.turnOn()).reveal()
  vault.close()
  return key
}

describe('V6: quick unlock', () => {
  it('writes one slot, which opens the vault with its key and no other', async () => {
    const key = await turnedOn()
    expect(kinds()).toEqual(['passphrase', 'recovery', 'keychain'])
    const right = await withKey(key)
    expect(right.ok && right.value.vault.role).toBe('coach')
    if (right.ok) right.value.vault.close()
    expect(faultOf(await withKey('ab'.repeat(32)))).toMatchObject({ code: 'wrong-passphrase', detail: null })
    expect(faultOf(await withKey('no key at all')).code).toBe('wrong-passphrase')
  })

  it('turned on again, the slot before is gone; turned off, both are', async () => {
    const first = await turnedOn()
    const second = await turnedOn()
    expect(kinds()).toEqual(['passphrase', 'recovery', 'keychain'])
    expect(faultOf(await withKey(first)).code).toBe('wrong-passphrase')
    const vault = await openNow({ secret: { kind: 'keychain', text: second } })
    expect(vault.quick.isOn()).toBe(true)
    await vault.quick.turnOff()
    expect(vault.quick.isOn()).toBe(false)
    await vault.quick.turnOff()
    expect(kinds()).toEqual(['passphrase', 'recovery'])
    expect(faultOf(await withKey(second)).code).toBe('wrong-passphrase')
  })

  it('no key of the vault is another for it: nothing is renewed', async () => {
    const vault = await openNow()
    const [before] = vault.users()
    const key = await vault.quick.turnOn()
    await vault.quick.renew(key.reveal())
    await vault.quick.turnOff()
    expect(vault.owner.rotation()).toBeNull()
    expect(vault.users()).toEqual([before])
  })

  it('opens for a fortnight, and for another from the moment it is renewed, its time over or not', async () => {
    const key = await turnedOn()
    const days = (many: number) => later(many * MINUTES_OF_A_DAY)
    expect(faultOf(await withKey(key, days(15)))).toMatchObject({ code: 'wrong-passphrase', detail: { why: 'expired' } })
    const vault = await openNow({ now: () => days(15) })
    await vault.quick.renew(key)
    vault.close()
    expect(kinds()).toEqual(['passphrase', 'recovery', 'keychain'])
    const again = await withKey(key, new Date(days(15).getTime() + KEYCHAIN_LASTS))
    expect(again.ok).toBe(true)
    if (again.ok) again.value.vault.close()
    expect(faultOf(await withKey(key, days(30)))).toMatchObject({ detail: { why: 'expired' } })
  })

  it('gives no fortnight to a key that opens nothing, or where it is off', async () => {
    const key = await turnedOn()
    const vault = await openNow()
    for (const foreign of ['ab'.repeat(32), '']) {
      await expect(vault.quick.renew(foreign)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    }
    await vault.quick.turnOff()
    await expect(vault.quick.renew(key)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect(kinds()).toEqual(['passphrase', 'recovery'])
  })

  it('V7: another passphrase retires it in the same transaction, another sheet does not', async () => {
    const key = await turnedOn()
    const vault = await openNow()
    await vault.prepareSheet().write()
    vault.close()
    const still = await withKey(key)
    expect(still.ok).toBe(true)
    if (still.ok) still.value.vault.close()
    const transactions: string[][] = []
    const watched = await openNow({ openStore: (path: string) => watch(openStore(path), transactions) })
    await watched.renewPassphrase('five calm words by the sea')
    expect(watched.quick.isOn()).toBe(false)
    // The new slot first; then in one transaction the old passphrase's and the keychain's go.
    const removing = transactions.filter((names) => names.some((name) => name.startsWith('-slot/')))
    expect(removing.map((names) => names.filter((name) => name.startsWith('-slot/')).length)).toEqual([2])
    expect(kinds()).toEqual(['recovery', 'passphrase'])
    expect(faultOf(await withKey(key)).code).toBe('wrong-passphrase')
  })

  it('V4: a disk that refuses leaves the key before in use', async () => {
    const key = await turnedOn()
    let full = false
    const vault = await openNow({
      openStore: (path: string): Store => {
        const store = openStore(path)
        return { ...store, transaction: (work) => {
          if (full) throw new VaultFault('disk-full', 'no room')
          store.transaction(work)
        } }
      },
    })
    full = true
    await expect(vault.quick.turnOn()).rejects.toMatchObject({ code: 'disk-full' })
    await expect(vault.quick.turnOff()).rejects.toMatchObject({ code: 'disk-full' })
    expect(vault.quick.isOn()).toBe(true)
    full = false
    vault.close()
    expect((await withKey(key)).ok).toBe(true)
  })

  it('V16: an older copy takes no slot before it is accepted', async () => {
    const key = await turnedOn()
    copyFileSync(place.path, `${place.path}-copy`)
    const newer = await openNow()
    newer.commit([noteWrite('n1', { sensitive: { text: 'a thought' } })], NOW)
    newer.close()
    copyFileSync(`${place.path}-copy`, place.path)
    const { vault, olderCopy } = await open(place)
    opened = vault
    await expect(vault.quick.renew(key)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(vault.quick.turnOn()).rejects.toMatchObject({ code: 'not-allowed' })
    olderCopy?.accept()
    await vault.quick.renew(key)
  })

  it('is the owner’s alone', async () => {
    const key = await turnedOn()
    const { vault } = await withAdmin()
    opened = vault
    expect([vault.role, vault.quick.isOn()]).toEqual(['admin', false])
    for (const refused of [vault.quick.turnOn(), vault.quick.turnOff(), vault.quick.renew(key)]) {
      await expect(refused).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })
})

/** Notes what every transaction writes, and with a minus what it removes. */
const watch = (store: Store, transactions: string[][]): Store => ({
  ...store,
  transaction: (work) => {
    const names: string[] = []
    const named = (key: Uint8Array): string => Buffer.from(key.subarray(1)).toString('latin1')
    store.transaction(({ get, put, remove }) => work({
      get,
      put: (key, value) => {
        names.push(named(key))
        put(key, value)
      },
      remove: (key) => {
        names.push(`-${named(key)}`)
        remove(key)
      },
    }))
    transactions.push(names)
  },
})
