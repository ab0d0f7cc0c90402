/** A disk on which not even the switch of the journal finds room: the vault opens to be read. */
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'libsql'
import { afterEach, expect, it, vi } from 'vitest'
import { createStore } from '../../../../electron/vault/store.ts'
import { NOW, newVault, noteWrite, open, withVault, type Place } from '../../../vault/fixture.ts'

const disk = vi.hoisted(() => ({ full: false }))

vi.mock('libsql', async importOriginal => {
  const { default: Real } = await importOriginal<{ readonly default: typeof Database }>()
  const refuse = (words: string): void => {
    if (disk.full && /journal_mode=WAL|COMMIT/.test(words)) {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    }
  }
  return {
    default: class extends Real {
      override prepare<Values extends unknown[] | object = unknown[]>(words: string) {
        refuse(words)
        return super.prepare<Values>(words)
      }

      override exec(words: string) {
        refuse(words)
        return super.exec(words)
      }
    },
  }
})

let place: Place | null = null
afterEach(() => {
  disk.full = false
  place?.remove()
})

it('V10: a vault on a full disk can be read, refuses what it cannot write, and goes on when there is room', async () => {
  place = await newVault()
  await withVault(place, vault => vault.commit([noteWrite('a', { sensitive: { text: 'one' } })], NOW))
  disk.full = true
  const { vault } = await open(place)
  expect(vault.take('notes').map(record => record.fields)).toEqual([{ sensitive: { text: 'one' } }])
  const write = (id: string): void => vault.commit([noteWrite(id, { sensitive: {} })], NOW)
  expect(() => write('b')).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error)
  disk.full = false
  write('c')
  vault.close()
  expect(readdirSync(dirname(place.path))).toEqual(['practice.vault'])
  await withVault(place, again => {
    expect(again.damage).toEqual({ kept: 2, unopened: 0, disagreeing: [] })
    expect(again.take('notes').map(record => record.id).sort()).toEqual(['a', 'c'])
  })
})

it('a new file is not begun on a full disk', async () => {
  place = await newVault()
  disk.full = true
  const path = `${place.path}-second`
  expect(() => createStore(path)).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error)
})
