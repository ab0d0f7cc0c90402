/** V16: what does not agree is told until a person has looked, and what goes wrong after that is told anew. */
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROWS, structuralKey } from '../../../../electron/vault/format.ts'
import { openStore, type Store } from '../../../../electron/vault/store.ts'
import type { Vault } from '../../../../electron/vault/types.ts'
import { NOW, later, newVault, noteWrite, open, withRows, withVault, type Place } from '../../../vault/fixture.ts'
import { asAdminInput, failing, joinAdmin, rotateToTheEnd } from '../../../vault/whole.ts'

let place: Place

const kept = ['a', 'b', 'c']

beforeEach(async () => {
  place = await newVault()
  await withVault(place, vault => vault.commit(kept.map(id => noteWrite(id, { sensitive: { text: `old ${id}` } })), NOW))
})
afterEach(() => place.remove())

const recordRows = (store: Store) => [...store.rows()].flatMap(row =>
  row?.key[0] === 2 ? [{ key: Uint8Array.from(row.key), value: Uint8Array.from(row.value) }] : [])

const flipRow = (name: string, at: number): void => withRows(place.path, store => store.transaction(({ get, put }) => {
  const row = Uint8Array.from(get(structuralKey(name)) ?? [])
  row[at] = (row[at] ?? 0) ^ 1
  put(structuralKey(name), row)
}))

/** Takes one record out whole, as anybody with the file can. */
const takeOut = (): void => withRows(place.path, store => store.transaction(({ remove }) => {
  remove(recordRows(store)[0]?.key ?? new Uint8Array())
}))

const damageNow = (): Promise<Vault['damage']> => withVault(place, vault => vault.damage)

const saying = async (): Promise<readonly string[]> => withVault(place, vault => vault.owner.toldBefore())

const lookAt = (at = NOW): Promise<void> => withVault(place, vault => vault.owner.acknowledge(at))

const generation = (vault: Vault): number =>
  vault.generations().find(({ compartment }) => compartment === 'sensitive')?.generation ?? -1

/** What may have gone wrong, and what is told of the records then. */
const wrongs: readonly (readonly [string, () => Promise<void> | void, { readonly kept: number, readonly unopened: number }])[] = [
  ['a manifest that cannot be read', () => flipRow(ROWS.manifest('sensitive', 1), 30), { kept: 3, unopened: 0 }],
  ['a record that is missing', takeOut, { kept: 2, unopened: 0 }],
  ['an older envelope put back', async () => {
    const before = withRows(place.path, recordRows)
    await withVault(place, vault => vault.commit(kept.map(id => noteWrite(id, { sensitive: { text: `new ${id}` } })), NOW))
    withRows(place.path, store => store.transaction(({ put }) => put(before[0]?.key ?? new Uint8Array(), before[0]?.value ?? new Uint8Array())))
  }, { kept: 3, unopened: 0 }],
  ['an envelope that does not open', () => withRows(place.path, store => store.transaction(({ put }) => {
    const [row] = recordRows(store)
    const last = (row?.value.length ?? 1) - 1
    row?.value.set([(row.value[last] ?? 0) ^ 1], last)
    put(row?.key ?? new Uint8Array(), row?.value ?? new Uint8Array())
  })), { kept: 2, unopened: 1 }],
  ['an older keyring put back', async () => {
    const names = ['a', 'b'].map(twin => structuralKey(`${ROWS.keyring('sensitive', 1)}/${twin}`))
    const before = withRows(place.path, store => names.map(name => Uint8Array.from(store.get(name) ?? [])))
    await withVault(place, vault => vault.commit([noteWrite('other', { sensitive: { text: 'new' } }, 'somebody else')], NOW))
    withRows(place.path, store => store.transaction(({ put }) => names.forEach((name, n) => put(name, before[n] ?? new Uint8Array()))))
  }, { kept: 3, unopened: 1 }],
]

describe('V16: once she has looked', () => {
  it.each(wrongs)('%s is told no more, in this session and after it, and a new one is told again', async (_, wrong, records) => {
    await wrong()
    expect(await damageNow()).toEqual({ ...records, disagreeing: ['sensitive'] })
    await withVault(place, (vault) => {
      const before = generation(vault)
      vault.owner.acknowledge(later(1))
      // What does not open is still there, and still told: it may be mended (V11).
      expect(vault.damage).toEqual({ ...records, disagreeing: [] })
      expect(generation(vault)).toBe(before + 1)
      vault.commit([noteWrite('since', { sensitive: { text: 'since' } })], later(2))
      expect(vault.damage.disagreeing).toEqual([])
    })
    const opened = await open(place)
    expect(opened.olderCopy).toBeNull()
    expect(opened.vault.damage).toEqual({ kept: records.kept + 1, unopened: records.unopened, disagreeing: [] })
    opened.vault.close()
    takeOut()
    expect((await damageNow()).disagreeing).toEqual(['sensitive'])
    expect(await saying()).toEqual([])
  })

  it('the same goes on through a rotation: of every epoch that is alive', async () => {
    await withVault(place, (vault) => {
      vault.commit([], NOW, { eraseClient: 'nobody' })
      vault.owner.rotateSome(1, NOW)
    })
    takeOut()
    flipRow(ROWS.manifest('sensitive', 2), 30)
    await withVault(place, (vault) => {
      expect(vault.damage.disagreeing).toEqual(['sensitive'])
      vault.owner.acknowledge(NOW)
      expect(vault.damage.disagreeing).toEqual([])
      rotateToTheEnd(vault)
      expect(vault.damage.disagreeing).toEqual([])
    })
    expect(await damageNow()).toEqual({ kept: 2, unopened: 0, disagreeing: [] })
  })

  it('an earlier state of the file that was put aside so is an older copy from then on', async () => {
    takeOut()
    const copy = join(place.folder, 'before')
    copyFileSync(place.path, copy)
    await lookAt()
    copyFileSync(copy, place.path)
    const opened = await open(place)
    expect(opened.olderCopy).not.toBeNull()
    opened.vault.close()
  })

  it('with nothing to put aside nothing is written', async () => {
    await withVault(place, (vault) => {
      const before = vault.generations()
      vault.owner.acknowledge(later(9))
      expect(vault.generations()).toEqual(before)
    })
  })
})

describe('V16: it is put aside', () => {
  it('V2: by the owner alone', async () => {
    await joinAdmin(place)
    flipRow(ROWS.manifest('operational', 1), 30)
    const { vault } = await open(place, asAdminInput)
    expect(vault.damage.disagreeing).toEqual(['operational'])
    expect(() => vault.owner.acknowledge(NOW)).toThrow(expect.objectContaining({ code: 'not-allowed' }) as Error)
    expect(vault.damage.disagreeing).toEqual(['operational'])
    vault.close()
    expect((await damageNow()).disagreeing).toEqual(['operational'])
  })

  it('not on an older copy before that is accepted', async () => {
    const copy = join(place.folder, 'before')
    takeOut()
    copyFileSync(place.path, copy)
    await withVault(place, vault => vault.commit([noteWrite('d', { sensitive: {} })], NOW))
    copyFileSync(copy, place.path)
    const { vault, olderCopy } = await open(place)
    expect(() => vault.owner.acknowledge(NOW)).toThrow(expect.objectContaining({ code: 'not-allowed' }) as Error)
    olderCopy?.accept()
    expect(vault.damage.disagreeing).toEqual(['sensitive'])
    vault.owner.acknowledge(NOW)
    vault.close()
    expect((await damageNow()).disagreeing).toEqual([])
  })

  it('V10: in one transaction: a disk that refuses leaves it told, and the file as it was', async () => {
    takeOut()
    let full = false
    const { vault } = await open(place, { openStore: path => failing(openStore(path), () => full) })
    full = true
    expect(() => vault.owner.acknowledge(NOW)).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error)
    expect(vault.damage.disagreeing).toEqual(['sensitive'])
    vault.close()
    expect((await damageNow()).disagreeing).toEqual(['sensitive'])
  })

  it('deletes nothing: every record is on the disk to the byte as it was', async () => {
    takeOut()
    const before = withRows(place.path, recordRows)
    await lookAt()
    expect(withRows(place.path, recordRows)).toEqual(before)
    expect(readFileSync(place.path).length).toBeGreaterThan(0)
  })
})

describe('V16: before she has looked', () => {
  it('what was told and went on is told from what came since, once something was written after it', async () => {
    takeOut()
    await withVault(place, (vault) => {
      expect(vault.owner.toldBefore()).toEqual([])
      vault.commit([noteWrite('x', { sensitive: { text: 'x' } })], NOW)
    })
    expect(await damageNow()).toEqual({ kept: 3, unopened: 0, disagreeing: ['sensitive'] })
    expect(await saying()).toEqual(['sensitive'])
    takeOut()
    expect((await damageNow()).disagreeing).toEqual(['sensitive'])
    expect(await saying()).toEqual([])
  })

  it('also through a rotation to its end', async () => {
    takeOut()
    await withVault(place, (vault) => {
      vault.commit([], NOW, { eraseClient: 'nobody' })
      rotateToTheEnd(vault)
    })
    expect(await saying()).toEqual(['sensitive'])
    takeOut()
    expect(await saying()).toEqual([])
    expect((await damageNow()).disagreeing).toEqual(['sensitive'])
  })
})
