/**
 * V7, V11, V16, V17: what there is to an epoch that is no longer the present one. Nobody keeps it alive, and nobody who
 * has its keys alone adds to it unseen.
 */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEpoch, type ReadEpoch } from '../../../../electron/vault/epochs.ts'
import {
  envelopeBytes, hidOfKey, recordKey, writeRecordRow, type Envelope,
} from '../../../../electron/vault/record-row.ts'
import { planReseal } from '../../../../electron/vault/rotation.ts'
import { randomBytes } from '../../../../electron/vault/sodium.ts'
import { openStore } from '../../../../electron/vault/store.ts'
import type { Vault } from '../../../../electron/vault/types.ts'
import { rowReader } from '../../../../electron/vault/unlock.ts'
import { NOW, newVault, noteWrite, open, withRows, withVault, type Place } from '../../../vault/fixture.ts'
import { asCoach, unlocked } from '../../../vault/users.ts'
import {
  epochsOnDisk, firstRecord, keysOnDisk, rotateToTheEnd,
  fillTwelve as fill, twelve as ids,
} from '../../../vault/whole.ts'

const NEW = 'another passphrase altogether'
const asNew = { secret: { kind: 'passphrase', text: NEW } } as const

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => place.remove())

const whole = { kept: ids.length, unopened: 0, disagreeing: [] }

/** What a record's row looks like, of an epoch, and sealed under nothing. */
const shaped = (epoch: number): Uint8Array => writeRecordRow({
  home: 'sensitive', envelopes: [{ compartment: 'sensitive', epoch, bytes: envelopeBytes({
    compartment: 'sensitive', epoch, locatorNonce: randomBytes(24), locator: randomBytes(44), nonce: randomBytes(24),
    body: randomBytes(272),
  }) } as Envelope],
})

const withNew = async (work: (vault: Vault) => unknown): Promise<void> => {
  const { vault } = await open(place, asNew)
  try {
    await work(vault)
  } finally {
    vault.close()
  }
}

const damageNow = async (): Promise<unknown> => {
  const { vault } = await open(place, asNew)
  vault.close()
  return vault.damage
}

describe('the keys of an older epoch', () => {
  it.each([
    ['of nothing', () => randomBytes(64)],
    ['that names the older epoch', () => shaped(1)],
    ['that names the present one', () => shaped(2)],
    ['that names one there never was', () => shaped(977)],
    ['of no envelope at all', () => Uint8Array.of(1, 0)],
    ['that is empty', () => new Uint8Array()],
  ])('V7: a row %s, which takes no key to write, keeps no older key in the file', async (_, row) => {
    await withVault(place, fill)
    withRows(place.path, store => store.transaction(({ put }) => put(recordKey(randomBytes(32)), row())))
    await withVault(place, async (vault) => {
      await vault.renewPassphrase(NEW)
      rotateToTheEnd(vault)
    })
    expect(keysOnDisk(place.path)).toEqual(new Set([2]))
    // One that names a live epoch was added to it as well, and that is told beside (V16).
    expect(await damageNow()).toMatchObject({ kept: ids.length, unopened: 1 })
  })

  it('V7, V11: what opened and then throws goes over another time, and holds nobody up', async () => {
    await withVault(place, fill)
    await withVault(place, vault => vault.renewPassphrase(NEW))
    const bad = withRows(place.path, firstRecord)
    const { vault } = await open(place, {
      ...asNew,
      openStore: (path) => {
        const store = openStore(path)
        return { ...store, get: (key) => {
          if (Buffer.from(bad).equals(key)) throw new TypeError('a bug of ours')
          return store.get(key)
        } }
      },
    })
    rotateToTheEnd(vault)
    expect(vault.owner.rotation()).toBeNull()
    vault.close()
    // It opened, so the keys stay;
    expect([...keysOnDisk(place.path)].sort()).toEqual([1, 2])
    expect(epochsOnDisk(place.path)).toEqual(new Set([1, 2]))
    await withNew((again) => {
      expect(again.damage).toEqual(whole)
      expect(again.owner.rotation()).toEqual({ done: 0, total: 1 })
      rotateToTheEnd(again)
    })
    // and go once it has gone over.
    expect(keysOnDisk(place.path)).toEqual(new Set([2]))
    expect(await damageNow()).toEqual(whole)
  })
})

describe('a record of which several copies stand', () => {
  const words = (text: string) => noteWrite('n', { sensitive: { text } })
  const all = (): Promise<readonly { readonly key: Uint8Array, readonly value: Uint8Array }[]> => Promise.resolve(
    withRows(place.path, store => [...store.rows()].flatMap(row => row?.key[0] === 2
      ? [{ key: Uint8Array.from(row.key), value: Uint8Array.from(row.value) }] : [])))
  const begin = (vault: Vault, who: string): void => vault.commit([], NOW, { eraseClient: who })
  const found = async (): Promise<unknown> => withVault(place, vault =>
    vault.take('notes').filter(({ id }) => id === 'n').map(({ fields }) => fields.sensitive?.['text']))

  it.each(['before', 'after'])('V7, V16: the newest counts, and nothing older is put over it: the old one stands %s the newer', async (where) => {
    await withVault(place, vault => vault.commit([words('OLD'), ...ids.map(id => noteWrite(id, { sensitive: { text: id } }))], NOW))
    const old = await all()
    await withVault(place, (vault) => {
      begin(vault, 'somebody')
      vault.commit([words('NEW')], NOW)
      // Three epochs: the notes in the first, the newer words in the second.
      begin(vault, 'another')
    })
    expect([...keysOnDisk(place.path)].sort()).toEqual([1, 2, 3])
    withRows(place.path, store => store.transaction(({ get, put, remove }) => {
      const [[key, value] = [new Uint8Array(), new Uint8Array()]] = old.flatMap((row): [Uint8Array, Uint8Array][] =>
        get(row.key) === null ? [[row.key, row.value]] : [])
      put(key, value)
      // A row that is put has its place behind all others.
      if (where === 'before') {
        for (const each of store.keys().filter(other => other[0] === 2 && !Buffer.from(other).equals(key))) {
          const kept = Uint8Array.from(get(each) ?? [])
          remove(each)
          put(each, kept)
        }
      }
    }))
    await withVault(place, (vault) => {
      expect(vault.damage).toEqual({ kept: ids.length + 1, unopened: 1, disagreeing: ['sensitive'] })
      rotateToTheEnd(vault, 100)
    })
    expect(await found()).toEqual(['NEW'])
    expect(keysOnDisk(place.path)).toEqual(new Set([3]))
  })

  it('V11, V16: nor does the older one count where the newer does not open', async () => {
    await withVault(place, vault => vault.commit([words('OLD'), noteWrite('m', { sensitive: { text: 'm' } })], NOW))
    const old = await all()
    await withVault(place, (vault) => {
      begin(vault, 'somebody')
      vault.commit([words('NEW')], NOW)
    })
    const newer = withRows(place.path, (store) => {
      const key = store.keys().find(each => each[0] === 2 && !old.some(row => Buffer.from(row.key).equals(each))) ?? new Uint8Array()
      const value = Uint8Array.from(store.get(key) ?? [])
      value[200] = (value[200] ?? 0) ^ 1
      store.transaction(({ put }) => {
        for (const row of old) put(row.key, row.value)
        put(key, value)
      })
      return { key, value }
    })
    await withVault(place, (vault) => {
      expect(vault.damage).toMatchObject({ kept: 1, unopened: 2 })
      expect(() => vault.commit([words('over it')], NOW)).toThrow(expect.objectContaining({ code: 'vault-damaged' }) as Error)
      rotateToTheEnd(vault)
    })
    expect(await found()).toEqual([])
    expect(withRows(place.path, store => store.get(newer.key))).toEqual(newer.value)
    expect(keysOnDisk(place.path)).toEqual(new Set([2]))
  })

  it('V11: nothing is written over what came to stand where a record would go', async () => {
    await withVault(place, vault => vault.commit([words('OLD')], NOW))
    await withVault(place, vault => begin(vault, 'somebody'))
    const store = openStore(place.path)
    const row = rowReader(store)
    const { header: { vaultId }, epochs } = await unlocked(row, asCoach)
    const [current, before] = epochs.map(each => readEpoch(vaultId, each, row))
    const empty = (epoch: ReadEpoch | undefined) => ({ ...(epoch as ReadEpoch), manifests: new Map() })
    const [[key, value] = [new Uint8Array(), new Uint8Array()]] = (await Promise.resolve([...store.rows()]))
      .flatMap((each): [Uint8Array, Uint8Array][] => each?.key[0] === 2 ? [[each.key, each.value]] : [])
    const hid = hidOfKey(key) ?? new Uint8Array()
    const plan = (stands: Uint8Array | null) => planReseal({
      vaultId, epochs: [empty(current), empty(before)], closed: new Set(), foreign: new Map(), random: randomBytes,
      rowOf: asked => Buffer.from(asked).equals(hid) ? value : stands,
    }, [hid])
    expect(plan(null).resealed).toBe(1)
    const refused = plan(shaped(2))
    expect([refused.resealed, [...refused.plan.rows], refused.plan.epochs.size]).toEqual([0, [], 0])
    store.close()
  })
})

describe('while it goes on', () => {
  const copyOf = (names: (name: string, key: Uint8Array) => boolean) => withRows(place.path, store =>
    [...store.rows()].flatMap(row => row !== null && names(Buffer.from(row.key.subarray(1)).toString(), row.key)
      ? [{ key: Uint8Array.from(row.key), value: Uint8Array.from(row.value) }] : []))

  it('V16: what the older epoch was a moment ago, put back with its manifests, is found by whoever never saw it', async () => {
    await withVault(place, fill)
    await withVault(place, vault => vault.renewPassphrase(NEW))
    const before = copyOf((name, key) => key[0] === 2 || /^manifest\/\d\/1$/.test(name))
    await withNew(vault => vault.owner.rotateSome(3, NOW))
    withRows(place.path, store => store.transaction(({ put }) => { for (const { key, value } of before) put(key, value) }))
    const { vault } = await open({ ...place, seenPath: join(place.folder, 'never') }, asNew)
    expect(vault.damage).toEqual({ kept: ids.length, unopened: 3, disagreeing: ['personal', 'sensitive', 'operational'] })
    vault.close()
  })

  it('V16: what is told of an older manifest is told once, and goes on being told after the last step', async () => {
    await withVault(place, fill)
    await withVault(place, vault => vault.renewPassphrase(NEW))
    const [before] = copyOf(name => name === 'manifest/1/1')
    await withNew(vault => vault.owner.rotateSome(3, NOW))
    withRows(place.path, store => store.transaction(({ put }) => put(before?.key ?? new Uint8Array(), before?.value ?? new Uint8Array())))
    await withNew((vault) => {
      expect(vault.damage.disagreeing).toEqual(['sensitive'])
      rotateToTheEnd(vault)
    })
    expect(await damageNow()).toEqual({ ...whole, disagreeing: ['sensitive'] })
    await withNew(vault => expect(vault.owner.toldBefore()).toEqual(['sensitive']))
  })
})
