/** V18: restoring into a place that is taken: the old vault or the new one, never neither, and never one of both. */
import {
  copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import type * as Fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attachmentsFolder } from '../../../../../electron/vault/attachments/place.ts'
import { restoreBackup } from '../../../../../electron/vault/backup/restore.ts'
import { recoverInterrupted, replacedVaults } from '../../../../../electron/vault/backup/swap.ts'
import { later, noteWrite, open, withVault } from '../../../../vault/fixture.ts'
import {
  attachment, backUp, faultFrom, newPractice, putAttachment, restore, restoreElsewhere, restoreInput, rowsOf,
  wholeNotes, type Practice,
} from './made.ts'

/** A system that dies at the n-th change of a name, and on which nothing happens any more until it starts again. */
const system = vi.hoisted(() => ({ diesAt: Number.POSITIVE_INFINITY, done: 0, hasLinks: true }))

vi.mock('node:fs', async importOriginal => {
  const real = await importOriginal<typeof Fs>()
  const unlessDead = <Args extends unknown[]>(work: (...args: Args) => void) => (...args: Args): void => {
    if (system.done >= system.diesAt) throw new Error('the system died')
    work(...args)
    system.done += 1
  }
  return {
    ...real,
    renameSync: unlessDead(real.renameSync),
    rmSync: unlessDead(real.rmSync),
    linkSync: unlessDead((from: string, to: string) => {
      if (!system.hasLinks) throw Object.assign(new Error('no links here'), { code: 'EPERM' })
      real.linkSync(from, to)
    }),
  }
})

let practice: Practice
let backup: string
/** What the backup holds. */
let then: Record<string, string>
beforeEach(async () => {
  practice = await newPractice(1000)
  putAttachment(practice.path, 'a', new Uint8Array(10).fill(1))
  backup = (await withVault(practice, vault =>
    backUp(vault, practice.backups, { attachments: attachmentsFolder(practice.path) }))).path
  then = rowsOf(practice.path)
  await withVault(practice, vault => vault.commit([noteWrite('since', { sensitive: { text: 'since' } })], later(5)))
  putAttachment(practice.path, 'b', new Uint8Array(10).fill(2))
})
afterEach(() => {
  Object.assign(system, { diesAt: Number.POSITIVE_INFINITY, done: 0, hasLinks: true })
  practice.remove()
})

const folder = (): string => dirname(practice.path)
const names = (): readonly string[] => readdirSync(folder()).sort()
const ASIDE = 'practice.replaced-2026-03-02-093000.stillroom'
const aside = (): string => join(folder(), ASIDE)

describe('a vault that is replaced', () => {
  it('V18: is kept aside with its attachments, whole', async () => {
    const now = rowsOf(practice.path)
    const { replaced, vaultId } = await restore(backup, practice.path)
    expect(replaced).toBe(aside())
    expect(rowsOf(practice.path)).toEqual(then)
    expect(rowsOf(aside())).toEqual(now)
    expect(names()).toEqual([
      'practice.attachments', 'practice.replaced-2026-03-02-093000.attachments', ASIDE, 'practice.vault',
    ])
    expect(readdirSync(attachmentsFolder(practice.path))).toEqual(['a'.repeat(64)])
    expect(readdirSync(attachmentsFolder(aside())).sort()).toEqual(['a'.repeat(64), 'b'.repeat(64)])
    expect(attachment(practice.path, 'a'.repeat(64)).equals(new Uint8Array(10).fill(1))).toBe(true)
    // Two files, not one with two names.
    expect(statSync(aside()).nlink).toBe(1)
    expect(await withVault(practice, vault => vault.id)).toBe(vaultId)
    expect(await wholeNotes({ path: aside(), seenPath: join(practice.folder, 'seen 2') })).toContain('since')
    expect(recoverInterrupted(practice.path)).toBe('nothing')
    expect(replacedVaults(practice.path)).toEqual([
      { path: aside(), stamp: '2026-03-02-093000', bytes: statSync(aside()).size },
    ])
  })

  it('V18: twice in one second is kept aside twice', async () => {
    await restore(backup, practice.path)
    const { replaced } = await restore(backup, practice.path)
    expect(basename(replaced ?? '')).toBe('practice.replaced-2026-03-02-093000-2.stillroom')
    expect(replacedVaults(practice.path).map(({ stamp }) => stamp))
      .toEqual(['2026-03-02-093000', '2026-03-02-093000-2'])
    expect(rowsOf(aside())['01' + Buffer.from('header/a').toString('hex')]).toBeDefined()
  })

  it('V15: while it is open it is not replaced, nor is anything else of it touched', async () => {
    const { vault } = await open(practice)
    const before = names()
    expect((await faultFrom(restore(backup, practice.path))).code).toBe('open-elsewhere')
    expect(names()).toEqual(before)
    vault.close()
    await restore(backup, practice.path)
  })

  it('V18: with a log that a crash left goes aside with all that was in the log', async () => {
    const { vault } = await open(practice)
    vault.commit([noteWrite('in the log', { sensitive: { text: 'in the log' } })], later(6))
    const crashed = join(practice.folder, 'crashed', 'practice.vault')
    mkdirSync(dirname(crashed))
    for (const suffix of ['', '-wal']) copyFileSync(practice.path + suffix, crashed + suffix)
    vault.close()
    const { replaced } = await restore(backup, crashed)
    expect(rowsOf(crashed)).toEqual(then)
    expect(existsSync(`${crashed}-wal`)).toBe(false)
    const kept = { path: replaced ?? '', seenPath: join(practice.folder, 'seen 2') }
    expect(await wholeNotes(kept)).toContain('in the log')
  })

  it('V18: and cannot be read any more goes aside as it is, and its log does not get into the new one', async () => {
    const { vault } = await open(practice)
    vault.commit([noteWrite('in the log', { sensitive: { text: 'in the log' } })], later(6))
    const crashed = join(practice.folder, 'crashed', 'practice.vault')
    mkdirSync(dirname(crashed))
    for (const suffix of ['', '-wal']) copyFileSync(practice.path + suffix, crashed + suffix)
    vault.close()
    const log = readFileSync(`${crashed}-wal`)
    const file = readFileSync(crashed).fill(0xff, 0, 100)
    writeFileSync(crashed, file)
    const { replaced } = await restore(backup, crashed)
    expect(rowsOf(crashed)).toEqual(then)
    expect(readFileSync(replaced ?? '').equals(file)).toBe(true)
    expect(readFileSync(`${replaced ?? ''}-wal`).equals(log)).toBe(true)
  })

  it('V18: and is gone has its log put aside, or it would get into the new one', async () => {
    const { vault } = await open(practice)
    vault.commit([noteWrite('in the log', { sensitive: { text: 'in the log' } })], later(6))
    const lost = join(practice.folder, 'lost', 'practice.vault')
    mkdirSync(dirname(lost))
    copyFileSync(`${practice.path}-wal`, `${lost}-wal`)
    vault.close()
    expect((await restore(backup, lost)).replaced).toBeNull()
    expect(rowsOf(lost)).toEqual(then)
    expect(readdirSync(dirname(lost)).sort()).toEqual([
      'practice.attachments', 'practice.replaced-2026-03-02-093000.stillroom-wal', 'practice.vault',
    ])
  })

  it('beside is refused where something is, and synced folders always', async () => {
    expect((await faultFrom(restoreElsewhere(backup, practice.path))).code).toBe('vault-exists')
    const synced = join(practice.folder, 'Dropbox', 'practice.vault')
    expect((await faultFrom(restoreElsewhere(backup, synced))).code).toBe('synced-folder')
    expect((await faultFrom(restore(backup, synced))).code).toBe('synced-folder')
    expect(existsSync(join(practice.folder, 'Dropbox'))).toBe(false)
  })
})

describe.each([['links', true], ['no links', false]])('a crash, on a system with %s,', (_, hasLinks) => {
  it('V18: at any change of a name leaves the old vault or the new one, and the next start goes on', async () => {
    system.hasLinks = hasLinks
    const now = rowsOf(practice.path)
    const kept = join(practice.folder, 'kept')
    mkdirSync(kept)
    copyFileSync(practice.path, join(kept, 'practice.vault'))
    const again = (): void => {
      for (const name of names()) rmSync(join(folder(), name), { recursive: true })
      copyFileSync(join(kept, 'practice.vault'), practice.path)
      putAttachment(practice.path, 'a', new Uint8Array(10).fill(1))
      putAttachment(practice.path, 'b', new Uint8Array(10).fill(2))
      Object.assign(system, { diesAt: Number.POSITIVE_INFINITY, done: 0 })
    }
    const recovered = new Set<string>()
    for (let at = 0; ; at += 1) {
      again()
      Object.assign(system, { diesAt: at, done: 0 })
      const ended = await restore(backup, practice.path).then(() => 'done', (error: unknown) => String(error))
      if (ended === 'done') {
        expect(at).toBeGreaterThan(8)
        break
      }
      expect(ended).toContain('the system died')
      // A second crash, while the next start is at it.
      Object.assign(system, { diesAt: 1, done: 0 })
      try {
        recoverInterrupted(practice.path)
      } catch (error) {
        expect(String(error)).toContain('the system died')
      }
      Object.assign(system, { diesAt: Number.POSITIVE_INFINITY, done: 0 })
      recovered.add(recoverInterrupted(practice.path))
      const isNew = JSON.stringify(rowsOf(practice.path)) === JSON.stringify(then)
      if (isNew) {
        expect(rowsOf(aside())).toEqual(now)
        expect(readdirSync(attachmentsFolder(practice.path))).toEqual(['a'.repeat(64)])
        expect(readdirSync(attachmentsFolder(aside()))).toHaveLength(2)
      } else {
        expect(rowsOf(practice.path)).toEqual(now)
        expect(readdirSync(attachmentsFolder(practice.path))).toHaveLength(2)
      }
      expect(statSync(practice.path).nlink).toBe(1)
      expect(names()).toEqual(isNew
        ? ['practice.attachments', 'practice.replaced-2026-03-02-093000.attachments', ASIDE, 'practice.vault']
        : ['practice.attachments', 'practice.vault'])
      expect(recoverInterrupted(practice.path)).toBe('nothing')
    }
    expect([...recovered].sort()).toEqual(['discarded', 'finished', 'nothing'])
  })
})

describe('the next start', () => {
  it('V18: waits for a vault that is open elsewhere', async () => {
    const waiting = join(folder(), 'practice.vault.restored-2026-03-02-093000')
    copyFileSync(practice.path, waiting)
    const { vault } = await open(practice)
    expect(() => recoverInterrupted(practice.path))
      .toThrow(expect.objectContaining({ code: 'open-elsewhere' }) as Error)
    expect(existsSync(waiting)).toBe(true)
    vault.close()
  })

  it('V18: keeps a vault that was begun in the place meanwhile', async () => {
    // As a system without links leaves it in the middle, when the app is started without looking.
    const waiting = join(folder(), 'practice.vault.restored-2026-03-02-093000')
    linkSync(practice.path, aside())
    rmSync(practice.path)
    await restoreElsewhere(backup, waiting)
    rmSync(attachmentsFolder(waiting), { recursive: true })
    const other = await newPractice(1)
    copyFileSync(other.path, practice.path)
    const meanwhile = rowsOf(practice.path)
    other.remove()
    expect(recoverInterrupted(practice.path)).toBe('finished')
    expect(rowsOf(practice.path)).toEqual(then)
    expect(rowsOf(join(folder(), 'practice.replaced-2026-03-02-093000-2.stillroom'))).toEqual(meanwhile)
  })

  it('has nothing to do where there is no folder', () => {
    expect(recoverInterrupted(join(practice.folder, 'nowhere', 'practice.vault'))).toBe('nothing')
    expect(replacedVaults(join(practice.folder, 'nowhere', 'practice.vault'))).toEqual([])
  })

  it('V18: a cancel after all was read leaves everything as it was', async () => {
    const before = names()
    const stop = new AbortController()
    const ended = await restoreBackup(restoreInput(backup, practice.path), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    }).catch((error: unknown) => error)
    expect(ended).toBe(stop.signal.reason)
    expect(names()).toEqual(before)
  })
})
