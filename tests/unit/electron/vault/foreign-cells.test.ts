/**
 * V11: cells that are not bytes. One bit of a damaged page turns bytes into text, or a number; and text that is no
 * UTF-8 ends the whole process in the driver, so none is ever asked for.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectVault } from '../../../../electron/vault/open-vault.ts'
import { openStore } from '../../../../electron/vault/store.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { NOW, newVault, noteWrite, open, tryOpen, withVault, type Place } from '../../../vault/fixture.ts'

let place: Place
beforeEach(async () => {
  place = await newVault()
  await withVault(place, vault =>
    vault.commit(['a', 'b', 'c'].map(id => noteWrite(id, { sensitive: { text: id } })), NOW))
})
afterEach(() => place.remove())

const byHand = (...statements: readonly string[]): void => {
  const database = new Database(place.path)
  for (const statement of statements) database.exec(statement)
  database.close()
}

const RECORD = '(SELECT k FROM rows WHERE hex(k) LIKE \'02%\' LIMIT 1)'
const NO_UTF8 = 'CAST(x\'c328ff\' AS TEXT)'

describe('cells that are not bytes', () => {
  it.each([
    ['text', NO_UTF8], ['a number', '7'], ['nothing', 'NULL'],
  ])('V11: %s in the place of a record is counted, and stays', async (_, cell) => {
    byHand(`UPDATE rows SET v = ${cell} WHERE k = ${RECORD}`)
    const { vault } = await open(place)
    expect(vault.damage).toMatchObject({ kept: 2, unopened: 1 })
    vault.close()
  })

  it.each([
    ['text', NO_UTF8], ['a number', '7'],
  ])('V11: %s in the place of a name is counted, and stays', async (_, cell) => {
    byHand(`INSERT INTO rows (k, v) VALUES (${cell}, x'00')`)
    const { vault } = await open(place)
    expect(vault.damage).toMatchObject({ kept: 3, unopened: 1 })
    vault.owner.invite('admin', NOW)
    vault.close()
    const store = openStore(place.path)
    expect(store.keys()).toHaveLength(store.count() - 1)
    const snapshot = store.snapshot()
    expect([...snapshot.rows()]).toHaveLength(store.count() - 1)
    snapshot.end()
    store.close()
  })

  it('V13: text in the place of one copy of the directory heals from the other; of both is a typed fault', async () => {
    const set = (name: string): string => `UPDATE rows SET v = ${NO_UTF8} WHERE k = CAST(x'01' || '${name}' AS BLOB)`
    byHand(set('directory/a'))
    await withVault(place, vault => expect(vault.damage.kept).toBe(3))
    byHand(set('directory/a'), set('directory/b'))
    expect(await tryOpen(place)).toMatchObject({ ok: false, error: { code: 'vault-damaged' } })
  })

  it('a table beside ours, called by what is no UTF-8, makes it no vault', async () => {
    const row = `${NO_UTF8}, ${NO_UTF8}, ${NO_UTF8}, 0, ${NO_UTF8}`
    byHand('PRAGMA writable_schema=ON', `INSERT INTO sqlite_master VALUES (${row})`)
    const looked = await inspectVault(place.path)
    expect(looked).toMatchObject({ name: 'VaultFault' })
  })
  it('a number nobody knows in the first page is a typed fault, or makes no difference', async () => {
    const good = readFileSync(place.path)
    const withByte = (at: number, value: number): void => {
      const bytes = Buffer.from(good)
      bytes[at] = value
      writeFileSync(place.path, bytes)
    }
    // From the size of its pages to the version that wrote it.
    for (let at = 16; at < 100; at += 1) {
      for (const value of [0, 9, 255]) {
        withByte(at, value)
        const looked = await inspectVault(place.path)
        expect(looked instanceof VaultFault || looked === 'ok', `${at}: ${value}`).toBe(true)
      }
    }
    // The layout of its pages.
    withByte(47, 9)
    expect(await tryOpen(place)).toMatchObject({ ok: false, error: { code: 'vault-damaged' } })
  })
})
