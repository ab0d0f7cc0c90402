/** V18: a snapshot is the vault of one instant, whatever is written while it is read. */
import fc from 'fast-check'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hex } from '../../../../../electron/vault/bytes.ts'
import { snapshotsOf, type SnapshotReads } from '../../../../../electron/vault/snapshot.ts'
import { createStore, openStore, type Store, type StoredRow } from '../../../../../electron/vault/store.ts'
import { newFolder } from '../../../../vault/fixture.ts'
import { putTwice, renumbered } from '../../../../vault/odd-files.ts'

let folder: ReturnType<typeof newFolder>
let store: Store
beforeEach(() => {
  folder = newFolder()
  store = createStore(join(folder.folder, 'rows'))
})
afterEach(() => {
  store.close()
  folder.remove()
})

const KEYS = 40
const keyOf = (key: number): Uint8Array => Uint8Array.of(2, key)

/** Values of a length that makes a piece hold a few of them. */
const valueOf = (value: number): Uint8Array => new Uint8Array(60_000).fill(value)

interface Change { readonly key: number; readonly value: number | null }
interface Step { readonly changes: readonly Change[]; readonly fails: boolean; readonly read: number }

const apply = ({ changes, fails }: Pick<Step, 'changes' | 'fails'>): void => {
  try {
    store.transaction(({ put, remove }) => {
      for (const { key, value } of changes) {
        if (value === null) remove(keyOf(key))
        else put(keyOf(key), valueOf(value))
      }
      if (fails) throw new Error('rolled back')
    })
  } catch (error) {
    if (!fails) throw error
  }
}

const named = (rows: Iterable<StoredRow | null>): readonly string[] =>
  [...rows].map(row => row === null ? 'none' : `${hex(row.key)} ${row.value[0]}`).sort()

const change = fc.record({ key: fc.nat(KEYS), value: fc.option(fc.nat(255), { nil: null }) })
const step = fc.record({
  changes: fc.array(change, { maxLength: 12 }), fails: fc.boolean(), read: fc.integer({ min: 0, max: 15 }),
})

describe('a snapshot', () => {
  it('V18: is exactly what was there when it began, while rows come, change, go, come back, and writes fail', () => {
    fc.assert(fc.property(
      fc.array(change, { minLength: 20, maxLength: 80 }), fc.array(step, { maxLength: 10 }), (before, steps) => {
        store.transaction(({ remove }) => {
          for (let key = 0; key <= KEYS; key += 1) remove(keyOf(key))
        })
        apply({ changes: before, fails: false })
        const expected = named(store.rows())
        const snapshot = store.snapshot()
        const rows = snapshot.rows()[Symbol.iterator]()
        const read: StoredRow[] = []
        const readSome = (most: number): void => {
          for (let count = 0; count < most; count += 1) {
            const next = rows.next()
            if (next.done === true) return
            read.push({ key: Uint8Array.from(next.value.key), value: Uint8Array.from(next.value.value) })
          }
        }
        for (const each of steps) {
          apply(each)
          readSome(each.read)
        }
        readSome(Infinity)
        expect(named(read)).toEqual(expected)
      },
    ), { seed: 20260302, numRuns: 150 })
  })

  it('two at once are each of their own instant', () => {
    apply({ changes: [{ key: 1, value: 1 }, { key: 2, value: 1 }], fails: false })
    const first = store.snapshot()
    apply({ changes: [{ key: 1, value: 2 }, { key: 3, value: 2 }], fails: false })
    const second = store.snapshot()
    apply({ changes: [{ key: 1, value: 3 }, { key: 2, value: null }], fails: false })
    expect(named(first.rows())).toEqual(['0201 1', '0202 1'])
    expect(named(second.rows())).toEqual(['0201 2', '0202 1', '0203 2'])
    expect(named(store.rows())).toEqual(['0201 3', '0203 2'])
  })

  it('V18: has every row, whatever number of 64 bits it has in the file, and whatever is written meanwhile', () => {
    apply({ changes: [1, 2, 3, 4, 5].map(key => ({ key, value: key })), fails: false })
    store.close()
    const path = join(folder.folder, 'rows')
    const places = ['-9223372036854775808', '-9007199254740993', '0', '9007199254740993', '9223372036854775807']
    places.forEach((place, at) => renumbered(path, `rowid = ${place} WHERE k = x'020${at + 1}'`))
    store = openStore(path)
    const expected = named(store.rows())
    expect(expected).toHaveLength(places.length)
    const snapshot = store.snapshot()
    apply({ changes: [{ key: 1, value: 9 }, { key: 5, value: null }, { key: 6, value: 9 }], fails: false })
    expect(named(snapshot.rows())).toEqual(expected)
  })

  it('V18: is refused at its end where a row was not found, so that no backup without it counts', () => {
    const rows = [1, 2, 3].map(key => ({ key: keyOf(key), value: valueOf(key) }))
    const reads = (count: number): SnapshotReads => ({
      from: (place, limit) => rows.map((row, at) => ({ place: BigInt(at), key: row.key, row }))
        .filter(placed => placed.place >= place).slice(0, limit),
      find: () => [], findSeveral: () => [], count: () => count, twice: () => new Set(),
    })
    expect([...snapshotsOf(reads(3)).begin().rows()]).toHaveLength(3)
    for (const count of [2, 4]) {
      expect(() => [...snapshotsOf(reads(count)).begin().rows()]).toThrow(expect.objectContaining({ code: 'vault-damaged' }) as Error)
    }
  })

  it('V18: leaves out what is not bytes, and of two rows under one key the later, written to meanwhile or not', () => {
    apply({ changes: [{ key: 1, value: 1 }, { key: 2, value: 2 }], fails: false })
    store.close()
    const path = join(folder.folder, 'rows')
    putTwice(path, "k = x'0202'", "x'07'")
    renumbered(path, "v = 7 WHERE k = x'0201'")
    store = openStore(path)
    expect(named(store.snapshot().rows())).toEqual(['0202 2'])
    const snapshot = store.snapshot()
    apply({ changes: [{ key: 1, value: 9 }, { key: 2, value: null }], fails: true })
    expect(named(snapshot.rows())).toEqual(['0202 2'])
  })

  it('one that was ended is not read on', () => {
    apply({ changes: [{ key: 1, value: 1 }], fails: false })
    const snapshot = store.snapshot()
    snapshot.end()
    apply({ changes: [{ key: 1, value: 2 }], fails: false })
    expect(() => [...snapshot.rows()]).toThrow('ended')
  })

  it('V14: does not keep the log from being emptied', () => {
    apply({ changes: [{ key: 1, value: 1 }, { key: 2, value: 1 }], fails: false })
    const rows = store.snapshot().rows()[Symbol.iterator]()
    rows.next()
    apply({ changes: [{ key: 2, value: null }], fails: false })
    store.checkpoint()
    expect(statSync(`${join(folder.folder, 'rows')}-wal`).size).toBe(0)
    expect(named([rows.next().value as StoredRow])).toEqual(['0202 1'])
    expect(store.bytes() % 8192).toBe(0)
  })
})
