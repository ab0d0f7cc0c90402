/** V7a: what a vault says to anybody, and how somebody asks to join it, without a key. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { INVITATION_LASTS } from '../../../../electron/vault/invitations.ts'
import { askToJoin, lookAtVault, type AskToJoin } from '../../../../electron/vault/shut-vault.ts'
import { openStore } from '../../../../electron/vault/store.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import {
  NOW, faultOf, newVault, open, quickStretch, tryOpen, withRows, withVault, type Place,
} from '../../../vault/fixture.ts'

const ADMINS = 'nobody tells the coach this'
const AFTER = new Date(NOW.getTime() + INVITATION_LASTS + 1)

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => place.remove())

const invite = (role: 'admin' | 'manager' = 'admin'): Promise<string> =>
  withVault(place, (vault) => vault.owner.invite(role, NOW).code.reveal().join(' '))
const ask = (code: string, change: Partial<AskToJoin> = {}) =>
  askToJoin({ path: place.path, code, passphrase: ADMINS, stretch: quickStretch, now: NOW, ...change })
const asking = () => withVault(place, (vault) => vault.owner.requests(NOW))

describe('looking at a vault', () => {
  it('says who may open it by role alone, whether somebody was asked in, and whether a keychain may', async () => {
    expect(await lookAtVault(place.path, NOW)).toEqual({ roles: ['coach'], invited: false, quick: false })
    await invite('manager')
    expect(await lookAtVault(place.path, NOW)).toEqual({ roles: ['coach'], invited: true, quick: false })
    expect(await lookAtVault(place.path, AFTER)).toMatchObject({ invited: false })
    await withVault(place, (vault) => vault.quick.turnOn())
    expect(await lookAtVault(place.path, NOW)).toMatchObject({ quick: true })
  })

  it('says each role once, in one order, however many there are', async () => {
    for (const role of ['manager', 'admin', 'manager'] as const) {
      expect((await ask(await invite(role))).ok).toBe(true)
      await withVault(place, (vault) => vault.owner.confirm(vault.owner.requests(NOW)[0]?.id ?? '', NOW))
    }
    expect(await lookAtVault(place.path, NOW)).toMatchObject({ roles: ['coach', 'admin', 'manager'] })
  })

  it('says what is wrong where there is none', async () => {
    expect(await lookAtVault(join(place.folder, 'nothing'), NOW)).toBe('absent')
    writeFileSync(join(place.folder, 'letter'), 'somebody else’s letter')
    expect(await lookAtVault(join(place.folder, 'letter'), NOW)).toMatchObject({ code: 'not-a-vault' })
    const { vault } = await open(place)
    expect(await lookAtVault(place.path, NOW)).toMatchObject({ code: 'open-elsewhere' })
    vault.close()
  })

  it('leaves the file as it is, to the byte', async () => {
    const before = readFileSync(place.path)
    await lookAtVault(place.path, NOW)
    expect(readFileSync(place.path).equals(before)).toBe(true)
  })
})

describe('V7a: asking to join', () => {
  it('puts a request into the file, and lets go of it', async () => {
    const asked = await ask(await invite())
    if (!asked.ok) throw asked.error
    expect(await asking()).toMatchObject([{ kind: 'joins', role: 'admin', fingerprint: asked.value.fingerprint }])
    expect(faultOf(await tryOpen(place, { secret: { kind: 'passphrase', text: ADMINS } })).code).toBe('wrong-passphrase')
  })

  it('asked again, the later request takes the place of the one before, and nothing is left of that', async () => {
    const code = await invite()
    await ask(code)
    const [first] = withRows(place.path, (store) => [...store.rows()].filter((row) => row !== null)
      .filter(({ key }) => Buffer.from(key.subarray(1)).toString('latin1').startsWith('join/')))
    const asked = await ask(code, { passphrase: 'five calm words by the sea' })
    expect(await asking()).toMatchObject([{ fingerprint: asked.ok ? asked.value.fingerprint : '' }])
    expect(first?.value.length).toBeGreaterThan(100)
    expect(readFileSync(place.path).includes(Buffer.from(first?.value.subarray(0, 64) ?? []))).toBe(false)
  })

  it('tells faults apart, and writes nothing then', async () => {
    const code = await invite()
    const foreign = await withVault(await newVault(), (vault) => vault.owner.invite('admin', NOW).code.reveal().join(''))
    const rows = () => withRows(place.path, (store) => [...store.rows()])
    const before = rows()
    expect(faultOf(await ask(code.slice(2)))).toMatchObject({ code: 'wrong-code', detail: { why: 'mistyped' } })
    expect(faultOf(await ask(foreign)).code).toBe('invitation-unknown')
    expect(faultOf(await ask(code, { now: AFTER })).code).toBe('invitation-expired')
    expect(faultOf(await ask(code, { path: join(place.folder, 'nothing') })).code).toBe('no-vault')
    expect(rows()).toEqual(before)
    const { vault } = await open(place)
    expect(faultOf(await ask(code)).code).toBe('open-elsewhere')
    vault.close()
  })

  it('a mistyped code is told before the file is touched', async () => {
    expect(faultOf(await ask('AAAA', { path: join(place.folder, 'nothing') })).code).toBe('wrong-code')
  })

  it('a full disk and a derivation that fails are answers, and the file is free', async () => {
    const code = await invite()
    const full = await ask(code, {
      openStore: (path) => ({
        ...openStore(path), transaction: () => { throw new VaultFault('disk-full', 'no room') },
      }),
    })
    expect(faultOf(full).code).toBe('disk-full')
    const refused = await ask(code, { stretch: async () => { throw new VaultFault('kdf-refused', 'no memory') } })
    expect(faultOf(refused).code).toBe('kdf-refused')
    expect(await asking()).toEqual([])
    expect((await ask(code)).ok).toBe(true)
  })

  it('a bug goes on being thrown, and the file is free', async () => {
    const code = await invite()
    await expect(ask(code, { stretch: async () => { throw new Error('a bug') } })).rejects.toThrow('a bug')
    expect((await ask(code)).ok).toBe(true)
  })
})
