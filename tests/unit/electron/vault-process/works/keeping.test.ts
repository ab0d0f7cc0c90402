/** V18: which backups go, and that none goes because of a wrong clock, a stranger, a missing file or another name. */
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { EVERY, FIRST } from '../../../../../electron/vault-process/works/automatic.ts'
import { attachmentsFolder } from '../../../../../electron/vault/attachments/place.ts'
import { FACE_BYTES, MAGIC, writeTail } from '../../../../../electron/vault/backup/layout.ts'
import { verifyBackup } from '../../../../../electron/vault/backup/verify.ts'
import { i64, join as bytes, sized, u16 } from '../../../../../electron/vault/bytes.ts'
import { withChecksum } from '../../../../../electron/vault/checked.ts'
import { randomBytes } from '../../../../../electron/vault/sodium.ts'
import { addClient, addNote, endAll, folderFor, settled, sitDown, valueOf, withBackups, type Desk } from './opened.ts'

afterEach(endAll)

const HOUR = 60 * 60 * 1_000
const DAY = 24 * HOUR
const make = async (desk: Desk) => valueOf(await desk.works.handlers['backups.make']({}))
const view = async (desk: Desk) => valueOf(await desk.works.handlers['backups']({}))
const pass = (desk: Desk, ms: number) => { desk.time.now = new Date(desk.time.now.getTime() + ms) }
const daily = async (desk: Desk, days: number): Promise<void> => {
  for (let day = 0; day < days; day += 1) {
    await make(desk)
    pass(desk, DAY)
  }
}
const onceDue = async (desk: Desk, ms: number): Promise<void> => {
  desk.timers.advance(ms)
  await settled(() => desk.timers.waiting().includes(EVERY))
}
const withFile = async (desk: Desk): Promise<void> => {
  const noteId = await addNote(desk, await addClient(desk, 'Marta'))
  const file = join(folderFor('files'), 'plan.txt')
  writeFileSync(file, 'the plan')
  valueOf(await desk.works.handlers['attachments.add']({ noteId, place: desk.choose(file, 'attach') }))
}

describe('V18: a clock that was wrong', () => {
  test('years ahead for one backup, costs three of them at most', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    await daily(desk, 20)
    const before = readdirSync(folder)
    const right = desk.time.now
    pass(desk, 3_650 * DAY)
    await make(desk)
    const after = readdirSync(folder)
    expect(before.filter((name) => !after.includes(name)).length).toBeLessThanOrEqual(3)
    expect(after.length).toBeGreaterThanOrEqual(before.length - 2)
    desk.time.now = right
    await make(desk)
    expect(readdirSync(folder)).toHaveLength(after.length + 1)
  })

  test('does not have one made every hour once the keys are others, nor is its backup the one that is tried', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    const right = desk.time.now
    pass(desk, 3_650 * DAY)
    await make(desk)
    desk.time.now = right
    await desk.vault.renewPassphrase('another walk, another river')
    await onceDue(desk, FIRST)
    const there = readdirSync(folder)
    expect(there).toHaveLength(2)
    for (let hour = 0; hour < 3; hour += 1) {
      pass(desk, HOUR)
      await onceDue(desk, EVERY)
    }
    expect(readdirSync(folder)).toEqual(there)
  })
})

/** As anybody could lay it there who has seen one: its front tells the vault, its length and checksum agree. */
const forge = (folder: string, vaultId: string, at: Date, stamp: string): string => {
  const face = bytes(MAGIC, u16(1), Uint8Array.from(Buffer.from(vaultId, 'hex')), i64(at.getTime()), sized(new Uint8Array()))
  const head = withChecksum(bytes(face, randomBytes(24), randomBytes(48), randomBytes(24)))
  const body = randomBytes(500)
  const name = `stillroom-${stamp}.srbackup`
  writeFileSync(join(folder, name), bytes(head, body, writeTail(head.length + body.length)))
  return name
}

describe('V18: what takes the place of no other', () => {
  test('one that no key has opened, however whole it looks', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    await make(desk)
    const [real = ''] = readdirSync(folder)
    const later = new Date(desk.time.now.getTime() + HOUR)
    const forged = forge(folder, desk.vault.id, later, '2026-03-02-103000')
    const rows = Array.from({ length: 8 }, (_, day) =>
      forge(folder, desk.vault.id, new Date(later.getTime() + (day + 1) * DAY), `2026-04-${String(day + 10)}-000000`))
    pass(desk, 30 * DAY)
    await make(desk)
    expect(readdirSync(folder)).toContain(real)
    // One that a key opens, of that day, takes the place of either.
    expect((await view(desk)).backups).toHaveLength(rows.length + 3)
    expect(readdirSync(folder)).toContain(forged)
  })

  test('one that was damaged in its face throws nobody out, and is listed where it says whose it is', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    await make(desk)
    const [real = ''] = readdirSync(folder)
    const whole = readFileSync(join(folder, real))
    for (let at = 0; at < FACE_BYTES; at += 1) {
      const flipped = Buffer.from(whole)
      flipped[at] = (flipped[at] ?? 0) ^ 0xff
      writeFileSync(join(folder, 'stillroom-2026-03-01-000000.srbackup'), flipped)
      expect((await view(desk)).backups.filter(({ state }) => state === 'whole')).toHaveLength(1)
    }
  })

  test('one that lacks files: it says so, by its name too, and those that have them stay', async () => {
    const desk = await sitDown()
    await withFile(desk)
    const folder = await withBackups(desk)
    await daily(desk, 3)
    const before = readdirSync(folder)
    rmSync(attachmentsFolder(desk.place.path), { recursive: true })
    expect(await make(desk)).toMatchObject({ lacks: 1 })
    expect((await view(desk)).backups.map(({ lacks }) => lacks)).toEqual([1, 0, 0, 0])
    expect(readdirSync(folder).at(-1)).toBe('stillroom-2026-03-05-093000-lacks-1.srbackup')
    // V11: rooms hear of it.
    expect(valueOf(await desk.practice.handlers['today']({})).damage.missingFiles).toBe(1)
    for (let week = 0; week < 60; week += 1) {
      pass(desk, 9 * DAY)
      await make(desk)
    }
    const kept = readdirSync(folder)
    expect(kept).toEqual(expect.arrayContaining(before))
    // They do go one for the other.
    expect(kept.length).toBeLessThanOrEqual(before.length + 7 + 4 + 12)
    const { seed } = desk.vault.forBackup()
    expect((await verifyBackup(join(folder, before[0] ?? ''), { seed })).manifest.attachments).toBe(1)
  })

  test('one to which the coach gave a name: it stays, whatever comes after it', async () => {
    const desk = await sitDown()
    const folder = await withBackups(desk)
    await make(desk)
    const hers = 'Before I moved to the new office.srbackup'
    renameSync(join(folder, readdirSync(folder)[0] ?? ''), join(folder, hers))
    for (let month = 0; month < 14; month += 1) {
      pass(desk, 31 * DAY)
      await make(desk)
    }
    expect(readdirSync(folder)).toContain(hers)
    expect((await view(desk)).backups.at(-1)).toMatchObject({ state: 'whole', heldUntil: null })
    expect(await desk.works.erasing.held().then(({ backups }) => backups[0])).toMatchObject({ heldUntil: null })
  })
})
