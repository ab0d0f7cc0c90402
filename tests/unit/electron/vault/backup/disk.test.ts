/** V18: a disk that is full, gone, worn, or lies. No backup then, no half of one, and a fault that says which. */
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type * as Fs from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listBackups } from '../../../../../electron/vault/backup/list.ts'
import { NOW, noteWrite, open, withVault } from '../../../../vault/fixture.ts'
import {
  backUp, backUpOnce, faultFrom, newPractice, restore, restoreElsewhere, rowsOf, wholeNotes, type Practice,
} from './made.ts'

/** What the disk does to the handle it gives for a new file. */
const disk = vi.hoisted(() => ({
  /** Told every write and sync, by name; may throw, or give other bytes than came. */
  step: null as null | ((step: 'open' | 'write' | 'sync', bytes: Uint8Array) => Uint8Array),
  free: null as null | { readonly blocks: number; readonly bavail: number; readonly bsize: number },
}))

vi.mock('node:fs/promises', async importOriginal => {
  const real = await importOriginal<typeof Fs>()
  return {
    ...real,
    statfs: (...args: Parameters<typeof Fs.statfs>) => disk.free ?? real.statfs(...args),
    open: async (...args: Parameters<typeof Fs.open>) => {
      if (args[1] !== 'wx') return real.open(...args)
      disk.step?.('open', new Uint8Array())
      const handle = await real.open(...args)
      const write = handle.write.bind(handle) as (bytes: Uint8Array, ...rest: unknown[]) => Promise<unknown>
      const sync = handle.sync.bind(handle)
      return Object.assign(handle, {
        write: (bytes: Uint8Array, ...rest: unknown[]) => write(disk.step?.('write', bytes) ?? bytes, ...rest),
        sync: () => {
          disk.step?.('sync', new Uint8Array())
          return sync()
        },
      })
    },
  }
})

let practice: Practice
beforeEach(async () => {
  practice = await newPractice()
})
afterEach(() => {
  disk.step = null
  disk.free = null
  practice.remove()
})

const refusal = (code: string): Error => Object.assign(new Error(`${code}: /home/mara/backups`), { code })

const failAt = (step: 'open' | 'write' | 'sync', nth: number, code: string): void => {
  let seen = 0
  disk.step = (each, bytes) => {
    if (each === step && seen++ === nth) throw refusal(code)
    return bytes
  }
}

it.each([
  ['open', 0, 'EROFS', 'read-only'], ['open', 0, 'EACCES', 'read-only'], ['open', 0, 'ENOSPC', 'disk-full'],
  ['write', 0, 'ENOSPC', 'disk-full'], ['write', 1, 'EDQUOT', 'disk-full'], ['write', 4, 'ENOSPC', 'disk-full'],
  ['write', 5, 'EIO', 'disk-failed'], ['write', 2, 'EFBIG', 'disk-full'], ['sync', 0, 'EIO', 'disk-failed'],
  ['sync', 0, 'ENOSPC', 'disk-full'],
] as const)('V18: %s number %i answered by %s is %s, and leaves nothing', async (step, nth, code, expected) => {
  failAt(step, nth, code)
  const fault = await faultFrom(backUpOnce(practice))
  expect(fault.code).toBe(expected)
  expect(fault.message).not.toContain('mara')
  expect(readdirSync(practice.backups)).toEqual([])
  disk.step = null
  await backUpOnce(practice)
  expect(readdirSync(practice.backups)).toHaveLength(1)
})

it('V18: what the disk does not give back as it was written is no backup', async () => {
  // The head, each message, and the tail.
  for (const nth of [0, 1, 2, 3, 4, 5, 6]) {
    let seen = 0
    disk.step = (each, bytes) => {
      if (each !== 'write' || seen++ !== nth) return bytes
      const other = Uint8Array.from(bytes)
      other[other.length - 1] = (other.at(-1) ?? 0) ^ 0x10
      return other
    }
    expect((await faultFrom(backUpOnce(practice))).code).toBe('backup-damaged')
    expect(readdirSync(practice.backups)).toEqual([])
  }
})

it('V18: too little room is told before anything is written, in bytes', async () => {
  disk.free = { blocks: 1000, bavail: 100, bsize: 4096 }
  const fault = await faultFrom(backUpOnce(practice))
  expect(fault.code).toBe('disk-full')
  expect(fault.detail).toEqual({ needed: expect.any(Number) as number, free: 409_600 })
  expect(Number(fault.detail?.['needed'])).toBeGreaterThan(700_000)
  // One that knows nothing of itself is tried.
  disk.free = { blocks: 0, bavail: 0, bsize: 0 }
  const { path } = await backUpOnce(practice)
  disk.free = { blocks: 1000, bavail: 100, bsize: 4096 }
  const target = join(practice.folder, 'beside', 'practice.vault')
  expect((await faultFrom(restoreElsewhere(path, target))).code).toBe('disk-full')
  expect(readdirSync(join(practice.folder, 'beside'))).toEqual([])
})

it('V18: a folder that is gone is told, and not made anew: it may be a disk that is not plugged in', async () => {
  rmSync(practice.backups, { recursive: true })
  expect((await faultFrom(backUpOnce(practice))).code).toBe('no-folder')
  expect((await faultFrom(listBackups(practice.backups, 'any'))).code).toBe('no-folder')
  expect(readdirSync(practice.folder)).not.toContain('backups')
  expect((await faultFrom(backUpOnce(practice, { folder: practice.path }))).code).toBe('no-folder')
})

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('V18: a folder that takes no files', async () => {
  chmodSync(practice.backups, 0o500)
  expect((await faultFrom(backUpOnce(practice))).code).toBe('read-only')
  chmodSync(practice.backups, 0o700)
})

it('V18: the practice goes on after a backup that failed, and the next one holds what was written since', async () => {
  const { vault } = await open(practice)
  failAt('write', 3, 'ENOSPC')
  expect((await faultFrom(backUp(vault, practice.backups))).code).toBe('disk-full')
  vault.commit([noteWrite('after', { sensitive: { text: 'after' } })], NOW)
  disk.step = null
  const { path } = await backUp(vault, practice.backups)
  vault.close()
  const beside = { path: join(practice.folder, 'beside', 'practice.vault'), seenPath: join(practice.folder, 'seen 2') }
  await restoreElsewhere(path, beside.path)
  expect(await wholeNotes(beside)).toContain('after')
})

it('V18: a restore that a disk refuses leaves nothing, and the vault it was to replace as it was', async () => {
  const folder = join(practice.folder, 'vault', 'practice.attachments')
  mkdirSync(folder)
  writeFileSync(join(folder, 'a'.repeat(64)), new Uint8Array(500_000))
  const { path } = await withVault(practice, vault => backUp(vault, practice.backups, { attachments: folder }))
  const before = rowsOf(practice.path)
  for (const [step, code, expected] of [
    ['open', 'ENOSPC', 'disk-full'], ['write', 'EIO', 'disk-failed'], ['sync', 'EIO', 'disk-failed'],
  ] as const) {
    failAt(step, 0, code)
    expect((await faultFrom(restore(path, practice.path))).code).toBe(expected)
    expect(readdirSync(join(practice.folder, 'vault')).sort()).toEqual(['practice.attachments', 'practice.vault'])
  }
  // And one that lies: the attachment is read back.
  disk.step = (each, bytes) => each === 'write' ? bytes.map(byte => byte ^ 1) : bytes
  expect((await faultFrom(restore(path, practice.path))).code).toBe('disk-failed')
  expect(readdirSync(join(practice.folder, 'vault')).sort()).toEqual(['practice.attachments', 'practice.vault'])
  expect(rowsOf(practice.path)).toEqual(before)
})
