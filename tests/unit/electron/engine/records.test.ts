/** What the vault process puts on record of backups, drills, exports and restores (V18, V19), and reads again. */
import { expect, test } from 'vitest'
import { sitDown, type Desk } from './desk.ts'
import { freshId, writeNote, addClient } from './desk.ts'

const types = async (desk: Desk): Promise<readonly string[]> =>
  [...await desk.database.find('events')].sort((one, other) => one.seq - other.seq).map(({ type }) => type)

test('V18: of a practice without settings nothing is known, and no folder is chosen', async () => {
  const { engine: { records } } = await sitDown()
  expect(await records.backupFacts()).toEqual({ folder: '', lastAt: null, failure: null, drill: null })
  expect(await records.noteOf(freshId())).toBeNull()
})

test('V18: the last backup, the failure since, and the last drill are known until the next', async () => {
  const desk = await sitDown()
  const { records } = desk.engine
  await records.sheetKept('paper')
  await records.backupFolder('/media/stick')
  await records.backupFailed('disk-full')
  expect(await records.backupFacts()).toMatchObject({ folder: '/media/stick', failure: { at: desk.clock.at, why: 'disk-full' } })
  await records.backupMade('2026-11-17T10:05:00.000Z')
  expect(await records.backupFacts()).toMatchObject({ lastAt: '2026-11-17T10:05:00.000Z', failure: null })
  desk.later(10)
  await records.backupFailed('no-folder')
  expect(await records.backupFacts()).toMatchObject({
    lastAt: '2026-11-17T10:05:00.000Z', failure: { at: desk.clock.at, why: 'no-folder' },
  })
  // What failed failed in the folder of before.
  await records.backupFolder('/media/other')
  expect(await records.backupFacts()).toMatchObject({ folder: '/media/other', failure: null })
  await records.drillDone({ at: desk.clock.at, records: 12_345, whole: true })
  expect(await records.backupFacts()).toMatchObject({ drill: { at: desk.clock.at, records: 12_345, whole: true } })
  await records.exported()
  await records.restored()
  expect(await types(desk)).toEqual([
    'sheet.kept', 'settings.changed', 'backup.made', 'settings.changed', 'drill.done', 'practice.exported', 'practice.restored',
  ])
  expect((await desk.chain()).whole).toBe(true)
  // E1: the folder it is already.
  const before = await types(desk)
  await records.backupFolder('/media/other')
  expect(await types(desk)).toEqual(before)
  expect((await desk.get('settings', {})).sheet?.place).toBe('paper')
})

test('a note is read for the files it has', async () => {
  const desk = await sitDown()
  const { noteId } = await writeNote(desk, await addClient(desk))
  expect(await desk.engine.records.noteOf(noteId)).toMatchObject({ id: noteId, attachments: [] })
})
