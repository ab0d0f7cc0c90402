import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doDrill } from '../../../../electron/drill-process/drill.ts'
import type { DrillTask } from '../../../../electron/ipc/drill-wire.ts'
import { attachmentsFolder } from '../../../../electron/vault/attachments/place.ts'
import { ROW_KIND } from '../../../../electron/vault/format.ts'
import { openVaultBySeed } from '../../../../electron/vault/open-by-seed.ts'
import { NOW, noteWrite, open, withRows, withVault } from '../../../vault/fixture.ts'
import { backUpOnce, faultFrom, flip, newPractice, putAttachment, seedOf, type Practice } from '../vault/backup/made.ts'

let practice: Practice
let folder = ''
beforeEach(async () => {
  practice = await newPractice(70_000)
  folder = join(practice.folder, 'runs', 'drill-1')
})
afterEach(() => { practice.remove() })

const vaultId = (): Promise<string> => withVault(practice, (vault) => vault.id)

const backedUp = async (attachments: string | null = null): Promise<DrillTask> => {
  const { path } = await backUpOnce(practice, { attachments })
  return { backupPath: path, seed: await seedOf(practice), vaultId: await vaultId() }
}

const options = (over: Partial<Parameters<typeof doDrill>[1]> = {}): Parameters<typeof doDrill>[1] =>
  ({ folder, now: NOW, onProgress: () => undefined, signal: new AbortController().signal, ...over })

const turnedAtEnd = (row: Uint8Array): Uint8Array => {
  const value = Uint8Array.from(row)
  flip(value, value.length - 1)
  return value
}

/** The row of one record, by hand: null takes it away. */
const changeOneRecord = (path: string, change: (value: Uint8Array) => Uint8Array | null): void => withRows(path, (store) => {
  const row = [...store.rows()].find((each) => each?.key[0] === ROW_KIND.record)
  if (!row) throw new Error('there is no record')
  const value = change(row.value)
  store.transaction(({ put, remove }) => (value === null ? remove(row.key) : put(row.key, value)))
})

test('V18: a backup is restored, opened record by record with the owner’s seed, and found whole', async () => {
  putAttachment(practice.path, 'a', new Uint8Array(3_000))
  const task = await backedUp(attachmentsFolder(practice.path))
  const seen: number[] = []
  const findings = await doDrill(task, options({ onProgress: (done, total) => {
    expect(done).toBeLessThanOrEqual(total)
    seen.push(done / total)
  } }))
  expect(findings).toEqual({
    madeAt: NOW.toISOString(), records: 41, listed: 41, attachments: 1, whole: true,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  expect(seen.at(-1)).toBe(1)
  expect([...seen].sort((one, other) => one - other)).toEqual(seen)
})

test('V18: nothing of a drill is left, and the seed that came is wiped', async () => {
  const task = await backedUp()
  await doDrill(task, options())
  expect(existsSync(folder)).toBe(false)
  expect(task.seed.every((byte) => byte === 0)).toBe(true)
})

test('V18: while it lasts, what is restored lies in a folder for its owner alone, sealed', async () => {
  const task = await backedUp()
  let looked = false
  await doDrill(task, options({ onProgress: () => {
    looked = true
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700)
  } }))
  expect(looked).toBe(true)
})

test('V18: a record that did not open in the practice either is told: the backup is not whole', async () => {
  changeOneRecord(practice.path, turnedAtEnd)
  const findings = await doDrill(await backedUp(), options())
  expect(findings).toMatchObject({ records: 40, listed: 41, whole: false })
})

test('V16, V18: a record that was taken out of the practice by hand leaves its backup not whole', async () => {
  changeOneRecord(practice.path, () => null)
  const findings = await doDrill(await backedUp(), options())
  expect(findings).toMatchObject({ records: 40, listed: 40, whole: false })
})

test('V18: a damaged backup is a fault, and nothing of it is left', async () => {
  const task = await backedUp()
  const bytes = readFileSync(task.backupPath)
  flip(bytes, bytes.length >> 1)
  writeFileSync(task.backupPath, bytes)
  expect((await faultFrom(doDrill(task, options()))).code).toBe('backup-damaged')
  expect(existsSync(folder)).toBe(false)
})

test('V18: a backup of another practice is a fault', async () => {
  const task = await backedUp()
  expect((await faultFrom(doDrill({ ...task, vaultId: 'f'.repeat(32) }, options()))).code).toBe('backup-damaged')
  expect(existsSync(folder)).toBe(false)
})

test('V7, V18: a backup from before the keys were renewed says so', async () => {
  const task = await backedUp()
  await withVault(practice, (vault) => vault.renewPassphrase('four other words together'))
  const { vault } = await open(practice, { secret: { kind: 'passphrase', text: 'four other words together' } })
  const { seed } = vault.forBackup()
  vault.close()
  expect((await faultFrom(doDrill({ ...task, seed }, options()))).code).toBe('wrong-passphrase')
})

test('V18: a drill that is given up leaves nothing', async () => {
  const task = await backedUp()
  for (const part of [0, 0.66]) {
    const given = new AbortController()
    const drill = doDrill({ ...task, seed: Uint8Array.from(task.seed) }, options({
      signal: given.signal,
      onProgress: (done, total) => { if (done / total >= part) given.abort(new Error('given up')) },
    }))
    await expect(drill).rejects.toThrow('given up')
    expect(existsSync(folder)).toBe(false)
  }
})

test('V18: a place where no folder can be made is a fault', async () => {
  const task = await backedUp()
  writeFileSync(join(practice.folder, 'runs'), 'in the way')
  expect((await faultFrom(doDrill(task, options()))).code).toBe('disk-failed')
})

test('opening by the seed writes nothing, and refuses a seed that is not the owner’s', async () => {
  const seed = await seedOf(practice)
  const id = await vaultId()
  const before = statSync(practice.path).mtimeMs
  const found = await openVaultBySeed({ path: practice.path, seed })
  expect(found).toMatchObject({ vaultId: id, damage: { kept: 41, unopened: 0, disagreeing: [] } })
  expect(statSync(practice.path).mtimeMs).toBe(before)
  expect(readdirSync(join(practice.path, '..'))).toEqual(['practice.vault'])
  expect((await faultFrom(openVaultBySeed({ path: practice.path, seed: new Uint8Array(32) }))).code).toBe('vault-damaged')
  expect((await faultFrom(openVaultBySeed({ path: `${practice.path}.none`, seed }))).code).toBe('no-vault')
})

test('V7: a practice in the middle of a rotation opens by the seed, of every epoch', async () => {
  await withVault(practice, async (vault) => {
    await vault.renewPassphrase('four other words together')
    vault.commit([noteWrite('after it', { sensitive: { text: 'new words' } })], NOW)
    vault.owner.rotateSome(10, NOW)
  })
  const { vault } = await open(practice, { secret: { kind: 'passphrase', text: 'four other words together' } })
  const { seed } = vault.forBackup()
  vault.close()
  const { damage } = await openVaultBySeed({ path: practice.path, seed })
  expect(damage).toEqual({ kept: 42, unopened: 0, disagreeing: [] })
})
