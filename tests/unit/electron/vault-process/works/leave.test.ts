/** V19: leaving, with everything. */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { attachmentsFolder } from '../../../../../electron/vault/attachments/place.ts'
import { gatherRecords } from '../../../../../electron/vault-process/works/leave.ts'
import {
  addClient, addNote, codeOf, endAll, everyRecord, filesIn, folderFor, settled, sitDown, valueOf,
} from './opened.ts'

afterEach(endAll)

const filled = async (sample = false) => {
  const desk = await sitDown({ sample })
  const marta = await addClient(desk, 'Marta')
  const noteId = await addNote(desk, marta, 'to rest more')
  const out = folderFor('out')
  const leave = (purpose: 'export' | 'backups' = 'export') =>
    desk.works.handlers['export']({ place: desk.choose(out, purpose) })
  return { desk, marta, noteId, out, leave }
}

test('V19: every record and every file is in a new folder, and it is on record', async () => {
  const { desk, noteId, out, leave } = await filled()
  const file = join(folderFor('files'), 'plan.txt')
  writeFileSync(file, 'the plan')
  valueOf(await desk.works.handlers['attachments.add']({ noteId, place: desk.choose(file, 'attach') }))
  const records = Object.keys(await everyRecord(desk))
  const left = valueOf(await leave())
  expect(readdirSync(out)).toEqual(['Stillroom export 2026-03-02 0930'])
  expect(left).toEqual({
    folder: join(out, 'Stillroom export 2026-03-02 0930'), files: filesIn(out).length, records: records.length,
    unopened: 0, lostFiles: 0,
  })
  const plan = filesIn(left.folder).find((name) => name.endsWith('attachments/plan.txt'))
  expect(readFileSync(join(left.folder, plan ?? ''), 'utf8')).toBe('the plan')
  const told = desk.told.filter(([work]) => work === 'export')
  expect(told.at(-1)).toEqual(['export', records.length, records.length])
  expect((await desk.database.find('events')).map(({ type }) => type)).toContain('practice.exported')
})

test('V11: a file that is gone is told by number, and everything else leaves', async () => {
  const { desk, noteId, leave } = await filled()
  for (const name of ['plan.txt', 'other.txt']) {
    const file = join(folderFor('files'), name)
    writeFileSync(file, name)
    valueOf(await desk.works.handlers['attachments.add']({ noteId, place: desk.choose(file, 'attach') }))
  }
  const sealed = attachmentsFolder(desk.place.path)
  rmSync(join(sealed, readdirSync(sealed)[0] ?? ''))
  const left = valueOf(await leave())
  expect(left).toMatchObject({ unopened: 0, lostFiles: 1 })
  expect(filesIn(left.folder).filter((name) => name.includes('attachments/'))).toHaveLength(1)
})

test('V19: the sample can be left with as well', async () => {
  const { leave } = await filled(true)
  expect(codeOf(await leave())).toBe('ok')
})

test('V19: only into a place that was chosen for it, and is there', async () => {
  const { desk, out, leave } = await filled()
  expect(codeOf(await leave('backups'))).toBe('place-unknown')
  expect(codeOf(await desk.works.handlers['export']({ place: 'a'.repeat(32) }))).toBe('place-unknown')
  rmSync(out, { recursive: true })
  expect(codeOf(await leave())).toBe('place-unknown')
})

test('V19: ended, or with the practice closed, it leaves nothing, in the folder or on record', async () => {
  const { desk, out, leave } = await filled()
  for (let n = 0; n < 40; n += 1) await addNote(desk, null, `note ${n}`)
  const leaving = leave()
  await settled(() => readdirSync(out).length > 0)
  desk.works.cancel('export')
  expect(codeOf(await leaving)).toBe('cancelled')
  expect(readdirSync(out)).toEqual([])
  const again = leave()
  await settled(() => readdirSync(out).length > 0)
  await desk.works.close()
  expect(codeOf(await again)).toBe('cancelled')
  expect(readdirSync(out)).toEqual([])
  expect((await desk.database.find('events')).map(({ type }) => type)).not.toContain('practice.exported')
})

test('V19: what leaves is of one moment: while something is written, all is read again', async () => {
  const { desk } = await filled()
  let reads = 0
  const read = {
    ...desk.database,
    find: async (...args: Parameters<typeof desk.database.find>) => {
      reads += 1
      const isFirst = reads === 1
      const found = await desk.database.find(...args)
      // In the first round something is saved behind the reader's back.
      if (isFirst) await addClient(desk, 'Jonas')
      return found
    },
  }
  const records = await gatherRecords(read as typeof desk.database, desk.practice.engine.onChange)
  expect(reads).toBe(2 * Object.keys(records).length)
  expect(records.clients).toHaveLength(2)
})
