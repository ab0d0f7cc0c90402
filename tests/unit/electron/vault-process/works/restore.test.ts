/** V18: a practice out of a backup, at the lock screen. */
import { randomBytes } from 'node:crypto'
import {
  closeSync, copyFileSync, existsSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync, writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Stretch } from '../../../../../electron/vault/kdf.ts'
import { inspectVault } from '../../../../../electron/vault/open-vault.ts'
import { createPauses } from '../../../../../electron/vault/pauses.ts'
import { readSeen } from '../../../../../electron/vault/seen.ts'
import type { LongWork } from '../../../../../electron/vault-process/works-types.ts'
import { createPlaces } from '../../../../../electron/vault-process/places.ts'
import { createShutWorks } from '../../../../../electron/vault-process/works.ts'
import type { Input } from '../../../../../shared/ipc/contract.ts'
import {
  NOW, PASSPHRASE, later, newFolder, quickStretch, tryOpen, withVault, type Place,
} from '../../../../vault/fixture.ts'
import {
  addClient, addNote, atEnd, codeOf, endAll, eraseFolder, everyRecord, filesIn, folderFor, nameOf, sitDown, sitDownAt,
  valueOf, withBackups, ZONE, type Desk,
} from './opened.ts'

afterEach(endAll)

const TOKEN = 'b'.repeat(32)

/** The lock screen of a machine on which a practice lies, or lay, or is to lie. */
const atTheLock = (place: Pick<Place, 'path' | 'seenPath'>, now = later(10)) => {
  const places = createPlaces()
  const time = { ms: 0 }
  const pauses = createPauses(() => time.ms)
  const told: (readonly [work: LongWork, done: number, total: number])[] = []
  const derived = { times: 0 }
  const stretch: Stretch = (...args) => {
    derived.times += 1
    return quickStretch(...args)
  }
  const works = createShutWorks({
    places, pauses, stretch, paths: { vault: place.path, seen: place.seenPath },
    clock: { now: () => now, zone: () => ZONE }, chance: { id: () => randomBytes(16).toString('hex') },
    running: () => performance.now(), progress: (...args) => { told.push(args) },
  })
  atEnd(works.close)
  const choose = (path: string): void => places.add({ token: TOKEN, path, purpose: 'restore' })
  const restore = (change: Partial<Input<'vault.restore'>> = {}) =>
    works.handlers['vault.restore']({ place: TOKEN, by: 'passphrase', secret: PASSPHRASE, into: 'place', ...change })
  const look = () => works.handlers['vault.lookAtBackup']({ place: TOKEN })
  return { works, choose, restore, look, pauses, time, told, derived }
}

/** A practice with clients, notes and a file, closed again, and its backup. */
const backedUp = async (change?: (desk: Desk) => Promise<void>) => {
  const desk = await sitDown()
  const marta = await addClient(desk, 'Marta')
  await addClient(desk, 'Jonas')
  const noteId = await addNote(desk, marta, 'to rest more')
  await addNote(desk, null, 'x'.repeat(400_000))
  const file = join(folderFor('files'), 'plan.txt')
  writeFileSync(file, 'the plan')
  valueOf(await desk.works.handlers['attachments.add']({ noteId, place: desk.choose(file, 'attach') }))
  const folder = await withBackups(desk)
  const records = await everyRecord(desk)
  valueOf(await desk.works.handlers['backups.make']({}))
  const backup = join(folder, readdirSync(folder)[0] ?? '')
  await change?.(desk)
  await desk.close()
  return { desk, place: desk.place, backup, records, noteId, marta }
}

const withoutEvent = (records: Readonly<Record<string, unknown>>, type: string) => Object.fromEntries(
  Object.entries(records).filter(([, record]) => Reflect.get(Object(record), 'type') !== type))

const everything = (place: Place): Readonly<Record<string, string>> => Object.fromEntries(
  filesIn(place.folder).map((name) => [name, readFileSync(join(place.folder, name), 'hex')]))

const opensQuietly = async (place: Place): Promise<boolean> => {
  const opened = await tryOpen(place)
  if (!opened.ok) throw opened.error
  opened.value.vault.close()
  return opened.value.olderCopy === null
}

describe('V18: what a backup says of itself', () => {
  test('when it was made, how large it is, whose it is, and whether one is there already', async () => {
    const { place, backup, desk } = await backedUp()
    const { choose, look } = atTheLock(place)
    choose(backup)
    expect(valueOf(await look())).toEqual({
      madeAt: NOW.toISOString(), bytes: readFileSync(backup).length, replaces: true, another: false,
      practice: `${desk.vault.id.slice(0, 4)} ${desk.vault.id.slice(4, 8)}`.toUpperCase(),
    })
    eraseFolder(place)
    expect(valueOf(await look())).toMatchObject({ replaces: false, another: false })
  })

  test('that the practice in the place is another one, as far as its file can be read', async () => {
    const { backup } = await backedUp()
    const other = await sitDown()
    await other.close()
    const { choose, look } = atTheLock(other.place)
    choose(backup)
    expect(valueOf(await look())).toMatchObject({ replaces: true, another: true })
    writeFileSync(other.place.path, 'no practice at all')
    expect(valueOf(await look())).toMatchObject({ replaces: true, another: false })
  })

  test('what is none, or damaged, or gone, is said so', async () => {
    const { place, backup } = await backedUp()
    const { choose, look, works } = atTheLock(place)
    expect(codeOf(await works.handlers['vault.lookAtBackup']({ place: 'd'.repeat(32) }))).toBe('place-unknown')
    choose(place.path)
    expect(codeOf(await look())).toBe('not-a-backup')
    choose(join(place.folder, 'gone.srbackup'))
    expect(codeOf(await look())).toBe('place-unknown')
    choose(backup)
    writeFileSync(backup, readFileSync(backup).subarray(0, 3_000))
    expect(codeOf(await look())).toBe('backup-damaged')
  })
})

describe('V18: into its place', () => {
  test('the folder erased, everything is there again, record by record, with its files', async () => {
    const { place, backup, records, desk } = await backedUp()
    eraseFolder(place)
    const { choose, restore, told, derived } = atTheLock(place)
    choose(backup)
    const { records: count, keptAs } = valueOf(await restore())
    expect(keptAs).toBeNull()
    expect(count).toBeGreaterThan(8)
    expect(told.at(-1)?.[0]).toBe('restore')
    expect(told.at(-1)?.[1]).toBe(told.at(-1)?.[2])
    // Once: to open the backup, and the practice it has become.
    expect(derived.times).toBe(1)
    const again = await sitDownAt(place)
    atEnd(again.close)
    const restored = await everyRecord(again)
    expect(withoutEvent(restored, 'practice.restored')).toEqual(records)
    expect(Object.keys(restored)).toHaveLength(Object.keys(records).length + 1)
    const [note] = (await again.database.find('notes')).filter(({ attachments }) => attachments.length > 0)
    const out = folderFor('out')
    valueOf(await again.works.handlers['attachments.takeOut']({
      noteId: note?.id ?? '', attachmentId: note?.attachments[0]?.id ?? '', place: again.choose(out, 'take-out'),
    }))
    expect(readFileSync(join(out, 'plan.txt'), 'utf8')).toBe('the plan')
    expect(desk.vault.id).toBe(again.vault.id)
  })

  test('V16: it opens as the true one, and every copy from before is the older one', async () => {
    const { place, backup } = await backedUp(async (desk) => {
      for (let n = 0; n < 5; n += 1) await addClient(desk, `client ${n}`)
    })
    const newer = join(place.folder, 'newer.copy')
    copyFileSync(place.path, newer)
    const { choose, restore } = atTheLock(place)
    choose(backup)
    const { keptAs } = valueOf(await restore())
    expect(await opensQuietly(place)).toBe(true)
    // The one that was kept aside is whole, and opens: as what it is, an older copy.
    const aside = join(dirname(place.path), keptAs ?? '')
    expect(readFileSync(aside).equals(readFileSync(newer))).toBe(true)
    expect(await inspectVault(aside)).toBe('ok')
    expect(await opensQuietly({ ...place, path: aside })).toBe(false)
    const opened = await tryOpen({ path: aside, seenPath: join(place.folder, 'another machine') })
    if (!opened.ok) throw opened.error
    expect(opened.value.vault.take('clients')).toHaveLength(7)
    opened.value.vault.close()
    expect(await opensQuietly(place)).toBe(true)
  })

  test('V7: after the keys were renewed, with the passphrase of that time, and as the true one', async () => {
    const { place, backup } = await backedUp((desk) => desk.vault.renewPassphrase('another walk, another river'))
    const { choose, restore } = atTheLock(place)
    choose(backup)
    expect(codeOf(await restore({ secret: 'another walk, another river' }))).toBe('wrong-passphrase')
    expect(codeOf(await restore())).toBe('ok')
    expect(await opensQuietly(place)).toBe(true)
  })

  test('with the recovery sheet as with the passphrase', async () => {
    const { place, backup } = await backedUp()
    eraseFolder(place)
    const { choose, restore, pauses } = atTheLock(place)
    choose(backup)
    expect(codeOf(await restore({ by: 'sheet', secret: 'AAAA' }))).toBe('wrong-code')
    expect(pauses.secondsLeft()).toBe(0)
    expect(codeOf(await restore({ by: 'sheet', secret: place.code }))).toBe('ok')
    expect(await opensQuietly(place)).toBe(true)
  })

  test('of another practice, onto an empty machine, or in the place of one that is kept', async () => {
    const { backup, records, desk } = await backedUp()
    const { folder, remove } = newFolder()
    atEnd(remove)
    const empty: Place = {
      folder, path: join(folder, 'practice', 'practice.stillroom'), seenPath: join(folder, 'seen'), code: '', remove,
    }
    const first = atTheLock(empty)
    first.choose(backup)
    expect(valueOf(await first.restore()).keptAs).toBeNull()
    const there = await sitDownAt(empty)
    expect(withoutEvent(await everyRecord(there), 'practice.restored')).toEqual(records)
    await there.close()

    const other = await backedUp()
    const second = atTheLock(other.place)
    second.choose(backup)
    const { keptAs } = valueOf(await second.restore())
    await withVault(other.place, (vault) => { expect(vault.id).toBe(desk.vault.id) })
    // What was seen of the one that was replaced stays: put back, an older copy of it is still known for one.
    expect(readSeen(other.place.seenPath, Buffer.from(other.desk.vault.id, 'hex'))).not.toBeNull()
    await withVault({ ...other.place, path: join(dirname(other.place.path), keptAs ?? '') }, (vault) => {
      expect(vault.id).toBe(other.desk.vault.id)
    })
  })

  test('a wrong passphrase leaves all as it is and counts as at the lock; a right one forgives none', async () => {
    const { place, backup } = await backedUp()
    const before = everything(place)
    const { choose, restore, pauses, time } = atTheLock(place)
    choose(backup)
    for (let n = 0; n < 4; n += 1) expect(codeOf(await restore({ secret: 'not the one' }))).toBe('wrong-passphrase')
    expect(everything(place)).toEqual(before)
    expect(pauses.secondsLeft()).toBe(1)
    expect(codeOf(await restore())).toBe('too-soon')
    expect(everything(place)).toEqual(before)
    time.ms += 1_000
    expect(codeOf(await restore())).toBe('ok')
    pauses.failed()
    expect(pauses.secondsLeft()).toBe(2)
  })

  test('a damaged one, or one that is none, leaves everything as it is', async () => {
    const { place, backup } = await backedUp()
    const before = everything(place)
    const { choose, restore } = atTheLock(place)
    choose(place.path)
    expect(codeOf(await restore())).toBe('not-a-backup')
    choose(backup)
    const at = readFileSync(backup).length - 200
    const file = openSync(backup, 'r+')
    writeSync(file, Buffer.from([(readFileSync(backup)[at] ?? 0) ^ 1]), 0, 1, at)
    closeSync(file)
    expect(codeOf(await restore())).toBe('backup-damaged')
    expect(codeOf(await restore({ into: 'beside' }))).toBe('backup-damaged')
    expect(everything(place)).toEqual(before)
    renameSync(backup, `${backup}.away`)
    expect(codeOf(await restore())).toBe('place-unknown')
  })

  test('ended at any moment, everything is as it was; or it was done', async () => {
    const { place, backup } = await backedUp()
    const before = everything(place)
    let cancelled = 0
    let done = 0
    for (let turns = 0; turns < 80; turns += 2) {
      const { works, choose, restore } = atTheLock(place)
      choose(backup)
      const restoring = restore()
      for (let each = 0; each < turns; each += 1) await new Promise((resolve) => { setImmediate(resolve) })
      works.cancel('restore')
      const code = codeOf(await restoring)
      if (code === 'ok') {
        done += 1
        expect(await opensQuietly(place)).toBe(true)
        break
      }
      expect(code).toBe('cancelled')
      cancelled += 1
      expect(everything(place)).toEqual(before)
    }
    expect(cancelled).toBeGreaterThan(3)
    expect(done).toBeLessThanOrEqual(1)
  })
})

test('V18: what a crash left of a restoring is ended before anybody looks', async () => {
  const { place, backup } = await backedUp()
  const waiting = `${place.path}.restored-2026-03-02-094000`
  const { choose, restore } = atTheLock(place)
  choose(backup)
  const { keptAs } = valueOf(await restore({ into: 'beside' }))
  // It was whole, and on its way.
  renameSync(join(dirname(place.path), keptAs ?? ''), waiting)
  renameSync(join(dirname(place.path), 'practice.from-2026-03-02-093000.attachments'), `${waiting}.attachments`)
  writeFileSync(`${place.path}.restoring`, 'half of another')
  writeFileSync(join(dirname(place.path), 'practice.from-2026-03-01-093000.stillroom.restoring'), 'half of one beside')
  atTheLock(place)
  expect(existsSync(waiting)).toBe(false)
  expect(filesIn(dirname(place.path)).filter((name) => name.includes('restor'))).toEqual([])
  expect(existsSync(join(dirname(place.path), 'practice.replaced-2026-03-02-094000.stillroom'))).toBe(true)
  expect(await inspectVault(place.path)).toBe('ok')
})

describe('V18: beside', () => {
  test('what is there stays as it is, and the other one opens', async () => {
    const { place, backup } = await backedUp()
    const before = everything(place)
    const { choose, restore } = atTheLock(place)
    choose(backup)
    const names = [valueOf(await restore({ into: 'beside' })).keptAs, valueOf(await restore({ into: 'beside' })).keptAs]
    expect(names).toEqual(['practice.from-2026-03-02-093000.stillroom', 'practice.from-2026-03-02-093000-2.stillroom'])
    for (const [name, bytes] of Object.entries(before)) expect(readFileSync(join(place.folder, name), 'hex')).toBe(bytes)
    const beside = { path: join(dirname(place.path), names[0] ?? ''), seenPath: join(place.folder, 'another') }
    await withVault(beside, (vault) => { expect(vault.take('clients')).toHaveLength(2) })
    expect(filesIn(join(dirname(place.path), 'practice.from-2026-03-02-093000.attachments'))).toHaveLength(1)
    rmSync(beside.path)
    expect(existsSync(place.path)).toBe(true)
    expect(nameOf(place.path)).toBe('practice.vault')
  })
})
