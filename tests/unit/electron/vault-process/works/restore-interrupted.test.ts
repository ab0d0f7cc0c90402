/** V18: a disk that fails while names are changed, and what the next start finds. */
import { copyFileSync, existsSync, linkSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import type * as Fs from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createPauses } from '../../../../../electron/vault/pauses.ts'
import { ROWS, structuralKey } from '../../../../../electron/vault/format.ts'
import { inspectVault } from '../../../../../electron/vault/open-vault.ts'
import { createPlaces } from '../../../../../electron/vault-process/places.ts'
import { createShutWorks } from '../../../../../electron/vault-process/works.ts'
import { finishRestoring } from '../../../../../electron/vault-process/works/restore.ts'
import { PASSPHRASE, later, newVault, open, quickStretch, withRows, type Place } from '../../../../vault/fixture.ts'
import { ZONE, addClient, atEnd, codeOf, endAll, sitDown, valueOf, withBackups } from './opened.ts'

/** How often giving a file the name of the practice fails from now on. */
const disk = vi.hoisted(() => ({ place: '', fails: 0 }))

vi.mock('node:fs', async importOriginal => {
  const real = await importOriginal<typeof Fs>()
  return {
    ...real,
    renameSync: (from: string, to: string) => {
      if (to === disk.place && disk.fails > 0) {
        disk.fails -= 1
        throw Object.assign(new Error('the disk failed'), { code: 'EIO', errno: -5, syscall: 'rename' })
      }
      real.renameSync(from, to)
    },
  }
})

afterEach(endAll)
afterEach(() => { Object.assign(disk, { place: '', fails: 0 }) })

const TOKEN = 'b'.repeat(32)

const atTheLock = ({ path, seenPath }: Place) => {
  const places = createPlaces()
  const works = createShutWorks({
    places, pauses: createPauses(() => 0), stretch: quickStretch, paths: { vault: path, seen: seenPath },
    clock: { now: () => later(10), zone: () => ZONE }, chance: { id: () => randomBytes(16).toString('hex') },
    running: () => performance.now(), progress: () => undefined,
  })
  atEnd(works.close)
  return {
    restore: (backup: string) => {
      places.add({ token: TOKEN, path: backup, purpose: 'restore' })
      return works.handlers['vault.restore']({ place: TOKEN, by: 'passphrase', secret: PASSPHRASE, into: 'place' })
    },
  }
}

/** A practice of which a client was added after the backup. */
const backedUp = async () => {
  const desk = await sitDown()
  await addClient(desk, 'Marta')
  const folder = await withBackups(desk)
  valueOf(await desk.works.handlers['backups.make']({}))
  await addClient(desk, 'Jonas')
  await desk.close()
  return { place: desk.place, backup: join(folder, readdirSync(folder)[0] ?? '') }
}

const clientsIn = async (place: Place) => {
  const { vault, olderCopy } = await open(place, { now: () => later(20) })
  try {
    return { clients: vault.take('clients').length, events: vault.take('events'), isOlder: olderCopy !== null }
  } finally {
    vault.close()
  }
}
const waiting = (place: Place): readonly string[] => readdirSync(dirname(place.path)).filter(name => name.includes('.restor'))

test('V18: a disk that fails once, while the restored one takes its place, is not told as a failure', async () => {
  const { place, backup } = await backedUp()
  Object.assign(disk, { place: place.path, fails: 1 })
  const { keptAs, records } = valueOf(await atTheLock(place).restore(backup))
  expect(records).toBeGreaterThan(0)
  expect(existsSync(join(dirname(place.path), keptAs ?? ''))).toBe(true)
  const { clients, events, isOlder } = await clientsIn(place)
  // Taken for the true one, and on record, as any other.
  expect({ clients, isOlder }).toEqual({ clients: 1, isOlder: false })
  expect(events.some(({ fields }) => fields.operational?.['type'] === 'practice.restored')).toBe(true)
  expect(waiting(place)).toEqual([])
})

test('V18: one that goes on failing is told, and what is there stays until it is looked at again', async () => {
  const { place, backup } = await backedUp()
  Object.assign(disk, { place: place.path, fails: 2 })
  expect(codeOf(await atTheLock(place).restore(backup))).toBe('disk-failed')
  expect(waiting(place)).not.toEqual([])
  expect(await clientsIn(place)).toMatchObject({ clients: 2, isOlder: false })
  finishRestoring(place.path)
  expect(waiting(place)).toEqual([])
  expect(await clientsIn(place)).toMatchObject({ clients: 1, isOlder: true })
})

test('V18: a file that has the name of one that waits, and is no vault, stays where it is, and so does the practice', async () => {
  const place = await newVault()
  atEnd(async () => place.remove())
  const before = readFileSync(place.path)
  const strange = `${place.path}.restored-2026-03-02-093000`
  // Rows of bytes under keys of bytes, as any program may keep them; none of them is a header of ours.
  copyFileSync(place.path, strange)
  withRows(strange, (store) => {
    store.transaction((writer) => { for (const name of ROWS.headers) writer.put(structuralKey(name), Uint8Array.of(1, 2, 3)) })
  })
  const rows = readFileSync(strange)
  for (const content of [rows, '', 'garbage', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(500)])]) {
    writeFileSync(strange, content)
    finishRestoring(place.path)
    expect(readFileSync(place.path).equals(before)).toBe(true)
    expect(existsSync(strange)).toBe(true)
  }
})

test('V5: a new practice that a power cut left with two names keeps its own at the next start', async () => {
  const place = await newVault()
  atEnd(async () => place.remove())
  linkSync(place.path, `${place.path}.new`)
  finishRestoring(place.path)
  expect(existsSync(`${place.path}.new`)).toBe(false)
  expect(statSync(place.path).nlink).toBe(1)
  expect(await inspectVault(place.path)).toBe('ok')
  writeFileSync(`${place.path}.new`, 'another one, which was never complete')
  finishRestoring(place.path)
  expect(existsSync(`${place.path}.new`), 'a file of its own is not ours to judge').toBe(true)
})

test('V18: whatever is wrong with what was left, the start goes on', () => {
  // A path that no file system takes: what it throws is a bug of ours.
  expect(() => finishRestoring('not absolute/practice.stillroom')).not.toThrow()
  expect(() => finishRestoring('/\0/practice.stillroom')).not.toThrow()
})
