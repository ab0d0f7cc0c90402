import { existsSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAhead } from '../../../../electron/vault/read-ahead.ts'
import { openStore, type StoredRow } from '../../../../electron/vault/store.ts'
import { PASSPHRASE, NOW, faultOf, newVault, noteWrite, quickStretch, tryOpen, withVault, type Place } from '../../../vault/fixture.ts'

const rowOf = (number: number): StoredRow =>
  ({ key: Uint8Array.of(2, number % 256), value: new Uint8Array(100 + (number % 7)).fill(number) })

const MANY = 1000
const many = Array.from({ length: MANY }, (_, number) => (number % 50 === 9 ? null : rowOf(number)))

/** Says how far it was read, and whether it was let go. */
const watched = (breakAt = Number.POSITIVE_INFINITY) => {
  const seen = { read: 0, over: false }
  const rows = function* () {
    try {
      for (const row of many) {
        if (seen.read === breakAt) throw new Error('a page does not read')
        seen.read += 1
        yield row
      }
    } finally {
      seen.over = true
    }
  }
  return { seen, rows: rows() }
}

const turns = async (times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await turn()
}

describe('reading ahead', () => {
  it.each([0, 1, 2, 3, 50])('gives every row once and in order, taken after %i turns of the event loop', async (times) => {
    const ahead = readAhead(watched().rows)
    await turns(times)
    expect([...ahead.rows()]).toEqual(many)
  })

  it('reads while others have their turn, and no further than may wait', async () => {
    const { seen, rows } = watched()
    const ahead = readAhead(rows, 5000)
    await turns(100)
    expect(seen.read).toBeGreaterThan(40)
    expect(seen.read).toBeLessThan(60)
    expect([...ahead.rows()]).toEqual(many)
  })

  it('keeps what it read, whatever becomes of the memory it was read from', async () => {
    const row = rowOf(5)
    const ahead = readAhead([row])
    await turns(5)
    row.value.fill(0)
    expect([...ahead.rows()]).toEqual([rowOf(5)])
  })

  it('throws what reading threw, after the rows before it: none is missing without a word', async () => {
    const ahead = readAhead(watched(600).rows)
    await turns(50)
    const given: (StoredRow | null)[] = []
    expect(() => { for (const row of ahead.rows()) given.push(row) }).toThrow('a page does not read')
    expect(given).toEqual(many.slice(0, 600))
  })

  it('lets go when it is stopped', async () => {
    const { seen, rows } = watched()
    const ahead = readAhead(rows, 5000)
    await turns(10)
    ahead.stop()
    await turns(10)
    expect(seen.over).toBe(true)
  })
})

describe('a file that is read ahead', () => {
  let place: Place

  beforeEach(async () => {
    place = await newVault()
    await withVault(place, vault => {
      vault.commit(Array.from({ length: 900 }, (_, number) => noteWrite(`note${number}`, { sensitive: { text: 'Words.' } }, null)), NOW)
    })
  })
  afterEach(() => place.remove())

  it('is free at once when a wrong passphrase ends the reading half-way', async () => {
    const wrong = await tryOpen(place, {
      secret: { kind: 'passphrase', text: `${PASSPHRASE}s` },
      stretch: async (...secret) => {
        await turns(2)
        return await quickStretch(...secret)
      },
    })
    expect(faultOf(wrong).code).toBe('wrong-passphrase')
    expect(existsSync(`${place.path}-wal`)).toBe(false)
    openStore(place.path).close()
  })

  it('can be left half-way by any reader, and closed', () => {
    const store = openStore(place.path)
    for (const row of store.rows()) if (row !== null) break
    store.close()
    expect(existsSync(`${place.path}-wal`)).toBe(false)
    openStore(place.path).close()
  })
})
