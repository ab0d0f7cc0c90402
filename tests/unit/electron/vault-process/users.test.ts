/** V2, V7a: others come to a practice through the gate: asked in by one process, joining in another. */
import { copyFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../../../shared/domain/compartment.ts'
import { contract, type ChannelName } from '../../../../shared/ipc/contract.ts'
import { mayCall, type Channel } from '../../../../shared/ipc/define.ts'
import { fakeKeychain, firstRun, newFolder, OTHER, PASSPHRASE, start, type Process } from './process.ts'

const ADMINS = 'nobody tells the coach this'
const DAY = 24 * 60 * 60 * 1000

const invite = async (process: Process, role: 'admin' | 'manager' = 'admin') =>
  (await process.get('users.invite', { role, name: 'Noor' })).groups.join(' ')

/** A practice with a coach and one other; nobody has it open. */
const withOther = async (role: 'admin' | 'manager' = 'admin') => {
  const process = start(newFolder())
  await firstRun(process)
  const { clientId } = await process.get('clients.add', { name: 'Marta' })
  const code = await invite(process, role)
  await process.gate.close()
  await process.get('vault.join', { code, passphrase: ADMINS })
  await process.get('vault.unlock', { passphrase: PASSPHRASE })
  const [request] = (await process.get('users', {})).requests
  await process.get('users.confirm', { requestId: request?.id ?? '' })
  await process.gate.close()
  process.told.roles.length = 0
  return { process, clientId }
}

const rolesOf = async (process: Process): Promise<readonly Role[]> => (await process.get('vault.state', {})).roles

describe('V7a: joining', () => {
  test('is asked for at the lock; the coach sees the same fingerprint, and only her word lets anybody in', async () => {
    const process = start(newFolder())
    await firstRun(process)
    const code = await invite(process)
    expect(await process.get('vault.state', {})).toMatchObject({ state: 'open', invited: true, roles: ['coach'] })
    await process.gate.close()
    expect(await process.get('vault.state', {})).toMatchObject({ state: 'locked', invited: true, roles: ['coach'] })
    const { fingerprint } = await process.get('vault.join', { code: code.toLowerCase(), passphrase: ADMINS })
    expect(await process.refusal('vault.unlock', { passphrase: ADMINS })).toBe('wrong-passphrase')
    expect(process.gate.caller()).toBe('anybody')

    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    const { requests } = await process.get('users', {})
    expect(requests).toMatchObject([{ kind: 'joins', role: 'admin', name: 'Noor', fingerprint }])
    await process.get('users.confirm', { requestId: requests[0]?.id ?? '' })
    expect(await process.get('vault.state', {})).toMatchObject({ invited: false, roles: ['coach', 'admin'] })
    await process.gate.close()
    expect(await process.get('vault.state', {})).toMatchObject({ invited: false, roles: ['coach', 'admin'] })
    await process.get('vault.unlock', { passphrase: ADMINS, role: 'admin' })
    expect(await process.get('vault.state', {})).toMatchObject({ role: 'admin', roles: ['coach', 'admin'] })
  })

  test('leaves the file free, whether it went well or not', async () => {
    const folder = newFolder()
    const process = start(folder)
    await firstRun(process)
    const code = await invite(process)
    await process.gate.close()
    expect(await process.refusal('vault.join', { code: 'AAAA', passphrase: ADMINS })).toBe('wrong-code')
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    await process.gate.close()
    await process.get('vault.join', { code, passphrase: ADMINS })
    const other = start(folder)
    await other.get('vault.unlock', { passphrase: PASSPHRASE })
    expect(await process.refusal('vault.join', { code, passphrase: ADMINS })).toBe('open-elsewhere')
  })

  test('is for whoever is in front of a shut practice', async () => {
    const process = start(newFolder())
    expect(await process.refusal('vault.join', { code: '', passphrase: ADMINS })).toBe('wrong-code')
    await firstRun(process)
    const code = await invite(process)
    expect(await process.refusal('vault.join', { code, passphrase: ADMINS })).toBe('not-allowed')
  })

  test('where there is no practice it says so', async () => {
    const process = start(newFolder())
    await firstRun(process)
    const code = await invite(process)
    expect(await start(newFolder()).refusal('vault.join', { code, passphrase: ADMINS })).toBe('no-vault')
  })

  test('asks for a passphrase above the floor', async () => {
    const process = start(newFolder())
    await firstRun(process)
    const code = await invite(process)
    await process.gate.close()
    expect(await process.refusal('vault.join', { code, passphrase: 'password' })).toBe('weak-passphrase')
  })

  test('slips cost no pause, codes for nothing here do, and joining ends no row of wrong passphrases', async () => {
    const process = start(newFolder())
    await firstRun(process)
    const code = await invite(process)
    await process.gate.close()
    const elsewhere = start(newFolder())
    await firstRun(elsewhere)
    const foreign = await invite(elsewhere)
    for (let slip = 0; slip < 10; slip += 1) {
      expect(await process.refusal('vault.join', { code: code.slice(1), passphrase: ADMINS })).toBe('wrong-code')
    }
    for (let guess = 0; guess < 3; guess += 1) {
      expect(await process.refusal('vault.unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    }
    await process.get('vault.join', { code, passphrase: ADMINS })
    expect(await process.refusal('vault.join', { code: foreign, passphrase: ADMINS })).toBe('invitation-unknown')
    expect(await process.refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('too-soon')
    expect(await process.refusal('vault.join', { code, passphrase: ADMINS })).toBe('too-soon')
  })

  test('an invitation that is over is told, and no longer offered', async () => {
    const process = start(newFolder())
    await firstRun(process)
    const code = await invite(process)
    await process.gate.close()
    process.time.now = new Date(process.time.now.getTime() + 8 * DAY)
    expect(await process.get('vault.state', {})).toMatchObject({ invited: false })
    expect(await process.refusal('vault.join', { code, passphrase: ADMINS })).toBe('invitation-expired')
  })
})

describe('V1: signed in as somebody else', () => {
  test('the lock asks who is there; the wrong one with a right passphrase is a guess like any other', async () => {
    const { process } = await withOther()
    expect(await rolesOf(process)).toEqual(['coach', 'admin'])
    for (const [passphrase, role] of [[PASSPHRASE, 'admin'], [ADMINS, 'coach'], [ADMINS, 'manager'], [OTHER, 'admin']] as const) {
      expect(await process.refusal('vault.unlock', { passphrase, role })).toBe('wrong-passphrase')
    }
    expect(await process.refusal('vault.unlock', { passphrase: ADMINS, role: 'admin' })).toBe('too-soon')
    process.time.ms += 1_000
    await process.get('vault.unlock', { passphrase: ADMINS, role: 'admin' })
    expect(process.told.roles).toEqual(['admin'])
  })

  test('whoever does not say who she is opens it with her own passphrase', async () => {
    const { process } = await withOther()
    await process.get('vault.unlock', { passphrase: ADMINS })
    expect(process.gate.caller()).toBe('admin')
    await process.gate.close()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    expect(process.gate.caller()).toBe('coach')
  })

  test('an admin reaches what she may, reads what she has keys for, and everything else refuses her', async () => {
    const { process, clientId } = await withOther()
    await process.get('vault.unlock', { passphrase: ADMINS })
    expect(await process.get('client', { clientId })).toMatchObject({ name: 'Marta', notesOpen: false })
    await process.get('clients.add', { name: 'Jonas' })
    for (const [name, channel] of Object.entries<Channel>(contract)) {
      if (channel.home !== 'vault' || mayCall('admin', channel.caller)) continue
      // Past the guard, which looks at the same table: the gate has a lock of its own.
      const handler = process.gate.handlers[name as keyof typeof process.gate.handlers] as (input: unknown) => unknown
      expect(await handler({}), name).toEqual({ ok: false, error: { code: 'not-allowed' } })
    }
  })

  test('a manager opens it, and finds nothing of anybody', async () => {
    const { process } = await withOther('manager')
    await process.get('vault.unlock', { passphrase: ADMINS })
    expect(process.gate.caller()).toBe('manager')
    expect(await process.refusal('clients', {})).toBe('not-allowed')
    expect(await process.gate.notices()).toEqual([])
  })

  test('V16: an older copy is asked about before she is anybody in it', async () => {
    const { process } = await withOther()
    copyFileSync(process.vault, `${process.vault}-copy`)
    await process.get('vault.unlock', { passphrase: ADMINS })
    await process.get('clients.add', { name: 'Jonas' })
    await process.gate.close()
    copyFileSync(`${process.vault}-copy`, process.vault)
    expect(await process.get('vault.unlock', { passphrase: ADMINS })).toMatchObject({ outcome: 'older-copy' })
    expect(process.gate.caller()).toBe('anybody')
    expect(await process.get('vault.state', {})).toMatchObject({ role: null, roles: ['coach', 'admin'] })
    await process.get('vault.acceptOlderCopy', {})
    expect(process.gate.caller()).toBe('admin')
  })
})

describe('V2, V7: the passphrase of a user who is not the owner', () => {
  test('another one waits for the coach’s word; until then the one before counts', async () => {
    const { process } = await withOther()
    await process.get('vault.unlock', { passphrase: ADMINS })
    expect(await process.refusal('vault.changePassphrase', { current: OTHER, next: OTHER })).toBe('wrong-passphrase')
    expect(await process.refusal('vault.changePassphrase', { current: ADMINS, next: 'password' })).toBe('weak-passphrase')
    expect(await process.get('vault.changePassphrase', { current: ADMINS, next: ADMINS })).toEqual({ counts: true })
    expect(await process.get('vault.changePassphrase', { current: ADMINS, next: OTHER })).toEqual({ counts: false })
    await process.gate.close()
    expect(await process.refusal('vault.unlock', { passphrase: OTHER })).toBe('wrong-passphrase')

    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    const { requests } = await process.get('users', {})
    expect(requests).toMatchObject([{ kind: 'renews', role: 'admin', name: 'Noor' }])
    await process.get('users.confirm', { requestId: requests[0]?.id ?? '' })
    expect((await process.get('users', {})).rotation).not.toBeNull()
    await process.gate.close()
    expect(await process.refusal('vault.unlock', { passphrase: ADMINS })).toBe('wrong-passphrase')
    await process.get('vault.unlock', { passphrase: OTHER })
  })

  test('V6: she has no quick unlock, and the coach’s is not renewed by her', async () => {
    const keychain = fakeKeychain()
    const process = start(newFolder(), { keychain })
    await firstRun(process)
    await process.get('vault.setQuickUnlock', { on: true, current: PASSPHRASE })
    const code = await invite(process)
    await process.gate.close()
    await process.get('vault.join', { code, passphrase: ADMINS })
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    const [request] = (await process.get('users', {})).requests
    await process.get('users.confirm', { requestId: request?.id ?? '' })
    await process.gate.close()
    keychain.chain.asked.length = 0
    await process.get('vault.unlock', { passphrase: ADMINS })
    expect(await process.refusal('vault.setQuickUnlock', { on: false, current: ADMINS })).toBe('not-allowed')
    await process.gate.close()
    expect(keychain.chain.asked).toEqual([])
    await process.get('vault.unlockQuickly', {})
    expect(process.gate.caller()).toBe('coach')
  })
})

describe('V7: the renewing of all keys', () => {
  const running = async (process: Process): Promise<boolean> => (await process.get('users', {})).rotation !== null

  test('follows another passphrase, goes on by itself, and is told to its end', async () => {
    const process = start(newFolder())
    await firstRun(process)
    await process.get('clients.add', { name: 'Marta' })
    expect(await running(process)).toBe(false)
    await process.get('vault.changePassphrase', { current: PASSPHRASE, next: OTHER })
    expect(await running(process)).toBe(true)
    process.goOn()
    expect(await running(process)).toBe(false)
    const [done, , total] = process.told.keys.at(-1)?.split(' ') ?? []
    expect(Number(done)).toBeGreaterThan(0)
    expect(done).toBe(total)
    expect((await process.get('clients', {})).clients.map(({ name }) => name)).toEqual(['Marta'])
  })

  test('follows a new sheet, and a passphrase that was chosen after one was used', async () => {
    const process = start(newFolder())
    await firstRun(process)
    const { groups, askFor } = await process.get('vault.beginSheet', { current: PASSPHRASE })
    await process.get('vault.finishSheet', { group: groups[askFor - 1] ?? '', place: 'paper' })
    process.goOn()
    expect(process.told.keys).not.toEqual([])
    await process.gate.close()
    process.told.keys.length = 0
    await process.get('vault.unlockWithSheet', { code: groups.join('') })
    await process.get('vault.choosePassphrase', { passphrase: OTHER })
    expect(await running(process)).toBe(true)
    process.goOn()
    expect(await running(process)).toBe(false)
    expect(process.told.keys).not.toEqual([])
  })

  test('goes on after the next opening, and only by the owner', async () => {
    const { process } = await withOther()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    await process.get('vault.changePassphrase', { current: PASSPHRASE, next: OTHER })
    await process.gate.close()
    // What was put off before the closing is not done after it.
    process.goOn()
    await process.get('vault.unlock', { passphrase: ADMINS })
    // The outbox alone.
    expect(process.later).toHaveLength(1)
    await process.gate.close()
    expect(process.later).toEqual([])
    await process.get('vault.unlock', { passphrase: OTHER })
    expect(await running(process)).toBe(true)
    process.goOn()
    expect(await running(process)).toBe(false)
  })

  test('pauses and goes on again', async () => {
    const process = start(newFolder())
    await firstRun(process)
    await process.get('vault.changePassphrase', { current: PASSPHRASE, next: OTHER })
    await process.get('users.pauseRotation', { paused: true })
    process.goOn()
    expect(await process.get('users', {})).toMatchObject({ rotation: { paused: true } })
    await process.get('users.pauseRotation', { paused: false })
    process.goOn()
    expect(await running(process)).toBe(false)
  })
})

test('every channel of the vault process has a handler that answers', async () => {
  const process = start(newFolder())
  for (const [name, { home, caller }] of Object.entries(contract)) {
    if (home !== 'vault') continue
    const handler = process.gate.handlers[name as Exclude<ChannelName, `host.${string}`>] as (input: unknown) => unknown
    if (caller === 'anybody') expect(handler).toBeTypeOf('function')
    else expect(await handler({}), name).toEqual({ ok: false, error: { code: 'not-allowed' } })
  }
})
