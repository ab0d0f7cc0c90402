import { PLAIN_CLIENT } from '../../../../shared/schemas/clients.ts'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SampleMaker } from '../../../../electron/vault-process/gate-parts.ts'
import { sampleMaker } from '../../../../electron/vault-process/sample-maker.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { newFolder, PASSPHRASE, start as startProcess, stretch, type Trial as AnyTrial } from './process.ts'

const NAME = 'Quillanore Vexley'

/** One made-up client, in two steps. */
const onePerson: SampleMaker['fill'] = async ({ database }, onProgress) => {
  onProgress(0, 2)
  await database.commit([{
    collection: 'clients', before: null, after: { id: '7'.repeat(32), name: NAME, addedAt: '2026-11-17T22:30:00.000Z', ...PLAIN_CLIENT },
  }])
  onProgress(2, 2)
}

const SHOWN = { because: null, choosePassphrase: false, sample: true, invited: false, quickUnlock: false }

interface Trial extends Pick<AnyTrial, 'broken'> {
  readonly fill?: SampleMaker['fill']
  readonly ordinary?: boolean
}

/** The vault process of the sample without its process. */
const start = ({ fill = onePerson, ordinary = false, ...trial }: Trial = {}) => {
  const folder = join(newFolder(), 'sample')
  const made = { derived: 0, secrets: [] as string[] }
  const process = startProcess(folder, {
    ...trial,
    ...(!ordinary && { sample: { fill, discard: () => { rmSync(folder, { recursive: true, force: true }) } } }),
    stretch: (secret, salt, kdf) => {
      made.derived += 1
      return stretch(secret, salt, kdf)
    },
    made: (passphrase) => { made.secrets.push(passphrase) },
  })
  return { ...process, made }
}

describe('E20: the sample practice', () => {
  test('shows who can open what: nobody else can', async () => {
    const process = start()
    await process.get('vault.beginSample', {})
    expect(await process.get('users', {})).toMatchObject({ users: [{ role: 'coach' }], invitations: [], requests: [] })
    expect(process.keychain.chain.asked).toEqual([])
  })

  test('is still to be made until it is asked for, whatever lies in its place; then it is open and says what it is', async () => {
    const process = start()
    expect(await process.get('vault.state', {}))
      .toEqual({ ...SHOWN, state: 'absent', role: null, roles: [] })
    expect(existsSync(process.folder)).toBe(false)
    await process.get('vault.beginSample', {})
    expect(await process.get('vault.state', {}))
      .toEqual({ ...SHOWN, state: 'open', role: 'coach', roles: ['coach'] })
    expect(process.gate.caller()).toBe('coach')
    expect((await process.get('clients', {})).clients.map(({ name }) => name)).toEqual([NAME])
    expect(process.told).toMatchObject({ opened: 1, holding: [true], progress: ['sample 0 of 2', 'sample 2 of 2'] })
    expect(process.told.preferences).toHaveLength(1)
  })

  test('is a practice like any other: what is written is there, and can be undone', async () => {
    const process = start()
    await process.get('vault.beginSample', {})
    const { changeId } = await process.get('clients.add', { name: 'Marta' })
    expect((await process.get('clients', {})).clients).toHaveLength(2)
    await process.get('undo', { changeId })
    expect((await process.get('clients', {})).clients).toHaveLength(1)
  })

  test('is made once, however often it is asked for at once or again', async () => {
    const process = start()
    await Promise.all([process.get('vault.beginSample', {}), process.get('vault.beginSample', {})])
    await process.get('vault.beginSample', {})
    expect(process.made.secrets).toHaveLength(1)
    // Seconds each: one for each way in that a vault has, and none to open what was just made.
    expect(process.made.derived).toBe(2)
    expect(process.told.opened).toBe(1)
  })

  test('lies sealed under a secret of 256 bits that no two share; no name stands in its files', async () => {
    const one = start()
    await one.get('vault.beginSample', {})
    // RxDB opens no more than 13 collections in one process: one practice at a time.
    await one.gate.close()
    const other = start()
    await other.get('vault.beginSample', {})
    const secrets = [...one.made.secrets, ...other.made.secrets]
    expect(new Set(secrets).size).toBe(2)
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/)
    const files = readdirSync(one.folder)
    expect(files).toContain('practice.stillroom')
    for (const file of files) {
      const bytes = readFileSync(join(one.folder, file))
      for (const marker of [NAME, 'Quillanore', secrets[0] ?? '']) {
        expect(bytes.includes(Buffer.from(marker, 'utf8')), file).toBe(false)
        expect(bytes.includes(Buffer.from(marker, 'utf16le')), file).toBe(false)
      }
    }
  })

  test('has no door: no first run, no passphrase, no sheet, no older copy, no keys; before it is made and after', async () => {
    const process = start()
    const doors = async () => {
      expect(await process.refusal('vault.begin', { passphrase: PASSPHRASE })).toBe('vault-exists')
      expect(await process.refusal('vault.finish', { group: 'AAAA', place: 'paper' })).toBe('not-begun')
      expect(await process.refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('no-vault')
      expect(await process.refusal('vault.unlockWithSheet', { code: 'AAAA' })).toBe('no-vault')
      expect(await process.refusal('vault.acceptOlderCopy', {})).toBe('not-found')
      expect(await process.refusal('vault.choosePassphrase', { passphrase: PASSPHRASE })).toBe('not-allowed')
      expect(await process.refusal('vault.changePassphrase', { current: PASSPHRASE, next: 'another river' })).toBe('not-allowed')
      expect(await process.refusal('vault.beginSheet', { current: PASSPHRASE })).toBe('not-allowed')
      expect(await process.refusal('vault.finishSheet', { group: 'AAAA', place: 'paper' })).toBe('not-allowed')
      expect(await process.refusal('vault.unlockQuickly', {})).toBe('not-allowed')
      expect(await process.refusal('vault.setQuickUnlock', { on: true, current: PASSPHRASE })).toBe('not-allowed')
      expect(await process.refusal('vault.join', { code: 'AAAA', passphrase: PASSPHRASE })).toBe('not-allowed')
      expect(await process.refusal('vault.lookAtBackup', { place: 'a'.repeat(32) })).toBe('not-allowed')
      expect(await process.refusal('vault.restore', {
        place: 'a'.repeat(32), by: 'passphrase', secret: PASSPHRASE, into: 'place',
      })).toBe('not-allowed')
      expect(await process.refusal('users.invite', { role: 'admin', name: 'Noor' })).toBe('not-allowed')
      expect(await process.refusal('users.remove', { userId: 'a'.repeat(32) })).toBe('not-allowed')
      expect(await process.refusal('backups.make', {})).toBe('not-allowed')
      expect(await process.refusal('backups.setFolder', { place: 'a'.repeat(32) })).toBe('not-allowed')
    }
    await doors()
    expect(await process.refusal('clients', {})).toBe('not-allowed')
    await process.get('vault.beginSample', {})
    await doors()
    // Its own secret is no way in either: it was for this once.
    expect(await process.refusal('vault.changePassphrase', { current: process.made.secrets[0] ?? '', next: 'another river' }))
      .toBe('not-allowed')
  })

  test('is not made where an ordinary practice lives', async () => {
    const process = start({ ordinary: true })
    expect(await process.refusal('vault.beginSample', {})).toBe('not-allowed')
    expect(await process.get('vault.state', {})).toMatchObject({ state: 'absent', sample: false })
    expect(existsSync(process.folder)).toBe(false)
  })

  test.each(['disk-full', 'disk-failed', 'read-only'] as const)(
    'a disk that says %s is an answer, nothing is left behind, and it can be tried again', async (code) => {
      const broken: { write?: VaultFault } = { write: new VaultFault(code, 'not now') }
      const process = start({ broken })
      expect(await process.refusal('vault.beginSample', {})).toBe(code)
      expect(process.told.holding).toEqual([true, false])
      expect(process.gate.caller()).toBe('anybody')
      expect(existsSync(process.folder)).toBe(false)
      delete broken.write
      await process.get('vault.beginSample', {})
    },
  )

  test('so is one that is full in the middle of it', async () => {
    let room = 1
    const process = start({
      fill: async (into, onProgress) => {
        await onePerson(into, () => {})
        onProgress(1, 2)
        if (room-- > 0) throw new VaultFault('disk-full', 'not now')
      },
    })
    expect(await process.refusal('vault.beginSample', {})).toBe('disk-full')
    expect(process.gate.caller()).toBe('anybody')
    expect(process.told.opened).toBe(0)
    expect(existsSync(process.folder)).toBe(false)
    expect(await process.get('vault.state', {})).toMatchObject({ state: 'absent', sample: true })
    await process.get('vault.beginSample', {})
    expect((await process.get('clients', {})).clients).toHaveLength(1)
  })
})

test('E20: it begins with the look and the locking of the practice she comes from, and with 28 people', async () => {
  const folder = join(newFolder(), 'sample')
  const clock = { now: () => new Date('2026-11-17T22:30:00.000Z'), zone: () => 'Europe/Lisbon' }
  const maker = sampleMaker({ vault: join(folder, 'practice.stillroom'), preferences: { look: 'dark', lockAfterMinutes: 30 } }, clock)
  const process = start({ fill: maker.fill })
  await process.get('vault.beginSample', {})
  expect(process.told.preferences).toEqual([{ look: 'dark', lockAfterMinutes: 30 }])
  expect((await process.get('clients', {})).clients).toHaveLength(28)
  // No sheet of it is asked about: its keys are nobody's.
  expect(await process.get('privacy', {})).toMatchObject({ sheetPlace: 'paper' })
  expect(process.told.progress.at(0)).toMatch(/^sample 0 of \d+$/)
  expect(process.told.progress.length).toBeGreaterThan(2)

  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'practice.stillroom-wal'), 'what a try left')
  maker.discard()
  expect(existsSync(folder)).toBe(false)
  expect(() => { maker.discard() }).not.toThrow()
})
