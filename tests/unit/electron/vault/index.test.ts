/** V11: the one file has a table and an index over it. What the index does not lead to is not lost for that. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectVault } from '../../../../electron/vault/open-vault.ts'
import { inspectStore } from '../../../../electron/vault/store.ts'
import { NOW, faultOf, newVault, noteWrite, open, tryOpen, withRows, withVault, type Place } from '../../../vault/fixture.ts'
import { RECORDS, STRUCTURE, behindItsIndex, lostFromIndex, putTwice } from '../../../vault/odd-files.ts'
import { rotateToTheEnd } from '../../../vault/whole.ts'

let place: Place
beforeEach(async () => {
  place = await newVault()
  await withVault(place, vault => vault.commit([
    noteWrite('a', { sensitive: { text: 'the words of a' }, operational: { due: 1 } }),
    noteWrite('b', { sensitive: { text: 'the words of b' }, operational: { due: 1 } }),
  ], NOW))
})
afterEach(() => place.remove())

const agrees = (): boolean => {
  const store = inspectStore(place.path)
  try {
    return store.agrees()
  } finally {
    store.close()
  }
}
const texts = () => withVault(place, vault => {
  expect(vault.damage).toEqual({ kept: 2, unopened: 0, disagreeing: [] })
  return vault.take('notes').map(({ id, fields }) => [id, fields.sensitive?.['text'], fields.operational?.['due']]).sort()
})

describe('a row the index does not lead to', () => {
  it('V11: is there again after opening, and an edit changes it instead of making a second one', async () => {
    lostFromIndex(place.path, RECORDS)
    expect(agrees()).toBe(false)
    await withVault(place, vault => {
      expect(vault.damage).toEqual({ kept: 2, unopened: 0, disagreeing: [] })
      vault.commit([noteWrite('a', { operational: { due: 2 } })], NOW)
    })
    expect(agrees()).toBe(true)
    expect(await texts()).toEqual([['a', 'the words of a', 2], ['b', 'the words of b', 1]])
  })

  it('V7, V11: goes over into the next epoch with the others', async () => {
    lostFromIndex(place.path, RECORDS)
    const { vault } = await open(place)
    vault.commit([], NOW, { eraseClient: 'somebody else' })
    rotateToTheEnd(vault)
    expect(vault.owner.rotation()).toBeNull()
    vault.close()
    expect(await texts()).toEqual([['a', 'the words of a', 1], ['b', 'the words of b', 1]])
  })

  it('V11: that the vault itself stands on is found by the table, and the file opens', async () => {
    lostFromIndex(place.path, STRUCTURE)
    expect(await inspectVault(place.path)).toBe('ok')
    expect(agrees(), 'looking writes nothing').toBe(false)
    expect(await texts()).toHaveLength(2)
    expect(agrees()).toBe(true)
  })

  it('V11: an index that leads to another row is made anew as well', async () => {
    behindItsIndex(place.path, database => {
      const [[one], [other]] = database.prepare(`SELECT rowid FROM rows WHERE ${RECORDS}`).raw().all([]) as [[number], [number]]
      for (const [from, to] of [[one, -1], [other, one], [-1, other]]) {
        database.prepare('UPDATE rows SET rowid = ? WHERE rowid = ?').run([to, from])
      }
    })
    expect(agrees()).toBe(false)
    expect(await texts()).toHaveLength(2)
    expect(agrees()).toBe(true)
  })
})

describe('two rows under one key', () => {
  it('V11: of which the index knows one are damage: an index over both there cannot be', async () => {
    behindItsIndex(place.path, database => {
      database.exec(`INSERT INTO rows (k, v) SELECT k, v FROM rows WHERE ${RECORDS} LIMIT 1`)
    })
    expect(faultOf(await tryOpen(place)).code).toBe('vault-damaged')
  })

  it('V11: are each counted as one that does not open, and neither is written over', async () => {
    putTwice(place.path, `${RECORDS} AND rowid = (SELECT max(rowid) FROM rows)`, 'v')
    const rows = (): number => withRows(place.path, store => store.count())
    const before = rows()
    await withVault(place, vault => {
      expect(vault.damage).toMatchObject({ kept: 1, unopened: 2 })
      const [one] = vault.take('notes')
      const lost = one?.id === 'a' ? 'b' : 'a'
      expect(() => vault.commit([noteWrite(lost, { operational: { due: 2 } })], NOW)).toThrow('does not open')
    })
    expect(rows()).toBe(before)
  })

  it('V11: that the vault stands on are told, and it opens', async () => {
    putTwice(place.path, "CAST(substr(k, 2) AS TEXT) = 'directory/b'", "x'00'")
    await withVault(place, vault => expect(vault.damage).toMatchObject({ kept: 2, unopened: 2 }))
  })
})
