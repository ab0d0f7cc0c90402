/** V17: what erasing a client has to do with files: those of others, backups that are being written, copies beside. */
import { copyFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import type * as Fs from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { attachmentsFolder } from '../../../../../electron/vault/attachments/place.ts'
import { verifyBackup } from '../../../../../electron/vault/backup/verify.ts'
import { later } from '../../../../vault/fixture.ts'
import {
  addClient, addNote, atEnd, codeOf, endAll, folderFor, settled, sitDown, sitDownAt, valueOf, withBackups, type Desk,
} from './opened.ts'

const disk = vi.hoisted(() => ({ full: false }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof Fs>()
  return {
    ...real,
    open: async (...args: Parameters<typeof Fs.open>) => {
      const isSealed = args[1] === 'wx' && String(args[0]).includes('.attachments')
      if (disk.full && isSealed) throw Object.assign(new Error('ENOSPC: /home/mara'), { code: 'ENOSPC' })
      return real.open(...args)
    },
  }
})

afterEach(async () => {
  disk.full = false
  await endAll()
})

const erase = (desk: Desk, clientId: string) => desk.practice.handlers['erase']({ clientId, name: 'Marta' })
const preview = async (desk: Desk, clientId: string) =>
  valueOf(await desk.practice.handlers['erase.preview']({ clientId }))
const move = async (desk: Desk, noteId: string, clientId: string) =>
  valueOf(await desk.practice.handlers['notes.move']({ noteId, clientId }))
const add = async (desk: Desk, noteId: string, content: Buffer | string): Promise<string> => {
  const file = join(folderFor('files'), 'plan.txt')
  writeFileSync(file, content)
  return valueOf(await desk.works.handlers['attachments.add']({ noteId, place: desk.choose(file, 'attach') })).attachment.id
}
const takeOut = async (desk: Desk, noteId: string, attachmentId: string): Promise<string> =>
  codeOf(await desk.works.handlers['attachments.takeOut']({
    noteId, attachmentId, place: desk.choose(folderFor('out'), 'take-out'),
  }))

const twoClients = async () => {
  const desk = await sitDown()
  const marta = await addClient(desk, 'Marta')
  const jonas = await addClient(desk, 'Jonas')
  return { desk, marta, jonas, noteId: await addNote(desk, marta) }
}

describe('V17: files of a note that was hers once', () => {
  test('open after she is erased, however soon that is', async () => {
    const { desk, marta, jonas, noteId } = await twoClients()
    const ids = [await add(desk, noteId, Buffer.alloc(2_000_000, 1)), await add(desk, noteId, 'the plan')]
    await move(desk, noteId, jonas)
    const other = await addNote(desk, marta)
    const nobodys = await add(desk, other, 'hers')
    expect(codeOf(await erase(desk, marta))).toBe('ok')
    for (const id of ids) expect(await takeOut(desk, noteId, id)).toBe('ok')
    expect(await takeOut(desk, other, nobodys)).toBe('not-found')
  })

  test('that were left under her key by a lock open as well', async () => {
    const { desk, marta, jonas, noteId } = await twoClients()
    const id = await add(desk, noteId, 'the plan')
    await desk.works.close()
    await move(desk, noteId, jonas)
    await desk.close()
    const again = await sitDownAt(desk.place, { now: later(10) })
    atEnd(again.close)
    expect(codeOf(await erase(again, marta))).toBe('ok')
    expect(await takeOut(again, noteId, id)).toBe('ok')
  })

  test('where the disk refuses to take them, nothing is erased', async () => {
    const { desk, marta, jonas, noteId } = await twoClients()
    const id = await add(desk, noteId, 'the plan')
    disk.full = true
    await move(desk, noteId, jonas)
    expect(codeOf(await erase(desk, marta))).toBe('disk-full')
    expect((await preview(desk, marta)).name).toBe('Marta')
    expect(await takeOut(desk, noteId, id)).toBe('ok')
    disk.full = false
    expect(codeOf(await erase(desk, marta))).toBe('ok')
    expect(await takeOut(desk, noteId, id)).toBe('ok')
  })

  test('that do not open keep nobody from being erased (V11)', async () => {
    const { desk, marta, jonas, noteId } = await twoClients()
    await add(desk, noteId, 'the plan')
    const folder = attachmentsFolder(desk.place.path)
    writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'not what it was')
    await move(desk, noteId, jonas)
    expect(codeOf(await erase(desk, marta))).toBe('ok')
  })
})

describe('V17: what else may hold her', () => {
  test('a backup that is being written ends, and is written of the practice without her', async () => {
    const { desk, marta, noteId } = await twoClients()
    for (let n = 0; n < 8; n += 1) await addNote(desk, null, 'x'.repeat(300_000))
    await add(desk, noteId, Buffer.alloc(4_000_000, 1))
    const folder = await withBackups(desk)
    const making = desk.works.handlers['backups.make']({})
    await settled(() => readdirSync(folder).length > 0)
    const before = new Date(desk.time.now.getTime() + 1_000)
    desk.time.now = before
    const erased = valueOf(await erase(desk, marta))
    const made = valueOf(await making)
    expect(made.madeAt >= erased.at).toBe(true)
    const names = readdirSync(folder)
    expect(names).toHaveLength(1)
    const { seed } = desk.vault.forBackup()
    const { manifest } = await verifyBackup(join(folder, names[0] ?? ''), { seed })
    expect(manifest.rows).toBeGreaterThan(0)
    expect((await preview(desk, await addClient(desk, 'Ravi'))).backups.length).toBeLessThanOrEqual(1)
  })

  test('a folder that is away is told as one, and practices kept beside are named with their day', async () => {
    const { desk, marta } = await twoClients()
    const folder = await withBackups(desk)
    valueOf(await desk.works.handlers['backups.make']({}))
    const beside = (mark: string): string => desk.place.path.replace(/(\.[a-z]+)?$/, `.${mark}.stillroom`)
    for (const mark of ['replaced-2026-03-02-093000', 'from-2026-02-01-080000-2', 'copied-2026-02-01-080000']) {
      copyFileSync(desk.place.path, beside(mark))
    }
    const seen = await preview(desk, marta)
    expect(seen).toMatchObject({ reachable: true, backups: [{}] })
    expect(seen.aside.map(({ at, as }) => [at, as])).toEqual([
      ['2026-02-01T08:00:00.000Z', 'restored'], ['2026-03-02T09:30:00.000Z', 'replaced'],
    ])
    expect(valueOf(await desk.works.handlers['backups']({})).aside).toEqual(seen.aside)
    renameSync(folder, `${folder}-away`)
    expect(await preview(desk, marta)).toMatchObject({ reachable: false, backups: [] })
  })
})
