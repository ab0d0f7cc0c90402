import type { MessagePortMain } from 'electron'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { KeyKeeper } from '../../../../electron/host/keychain.ts'
import { holdVault } from '../../../../electron/host/vault-child.ts'
import { createVaultHolder } from '../../../../electron/host/vault-holder.ts'
import { forked, settled } from './forked.ts'

afterEach(() => { vi.useRealTimers() })

/** Nothing is asked of a port here: it is handed on. */
const port = (name: string) => ({ name }) as unknown as MessagePortMain

const held = (over: Partial<KeyKeeper> = {}) => {
  const done: string[] = []
  const note = (what: string) => (): void => { done.push(what) }
  const vault = forked()
  const child = holdVault(vault.child, {
    opened: note('opened'), wrongGuess: note('wrong'), rightGuess: note('right'), died: note('died'),
    preferences: ({ look }) => done.push(look), notices: (notices) => done.push(`${String(notices.length)} notices`),
  }, {
    keys: {
      has: () => true, give: () => Promise.resolve('the key'),
      keep: (key) => { done.push(`keep ${key}`); return Promise.resolve(key) },
      forget: () => { done.push('forget'); return Promise.resolve() },
      ...over,
    },
    drills: {
      start: () => { done.push('drill'); return port('to the drill') },
      end: () => { done.push('end drill'); return Promise.resolve() },
    },
    kill: (pid) => {
      done.push(`kill ${String(pid)}`)
      vault.ends()
    },
  })
  return { child, done, vault }
}

describe('main’s hold on the vault process', () => {
  test('learns who has opened the practice, and forgets it with the process', () => {
    const { child, vault, done } = held()
    vault.starts(7)
    expect([child.isOpen(), child.role(), child.holdsKeys()]).toEqual([false, null, false])
    vault.says({ type: 'holding', keys: true })
    expect([child.isOpen(), child.holdsKeys()]).toEqual([false, true])
    vault.says({ type: 'working', working: true })
    expect(child.isWorking()).toBe(true)
    vault.says({ type: 'role', role: 'admin' })
    vault.says({ type: 'opened' })
    expect([child.isOpen(), child.role()]).toEqual([true, 'admin'])
    vault.ends()
    expect([child.isOpen(), child.role(), child.holdsKeys(), child.isWorking()]).toEqual([false, null, false, false])
    expect(done).toEqual(['opened', 'end drill', 'died'])
  })

  test('hands on a place, under its token', () => {
    const { child, vault } = held()
    child.place({ token: 'a'.repeat(32), path: '/media/stick', purpose: 'export' })
    expect(vault.sent).toEqual([
      { message: { type: 'place', token: 'a'.repeat(32), path: '/media/stick', purpose: 'export' }, ports: [] },
    ])
  })

  test('V6: answers what is asked of the keychain, and once for what is to be kept', async () => {
    const { vault, done } = held()
    vault.says({ type: 'keychain-wanted' })
    await settled()
    vault.says({ type: 'keychain-keep', key: 'another' })
    await settled()
    vault.says({ type: 'keychain-forget' })
    expect(vault.sent.map(({ message }) => message)).toEqual([
      { type: 'keychain', key: 'the key' }, { type: 'keychain', key: 'another' },
    ])
    expect(done).toEqual(['keep another', 'forget'])
  })

  test('V6: a refusal is an answer; to a process that is gone there is none', async () => {
    const refusing = held({ keep: () => Promise.resolve(null) })
    refusing.vault.says({ type: 'keychain-keep', key: 'a key' })
    await settled()
    expect(refusing.vault.sent.map(({ message }) => message)).toEqual([{ type: 'keychain', key: null }])

    let give: (key: string) => void = () => {}
    const gone = held({ give: () => new Promise((resolve) => { give = resolve }) })
    gone.vault.says({ type: 'keychain-wanted' })
    gone.vault.ends()
    give('the key')
    await settled()
    expect(gone.vault.sent).toEqual([])
  })

  test('V18: hands the vault process its end of a drill', () => {
    const { vault } = held()
    vault.says({ type: 'drill-wanted' })
    expect(vault.sent).toEqual([{ message: { type: 'drill-port' }, ports: [{ name: 'to the drill' }] }])
  })

  test('V18, V20: closing and killing end a drill that is under way', async () => {
    const { child, vault, done } = held()
    vault.starts(7)
    vault.says({ type: 'drill-wanted' })
    const closing = child.close()
    expect(done).toEqual(['drill', 'end drill'])
    vault.says({ type: 'closed', notices: [] })
    await closing
    // Asked for at its last moment.
    vault.says({ type: 'drill-wanted' })
    await child.kill()
    expect(done.slice(2)).toEqual(['drill', 'kill 7', 'end drill', 'end drill'])
  })

  test('V20, E10: a process that does not close in time is not waited for, and what was scheduled stays', async () => {
    vi.useFakeTimers()
    const { child, vault } = held()
    vault.says({ type: 'opened' })
    const closing = child.close()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await closing).toBeNull()
  })

  test('E10: of one that ends while it closes what was scheduled stays', async () => {
    const { child, vault } = held()
    vault.says({ type: 'opened' })
    const closing = child.close()
    vault.ends()
    expect(await closing).toBeNull()
  })

  test('tells the reminders of a practice that was open, and none where none was', async () => {
    const notices = [{ at: '2026-11-22T09:00:00.000Z', kind: 'item-due' }]
    const [open, shut] = [held(), held()]
    open.vault.says({ type: 'opened' })
    for (const [{ child, vault }, expected] of [[open, notices], [shut, null]] as const) {
      const closing = child.close()
      vault.says({ type: 'closed', notices })
      expect(await closing).toEqual(expected)
    }
    shut.vault.ends()
    expect(await shut.child.close()).toBeNull()
  })
})

test('who calls is whoever has opened the practice of the moment, and anybody else once it is locked', () => {
  const first = held()
  const children = [first.child, held().child]
  const holder = createVaultHolder(() => {
    const next = children.shift()
    if (!next) throw new Error('no third')
    return next
  }, { opened: () => {}, preferences: () => {}, notices: () => {}, died: () => {} })
  expect(holder.caller()).toBe('anybody')
  holder.start('own')
  first.vault.says({ type: 'role', role: 'manager' })
  expect(holder.caller()).toBe('anybody')
  first.vault.says({ type: 'opened' })
  expect(holder.caller()).toBe('manager')
  holder.place({ token: 'a'.repeat(32), path: '/media/stick', purpose: 'restore' })
  expect(first.vault.sent).toHaveLength(1)
  holder.start('own')
  expect(holder.caller()).toBe('anybody')
})
