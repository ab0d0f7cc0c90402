/** V10, V14, V15, V16: a disk that refuses, a second process, an older copy. Nothing partial, ever. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile } from '../../../../electron/vault/atomic-file.ts'
import { hex } from '../../../../electron/vault/bytes.ts'
import { inspectVault, type OpenInput } from '../../../../electron/vault/open-vault.ts'
import { writeSeen } from '../../../../electron/vault/seen.ts'
import { openStore, type Store } from '../../../../electron/vault/store.ts'
import { asFault } from '../../../../electron/vault/store-faults.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { readFront, rowReader, secretBytes, unlock } from '../../../../electron/vault/unlock.ts'
import {
  NOW, PASSPHRASE, faultOf, later, newVault, noteWrite, open, quickStretch, tryOpen, withRows, withVault, type Place,
} from '../../../vault/fixture.ts'

let place: Place
beforeEach(async () => {
  place = await newVault()
})
afterEach(() => place.remove())

const ids = (of: Place = place): Promise<readonly string[]> =>
  withVault(of, vault => vault.take('notes').map(record => record.id).sort())

const long = 'x'.repeat(20_000)
const withCode = (code: string): Error => expect.objectContaining({ code }) as Error

describe('a disk that refuses', () => {
  it.each([
    ['SQLITE_FULL', 'disk-full'], ['SQLITE_IOERR_WRITE', 'disk-failed'], ['SQLITE_IOERR', 'disk-failed'],
    ['SQLITE_READONLY_DBMOVED', 'read-only'], ['SQLITE_CANTOPEN', 'read-only'], ['SQLITE_BUSY', 'open-elsewhere'],
    ['SQLITE_NOTADB', 'not-a-vault'], ['SQLITE_CORRUPT', 'vault-damaged'], ['ENOSPC', 'disk-full'],
    ['EROFS', 'read-only'], ['EACCES', 'read-only'], ['EIO', 'disk-failed'],
  ])('%s is %s, and tells no path', (code, expected) => {
    const told = asFault(Object.assign(new Error('/home/mara/practice.vault'), { code }))
    expect(told).toMatchObject({ code: expected })
    expect(String(told)).not.toContain('mara')
    expect((told as Error).cause).toBeUndefined()
  })

  it('an error of ours stays what it is', () => {
    const bug = new TypeError('x is not a function')
    expect(asFault(bug)).toBe(bug)
    const constraint = Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT' })
    expect(asFault(constraint)).toBe(constraint)
  })

  it('V10: a full disk refuses the commit as a whole, and takes smaller ones after', async () => {
    const pages = Math.ceil(statSync(place.path).size / 8192) + 1
    const { vault } = await open(place, { openStore: path => openStore(path, { pages }) })
    expect(() => vault.commit([noteWrite('a', { sensitive: { text: 'small' } }), noteWrite('b', { sensitive: { text: long } })], NOW))
      .toThrow(withCode('disk-full'))
    vault.commit([noteWrite('c', { sensitive: { text: 'small' } })], NOW)
    expect(() => vault.commit([noteWrite('c', { sensitive: { text: long } }, 'another')], NOW)).toThrow(withCode('disk-full'))
    vault.commit([noteWrite('d', { sensitive: { text: 'small' } })], NOW)
    vault.close()
    await withVault(place, again => {
      expect(again.damage).toEqual({ kept: 2, unopened: 0, disagreeing: [] })
      expect(again.take('notes').map(record => record.fields.sensitive?.['text'])).toEqual(['small', 'small'])
    })
  })

  it('V10: a transaction that fails at any of its writes leaves file and memory as they were', async () => {
    await withVault(place, vault => vault.commit([noteWrite('a', { sensitive: { text: 'one' } })], NOW))
    let failAt = Number.POSITIVE_INFINITY
    const { vault } = await open(place, { openStore: path => failing(openStore(path), () => failAt) })
    const before = readFileSync(place.path)
    const generations = vault.generations()
    for (failAt = 0; failAt < 6; failAt += 1) {
      expect(() => vault.commit([
        noteWrite('a', { sensitive: { text: 'two' } }, 'fresh client'), noteWrite('b', { operational: { due: 1 } }),
        noteWrite('a', null),
      ], NOW)).toThrow(withCode('disk-failed'))
      expect(vault.generations()).toEqual(generations)
    }
    failAt = Number.POSITIVE_INFINITY
    expect(readFileSync(place.path).equals(before)).toBe(true)
    expect(vault.take('notes').map(record => record.fields)).toEqual([{ sensitive: { text: 'one' } }])
    vault.commit([noteWrite('c', { sensitive: { text: 'three' } }, 'fresh client')], NOW)
    vault.close()
    await withVault(place, again => expect(again.damage).toEqual({ kept: 2, unopened: 0, disagreeing: [] }))
  })

  it('V10: a class no key is held for, or a name that cannot be one, refuses before anything is written', async () => {
    const { vault } = await open(place)
    expect(() => vault.commit([noteWrite('a', { sensitive: {} }), noteWrite('\ud800', { sensitive: {} })], NOW)).toThrow()
    vault.close()
    expect(await ids()).toEqual([])
    expect(() => vault.commit([noteWrite('a', { sensitive: {} })], NOW)).toThrow('closed')
  })

  it('V16: a place for what was seen that takes no writes does not stop the vault', async () => {
    const seenPath = join(place.folder, 'nowhere', 'seen')
    writeFileSync(join(place.folder, 'nowhere'), 'a file where a folder should be')
    await withVault({ path: place.path, seenPath }, vault => vault.commit([noteWrite('a', { sensitive: {} })], NOW))
    expect(await ids()).toEqual(['a'])
  })

  it('a small file is replaced as a whole or not at all', () => {
    const path = join(place.folder, 'small')
    replaceFile(path, Uint8Array.of(1))
    replaceFile(path, Uint8Array.of(2, 3))
    expect([...readFileSync(path)]).toEqual([2, 3])
    expect(existsSync(`${path}.new`)).toBe(false)
    expect(() => replaceFile(join(path, 'inside-a-file'), Uint8Array.of(1))).toThrow(VaultFault)
  })
})

/** A store whose n-th write of a transaction fails, after the ones before it went through. */
const failing = (store: Store, at: () => number): Store => ({
  ...store,
  transaction: work => store.transaction(writer => {
    let writes = 0
    const step = (): void => {
      if (writes === at()) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' })
      writes += 1
    }
    work({
      get: writer.get,
      put: (key, value) => {
        step()
        writer.put(key, value)
      },
      remove: key => {
        step()
        writer.remove(key)
      },
    })
    if (at() !== Number.POSITIVE_INFINITY) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' })
  }),
})

describe('one owner', () => {
  const children: ChildProcess[] = []
  const holder = async (): Promise<ChildProcess> => {
    const script = fileURLToPath(new URL('../../../vault/holder.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script, place.path, place.seenPath], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    children.push(child)
    await once(child.stdout, 'data')
    return child
  }
  afterEach(() => children.splice(0).forEach(child => child.kill('SIGKILL')))

  it('V15: a second process is told so, and a kill frees the vault', async () => {
    const child = await holder()
    expect(faultOf(await tryOpen(place)).code).toBe('open-elsewhere')
    expect(await inspectVault(place.path)).toMatchObject({ code: 'open-elsewhere' })
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(await ids()).toEqual([])
  })

  it('V15: a log that a crash left is taken over by one process alone', async () => {
    const first = await holder()
    first.kill('SIGKILL')
    await once(first, 'close')
    expect(existsSync(`${place.path}-wal`)).toBe(true)
    await holder()
    const second = await tryOpen(place)
    if (second.ok) second.value.vault.close()
    expect(faultOf(second).code).toBe('open-elsewhere')
  })

  it('V15: a second opening in the same process is told so, and closing frees the vault', async () => {
    const { vault } = await open(place)
    expect(faultOf(await tryOpen(place)).code).toBe('open-elsewhere')
    // And the refused one did not loosen the lock of the first.
    vault.commit([noteWrite('a', { sensitive: {} })], NOW)
    expect(faultOf(await tryOpen(place)).code).toBe('open-elsewhere')
    vault.close()
    vault.close()
    expect(await ids()).toEqual(['a'])
  })
})

/** Every row, in hex: SQLite itself counts openings in the file. */
const rowsOf = (path: string): Record<string, string> => withRows(path, store => {
  const rows: Record<string, string> = {}
  for (const row of store.rows()) if (row !== null) rows[hex(row.key)] = hex(row.value)
  return rows
})

const keysOf = async (of: Place) => {
  const store = openStore(of.path)
  try {
    const secret = secretBytes({ kind: 'passphrase', text: PASSPHRASE })
    return await unlock(rowReader(store), { kind: 'passphrase' }, secret, quickStretch, NOW)
  } finally {
    store.close()
  }
}

describe('an older copy', () => {
  const copy = (): string => join(place.folder, 'copy.vault')
  const roll = async (): Promise<void> => {
    await withVault(place, vault => vault.commit([noteWrite('a', { sensitive: { text: 'one' } })], later(1)))
    copyFileSync(place.path, copy())
    await withVault(place, vault => {
      vault.commit([noteWrite('b', { sensitive: { text: 'two' } })], later(2))
      vault.commit([noteWrite('c', { sensitive: { text: 'three' } })], later(3))
    })
    copyFileSync(place.path, join(place.folder, 'newer.vault'))
    copyFileSync(copy(), place.path)
  }

  it('V16: is told, with when it was written, and takes no write before it is accepted', async () => {
    await roll()
    const { vault, olderCopy } = await open(place)
    expect(olderCopy?.writtenAt).toBe(later(1).toISOString())
    expect(() => vault.commit([noteWrite('d', { sensitive: {} })], NOW)).toThrow(withCode('not-allowed'))
    await expect(vault.renewPassphrase('another')).rejects.toMatchObject({ code: 'not-allowed' })
    vault.close()
    expect(rowsOf(place.path)).toEqual(rowsOf(copy()))
    // It is told again: nobody has accepted it.
    const again = await open(place)
    expect(again.olderCopy).not.toBeNull()
    again.vault.close()
  })

  it('V16: once accepted goes on, and the newer one it replaced is the older copy from then on', async () => {
    await roll()
    const { vault, olderCopy } = await open(place, { now: () => later(4) })
    olderCopy?.accept()
    vault.commit([noteWrite('d', { sensitive: {} })], later(5))
    vault.close()
    expect(await withVault(place, (again, opened) => {
      expect(opened.olderCopy).toBeNull()
      return again.damage
    })).toEqual({ kept: 2, unopened: 0, disagreeing: [] })
    copyFileSync(join(place.folder, 'newer.vault'), place.path)
    const newer = await open(place)
    expect(newer.olderCopy?.writtenAt).toBe(later(3).toISOString())
    newer.vault.close()
  })

  it('V16: with an old passphrase is found by its directory', async () => {
    copyFileSync(place.path, copy())
    await withVault(place, vault => vault.renewPassphrase('another'))
    copyFileSync(copy(), place.path)
    const { vault, olderCopy } = await open(place)
    expect(olderCopy).not.toBeNull()
    vault.close()
  })

  it('V16: accepted, has a directory that goes past the one that was seen', async () => {
    copyFileSync(place.path, copy())
    await withVault(place, async vault => {
      await vault.renewPassphrase('another')
      await vault.renewPassphrase('a third')
    })
    const revision = (): number => withRows(place.path, store => readFront(rowReader(store)).directories[0].value.revision)
    const seen = revision()
    copyFileSync(copy(), place.path)
    const { vault, olderCopy } = await open(place)
    olderCopy?.accept()
    vault.close()
    expect(revision()).toBeGreaterThan(seen)
    await withVault(place, (_, again) => expect(again.olderCopy).toBeNull())
  })

  it('V16: of which this machine remembers nothing readable opens as one never seen', async () => {
    await roll()
    const seen = readFileSync(place.seenPath)
    for (const change of [
      () => rmSync(place.seenPath),
      () => writeFileSync(place.seenPath, 'nonsense'),
      () => writeFileSync(place.seenPath, seen.subarray(0, 40)),
      () => writeFileSync(place.seenPath, seen.map((byte, at) => at === seen.length - 3 ? byte ^ 1 : byte)),
    ]) {
      writeFileSync(place.seenPath, seen)
      change()
      copyFileSync(copy(), place.path)
      await withVault(place, (_, { olderCopy }) => expect(olderCopy).toBeNull())
    }
  })

  it('V16: what was seen of one vault does not disturb another’s', async () => {
    const other = await newVault()
    await roll()
    const both: Pick<OpenInput, 'path' | 'seenPath'> = { path: other.path, seenPath: place.seenPath }
    await withVault(both, (_, { olderCopy }) => expect(olderCopy).toBeNull())
    const { vault, olderCopy } = await open(place)
    expect(olderCopy).not.toBeNull()
    vault.close()
    other.remove()
  })

  it('V13: of an older format than this machine has seen is not opened', async () => {
    await withVault(place, () => undefined)
    const { directory, header } = await keysOf(place)
    const format = { major: header.format.major + 1, minor: 0 }
    writeSeen(place.seenPath, header.vaultId,
      { format, ownerKey: directory.ownerKey, directoryRevision: 1, generations: new Map() })
    expect(faultOf(await tryOpen(place)).code).toBe('older-format')
  })

  it('V16: a crash right after a commit is no older copy', async () => {
    const { vault } = await open(place)
    for (let n = 0; n < 5; n += 1) vault.commit([noteWrite(`n${n}`, { sensitive: {} })], NOW)
    // As a crash leaves it: the file and its log, and a memory of some commits ago.
    for (const suffix of ['', '-wal']) copyFileSync(place.path + suffix, copy() + suffix)
    const { olderCopy, vault: survivor } = await open({ path: copy(), seenPath: place.seenPath })
    expect(olderCopy).toBeNull()
    expect(survivor.damage.kept).toBe(5)
    survivor.close()
    vault.close()
  })
})
