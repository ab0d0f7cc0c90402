/** V18: backups of an open practice: made when asked for and by themselves, listed, rotated, and never half. */
import {
  closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync,
  utimesSync, writeFileSync, writeSync,
} from 'node:fs'
import type * as Fs from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { EVERY, FIRST } from '../../../../../electron/vault-process/works/automatic.ts'
import { createWorks } from '../../../../../electron/vault-process/works.ts'
import { verifyBackup } from '../../../../../electron/vault/backup/verify.ts'
import { NOW, newVault, PASSPHRASE, quickStretch } from '../../../../vault/fixture.ts'
import {
  addClient, addNote, atEnd, codeOf, endAll, folderFor, settled, sitDown, sitDownAt, valueOf, withBackups,
  type Desk,
} from './opened.ts'

const disk = vi.hoisted(() => ({ full: false }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof Fs>()
  return {
    ...real,
    open: async (...args: Parameters<typeof Fs.open>) => {
      if (disk.full && args[1] === 'wx') throw Object.assign(new Error('ENOSPC: /home/mara'), { code: 'ENOSPC' })
      return real.open(...args)
    },
  }
})

afterEach(async () => {
  disk.full = false
  await endAll()
})

const HOUR = 60 * 60 * 1_000
const DAY = 24 * HOUR
const make = (desk: Desk) => desk.works.handlers['backups.make']({})
const view = async (desk: Desk) => valueOf(await desk.works.handlers['backups']({}))
const setFolder = (desk: Desk, path: string) =>
  desk.works.handlers['backups.setFolder']({ place: desk.choose(path, 'backups') })
const facts = (desk: Desk) => desk.practice.engine.records.backupFacts()
const pass = (desk: Desk, ms: number) => { desk.time.now = new Date(desk.time.now.getTime() + ms) }

const flipByte = (path: string, at: number): void => {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const file = openSync(path, 'r+')
  writeSync(file, bytes, at, 1, at)
  closeSync(file)
}

/** Lets what is due begin, and waits for it to end. */
const onceDue = async (desk: Desk, ms: number): Promise<void> => {
  desk.timers.advance(ms)
  await settled(() => desk.timers.waiting().includes(EVERY))
}

describe('V18: the folder', () => {
  test('is neither the practice’s own nor one in it, however it is spelt', async () => {
    const desk = await sitDown()
    const own = dirname(desk.place.path)
    mkdirSync(join(own, 'inside', 'deeper'), { recursive: true })
    symlinkSync(own, join(desk.place.folder, 'link'))
    const inside = [join(own, 'inside'), join(own, 'inside', 'deeper'), join(desk.place.folder, 'link')]
    for (const path of [own, `${own}/`, ...inside]) {
      expect(codeOf(await setFolder(desk, path))).toBe('not-allowed')
    }
    expect((await facts(desk)).folder).toBe('')
    // Above it is another matter: a folder of its own beside the practice's lies in there too.
    expect(codeOf(await setFolder(desk, desk.place.folder))).toBe('ok')
    expect((await facts(desk)).folder).toBe(desk.place.folder)
  })

  test('is one that was chosen for backups, that is there, and that takes a file', async () => {
    const desk = await sitDown()
    const folder = folderFor('backups')
    expect(codeOf(await desk.works.handlers['backups.setFolder']({ place: 'a'.repeat(32) }))).toBe('place-unknown')
    const place = desk.choose(folder, 'export')
    expect(codeOf(await desk.works.handlers['backups.setFolder']({ place }))).toBe('place-unknown')
    expect(codeOf(await setFolder(desk, join(folder, 'gone')))).toBe('place-unknown')
    disk.full = true
    expect(codeOf(await setFolder(desk, folder))).toBe('disk-full')
    expect((await facts(desk)).folder).toBe('')
    disk.full = false
    expect(codeOf(await setFolder(desk, folder))).toBe('ok')
    expect(readdirSync(folder)).toEqual([])
  })

  test('without one there is nothing to make, and the view says so', async () => {
    const desk = await sitDown()
    expect(codeOf(await make(desk))).toBe('no-folder')
    expect(await view(desk)).toMatchObject({
      folder: null, backups: [], lastAt: null, failed: null, drillDue: false, running: false,
    })
  })

  test('the sample practice has none of it', async () => {
    const desk = await sitDown({ sample: true })
    const folder = folderFor('backups')
    expect(codeOf(await setFolder(desk, folder))).toBe('not-allowed')
    expect(codeOf(await make(desk))).toBe('not-allowed')
    expect(codeOf(await desk.works.handlers['backups.drill']({}))).toBe('not-allowed')
    await onceDue(desk, FIRST)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('V18: making one', () => {
  test('it is there, whole, on record, and listed; its progress is told to the end', async () => {
    const desk = await sitDown()
    await addClient(desk, 'Marta')
    const folder = await withBackups(desk)
    const made = valueOf(await make(desk))
    const [name] = readdirSync(folder)
    const path = join(folder, name ?? '')
    const verified = await verifyBackup(path, { seed: desk.vault.forBackup().seed })
    expect(made).toEqual({
      madeAt: NOW.toISOString(), bytes: readFileSync(path).length, records: verified.manifest.records, lacks: 0,
    })
    expect(await facts(desk)).toMatchObject({ lastAt: NOW.toISOString(), failure: null })
    expect(await view(desk)).toMatchObject({
      folder, reachable: true, lastAt: NOW.toISOString(), failed: null, running: false, drillDue: true, drill: null,
      backups: [{ madeAt: NOW.toISOString(), bytes: made.bytes, state: 'whole', lacks: 0, heldUntil: '2027-03-01' }],
    })
    expect(desk.told.at(-1)).toEqual(['backup', expect.any(Number), expect.any(Number)])
    expect(desk.told.at(-1)?.[1]).toBe(desk.told.at(-1)?.[2])
  })

  test('files kept with notes are in it', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    const noteId = await addNote(desk, await addClient(desk, 'Marta'))
    const file = join(folderFor('files'), 'plan.txt')
    writeFileSync(file, 'the plan')
    valueOf(await desk.works.handlers['attachments.add']({ noteId, place: desk.choose(file, 'attach') }))
    valueOf(await make(desk))
    const path = join(folder, readdirSync(folder)[0] ?? '')
    expect((await verifyBackup(path, { seed: desk.vault.forBackup().seed })).manifest.attachments).toBe(1)
  })

  test('a full disk, or a stick that was pulled, is told, put on record once, and leaves nothing', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    disk.full = true
    expect(codeOf(await make(desk))).toBe('disk-full')
    expect(readdirSync(folder)).toEqual([])
    expect((await view(desk)).failed).toBe('disk-full')
    const first = (await facts(desk)).failure
    pass(desk, HOUR)
    expect(codeOf(await make(desk))).toBe('disk-full')
    expect((await facts(desk)).failure).toEqual(first)
    disk.full = false
    renameSync(folder, `${folder}-pulled`)
    expect(codeOf(await make(desk))).toBe('no-folder')
    expect(await view(desk)).toMatchObject({ failed: 'no-folder', reachable: false, backups: [] })
    expect(existsSync(folder)).toBe(false)
    renameSync(`${folder}-pulled`, folder)
    expect(codeOf(await make(desk))).toBe('ok')
    expect(await view(desk)).toMatchObject({ failed: null, reachable: true })
  })

  test('ended at any moment, it leaves no file and nothing on record', async () => {
    const desk = await sitDown()
    for (let n = 0; n < 6; n += 1) await addNote(desk, null, 'x'.repeat(300_000))
    const folder = await withBackups(desk)
    let cancelled = 0
    for (let turns = 0; turns < 60; turns += 1) {
      const making = make(desk)
      for (let each = 0; each < turns; each += 1) await new Promise((resolve) => { setImmediate(resolve) })
      desk.works.cancel('backup')
      const code = codeOf(await making)
      if (code === 'ok') {
        for (const name of readdirSync(folder)) rmSync(join(folder, name))
        continue
      }
      expect(code).toBe('cancelled')
      cancelled += 1
      expect(readdirSync(folder)).toEqual([])
    }
    expect(cancelled).toBeGreaterThan(5)
    expect((await facts(desk)).failure).toBeNull()
  })

  test('closing the practice ends one, and leaves nothing of it', async () => {
    const desk = await sitDown()
    await addNote(desk, null, 'x'.repeat(3_000_000))
    const folder = await withBackups(desk)
    const making = make(desk)
    await settled(() => readdirSync(folder).length > 0)
    await desk.works.close()
    expect(readdirSync(folder)).toEqual([])
    expect(codeOf(await making)).toBe('cancelled')
    await desk.close()
    expect(desk.timers.waiting()).toEqual([])
  })
})

describe('V18: what is listed, and what goes', () => {
  test('one damaged byte in its head, and it is listed as damaged, and does not go by itself', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    valueOf(await make(desk))
    const path = join(folder, readdirSync(folder)[0] ?? '')
    flipByte(path, 100)
    expect((await view(desk)).backups).toEqual([
      { madeAt: NOW.toISOString(), bytes: readFileSync(path).length, state: 'damaged', lacks: 0, heldUntil: null },
    ])
    pass(desk, 400 * DAY)
    valueOf(await make(desk))
    expect((await view(desk)).backups.map(({ state }) => state)).toEqual(['whole', 'damaged'])
  })

  test('7 days, 4 weeks and 12 months are kept, and nothing goes but what is ours', async () => {
    const other = await sitDown()
    const foreign = await withBackups(other)
    valueOf(await make(other))
    // RxDB opens no more than 13 collections in one process: one practice at a time.
    await other.close()
    const desk = await sitDown({ now: new Date('2025-01-06T12:00:00.000Z') })
    const folder = await withBackups(desk)
    const theirs = 'stillroom-2024-01-01-120000.srbackup'
    copyFileSync(join(foreign, readdirSync(foreign)[0] ?? ''), join(folder, theirs))
    const damagedTheirs = 'stillroom-2024-01-02-120000.srbackup'
    copyFileSync(join(folder, theirs), join(folder, damagedTheirs))
    flipByte(join(folder, damagedTheirs), 100)
    const strangers = ['notes.txt', 'stillroom-2024-01-01-120000.srbackup.part', 'old.srbackup', 'photo.srbackup.part']
    for (const name of strangers) writeFileSync(join(folder, name), 'mine')
    const longAgo = new Date('2024-01-01T00:00:00.000Z')
    for (const name of strangers) utimesSync(join(folder, name), longAgo, longAgo)

    for (let day = 0; day < 420; day += 5) {
      valueOf(await make(desk))
      pass(desk, 5 * DAY)
    }
    const names = readdirSync(folder)
    // One that was begun by us and never finished is nobody's by now.
    expect(names).not.toContain('stillroom-2024-01-01-120000.srbackup.part')
    expect(names).toEqual(expect.arrayContaining([
      'notes.txt', 'old.srbackup', 'photo.srbackup.part', theirs, damagedTheirs,
    ]))
    const { backups } = await view(desk)
    expect(backups.length).toBeGreaterThanOrEqual(12)
    expect(backups.length).toBeLessThanOrEqual(7 + 4 + 12)
    expect(backups.every(({ state }) => state === 'whole')).toBe(true)
    expect([...backups].sort((one, next) => (one.madeAt < next.madeAt ? 1 : -1))).toEqual(backups)
    // V17: what could still hold somebody is the same list, oldest first.
    expect((await desk.works.erasing.held()).backups)
      .toEqual(backups.map(({ madeAt, heldUntil }) => ({ madeAt, heldUntil })).reverse())
  }, 60_000)

  test('a sync tool’s copy is listed, stands for no other, and does not go by itself', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    valueOf(await make(desk))
    const [name = ''] = readdirSync(folder)
    const copy = name.replace('.srbackup', ' (conflicted copy).srbackup')
    copyFileSync(join(folder, name), join(folder, copy))
    expect((await view(desk)).backups.map(({ heldUntil }) => heldUntil).sort()).toEqual(['2027-03-01', null])
    for (let month = 0; month < 13; month += 1) {
      pass(desk, 31 * DAY)
      valueOf(await make(desk))
    }
    expect(readdirSync(folder)).not.toContain(name)
    expect(readdirSync(folder)).toContain(copy)
  })

  test('V17: of a folder that cannot be read it is told that nothing is known', async () => {
    const desk = await sitDown()
    expect(await desk.works.erasing.held()).toEqual({ reachable: true, backups: [], aside: [] })
    const folder = await withBackups(desk)
    rmSync(folder, { recursive: true })
    expect(await desk.works.erasing.held()).toEqual({ reachable: false, backups: [], aside: [] })
  })
})

describe('V18: by itself', () => {
  test('soon after opening, in silence; then every hour in which one is due', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    await onceDue(desk, FIRST)
    expect(readdirSync(folder)).toHaveLength(1)
    expect(desk.told).toEqual([])
    pass(desk, 23 * HOUR)
    await onceDue(desk, EVERY)
    expect(readdirSync(folder)).toHaveLength(1)
    pass(desk, HOUR)
    await onceDue(desk, EVERY)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('the practice that is opened again counts from the last one; a clock that was set back does not', async () => {
    const first = await sitDown()
    const folder = await withBackups(first)
    valueOf(await make(first))
    await first.close()
    const again = async (now: Date) => {
      const desk = await sitDownAt(first.place, { now })
      atEnd(desk.close)
      await onceDue(desk, FIRST)
      await desk.close()
      return readdirSync(folder)
    }
    const [at0930, at0830, nextDay] = ['02-093000', '02-083000', '03-083000']
      .map((at) => `stillroom-2026-03-${at}.srbackup`)
    expect(await again(new Date(NOW.getTime() + HOUR))).toEqual([at0930])
    // Two clocks, and no telling which was right: the one from the future stays.
    expect(await again(new Date(NOW.getTime() - HOUR))).toEqual([at0830, at0930])
    expect(await again(new Date(NOW.getTime() - HOUR + DAY))).toEqual([at0930, nextDay])
  })

  test('where the newest opens with a passphrase of before, or the folder has none, another is due', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    valueOf(await make(desk))
    await desk.vault.renewPassphrase('another walk, another river')
    pass(desk, HOUR)
    await onceDue(desk, EVERY)
    const later = ['stillroom-2026-03-02-103000.srbackup']
    expect(readdirSync(folder)).toEqual(later)
    pass(desk, HOUR)
    await onceDue(desk, EVERY)
    expect(readdirSync(folder)).toEqual(later)
    const other = await withBackups(desk)
    await onceDue(desk, 0)
    await settled(() => readdirSync(other).length === 1)
  })

  test('a failure is put on record and tried again with the next hour', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    renameSync(folder, `${folder}-pulled`)
    await onceDue(desk, FIRST)
    expect((await view(desk)).failed).toBe('no-folder')
    renameSync(`${folder}-pulled`, folder)
    await onceDue(desk, EVERY)
    expect(readdirSync(folder)).toHaveLength(1)
    expect((await view(desk)).failed).toBeNull()
  })

  test('who asks for one meanwhile gets that one, with its progress', async () => {
    const desk = await sitDown()
    await addNote(desk, null, 'x'.repeat(3_000_000))
    const folder = await withBackups(desk)
    desk.timers.advance(FIRST)
    await settled(() => readdirSync(folder).length > 0)
    expect((await view(desk)).running).toBe(true)
    const asked = make(desk)
    expect(codeOf(await make(desk))).toBe('busy')
    expect(codeOf(await asked)).toBe('ok')
    expect(readdirSync(folder)).toHaveLength(1)
    expect(desk.told.at(-1)?.[0]).toBe('backup')
  })

  test('never for a user who is not the owner', async () => {
    const place = await newVault()
    atEnd(place.remove)
    const desk = await sitDownAt(place)
    atEnd(desk.close)
    const folder = await withBackups(desk)
    const users = desk.vault.users().map((user) => ({ ...user, isOwner: false }))
    const works = createWorks({
      vault: { ...desk.vault, users: () => users }, vaultPath: place.path, read: desk.database,
      engine: desk.practice.engine, sample: false, isOlderCopy: false,
      places: { add: () => undefined, take: () => folder, forget: () => undefined },
      clock: { now: () => NOW, zone: () => 'UTC' }, chance: { id: () => 'a'.repeat(32) }, running: () => 0,
      progress: () => undefined, found: () => undefined,
      drillPort: () => Promise.reject(new Error('no drill')),
    }, desk.timers.after)
    atEnd(works.close)
    expect(codeOf(await works.handlers['backups.make']({}))).toBe('not-allowed')
    expect(codeOf(await works.handlers['backups.setFolder']({ place: 'a'.repeat(32) }))).toBe('not-allowed')
  })

  test('the passphrase opens what was made by itself', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    await onceDue(desk, FIRST)
    const { front } = await verifyBackup(join(folder, readdirSync(folder)[0] ?? ''), {
      secret: { kind: 'passphrase', text: PASSPHRASE }, stretch: quickStretch, now: NOW,
    })
    expect(front.vaultId).toBe(desk.vault.id)
  })
})
