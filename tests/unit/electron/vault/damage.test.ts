/** V3, V9, V11, V13, V16: whatever is changed in the file is told; no wrong value ever comes out of it. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBytes, text } from '../../../../electron/vault/bytes.ts'
import { withChecksum } from '../../../../electron/vault/checked.ts'
import { directoryRows, readDirectories } from '../../../../electron/vault/directory.ts'
import { ROWS, structuralKey, type RowChange } from '../../../../electron/vault/format.ts'
import { readRecordRow, writeRecordRow } from '../../../../electron/vault/record-row.ts'
import { hash, signPair } from '../../../../electron/vault/sodium.ts'
import type { Store } from '../../../../electron/vault/store.ts'
import { rowReader } from '../../../../electron/vault/unlock.ts'
import type { DamageReport, FieldsByClass, StoredRecord } from '../../../../electron/vault/types.ts'
import {
  NOW, faultOf, newVault, noteWrite, open, tryOpen, withRows, withVault, type Place,
} from '../../../vault/fixture.ts'

let place: Place
let original: Buffer
let expected: Map<string, string>
let kept: number

const named = (records: readonly StoredRecord[]): Map<string, string> =>
  new Map(records.map(record => [record.id, JSON.stringify(record)]))

beforeAll(async () => {
  place = await newVault()
  await withVault(place, vault => {
    vault.commit(['a', 'b', 'c'].map(id => noteWrite(id, {
      sensitive: { text: `the words of ${id}` }, operational: { due: id }, personal: { name: id },
    }, id === 'c' ? null : `client-${id}`)), NOW)
  })
  original = readFileSync(place.path)
  expected = await withVault(place, vault => named(vault.take('notes')))
  kept = expected.size
})
afterAll(() => place.remove())

const restore = (): void => writeFileSync(place.path, original)

/** A vault that was tampered with: its own file, nothing seen of it yet. */
const tampered = async (change: (store: Store) => void): Promise<DamageReport | string> => {
  restore()
  withRows(place.path, change)
  return opened()
}

/** What opening tells; fails when a record came out that is not the one that was written. */
const opened = async (): Promise<DamageReport | string> => {
  const outcome = await tryOpen({ path: place.path, seenPath: join(place.folder, 'never-seen') })
  if (!outcome.ok) return outcome.error.code
  const { vault } = outcome.value
  for (const [id, record] of named(vault.take('notes'))) expect(record).toBe(expected.get(id))
  vault.close()
  return vault.damage
}

interface Row { readonly key: Uint8Array; readonly value: Uint8Array }

const rowsNow = (): readonly Row[] => withRows(place.path, store => {
  const found: Row[] = []
  for (const row of store.rows()) if (row !== null) found.push(row)
  return found
})

const nameOf = (row: Row): string => row.key[0] === 1 ? text(row.key.subarray(1)).split('/')[0] ?? '' : 'record'

/** The rows as they were written. */
const rows = (): readonly Row[] => {
  restore()
  return rowsNow()
}

/** Where in a record's value what lies. */
const regions = (value: Uint8Array): Readonly<Record<string, readonly [number, number]>> => {
  const bodyLength = readBytes(value.subarray(2 + 5 + 24 + 44 + 24)).u32()
  const body = 2 + 5 + 24 + 44 + 24 + 4
  return {
    home: [0, 1], count: [1, 2], compartment: [2, 3], epoch: [3, 7], 'locator nonce': [7, 31], locator: [31, 75],
    nonce: [75, 99], 'body length': [99, 103], body: [body, body + bodyLength], 'next envelope': [body + bodyLength, body + bodyLength + 150],
  }
}

/** Reproducible places: spread over the range by a multiplier that shares no factor with it. */
const sample = ([from, to]: readonly [number, number], count: number): readonly number[] => {
  const length = to - from
  const places = Array.from({ length: Math.min(count, length) }, (_, n) => from + Math.floor((n * 7919 + 13) % length))
  return [...new Set([from, to - 1, ...places])]
}

const flip = (store: Store, row: Row, at: number, bit: number): void => {
  const value = Uint8Array.from(row.value)
  value[at] = (value[at] ?? 0) ^ (1 << bit)
  store.transaction(({ put }) => put(row.key, value))
}

/** The other copy of a row that is kept twice. */
const twinOf = (row: Row): Row => {
  const name = text(row.key.subarray(1))
  const twin = rows().find(other => text(other.key.subarray(1)) === `${name.slice(0, -1)}${name.endsWith('a') ? 'b' : 'a'}`)
  if (twin === undefined) throw new Error('the row is kept once')
  return twin
}

const putRows = (store: Store, changes: readonly RowChange[]): void => store.transaction(({ put }) => {
  for (const { name, value } of changes) if (value !== null) put(structuralKey(name), value)
})

const flips = async (row: Row, places: readonly number[]): Promise<readonly (DamageReport | string)[]> => {
  const told: (DamageReport | string)[] = []
  for (const at of places) told.push(await tampered(store => flip(store, row, at, at % 8)))
  return told
}

describe('a flipped bit', () => {
  it('V13: in one header is healed from the other', async () => {
    for (const header of rows().filter(row => nameOf(row) === 'header')) {
      for (const told of await flips(header, sample([0, header.value.length], 20))) {
        expect(told).toEqual({ kept, unopened: 0, disagreeing: [] })
      }
      const healed = rowsNow().find(row => text(row.key.subarray(1)) === text(header.key.subarray(1)))
      expect(healed?.value).toEqual(header.value)
    }
  })

  it('V13: in both headers is a typed fault', async () => {
    const headers = rows().filter(row => nameOf(row) === 'header')
    for (const at of sample([0, headers[0]?.value.length ?? 0], 12)) {
      expect(await tampered(store => headers.forEach(header => flip(store, header, at, 3)))).toBe('vault-damaged')
    }
  })

  it.each(['directory', 'grant', 'keyring'])('V13: in one copy of the %s is healed from the other', async name => {
    for (const row of rows().filter(candidate => nameOf(candidate) === name)) {
      for (const told of await flips(row, sample([0, row.value.length], 10))) {
        expect(told).toEqual({ kept, unopened: 0, disagreeing: [] })
      }
      const healed = rowsNow().find(other => Buffer.from(other.key).equals(row.key))
      expect(healed?.value).toEqual(row.value)
    }
  })

  it.each(['directory', 'grant', 'keyring'])('in both copies of the %s is a typed fault', async name => {
    const firsts = rows().filter(candidate => nameOf(candidate) === name && text(candidate.key.subarray(1)).endsWith('/a'))
    for (const first of firsts) {
      const second = twinOf(first)
      for (const at of sample([0, first.value.length], 10)) {
        expect(await tampered(store => [first, second].forEach(row => flip(store, row, at, at % 8)))).toBe('vault-damaged')
      }
    }
  })

  it('V3: in the passphrase slot is a typed fault, and the other slot goes on opening', async () => {
    const slots = rows().filter(row => nameOf(row) === 'slot')
    const told: (DamageReport | string)[] = []
    for (const row of slots) told.push(...await flips(row, sample([0, row.value.length], 25)))
    // Half of them hit the recovery slot, which a passphrase has no need of.
    expect(new Set(told.map(each => typeof each === 'string' ? each : 'opened'))).toEqual(new Set(['vault-damaged', 'opened']))
    restore()
    withRows(place.path, store => slots.forEach(row => flip(store, row, 60, 1)))
    expect(await opened()).toBe('vault-damaged')
  })

  it('V16: in a manifest is told as a disagreement, and goes on being told after a write', async () => {
    for (const row of rows().filter(candidate =>
      Buffer.from(candidate.key).equals(structuralKey(ROWS.manifest('sensitive', 1))))) {
      for (const told of await flips(row, sample([0, row.value.length], 15))) {
        expect(told).toEqual({ kept, unopened: 0, disagreeing: ['sensitive'] })
      }
    }
    const seenPath = join(place.folder, 'seen-manifest')
    await withVault({ path: place.path, seenPath }, vault => vault.commit([noteWrite('d', { sensitive: {} })], NOW))
    await withVault({ path: place.path, seenPath }, (vault, { olderCopy }) => {
      expect(vault.damage).toEqual({ kept: kept + 1, unopened: 0, disagreeing: ['sensitive'] })
      expect(olderCopy).toBeNull()
    })
  })

  it('V11: anywhere in a record is counted, and the rest opens', async () => {
    const row = rows().find(candidate => nameOf(candidate) === 'record')
    if (row === undefined) throw new Error('there is no record')
    for (const [region, range] of Object.entries(regions(row.value))) {
      for (const told of await flips(row, sample(range, 8))) {
        expect([region, told]).toEqual([region, expect.objectContaining({ kept: kept - 1, unopened: 1 })])
      }
    }
  })

  it('V8: in the name of a record is counted', async () => {
    const row = rows().find(candidate => nameOf(candidate) === 'record')
    if (row === undefined) throw new Error('there is no record')
    for (const at of [0, 1, 17, 32]) {
      const told = await tampered(store => store.transaction(({ put, remove }) => {
        const key = Uint8Array.from(row.key)
        key[at] = (key[at] ?? 0) ^ 4
        remove(row.key)
        put(key, row.value)
      }))
      expect(told).toMatchObject({ kept: kept - 1, unopened: 1, disagreeing: ['personal', 'sensitive', 'operational'] })
    }
  })

  it('anywhere in the file never gives a wrong value, and never an error without a type', async () => {
    const told: string[] = []
    for (const at of sample([0, original.length], 120)) {
      const bytes = Buffer.from(original)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      writeFileSync(place.path, bytes)
      const outcome = await opened()
      told.push(typeof outcome === 'string' ? outcome : JSON.stringify(outcome.kept))
    }
    expect(told.every(each => /^(\d+|vault-damaged|not-a-vault)$/.test(each))).toBe(true)
  })

  it('a file cut anywhere is a typed fault, counted damage, or whole: never less without a word', async () => {
    for (const length of sample([1, original.length], 25)) {
      writeFileSync(place.path, original.subarray(0, length))
      const told = await opened()
      if (typeof told === 'string') expect(told).toMatch(/^(vault-damaged|not-a-vault)$/)
      // What is kept twice may be all that was cut off.
      else expect(told.kept === kept || told.unopened + told.disagreeing.length > 0).toBe(true)
    }
  })
})

describe('envelopes', () => {
  const records = (): readonly Row[] => rows().filter(row => nameOf(row) === 'record')
  const two = (): readonly [Row, Row] => {
    const [one, other] = records()
    if (one === undefined || other === undefined) throw new Error('there are no two records')
    return [one, other]
  }

  it('V9: swapped between two records do not open', async () => {
    const [one, other] = two()
    expect(await tampered(store => store.transaction(({ put }) => {
      put(one.key, other.value)
      put(other.key, one.value)
    }))).toEqual({ kept: kept - 2, unopened: 2, disagreeing: ['personal', 'sensitive', 'operational'] })
  })

  it('V9: of one class do not open in another record', async () => {
    const [one, other] = two()
    const { body: [, end] } = regions(one.value) as { readonly body: readonly [number, number] }
    expect(await tampered(store => store.transaction(({ put }) => {
      put(one.key, Buffer.concat([other.value.subarray(0, end), one.value.subarray(end)]))
    }))).toEqual({ kept: kept - 1, unopened: 1, disagreeing: ['personal'] })
  })

  it('V9: do not open with the locator of another', async () => {
    const [one, other] = two()
    const mixed = Uint8Array.from(one.value)
    mixed.set(other.value.subarray(7, 75), 7)
    expect(await tampered(store => store.transaction(({ put }) => put(one.key, mixed)))).toMatchObject({ unopened: 1 })
  })

  it('V9: an own older body does not open under the newer locator', async () => {
    const [before] = two()
    const id = [...expected.keys()]
    await withVault({ path: place.path, seenPath: join(place.folder, 'x1') }, vault =>
      vault.commit(id.map(each => noteWrite(each, { personal: { name: each } }, each === 'c' ? null : `client-${each}`)), NOW))
    const newer = rowsNow().find(row => Buffer.from(row.key).equals(before.key))
    if (newer === undefined) throw new Error('the record is gone')
    const mixed = Uint8Array.from(newer.value)
    mixed.set(before.value.subarray(75, regions(before.value)['body']?.[1]), 75)
    withRows(place.path, store => store.transaction(({ put }) => put(before.key, mixed)))
    expect(await opened()).toMatchObject({ unopened: 1 })
  })

  it('V16: an older one put back is found, and so is one that is missing', async () => {
    const [before] = two()
    const seenPath = join(place.folder, 'x2')
    await withVault({ path: place.path, seenPath }, vault => vault.commit(
      [...expected.keys()].map(id => noteWrite(id, { sensitive: { text: 'newer' } }, id === 'c' ? null : `client-${id}`)), NOW))
    const path = join(place.folder, 'older.vault')
    copyFileSync(place.path, path)
    withRows(path, store => store.transaction(({ put }) => put(before.key, before.value)))
    await withVault({ path, seenPath: join(place.folder, 'x3') }, vault =>
      expect(vault.damage).toEqual({ kept, unopened: 0, disagreeing: ['sensitive'] }))
    withRows(path, store => store.transaction(({ remove }) => remove(before.key)))
    await withVault({ path, seenPath: join(place.folder, 'x4') }, vault =>
      expect(vault.damage).toEqual({ kept: kept - 1, unopened: 0, disagreeing: ['personal', 'sensitive', 'operational'] }))
  })

  it('V11, V16: cut out of a record, or put back into it, are damage of that record', async () => {
    const [one] = two()
    const { home, envelopes } = readRecordRow(one.value)
    for (const gone of envelopes) {
      const value = writeRecordRow({ home, envelopes: envelopes.filter(envelope => envelope !== gone) })
      expect(await tampered(store => store.transaction(({ put }) => put(one.key, value))))
        .toEqual({ kept: kept - 1, unopened: 1, disagreeing: [gone.compartment] })
    }
    restore()
    const seenPath = join(place.folder, 'x8')
    const again = (fields: FieldsByClass | null): Promise<void> => withVault({ path: place.path, seenPath }, vault =>
      vault.commit([...expected.keys()].map(id => noteWrite(id, fields, id === 'c' ? null : `client-${id}`)), NOW))
    await again(null)
    await again({ sensitive: {} })
    const fresh = rowsNow().find(row => Buffer.from(row.key).equals(one.key))
    if (fresh === undefined) throw new Error('the record is gone')
    const [personal] = envelopes
    const mixed = writeRecordRow({ home, envelopes: [...personal ? [personal] : [], ...readRecordRow(fresh.value).envelopes] })
    withRows(place.path, store => store.transaction(({ put }) => put(one.key, mixed)))
    await withVault({ path: place.path, seenPath }, vault =>
      expect(vault.damage).toEqual({ kept: kept - 1, unopened: 1, disagreeing: ['personal'] }))
  })

  it('V11: one that does not open is neither overwritten nor deleted', async () => {
    const row = two()[0]
    await tampered(store => flip(store, row, 200, 1))
    const damaged = rowsNow().find(candidate => Buffer.from(candidate.key).equals(row.key))?.value
    const { vault } = await open({ path: place.path, seenPath: join(place.folder, 'x5') })
    const present = new Set(vault.take('notes').map(record => record.id))
    const id = [...expected.keys()].find(each => !present.has(each)) ?? ''
    expect(present.size).toBe(kept - 1)
    for (const fields of [{ sensitive: { text: 'over it' } }, null]) {
      expect(() => vault.commit([noteWrite('fresh', { sensitive: {} }), noteWrite(id, fields)], NOW))
        .toThrow(expect.objectContaining({ code: 'vault-damaged' }) as Error)
    }
    vault.close()
    expect(rowsNow().find(candidate => Buffer.from(candidate.key).equals(row.key))?.value).toEqual(damaged)
    // And nothing of the refused commits was written.
    expect(await opened()).toMatchObject({ kept: kept - 1, unopened: 1 })
  })
})

describe('whoever can write the file', () => {
  it('V3: cannot bring a slot in from another vault', async () => {
    const other = await newVault()
    const foreign = withRows(other.path, store => {
      const found: Row[] = []
      for (const row of store.rows()) if (row !== null) found.push(row)
      return found.filter(row => nameOf(row) === 'slot')
    })
    const slots = rows().filter(row => nameOf(row) === 'slot')
    expect(await tampered(store => store.transaction(({ put }) => {
      slots.forEach((slot, index) => put(slot.key, foreign[index]?.value ?? slot.value))
    }))).toBe('vault-damaged')
    other.remove()
  })

  it('V2: cannot replace the owner, even by signing everything anew', async () => {
    const told = await tampered(store => {
      const vaultId = vaultIdOf(store)
      const owner = signPair(new Uint8Array(32).fill(7))
      const directory = readDirectories(vaultId, rowReader(store))[0].value
      const forged = { ...directory, revision: directory.revision + 1, ownerKey: owner.publicKey }
      putRows(store, directoryRows(vaultId, forged, owner.privateKey))
    })
    expect(told).toBe('vault-damaged')
  })

  it('V2: cannot hand out a key: a grant the owner did not sign for is not believed', async () => {
    const [one, , other] = rows().filter(row => nameOf(row) === 'grant')
    if (one === undefined || other === undefined) throw new Error('there are no two grants')
    const both = [one, twinOf(one)]
    expect(await tampered(store => store.transaction(({ put }) => both.forEach(({ key }) => put(key, other.value)))))
      .toBe('vault-damaged')
  })

  it('V4: cannot make it take memory: parameters are refused before anything is derived', async () => {
    for (const [memoryKiB, passes] of [[8, 3], [4 * 1024 * 1024 - 1, 3], [262_144, 0], [262_144, 1000]] as const) {
      restore()
      let derived = 0
      withRows(place.path, store => resignSlots(store, row => {
        const view = new DataView(row.buffer, row.byteOffset)
        view.setUint32(18, memoryKiB, true)
        view.setUint32(22, passes, true)
      }))
      const outcome = await tryOpen({ path: place.path, seenPath: join(place.folder, 'x7') }, {
        stretch: () => {
          derived += 1
          return Promise.resolve(new Uint8Array(32))
        },
      })
      expect([faultOf(outcome).code, derived]).toEqual(['kdf-refused', 0])
    }
  })

  it('V13: a newer format is refused, whatever else stands there', async () => {
    for (const both of [true, false]) {
      expect(await tampered(store => store.transaction(({ put }) => {
        for (const name of both ? ROWS.headers : ROWS.headers.slice(0, 1)) {
          const content = store.get(structuralKey(name))?.slice(0, 30) ?? new Uint8Array(30)
          content[10] = 2
          put(structuralKey(name), withChecksum(content))
        }
      }))).toBe('newer-format')
    }
  })

  it('what nobody of ours wrote is counted and left alone', async () => {
    const stranger = Uint8Array.of(9, 9, 9)
    expect(await tampered(store => store.transaction(({ put }) => put(stranger, stranger))))
      .toEqual({ kept, unopened: 1, disagreeing: [] })
    expect(withRows(place.path, store => store.get(stranger))).toEqual(stranger)
  })
})

const vaultIdOf = (store: Store): Uint8Array =>
  store.get(structuralKey(ROWS.headers[0]))?.slice(14, 30) ?? new Uint8Array()

/** Changes every slot's row and signs for it, with a key that no slot pins: all that a forger can do. */
const resignSlots = (store: Store, change: (content: Uint8Array) => void): void => {
  const vaultId = vaultIdOf(store)
  const owner = signPair(new Uint8Array(32).fill(7))
  const directory = readDirectories(vaultId, rowReader(store))[0].value
  store.transaction(({ put }) => {
    const slots = directory.slots.map(entry => {
      const key = structuralKey(ROWS.slot(Buffer.from(entry.slotId).toString('hex')))
      const content = store.get(key)?.slice(0, -32) ?? new Uint8Array()
      change(content)
      const row = withChecksum(content)
      put(key, row)
      return { ...entry, digest: hash(row) }
    })
    const forged = { ...directory, revision: directory.revision + 1, ownerKey: owner.publicKey, slots }
    for (const { name, value } of directoryRows(vaultId, forged, owner.privateKey)) {
      if (value !== null) put(structuralKey(name), value)
    }
  })
}
