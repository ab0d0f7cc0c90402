/** A disk on which not even the switch of the journal finds room: the vault opens to be read. */
import { copyFileSync, existsSync, readdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'libsql'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { refuseWhileOpen } from '../../../../electron/vault/backup/swap.ts'
import { lookAtVault } from '../../../../electron/vault/shut-vault.ts'
import { createStore, holdsBack } from '../../../../electron/vault/store.ts'
import { NOW, newVault, noteWrite, open, withVault, type Place } from '../../../vault/fixture.ts'

const disk = vi.hoisted(() => ({ full: false }))

vi.mock('libsql', async importOriginal => {
  const { default: Real } = await importOriginal<{ readonly default: typeof Database }>()
  const refuse = (words: string): void => {
    if (disk.full && /journal_mode=(WAL|DELETE)|COMMIT/.test(words)) {
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

describe('V15: a practice that was closed on a full disk', () => {
  const closedOnAFullDisk = async (): Promise<Place> => {
    place = await newVault()
    const { vault } = await open(place)
    vault.commit([noteWrite('a', { sensitive: { text: 'one' } })], NOW)
    disk.full = true
    vault.close()
    expect(holdsBack(place.path)).toMatchObject({ code: 'disk-full' })
    return place
  }
  const look = (at: Place) => lookAtVault(at.path, NOW)

  it('V15: is looked at and opened again by the same process, as often as it likes', async () => {
    const at = await closedOnAFullDisk()
    for (let time = 0; time < 3; time += 1) {
      expect(await look(at)).toMatchObject({ roles: ['coach'] })
      await withVault(at, again => expect(again.take('notes').map(({ fields }) => fields)).toEqual([{ sensitive: { text: 'one' } }]))
    }
    expect(() => refuseWhileOpen(at.path), 'a log there must not meet another file').toThrow(
      expect.objectContaining({ code: 'disk-full' }) as Error)
  })

  it('V15: takes writes once there is room, is one file when it is closed, and free for others', async () => {
    const at = await closedOnAFullDisk()
    expect(await look(at)).toMatchObject({ roles: ['coach'] })
    disk.full = false
    await withVault(at, again => again.commit([noteWrite('b', { sensitive: { text: 'two' } })], NOW))
    expect(holdsBack(at.path)).toBeNull()
    expect(readdirSync(dirname(at.path))).toEqual(['practice.vault'])
    refuseWhileOpen(at.path)
    await withVault(at, again => expect(again.damage).toEqual({ kept: 2, unopened: 0, disagreeing: [] }))
  })

  it('V15: is not mistaken for another file that has its place since', async () => {
    const other = await newVault()
    const at = await closedOnAFullDisk()
    const aside = `${at.path}-aside`
    for (const suffix of ['', '-wal', '-shm']) if (existsSync(at.path + suffix)) renameSync(at.path + suffix, aside + suffix)
    copyFileSync(other.path, at.path)
    disk.full = false
    expect(holdsBack(at.path)).toBeNull()
    await withVault({ path: at.path, seenPath: other.seenPath }, vault => expect(vault.damage.kept).toBe(0))
    other.remove()
  })
})

it('a new file is not begun on a full disk', async () => {
  place = await newVault()
  disk.full = true
  const path = `${place.path}-second`
  expect(() => createStore(path)).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error)
})
