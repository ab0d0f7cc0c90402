/** V6: opening with the key in this machine's keychain. */
import { copyFileSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { VaultFault, type QuickUnlock } from '../../../../electron/vault/types.ts'
import { createQuick } from '../../../../electron/vault-process/quick.ts'
import { Redacted } from '../../../../shared/domain/redacted.ts'
import { fakeKeychain, firstRun, newFolder, OTHER, PASSPHRASE, start, type Process } from './process.ts'

const DAY = 24 * 60 * 60 * 1000

const pass = (process: Process, days: number): void => {
  process.time.now = new Date(process.time.now.getTime() + days * DAY)
}

/** A practice with quick unlock on, shut; and what main keeps. */
const turnedOn = async (folder = newFolder()) => {
  const keychain = fakeKeychain()
  const process = start(folder, { keychain })
  const sheet = await firstRun(process)
  await process.get('vault.setQuickUnlock', { on: true, current: PASSPHRASE })
  await process.gate.close()
  return { process, keychain, chain: keychain.chain, sheet, folder }
}

const isOn = async (process: Process): Promise<boolean> => (await process.get('vault.state', {})).quickUnlock

describe('V6: quick unlock', () => {
  test('opens without a passphrase once it is on, in a process that came later too', async () => {
    const { process, keychain, folder, chain } = await turnedOn()
    expect(chain.kept).toMatch(/^[0-9a-f]{64}$/)
    expect(await isOn(process)).toBe(true)
    expect(await process.get('vault.unlockQuickly', {}))
      .toEqual({ outcome: 'open', writtenAt: null, choosePassphrase: false })
    expect(process.gate.caller()).toBe('coach')
    await process.gate.close()
    const next = start(folder, { keychain, now: '2026-11-18T10:00:00.000Z' })
    expect(await isOn(next)).toBe(true)
    await next.get('vault.unlockQuickly', {})
  })

  test('the key stands in no file of the practice', async () => {
    const { process, chain } = await turnedOn()
    const bytes = readFileSync(process.vault)
    expect(bytes.includes(Buffer.from(chain.kept ?? '', 'hex'))).toBe(false)
    expect(bytes.includes(Buffer.from(chain.kept ?? '', 'utf8'))).toBe(false)
  })

  test('is off unless it was turned on', async () => {
    const process = start(newFolder())
    await firstRun(process)
    await process.gate.close()
    expect(await isOn(process)).toBe(false)
    expect(await process.refusal('vault.unlockQuickly', {})).toBe('no-keychain')
    expect(process.keychain.chain.asked).toEqual([])
  })

  test('asks for the present passphrase, on and off, with the pauses of the lock', async () => {
    const { process, chain } = await turnedOn()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    for (const on of [true, false, true, false]) {
      expect(await process.refusal('vault.setQuickUnlock', { on, current: OTHER })).toBe('wrong-passphrase')
    }
    expect(await process.refusal('vault.setQuickUnlock', { on: false, current: PASSPHRASE })).toBe('too-soon')
    expect(chain.kept).not.toBeNull()
  })

  test('turned off, neither key nor slot is left', async () => {
    const { process, chain } = await turnedOn()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    const key = chain.kept
    await process.get('vault.setQuickUnlock', { on: false, current: PASSPHRASE })
    expect(chain.kept).toBeNull()
    expect(await isOn(process)).toBe(false)
    await process.gate.close()
    expect(await isOn(process)).toBe(false)
    // Whoever kept the key has nothing of it.
    const keychain = fakeKeychain()
    keychain.chain.kept = key
    const later = start(process.folder, { keychain })
    expect(await later.refusal('vault.unlockQuickly', {})).toBe('no-keychain')
    expect(keychain.chain.kept).toBeNull()
  })

  test('a keychain that refuses the key leaves everything as it was', async () => {
    const keychain = fakeKeychain()
    keychain.chain.refuses = true
    const process = start(newFolder(), { keychain })
    await firstRun(process)
    expect(await process.refusal('vault.setQuickUnlock', { on: true, current: PASSPHRASE })).toBe('no-keychain')
    expect(await isOn(process)).toBe(false)
    await process.gate.close()
    keychain.chain.kept = 'ab'.repeat(32)
    const next = start(process.folder, { keychain })
    expect(await isOn(next)).toBe(false)
    expect(await next.refusal('vault.unlockQuickly', {})).toBe('no-keychain')
    await next.get('vault.unlock', { passphrase: PASSPHRASE })
  })

  test('turned on twice, the later key alone opens', async () => {
    const { process, chain } = await turnedOn()
    const first = chain.kept
    await process.get('vault.unlockQuickly', {})
    await process.get('vault.setQuickUnlock', { on: true, current: PASSPHRASE })
    await process.gate.close()
    expect(chain.kept).not.toBe(first)
    await process.get('vault.unlockQuickly', {})
    await process.gate.close()
    chain.kept = first
    expect(await process.refusal('vault.unlockQuickly', {})).toBe('no-keychain')
  })

  test('a key that the keychain does not give is no guess, and is not forgotten', async () => {
    const { process, chain } = await turnedOn()
    const key = chain.kept
    chain.kept = null
    for (let time = 0; time < 6; time += 1) {
      expect(await process.refusal('vault.unlockQuickly', {})).toBe('no-keychain')
    }
    chain.kept = key
    await process.get('vault.unlockQuickly', {})
  })

  test('neither waits for the pauses of wrong passphrases nor ends them', async () => {
    const { process } = await turnedOn()
    for (let guess = 0; guess < 4; guess += 1) {
      expect(await process.refusal('vault.unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    }
    await process.get('vault.unlockQuickly', {})
    expect(await process.refusal('vault.beginSheet', { current: PASSPHRASE })).toBe('too-soon')
  })
})

describe('V6: the passphrase is asked for again', () => {
  const expired = { ok: false, error: { code: 'wrong-passphrase', detail: { why: 'expired' } } }

  test('a fortnight after it was last typed; then it goes on for another', async () => {
    const { process, chain } = await turnedOn()
    const key = chain.kept
    pass(process, 13)
    await process.get('vault.unlockQuickly', {})
    await process.gate.close()
    pass(process, 2)
    expect(await process.call('vault.unlockQuickly', {})).toEqual(expired)
    expect(process.told.holding.at(-1)).toBe(false)
    expect(chain.kept).toBe(key)
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    await process.gate.close()
    pass(process, 13)
    await process.get('vault.unlockQuickly', {})
    // The keychain is read for it, and not written to again.
    expect(chain.asked.filter((what) => what === 'keep')).toHaveLength(1)
  })

  test('every passphrase gives it another fortnight, the sheet and itself do not', async () => {
    const { process } = await turnedOn()
    pass(process, 10)
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    await process.gate.close()
    pass(process, 10)
    await process.get('vault.unlockQuickly', {})
    await process.gate.close()
    pass(process, 5)
    expect(await process.call('vault.unlockQuickly', {})).toEqual(expired)
  })

  test('a clock that is put back gains nobody a day', async () => {
    const { process } = await turnedOn()
    pass(process, -1)
    expect(await process.call('vault.unlockQuickly', {})).toEqual(expired)
  })

  test('an expired key is no guess: nobody waits for it', async () => {
    const { process } = await turnedOn()
    pass(process, 15)
    for (let time = 0; time < 6; time += 1) expect(await process.call('vault.unlockQuickly', {})).toEqual(expired)
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
  })
})

describe('V6, V7: when the keys change', () => {
  test('another passphrase turns it off: what was opened in its stead goes with the one before', async () => {
    const { process, chain } = await turnedOn()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    const key = chain.kept
    await process.get('vault.changePassphrase', { current: PASSPHRASE, next: OTHER })
    expect(chain.kept).toBeNull()
    expect(await isOn(process)).toBe(false)
    await process.gate.close()
    const keychain = fakeKeychain()
    keychain.chain.kept = key
    expect(await start(process.folder, { keychain }).refusal('vault.unlockQuickly', {})).toBe('no-keychain')
  })

  test('so does one that was chosen after the sheet was used', async () => {
    const { process, chain, sheet } = await turnedOn()
    await process.get('vault.unlockWithSheet', { code: sheet })
    await process.get('vault.choosePassphrase', { passphrase: OTHER })
    expect(chain.kept).toBeNull()
    expect(await isOn(process)).toBe(false)
  })

  test('another sheet leaves it on', async () => {
    const { process } = await turnedOn()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    const { groups, askFor } = await process.get('vault.beginSheet', { current: PASSPHRASE })
    await process.get('vault.finishSheet', { group: groups[askFor - 1] ?? '', place: 'paper' })
    expect(await isOn(process)).toBe(true)
    await process.gate.close()
    await process.get('vault.unlockQuickly', {})
  })

  test('the same passphrase again changes nothing', async () => {
    const { process, chain } = await turnedOn()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    await process.get('vault.changePassphrase', { current: PASSPHRASE, next: PASSPHRASE })
    expect(chain.kept).not.toBeNull()
  })

  test('a file from before it was turned on makes main forget its key', async () => {
    const keychain = fakeKeychain()
    const process = start(newFolder(), { keychain })
    await firstRun(process)
    await process.gate.close()
    copyFileSync(process.vault, `${process.vault}-copy`)
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    await process.get('vault.setQuickUnlock', { on: true, current: PASSPHRASE })
    await process.gate.close()
    copyFileSync(`${process.vault}-copy`, process.vault)
    expect(await isOn(process)).toBe(false)
    expect(await process.get('vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ outcome: 'older-copy' })
    await process.get('vault.acceptOlderCopy', {})
    expect(keychain.chain.kept).toBeNull()
  })

  test('V16: an older copy is asked about, whatever opens it', async () => {
    const { process } = await turnedOn()
    copyFileSync(process.vault, `${process.vault}-copy`)
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    await process.get('clients.add', { name: 'Marta' })
    await process.gate.close()
    copyFileSync(`${process.vault}-copy`, process.vault)
    expect(await process.get('vault.unlockQuickly', {})).toMatchObject({ outcome: 'older-copy' })
    expect(process.gate.caller()).toBe('anybody')
  })
})

describe('what main keeps', () => {
  const vault = (renew: () => Promise<void> = async () => undefined, turnOff = async (): Promise<void> => undefined) => {
    const quick: QuickUnlock = { isOn: () => true, turnOn: async () => new Redacted('ab'.repeat(32)), renew, turnOff }
    return quick
  }

  test('a disk that refuses another fortnight is asked again the next time', async () => {
    const { keychain, chain } = fakeKeychain()
    chain.kept = 'ab'.repeat(32)
    const quick = createQuick(keychain, true)
    await quick.renew(vault(async () => { throw new VaultFault('disk-full', 'no room') }), chain.kept)
    expect([quick.has(), chain.asked]).toEqual([true, []])
  })

  test('a key that opens none of the slots is forgotten, and the slots stay: they may be another machine’s', async () => {
    const { keychain, chain } = fakeKeychain()
    chain.kept = 'ab'.repeat(32)
    const quick = createQuick(keychain, true)
    let off = false
    await quick.renew(vault(
      async () => { throw new VaultFault('wrong-passphrase', 'another key') }, async () => { off = true },
    ), chain.kept)
    expect([quick.has(), chain.asked, off]).toEqual([false, ['forget'], false])
  })

  test('a bug is not swallowed', async () => {
    const quick = createQuick(fakeKeychain().keychain, true)
    await expect(quick.renew(vault(async () => { throw new Error('a bug') }), '')).rejects.toThrow('a bug')
  })

  test('the slot stays counted until the disk has retired it', async () => {
    const { keychain, chain } = fakeKeychain()
    chain.kept = 'ab'.repeat(32)
    const quick = createQuick(keychain, true)
    const full = vault(undefined, async () => { throw new VaultFault('disk-full', 'no room') })
    await expect(quick.turn(full, false)).rejects.toMatchObject({ code: 'disk-full' })
    expect([quick.has(), chain.kept === null]).toEqual([true, false])
  })
})
