/** V7: every key renewed while the vault is in use; what stops in the middle goes on; what was opened before opens no more. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../../electron/vault/store.ts'
import type { StoredRecord, Vault } from '../../../../electron/vault/types.ts'
import { NOW, PASSPHRASE, later, newVault, noteWrite, open, tryOpen, withRows, withVault, type Place } from '../../../vault/fixture.ts'
import {
  asAdminInput, epochsOnDisk, failing, firstRecord, joinAdmin, keysOnDisk, rotateToTheEnd,
  fillTwelve as fill, twelve as ids,
} from '../../../vault/whole.ts'

const NEW = 'another passphrase altogether'
const asNew = { secret: { kind: 'passphrase', text: NEW } } as const

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => place.remove())


const named = (records: readonly StoredRecord[]): Record<string, unknown> =>
  Object.fromEntries(records.map(({ id, fields }) => [id, fields]))

const taken = async (input = {}): Promise<{ readonly notes: Record<string, unknown>, readonly damage: unknown }> => {
  const { vault, olderCopy } = await open(place, input)
  expect(olderCopy).toBeNull()
  const notes = named(vault.take('notes'))
  vault.close()
  return { notes, damage: vault.damage }
}

const whole = { kept: ids.length, unopened: 0, disagreeing: [] }

describe('a rotation', () => {
  it('V7: begins with another passphrase, re-seals every record, and leaves one epoch', async () => {
    await withVault(place, fill)
    const before = await taken()
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      expect(vault.owner.rotation()).toEqual({ done: 0, total: ids.length })
      expect(rotateToTheEnd(vault)).toBe(4)
      expect(vault.owner.rotation()).toBeNull()
    })
    expect(epochsOnDisk(place.path)).toEqual(new Set([2]))
    expect(await taken(asNew)).toEqual({ notes: before.notes, damage: whole })
    const names = withRows(place.path, store => store.keys().filter(key => key[0] === 1).map(key => Buffer.from(key.subarray(1)).toString()))
    expect(names.filter(name => /^(grant|keyring|manifest)\//.test(name) && / ?\/1(\/[ab])?$/.test(name))).toEqual([])
  })

  it('V7: gives records other names on disk, so that two states of a file cannot be matched', async () => {
    await withVault(place, fill)
    const hids = (): readonly string[] => withRows(place.path, store =>
      store.keys().filter(key => key[0] === 2).map(key => Buffer.from(key).toString('hex')))
    const before = new Set(hids())
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      rotateToTheEnd(vault)
    })
    expect(hids().filter(hid => before.has(hid))).toEqual([])
  })

  it('V7: goes on where a crash stopped it, at every step', async () => {
    await withVault(place, fill)
    await withVault(place, vault => vault.renewPassphrase(NEW))
    for (let step = 0; step < 6; step += 1) {
      const { vault } = await open(place, asNew)
      expect(vault.damage).toEqual(whole)
      // What has gone over is not gone through again.
      expect(vault.owner.rotation()).toEqual(step < 5 ? { done: 0, total: ids.length - step * 2 } : null)
      vault.owner.rotateSome(step < 4 ? 2 : 4, NOW)
      // As kill -9 leaves it: the file and its log as they are.
      const crashed = join(place.folder, `crashed-${step}.vault`)
      for (const suffix of ['', '-wal']) copyFileSync(place.path + suffix, crashed + suffix)
      vault.close()
      for (const suffix of ['', '-wal']) copyFileSync(crashed + suffix, place.path + suffix)
    }
    expect(await taken(asNew)).toMatchObject({ damage: whole })
    expect(epochsOnDisk(place.path)).toEqual(new Set([2]))
  })

  it('V7, V10: writes in the middle of it are durable, wherever the record lies', async () => {
    await withVault(place, fill)
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      vault.owner.rotateSome(5, NOW)
      for (const id of ids) vault.commit([noteWrite(id, { operational: { due: `${id} moved` } }, ids.indexOf(id) % 3 === 0 ? null : `client-${ids.indexOf(id) % 2}`)], later(1))
      vault.commit([noteWrite('n1', null, 'client-1'), noteWrite('fresh', { sensitive: { text: 'new' } }, 'client-9')], later(2))
    })
    const { notes, damage } = await taken(asNew)
    expect(damage).toEqual(whole)
    expect(notes).not.toHaveProperty('n1')
    expect(notes).toMatchObject({
      n4: { sensitive: { text: 'words of n4' }, operational: { due: 'n4 moved' }, personal: { name: 'n4' } },
      fresh: { sensitive: { text: 'new' } },
    })
    // What was written while it went on is of the new epoch already.
    expect(epochsOnDisk(place.path)).toEqual(new Set([2]))
  })

  it('V7: what was written since opens for nobody who has an earlier copy and its passphrase', async () => {
    await withVault(place, fill)
    const earlier = readFileSync(place.path)
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      rotateToTheEnd(vault)
      vault.commit([noteWrite('since', { sensitive: { text: 'said since' } })], later(1))
    })
    // With the old passphrase the present file opens nothing,
    expect(await tryOpen(place)).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } })
    // and the keys of the earlier file open no record of it: put in beside the earlier front they are all unopened.
    const mixed = join(place.folder, 'mixed.vault')
    writeFileSync(mixed, earlier)
    const rows = withRows(place.path, (store) => {
      const found: { key: Uint8Array, value: Uint8Array }[] = []
      for (const row of store.rows()) if (row?.key[0] === 2) found.push(row)
      return found
    })
    withRows(mixed, store => store.transaction(({ put, remove }) => {
      for (const key of store.keys()) if (key[0] === 2) remove(key)
      for (const { key, value } of rows) put(key, value)
    }))
    const { vault } = await open({ path: mixed, seenPath: join(place.folder, 'unseen') })
    expect(vault.damage).toMatchObject({ kept: 0, unopened: rows.length })
    vault.close()
  })

  it('V7, V11: keeps a record that does not open to the byte, and no older key for its sake', async () => {
    await withVault(place, fill)
    const damaged = withRows(place.path, (store) => {
      const key = firstRecord(store)
      const value = Uint8Array.from(store.get(key) ?? [])
      value[200] = (value[200] ?? 0) ^ 1
      store.transaction(({ put }) => put(key, value))
      return { key, value }
    })
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      rotateToTheEnd(vault)
      expect(vault.owner.rotation()).toBeNull()
    })
    expect(epochsOnDisk(place.path)).toEqual(new Set([1, 2]))
    expect(withRows(place.path, store => store.get(damaged.key))).toEqual(damaged.value)
    expect(keysOnDisk(place.path)).toEqual(new Set([2]))
    // It was damaged, and told: nothing was taken out, put in or put back.
    expect((await taken(asNew)).damage).toEqual({ kept: ids.length - 1, unopened: 1, disagreeing: [] })
    await withVault2(place, asNew, vault => expect(vault.owner.rotation()).toBeNull())
  })

  it('V7: two rotations at once end in one epoch', async () => {
    await withVault(place, fill)
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      vault.owner.rotateSome(4, NOW)
      await vault.renewPassphrase('and yet another')
      vault.owner.rotateSome(4, NOW)
      rotateToTheEnd(vault)
    })
    expect(epochsOnDisk(place.path)).toEqual(new Set([3]))
    expect(await taken({ secret: { kind: 'passphrase', text: 'and yet another' } })).toMatchObject({ damage: whole })
  })

  it('V16: a record of an older epoch that is put back beside its newer self is found', async () => {
    await withVault(place, fill)
    // Records are taken from the end of the list.
    const before = withRows(place.path, (store) => {
      const key = store.keys().findLast(each => each[0] === 2) ?? new Uint8Array()
      return { key, value: Uint8Array.from(store.get(key) ?? []) }
    })
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      while ((vault.owner.rotation()?.done ?? ids.length) < ids.length - 1) vault.owner.rotateSome(1, NOW)
    })
    withRows(place.path, store => store.transaction(({ put }) => put(before.key, before.value)))
    const { vault } = await open(place, asNew)
    expect(vault.damage.disagreeing).toContain('sensitive')
    expect(vault.damage.kept).toBe(ids.length)
    vault.close()
  })

  it('V16: what was missing before it is not forgotten with the epoch it was missing from', async () => {
    await withVault(place, fill)
    withRows(place.path, store => store.transaction(({ remove }) => {
      remove(store.keys().find(each => each[0] === 2) ?? new Uint8Array())
    }))
    await withVault(place, async (vault) => {
      expect(vault.damage.disagreeing).toEqual(['personal', 'sensitive', 'operational'])
      await vault.renewPassphrase(NEW)
      rotateToTheEnd(vault)
    })
    expect((await taken(asNew)).damage).toEqual({ kept: ids.length - 1, unopened: 0, disagreeing: ['personal', 'sensitive', 'operational'] })
  })

  it('V10: a disk that refuses a step leaves the vault as it was, and the step is done again later', async () => {
    await withVault(place, fill)
    await withVault(place, vault => vault.renewPassphrase(NEW))
    let full = false
    const { vault } = await open(place, { ...asNew, openStore: path => failing(openStore(path), () => full) })
    full = true
    expect(() => vault.owner.rotateSome(5, NOW)).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error)
    expect(vault.owner.rotation()).toEqual({ done: 0, total: ids.length })
    full = false
    rotateToTheEnd(vault)
    vault.close()
    expect(await taken(asNew)).toMatchObject({ damage: whole })
  })

  it('V7: whatever is written and rotated in whatever order, memory and disk agree', async () => {
    type Step = { readonly do: 'write' | 'delete' | 'rotate' | 'renew' | 'reopen', readonly id: string, readonly client: string | null, readonly value: number }
    const step: fc.Arbitrary<Step> = fc.record({
      do: fc.constantFrom('write', 'write', 'write', 'delete', 'rotate', 'rotate', 'renew', 'reopen'),
      id: fc.constantFrom('a', 'b', 'c', 'd'), client: fc.constantFrom(null, 'x', 'y'), value: fc.nat(99),
    })
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const own = await newVault()
      const model = new Map<string, unknown>()
      let passphrase = PASSPHRASE
      const again = async (): Promise<Vault> => (await open(own, { secret: { kind: 'passphrase', text: passphrase } })).vault
      let vault = await again()
      for (const each of steps) {
        if (each.do === 'write') {
          const fields = { sensitive: { value: each.value }, ...(each.value % 2 ? { operational: { due: each.value } } : {}) }
          vault.commit([noteWrite(each.id, fields, each.client)], NOW)
          model.set(each.id, { ...model.get(each.id) as object, ...fields })
        }
        if (each.do === 'delete') {
          vault.commit([noteWrite(each.id, null, each.client)], NOW)
          model.delete(each.id)
        }
        if (each.do === 'rotate') vault.owner.rotateSome(1, NOW)
        if (each.do === 'renew') {
          passphrase = `passphrase ${each.value} of some length`
          await vault.renewPassphrase(passphrase)
        }
        if (each.do === 'reopen') {
          vault.close()
          vault = await again()
        }
      }
      vault.close()
      const last = await again()
      expect(last.damage).toEqual({ kept: model.size, unopened: 0, disagreeing: [] })
      expect(named(last.take('notes'))).toEqual(Object.fromEntries(model))
      last.close()
      own.remove()
    }), { seed: 20261121, numRuns: 12 })
  }, 60_000)
})

describe('an assistant', () => {
  it('V7: in the middle of a rotation writes her classes where the record is, and the coach goes on', async () => {
    await withVault(place, fill)
    await joinAdmin(place)
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      vault.owner.rotateSome(5, NOW)
    })
    await withVault2(place, asAdminInput, (vault) => {
      expect(() => vault.owner.rotateSome(5, NOW)).toThrow(expect.objectContaining({ code: 'not-allowed' }) as Error)
      vault.commit(ids.map(id => noteWrite(id, { operational: { due: `${id} by her` } })), NOW)
    })
    await withVault2(place, asNew, (vault) => {
      expect(vault.damage).toEqual(whole)
      rotateToTheEnd(vault)
    })
    const { notes } = await taken(asNew)
    expect(notes).toMatchObject({ n5: { sensitive: { text: 'words of n5' }, operational: { due: 'n5 by her' } } })
    expect(epochsOnDisk(place.path)).toEqual(new Set([2]))
  })
})

const withVault2 = async (of: Place, input: Parameters<typeof open>[1], work: (vault: Vault) => unknown): Promise<void> => {
  const { vault } = await open(of, input)
  try {
    await work(vault)
  } finally {
    vault.close()
  }
}
