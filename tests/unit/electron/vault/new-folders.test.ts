/** V10: a folder that was made is as durable as the file in it. */
import type * as FileSystem from 'node:fs'
import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { replaceFile } from '../../../../electron/vault/atomic-file.ts'
import { prepareVault } from '../../../../electron/vault/prepare-vault.ts'
import { NOW, PASSPHRASE, newFolder, quickStretch } from '../../../vault/fixture.ts'

const synced = vi.hoisted(() => ({ paths: [] as string[] }))

vi.mock('node:fs', async importOriginal => {
  const real = await importOriginal<typeof FileSystem>()
  const names = new Map<number, string>()
  return {
    ...real,
    openSync: (...given: Parameters<typeof real.openSync>): number => {
      const descriptor = real.openSync(...given)
      names.set(descriptor, String(given[0]))
      return descriptor
    },
    fsyncSync: (descriptor: number): void => {
      synced.paths.push(names.get(descriptor) ?? '')
      real.fsyncSync(descriptor)
    },
  }
})

let folder: string
let remove: () => void
beforeEach(() => {
  const made = newFolder()
  folder = realpathSync(made.folder)
  remove = made.remove
  synced.paths = []
})
afterEach(() => remove())

// Windows opens no folder.
it.skipIf(process.platform === 'win32')('every folder made for a small file is synced, up to the one that was there', () => {
  replaceFile(join(folder, 'one', 'two', 'small'), Uint8Array.of(1))
  expect(synced.paths).toEqual(expect.arrayContaining([folder, join(folder, 'one'), join(folder, 'one', 'two')]))
  expect(synced.paths).not.toContain(dirname(folder))
  synced.paths = []
  replaceFile(join(folder, 'one', 'two', 'small'), Uint8Array.of(2))
  expect(synced.paths).not.toContain(join(folder, 'one'))
})

it.skipIf(process.platform === 'win32')('every folder made for a vault is synced', async () => {
  const prepared = await prepareVault({ passphrase: PASSPHRASE, now: NOW, stretch: quickStretch })
  expect(prepared.write(join(folder, 'one', 'two', 'practice.vault')).ok).toBe(true)
  expect(synced.paths).toEqual(expect.arrayContaining([folder, join(folder, 'one'), join(folder, 'one', 'two')]))
})
