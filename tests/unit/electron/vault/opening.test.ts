import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync, copyFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_KDF, workerStretch, type Stretch } from '../../../../electron/vault/kdf.ts'
import { inspectVault } from '../../../../electron/vault/open-vault.ts'
import { prepareVault } from '../../../../electron/vault/prepare-vault.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { ROWS, structuralKey } from '../../../../electron/vault/format.ts'
import { readDirectories } from '../../../../electron/vault/directory.ts'
import { readSlotPublic } from '../../../../electron/vault/keyslot.ts'
import { rowReader } from '../../../../electron/vault/unlock.ts'
import { hex } from '../../../../electron/vault/bytes.ts'
import { recoveryGroups } from '../../../../electron/vault/recovery-code.ts'
import {
  NOW, PASSPHRASE, faultOf, later, newFolder, newVault, noteWrite, open, quickStretch, tryOpen, withRows, withVault,
  type Place,
} from '../../../vault/fixture.ts'

let place: Place

beforeEach(async () => {
  place = await newVault()
})
afterEach(() => place.remove())

const slotsOf = (path: string, id: string) => withRows(path, store => {
  const [{ value: directory }] = readDirectories(Uint8Array.from(Buffer.from(id, 'hex')), rowReader(store))
  return directory.slots.map(slot => readSlotPublic(store.get(structuralKey(ROWS.slot(hex(slot.slotId))))))
})

describe('a new vault', () => {
  it('is nowhere on disk before it is written, and one private file after', async () => {
    const { folder, remove } = newFolder()
    const prepared = await prepareVault({ passphrase: PASSPHRASE, now: NOW, stretch: quickStretch })
    expect(readdirSync(folder)).toEqual([])
    const path = join(folder, 'vault', 'practice.vault')
    expect(prepared.write(path)).toEqual({ ok: true, value: null })
    expect(readdirSync(dirname(path))).toEqual(['practice.vault'])
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    }
    remove()
  })

  it('never takes the place of another file', async () => {
    const before = readFileSync(place.path)
    const prepared = await prepareVault({ passphrase: PASSPHRASE, now: NOW, stretch: quickStretch })
    expect(faultOf(prepared.write(place.path)).code).toBe('vault-exists')
    expect(readFileSync(place.path).equals(before)).toBe(true)
    expect(readdirSync(dirname(place.path))).toEqual(['practice.vault'])
  })

  it('leaves nothing behind where its folder cannot be made', async () => {
    const file = join(place.folder, 'a-file')
    writeFileSync(file, 'x')
    const prepared = await prepareVault({ passphrase: PASSPHRASE, now: NOW, stretch: quickStretch })
    expect(prepared.write(join(file, 'practice.vault'))).toMatchObject({ ok: false, error: expect.any(VaultFault) })
    expect(readFileSync(file, 'utf8')).toBe('x')
  })

  it('is written over what an earlier try left unfinished', async () => {
    const path = join(place.folder, 'second', 'practice.vault')
    mkdirSync(dirname(path))
    writeFileSync(`${path}.new`, 'half a vault')
    const prepared = await prepareVault({ passphrase: PASSPHRASE, now: NOW, stretch: quickStretch })
    expect(prepared.write(path).ok).toBe(true)
    expect(readdirSync(dirname(path))).toEqual(['practice.vault'])
    expect(await inspectVault(path)).toBe('ok')
  })

  it('V4: is made with 256 MiB and 3 passes, in both slots', async () => {
    const id = await withVault(place, vault => vault.id)
    expect(slotsOf(place.path, id).map(slot => [slot.kind, slot.kdf])).toEqual([
      ['passphrase', DEFAULT_KDF], ['recovery', DEFAULT_KDF],
    ])
  })

  it('V5: its code and name are printable, and the code prints as redacted', async () => {
    const prepared = await prepareVault({ passphrase: PASSPHRASE, now: NOW, stretch: quickStretch })
    expect(prepared.practice).toMatch(/^[0-9A-F]{4} [0-9A-F]{4}$/)
    expect(prepared.id.toUpperCase().startsWith(prepared.practice.replace(' ', ''))).toBe(true)
    expect(prepared.recoveryGroups.reveal()).toHaveLength(7)
    expect(JSON.stringify(prepared)).toContain('<redacted>')
  })
})

describe('opening', () => {
  it('takes the passphrase, and no other', async () => {
    expect(faultOf(await tryOpen(place, { secret: { kind: 'passphrase', text: `${PASSPHRASE} ` } })).code)
      .toBe('wrong-passphrase')
    expect((await open(place)).vault.close()).toBeUndefined()
  })

  it.each(['', '\ud800', '\0', 'x'.repeat(100_000)])('answers a strange passphrase calmly', async text => {
    expect(faultOf(await tryOpen(place, { secret: { kind: 'passphrase', text } })).code).toBe('wrong-passphrase')
  })

  it('V5: takes the recovery code, and says that it was used', async () => {
    const opened = await open(place, { secret: { kind: 'recovery', text: place.code } })
    expect(opened.usedRecovery).toBe(true)
    opened.vault.close()
  })

  it('V5: tells a mistyped code from one that opens nothing', async () => {
    const mistyped = faultOf(await tryOpen(place, { secret: { kind: 'recovery', text: `${place.code}0` } }))
    const other = recoveryGroups('7'.repeat(26)).join('')
    const foreign = faultOf(await tryOpen(place, { secret: { kind: 'recovery', text: other } }))
    expect([mistyped.code, mistyped.detail]).toEqual(['wrong-code', { why: 'mistyped', slip: 'length' }])
    expect([foreign.code, foreign.detail]).toEqual(['wrong-code', { why: 'opens-nothing' }])
  })

  it('V5: a new passphrase replaces the old one, and the sheet goes on opening', async () => {
    await withVault(place, vault => vault.renewPassphrase('another one'))
    expect(faultOf(await tryOpen(place)).code).toBe('wrong-passphrase')
    await open(place, { secret: { kind: 'passphrase', text: 'another one' } }).then(({ vault }) => vault.close())
    await open(place, { secret: { kind: 'recovery', text: place.code } }).then(({ vault }) => vault.close())
    const id = await open(place, { secret: { kind: 'passphrase', text: 'another one' } }).then(({ vault }) => {
      vault.close()
      return vault.id
    })
    expect(slotsOf(place.path, id).map(slot => slot.kind)).toEqual(['recovery', 'passphrase'])
  })

  it('V5: a slot that cannot be opened again retires nothing', async () => {
    const { vault } = await open(place, { stretch: forgetful(3) })
    await expect(vault.renewPassphrase('another one')).rejects.toMatchObject({ code: 'vault-damaged' })
    vault.close()
    await withVault(place, again => expect(again.damage.unopened).toBe(0))
    const slots = slotsOf(place.path, vault.id)
    expect(slots.map(slot => slot.kind).sort()).toEqual(['passphrase', 'recovery'])
  })

  it('V4: weaker parameters are renewed by a successful unlock, and only by that', async () => {
    const weak = await newVault({ memoryKiB: 64 * 1024, passes: 3 })
    const id = (await tryOpen(weak, { secret: { kind: 'passphrase', text: 'no' } })).ok ? '' : await idOf(weak)
    expect(slotsOf(weak.path, id).map(slot => slot.kdf)).toEqual([DEFAULT_KDF, { memoryKiB: 65536, passes: 3 }]
      .sort((one, other) => one.memoryKiB - other.memoryKiB))
    await withVault(weak, vault => expect(vault.id).toBe(id))
    weak.remove()
  })

  it('V4: two slots that a crash left in the middle of a change become the one that opened', async () => {
    // The new slot is written, and the power goes before the old one is retired: the third derivation never ends.
    const { vault } = await open(place, { stretch: failingAt(3) })
    await expect(vault.renewPassphrase('another one')).rejects.toThrow('the power went')
    vault.close()
    expect(slotsOf(place.path, vault.id)).toHaveLength(3)
    await withVault(place, () => undefined)
    expect(slotsOf(place.path, vault.id)).toHaveLength(2)
    expect(faultOf(await tryOpen(place, { secret: { kind: 'passphrase', text: 'another one' } })).code)
      .toBe('wrong-passphrase')
  })

  it('V4: a slot that cannot be renewed for want of memory does not keep the vault shut', async () => {
    const weak = await newVault({ memoryKiB: 64 * 1024, passes: 3 })
    const dead = workerStretch(new URL('data:text/javascript,process.exit(1)'))
    const { vault } = await open(weak, {
      stretch: (secret, salt, params) => (params.memoryKiB < DEFAULT_KDF.memoryKiB ? quickStretch : dead)(secret, salt, params),
    })
    vault.close()
    expect(slotsOf(weak.path, vault.id).map(slot => slot.kdf?.memoryKiB)).toEqual([65536, 65536])
    weak.remove()
  })

  it('V3: a damaged slot beside a good one does not make a wrong passphrase damage', async () => {
    const { vault } = await open(place, { stretch: failingAt(3) })
    await expect(vault.renewPassphrase('another one')).rejects.toThrow('the power went')
    vault.close()
    withRows(place.path, store => {
      const id = Uint8Array.from(Buffer.from(vault.id, 'hex'))
      const newest = readDirectories(id, rowReader(store))[0].value.slots.at(-1)
      const key = structuralKey(ROWS.slot(hex(newest?.slotId ?? id)))
      const value = Uint8Array.from(store.get(key) ?? [])
      value[60] = (value[60] ?? 0) ^ 1
      store.transaction(({ put }) => put(key, value))
    })
    expect(faultOf(await tryOpen(place, { secret: { kind: 'passphrase', text: 'no' } })).code).toBe('wrong-passphrase')
    await withVault(place, again => expect(again.damage.unopened).toBe(0))
  })

  it('no fault holds the secret, or a path', async () => {
    const faults = [
      faultOf(await tryOpen(place, { secret: { kind: 'passphrase', text: 'open sesame' } })),
      faultOf(await tryOpen(place, { secret: { kind: 'recovery', text: 'open sesame' } })),
      faultOf(await tryOpen({ ...place, path: join(place.folder, 'nothing') })),
    ]
    for (const fault of faults) {
      const told = `${fault.message} ${JSON.stringify(fault.detail)} ${String(fault.cause)}`
      expect(told).not.toMatch(/sesame|SESAME/)
      expect(told).not.toContain(place.folder)
    }
  })
})

const idOf = (of: Place): Promise<string> => withVault(of, vault => vault.id)

/** Derives another key from the n-th call on, as a faulty machine would. */
const forgetful = (from: number): Stretch => {
  let calls = 0
  return async (secret, salt, params) => {
    calls += 1
    const stretched = await quickStretch(secret, salt, params)
    return calls < from ? stretched : stretched.map(byte => byte ^ 1)
  }
}

const failingAt = (call: number): Stretch => {
  let calls = 0
  return (secret, salt, params) => {
    calls += 1
    return calls === call ? Promise.reject(new Error('the power went')) : quickStretch(secret, salt, params)
  }
}

describe('looking without keys', () => {
  it('tells absent, ok, foreign, damaged and synced apart', async () => {
    const at = (name: string): string => join(place.folder, name)
    const code = async (path: string): Promise<string> => {
      const seen = await inspectVault(path)
      return seen instanceof VaultFault ? seen.code : seen
    }
    writeFileSync(at('text'), 'dear diary '.repeat(2000))
    writeFileSync(at('empty'), '')
    const bytes = readFileSync(place.path)
    writeFileSync(at('truncated'), bytes.subarray(0, 9000))
    writeFileSync(at('short'), bytes.subarray(0, 50))
    mkdirSync(at('Dropbox'))
    copyFileSync(place.path, join(at('Dropbox'), 'practice.vault'))
    symlinkSync(at('Dropbox'), at('innocent'))

    expect(await code(place.path)).toBe('ok')
    expect(await code(at('nothing'))).toBe('absent')
    expect(await code(at('text'))).toBe('not-a-vault')
    expect(await code(at('empty'))).toBe('not-a-vault')
    expect(['vault-damaged', 'not-a-vault']).toContain(await code(at('truncated')))
    expect(['vault-damaged', 'not-a-vault']).toContain(await code(at('short')))
    expect(await code(place.folder)).toMatch(/read-only|not-a-vault|disk-failed/)
    expect(await code(join(at('Dropbox'), 'practice.vault'))).toBe('synced-folder')
    expect(await code(join(at('innocent'), 'practice.vault'))).toBe('synced-folder')
    expect(faultOf(await tryOpen({ ...place, path: join(at('innocent'), 'practice.vault') })).detail)
      .toEqual({ service: 'Dropbox' })
  })

  it('leaves a foreign database as it is, to the byte', async () => {
    const { default: Database } = await import('libsql')
    const path = join(place.folder, 'other.db')
    const other = new Database(path)
    other.exec('CREATE TABLE rows (k BLOB PRIMARY KEY, v BLOB); CREATE TABLE more (x); INSERT INTO more VALUES (1)')
    other.close()
    const before = readFileSync(path)
    expect(faultOf(await tryOpen({ ...place, path })).code).toBe('not-a-vault')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('does not touch a vault', async () => {
    await withVault(place, vault => vault.commit([noteWrite('a', { sensitive: { text: 'x' } })], later(1)))
    const before = readFileSync(place.path)
    expect(await inspectVault(place.path)).toBe('ok')
    expect(readFileSync(place.path).equals(before)).toBe(true)
    expect(existsSync(`${place.path}-wal`)).toBe(false)
  })

  it('a vault that is gone is said to be gone', async () => {
    rmSync(place.path)
    expect(faultOf(await tryOpen(place)).code).toBe('no-vault')
    expect(existsSync(place.path)).toBe(false)
  })
})
