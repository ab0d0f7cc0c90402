/** V18: a backup holds all there is at one instant, opens with what opened the vault then, and tells how it goes. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachmentsFolder } from '../../../../../electron/vault/attachments/place.ts'
import { openBackup, readBackupFront } from '../../../../../electron/vault/backup/read.ts'
import { restoreBeside } from '../../../../../electron/vault/backup/restore.ts'
import { verifyBackup } from '../../../../../electron/vault/backup/verify.ts'
import { readFront } from '../../../../../electron/vault/unlock.ts'
import {
  NOW, PASSPHRASE, faultOf, later, noteWrite, open, quickStretch, tryOpen, withVault,
} from '../../../../vault/fixture.ts'
import {
  attachment, backUp, backUpOnce, byPassphrase, faultFrom, nameOf, newPractice, putAttachment, restoreElsewhere,
  restoreInput, rowsOf, seedOf, wholeNotes, type Practice,
} from './made.ts'

let practice: Practice
beforeEach(async () => {
  practice = await newPractice()
})
afterEach(() => practice.remove())

const elsewhere = (): { readonly path: string; readonly seenPath: string } =>
  ({ path: join(practice.folder, 'beside', 'practice.vault'), seenPath: join(practice.folder, 'seen beside') })

describe('a backup', () => {
  it('V18: restored is the vault, row by row and to the byte', async () => {
    const { path, bytes, manifest } = await backUpOnce(practice)
    expect(nameOf(path)).toBe('stillroom-2026-03-02-093000.srbackup')
    expect(statSync(path).size).toBe(bytes)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(practice.backups)).toEqual([nameOf(path)])

    const before = rowsOf(practice.path)
    const told = await restoreElsewhere(path, elsewhere().path)
    expect(told).toEqual({ vaultId: expect.any(String) as string, madeAt: NOW.toISOString(), manifest, replaced: null })
    expect(rowsOf(elsewhere().path)).toEqual(before)
    expect(manifest).toMatchObject({ rows: Object.keys(before).length, records: 41, attachments: 0 })
    expect(await wholeNotes(elsewhere())).toHaveLength(41)
    expect(readdirSync(join(practice.folder, 'beside')).sort()).toEqual(['practice.attachments', 'practice.vault'])
  })

  it('V18: opens with the passphrase, and with the code of the sheet', async () => {
    const { path } = await backUpOnce(practice)
    const secret = { kind: 'recovery', text: practice.code } as const
    await restoreBeside({ backup: path, target: elsewhere().path, secret, stretch: quickStretch, now: NOW })
    expect(await wholeNotes(elsewhere())).toHaveLength(41)
    const wrong = await faultFrom(restoreElsewhereWith(path, 'another passphrase'))
    expect(wrong.code).toBe('wrong-passphrase')
    expect(existsSync(join(practice.folder, 'never'))).toBe(false)
  })

  const restoreElsewhereWith = (backup: string, passphrase: string): Promise<unknown> => restoreBeside({
    ...restoreInput(backup, join(practice.folder, 'never', 'practice.vault')), ...byPassphrase(passphrase),
  })

  it('V18: tells without a key whose it is, from when, and how large', async () => {
    const { path, bytes } = await backUpOnce(practice)
    const front = await readBackupFront(path)
    const id = await withVault(practice, vault => vault.id)
    expect(front).toMatchObject({ vaultId: id, madeAt: NOW.toISOString(), bytes })
    expect(readFront(front.row).directories[0].value.users).toHaveLength(1)
    expect(front.row('keyring/0/1/a')).toBeNull()
  })

  it('V18: holds no plain words, and no row of the vault as it lies there', async () => {
    const { path } = await backUpOnce(practice)
    const backup = readFileSync(path)
    expect(backup.includes('words')).toBe(false)
    const rows = rowsOf(practice.path)
    const records = Object.entries(rows).filter(([key]) => key.startsWith('02'))
    expect(records).toHaveLength(41)
    for (const [key, value] of records) {
      expect(backup.includes(Buffer.from(key.slice(2), 'hex'))).toBe(false)
      expect(backup.includes(Buffer.from(value.slice(0, 200), 'hex'))).toBe(false)
    }
  })

  it('V18: is of one instant while the practice is used: manifests agree with records', async () => {
    const { vault } = await open(practice)
    let begun = false
    let over = false
    const use = async (): Promise<number> => {
      let saves = 0
      while (!over) {
        if (begun) {
          vault.commit([
            noteWrite(`new ${saves}`, { sensitive: { text: 'new' } }, `fresh client ${saves % 3}`),
            noteWrite(`note ${saves % 40}`, saves % 2 === 0 ? null : { sensitive: { text: 'changed' } }, 'client 0'),
          ], later(saves))
          saves += 1
        }
        await turn()
      }
      return saves
    }
    const using = use()
    const generations = vault.generations()
    const { path, manifest } = await backUp(vault, practice.backups, {
      generations: () => {
        begun = true
        return vault.generations()
      },
    })
    over = true
    expect(await using).toBeGreaterThan(3)
    vault.close()
    expect(manifest.generations).toEqual(generations)
    expect(manifest.records).toBe(41)
    await restoreElsewhere(path, elsewhere().path)
    const ids = await wholeNotes(elsewhere())
    expect(ids).toHaveLength(41)
    expect(ids.some(id => id.startsWith('new'))).toBe(false)
  })

  it('V7: made before a change of the passphrase opens with the old one alone', async () => {
    const before = await backUpOnce(practice)
    await withVault(practice, vault => vault.renewPassphrase('quite another one'))
    const seed = await withVaultBy('quite another one', vault => vault.forBackup().seed)
    expect((await faultFrom(verifyBackup(before.path, { seed }))).code).toBe('wrong-passphrase')
    const byNewOne = byPassphrase('quite another one')
    expect((await faultFrom(verifyBackup(before.path, byNewOne))).code).toBe('wrong-passphrase')
    expect((await verifyBackup(before.path, byPassphrase())).manifest).toEqual(before.manifest)
    const after = await withVaultBy('quite another one', vault => backUp(vault, practice.backups))
    expect((await faultFrom(verifyBackup(after.path, byPassphrase()))).code).toBe('wrong-passphrase')
    expect((await verifyBackup(after.path, { seed })).manifest).toEqual(after.manifest)
  })

  const withVaultBy = async <Value>(
    passphrase: string, work: (vault: Awaited<ReturnType<typeof open>>['vault']) => Value | Promise<Value>,
  ): Promise<Value> => {
    const { vault } = await open(practice, { secret: { kind: 'passphrase', text: passphrase } })
    try {
      return await work(vault)
    } finally {
      vault.close()
    }
  }

  it('V16: restored is told to be an older copy where a newer one was seen', async () => {
    const { path } = await backUpOnce(practice)
    await withVault(practice, vault => vault.commit([noteWrite('newer', { sensitive: {} })], later(5)))
    await restoreElsewhere(path, elsewhere().path)
    const { vault, olderCopy } = await open({ path: elsewhere().path, seenPath: practice.seenPath })
    expect(olderCopy).not.toBeNull()
    vault.close()
  })

  it('V18: two of one second have two names', async () => {
    await withVault(practice, async vault => {
      const both = await Promise.all([backUp(vault, practice.backups), backUp(vault, practice.backups)])
      const third = await backUp(vault, practice.backups)
      expect([...both, third].map(({ path }) => nameOf(path)).sort()).toEqual([
        'stillroom-2026-03-02-093000-2.srbackup', 'stillroom-2026-03-02-093000-3.srbackup',
        'stillroom-2026-03-02-093000.srbackup',
      ])
    })
    const seed = await seedOf(practice)
    for (const name of readdirSync(practice.backups)) await verifyBackup(join(practice.backups, name), { seed })
  })

  it('V18: tells figures that rise and end with the whole', async () => {
    const told: (readonly [number, number])[] = []
    const onProgress = (done: number, total: number): void => void told.push([done, total])
    const check = (): void => {
      expect(told.length).toBeGreaterThan(0)
      expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((one, other) => one - other))
      expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1])
      told.length = 0
    }
    const { path } = await backUpOnce(practice, {}, { onProgress })
    check()
    await verifyBackup(path, byPassphrase(), { onProgress })
    check()
    await restoreElsewhere(path, elsewhere().path, { onProgress })
    check()
  })
})

describe('a cancelled one', () => {
  /** Aborts at the n-th turn after it began. */
  const abortedAt = (turns: number): AbortSignal => {
    const stop = new AbortController()
    const count = async (): Promise<void> => {
      for (let n = 0; n < turns; n += 1) await turn()
      stop.abort()
    }
    void count()
    return stop.signal
  }

  it('V18: leaves nothing, at whatever moment', async () => {
    let cancelled = 0
    await withVault(practice, async vault => {
      for (let turns = 0; turns < 40; turns += 3) {
        const signal = abortedAt(turns)
        const ended = await backUp(vault, practice.backups, {}, { signal })
          .then(() => 'made', (error: unknown) => error)
        if (ended === 'made') continue
        cancelled += 1
        expect(ended).toBe(signal.reason)
        expect(readdirSync(practice.backups).filter(name => name.endsWith('.part'))).toEqual([])
      }
    })
    expect(cancelled).toBeGreaterThan(2)
  })

  it('V18: restore leaves nothing, at whatever moment', async () => {
    const { path } = await backUpOnce(practice)
    mkdirSync(join(practice.folder, 'beside'))
    let cancelled = 0
    for (let turns = 0; turns < 60; turns += 4) {
      const signal = abortedAt(turns)
      const target = elsewhere().path
      const ended = await restoreElsewhere(path, target, { signal }).then(() => 'made', (error: unknown) => error)
      if (ended === 'made') break
      cancelled += 1
      expect(ended).toBe(signal.reason)
      expect(readdirSync(join(practice.folder, 'beside'))).toEqual([])
    }
    expect(cancelled).toBeGreaterThan(2)
  })
})

describe('attachments', () => {
  const content = (length: number, by: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at * by % 251)
  const folder = (): string => attachmentsFolder(practice.path)

  it('V12, V18: are in a backup and come back, sealed as they are: none, small, and of many messages', async () => {
    const contents = { a: content(0, 1), b: content(10, 3), c: content(1_000_000, 7) }
    for (const [digit, bytes] of Object.entries(contents)) putAttachment(practice.path, digit, bytes)
    writeFileSync(join(folder(), `${'d'.repeat(64)}.0123456789abcdef.part`), 'not finished')
    const { path, manifest } = await backUpOnce(practice, { attachments: folder() })
    expect(manifest.attachments).toBe(3)
    await restoreElsewhere(path, elsewhere().path)
    expect(readdirSync(attachmentsFolder(elsewhere().path)).sort())
      .toEqual(Object.keys(contents).map(each => each.repeat(64)))
    for (const [digit, bytes] of Object.entries(contents)) {
      expect(attachment(elsewhere().path, digit.repeat(64)).equals(bytes)).toBe(true)
    }
  })

  it('V18: one that goes while a backup is made brings a snapshot of later', async () => {
    const name = putAttachment(practice.path, 'a', content(10, 3))
    putAttachment(practice.path, 'b', content(10, 3))
    let asked = 0
    const { manifest } = await withVault(practice, vault => backUp(vault, practice.backups, {
      attachments: folder(),
      generations: () => {
        asked += 1
        // As a commit does that comes right after the snapshot.
        rmSync(join(folder(), name), { force: true })
        return vault.generations()
      },
    }))
    expect(asked).toBe(2)
    expect(manifest.attachments).toBe(1)
    expect(readdirSync(practice.backups)).toHaveLength(1)
  })
})

describe('what cannot be backed up', () => {
  it('V18: a vault that would not open from the backup’s front is told before anything is written', async () => {
    const { vault } = await open(practice)
    const { store, frontNames } = vault.forBackup()
    const slot = frontNames().find(name => name.startsWith('slot/'))
    const source = () => ({ ...vault.forBackup(), frontNames: () => frontNames().filter(name => name !== slot) })
    expect((await faultFrom(backUp(vault, practice.backups, { source }))).code).toBe('vault-damaged')
    const foreign = () => ({ ...vault.forBackup(), seed: new Uint8Array(32) })
    expect((await faultFrom(backUp(vault, practice.backups, { source: foreign }))).code).toBe('vault-damaged')
    expect(readdirSync(practice.backups)).toEqual([])
    expect(store.count()).toBeGreaterThan(0)
    vault.close()
    expect(faultOf(await tryOpen(practice, { secret: { kind: 'passphrase', text: `${PASSPHRASE}.` } })).code)
      .toBe('wrong-passphrase')
  })

  it('its opened key is wiped, and the backup is closed', async () => {
    const { path } = await backUpOnce(practice)
    const backup = await openBackup({ path, key: byPassphrase() })
    const { seed } = backup
    expect(seed.some(byte => byte !== 0)).toBe(true)
    await backup.close()
    expect(seed.every(byte => byte === 0)).toBe(true)
  })
})
