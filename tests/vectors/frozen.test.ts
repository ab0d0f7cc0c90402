/**
 * Law of every later build: it opens what an earlier one wrote. The files in tests/fixtures/v1 were made once, and are
 * opened here the whole way, the key derivation included, on copies.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../electron/engine/events/chain.ts'
import { openBackup } from '../../electron/vault/backup/read.ts'
import { restoreBeside } from '../../electron/vault/backup/restore.ts'
import { hex } from '../../electron/vault/bytes.ts'
import { askToJoin } from '../../electron/vault/shut-vault.ts'
import { hash, sodiumReady } from '../../electron/vault/sodium.ts'
import { fieldsOf } from '../../electron/vault/rx-storage/opening.ts'
import { validatorOf } from '../../electron/engine/database-schema.ts'
import type { PracticeEvent } from '../../shared/schemas/events.ts'
import type { RecordDefinition } from '../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../shared/schemas/registry.ts'
import {
  FROZEN, attachedIn, exportOf, openFrozen, readExpected, realStretch, toldBy, type Expected, type Told,
} from '../fixtures/frozen.ts'
import { ATTACHED, OPENED_AT, SECRETS } from '../fixtures/made-up.ts'
import { epochsOnDisk, rotateToTheEnd } from '../vault/whole.ts'

const stretch = realStretch()
const folder = mkdtempSync(join(tmpdir(), 'stillroom-frozen-'))
const coach = { kind: 'passphrase', text: SECRETS.coach } as const
let expected: Expected

beforeAll(async () => {
  await sodiumReady()
  expected = await readExpected()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of what is frozen, in a folder of its own: opening writes. */
const copied = (name: string): string => {
  const place = mkdtempSync(join(folder, 'copy-'))
  for (const each of [name, ...existsSync(new URL('practice.attachments', FROZEN)) ? ['practice.attachments'] : []]) {
    cpSync(fileURLToPath(new URL(each, FROZEN)), join(place, each), { recursive: true })
  }
  return join(place, name)
}

/** By the collections that were there then; a later one may have joined. */
const toldNow = (opened: Parameters<typeof toldBy>[0], { records }: Told): unknown =>
  JSON.parse(JSON.stringify(toldBy(opened, Object.keys(records))))

const bare = ({ records }: Told) => records

describe('a practice of format 1', () => {
  it('opens with the coach’s passphrase, and says what it said, record by record', async () => {
    const path = copied('practice.stillroom')
    const opened = await openFrozen(path, coach, stretch)
    expect(opened.olderCopy).toBeNull()
    expect(hex(hash(await attachedIn(opened, path)))).toBe(expected.attachmentDigest)
    expect(await attachedIn(opened, path)).toEqual(ATTACHED)
    expect(toldNow(opened, expected.coach)).toEqual(expected.coach)
    opened.vault.close()
    // Closed by this build, it is opened once more.
    const again = await openFrozen(path, coach, stretch)
    expect(toldNow(again, expected.coach)).toEqual(expected.coach)
    again.vault.close()
  })

  it('V1: opens with the admin’s, and shows her what it showed her', async () => {
    const opened = await openFrozen(copied('practice.stillroom'), { kind: 'passphrase', text: SECRETS.admin }, stretch)
    expect(toldNow(opened, expected.admin)).toEqual(expected.admin)
    opened.vault.close()
    expect(JSON.stringify(expected.admin.records)).not.toContain('She said')
    expect(JSON.stringify(expected.coach.records)).toContain('She said')
  })

  it('V5: opens with the code of its sheet', async () => {
    const sheet = { kind: 'recovery', text: expected.recoveryCode } as const
    const opened = await openFrozen(copied('practice.stillroom'), sheet, stretch)
    expect(opened.usedRecovery).toBe(true)
    expect(bare(toldBy(opened, Object.keys(expected.coach.records)))).toEqual(expected.coach.records)
    opened.vault.close()
  })

  it('V7a: its invitation is still answered, and the answer confirmed', async () => {
    const path = copied('practice.stillroom')
    const asked = await askToJoin({
      path, code: expected.invitationCode, passphrase: 'a manager of this build', stretch, now: OPENED_AT,
    })
    expect(asked).toMatchObject({ ok: true })
    const { vault } = await openFrozen(path, coach, stretch)
    const [request] = vault.owner.requests(OPENED_AT)
    expect(request).toMatchObject({ kind: 'joins', role: 'manager', fingerprint: asked.ok && asked.value.fingerprint })
    vault.owner.confirm(request?.id ?? '', OPENED_AT)
    expect(vault.users().map(({ role }) => role)).toEqual(['coach', 'admin', 'manager'])
    vault.close()
  })

  it('E6: the chain of its events holds', async () => {
    const { vault } = await openFrozen(copied('practice.stillroom'), coach, stretch)
    // Of an event every field is of one class; that they are all there is what the chain says.
    const events = vault.take('events').map(({ id, fields }) =>
      ({ id, ...fields.operational }) as unknown as PracticeEvent)
    expect(verifyChain(events, vault.hash)).toEqual({ whole: true, count: 3 })
    vault.close()
  })

  it('its records, some of an earlier schema, are brought to the present one and are valid', async () => {
    const { vault } = await openFrozen(copied('practice.stillroom'), coach, stretch)
    const kinds: readonly RecordDefinition[] = Object.values(RECORDS)
    let older = 0
    for (const kind of kinds) {
      for (const record of vault.take(kind.collection)) {
        if (record.schemaVersion < kind.version) older += 1
        expect(validatorOf(kind)(fieldsOf(record, 'id', kind)), kind.collection).toEqual([])
      }
    }
    expect(older).toBeGreaterThan(2)
    vault.close()
  })
})

describe('a practice of format 1 whose keys are being renewed', () => {
  it('V7: opens with the later passphrase, goes on, and has the same records in one epoch', async () => {
    const path = copied('half-rotated.stillroom')
    expect(epochsOnDisk(path)).toEqual(new Set([1, 2]))
    const since = { kind: 'passphrase', text: SECRETS.since } as const
    const opened = await openFrozen(path, since, stretch)
    expect(toldNow(opened, expected.halfRotated)).toEqual(expected.halfRotated)
    expect(opened.vault.owner.rotation()).not.toBeNull()
    rotateToTheEnd(opened.vault)
    opened.vault.close()
    expect(epochsOnDisk(path)).toEqual(new Set([2]))
    const again = await openFrozen(path, since, stretch)
    expect(again.vault.damage).toEqual(expected.halfRotated.damage)
    const { hash: text, records } = toldBy(again, Object.keys(expected.halfRotated.records))
    expect({ text, records }).toEqual({ text: expected.halfRotated.hash, records: expected.halfRotated.records })
    again.vault.close()
  })

  it('V7: the passphrase of before opens nothing', async () => {
    const wrong = openFrozen(copied('half-rotated.stillroom'), { kind: 'passphrase', text: SECRETS.before }, stretch)
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })
})

describe('a backup of format 1', () => {
  const backup = (): string => fileURLToPath(new URL(expected.backup, FROZEN))

  it('V18: opens, is whole, and has the figures it had', async () => {
    const opened = await openBackup({ path: backup(), key: { secret: coach, stretch, now: OPENED_AT } })
    const manifest = await opened.read({})
    await opened.close()
    expect({ ...manifest, digest: hex(manifest.digest) }).toEqual(expected.backupManifest)
  })

  it('V18: is restored, and the practice of it says what the practice said', async () => {
    const target = join(folder, 'restored', 'practice.stillroom')
    await restoreBeside({ backup: backup(), target, secret: coach, stretch, now: OPENED_AT })
    const opened = await openFrozen(target, coach, stretch)
    expect(await attachedIn(opened, target)).toEqual(ATTACHED)
    expect(toldNow(opened, expected.coach)).toEqual(expected.coach)
    opened.vault.close()
  })
})

type Exported = readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]

const dataIn = (place: string, name: string): Exported => {
  const records = JSON.parse(readFileSync(join(place, 'data', name), 'utf8')) as Exported
  return [...records].sort((one, other) => one.id < other.id ? -1 : 1)
}

describe('an export of format 1', () => {
  const frozen = fileURLToPath(new URL('export', FROZEN))
  const collections = (): readonly string[] => Object.keys(expected.coach.records)

  it('V19: holds every record that was in the practice, field by field', () => {
    for (const collection of collections()) {
      const records = dataIn(frozen, `${collection}.json`)
      expect(records.map(({ id }) => id)).toEqual(expected.coach.records[collection]?.map(({ id }) => id))
      for (const [at, { fields }] of (expected.coach.records[collection] ?? []).entries()) {
        expect(records[at]).toMatchObject(Object.assign({}, ...Object.values(fields)) as object)
      }
    }
    const attached = readdirSync(frozen, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('Agreement.txt'))
    expect(attached.map(name => readFileSync(join(frozen, name)))).toEqual([ATTACHED])
  })

  it('V19: what this build exports of the practice, and of its backup, has all that was in it', async () => {
    for (const file of ['practice.stillroom', expected.backup]) {
      const out = mkdtempSync(join(folder, 'out-'))
      const { exit, path } = await exportOf(fileURLToPath(new URL(file, FROZEN)), out, SECRETS.coach, stretch)
      expect(exit).toBe(0)
      for (const collection of collections()) {
        expect(dataIn(path, `${collection}.json`)).toMatchObject(dataIn(frozen, `${collection}.json`))
      }
    }
  })
})

it('what is frozen is not made anew', () => {
  expect(readFileSync(new URL('README.md', FROZEN), 'utf8')).toContain('They are never made anew.')
})
