import { describe, expect, test } from 'vitest'
import { decideChangeSettings, decideKeepSheet } from '../../../../electron/engine/library/decide.ts'
import { assumedSettings, SETTINGS_ID } from '../../../../electron/engine/library/settings.ts'
import { LOCK_AFTER_MINUTES, LOOKS } from '../../../../shared/schemas/library.ts'
import { sitDown, type Desk } from './desk.ts'
import { fakeUsers } from './fake-vault.ts'

const eventsOf = async ({ database }: Desk) => (await database.find('events')).map(({ type }) => type)

const AT = '2026-11-17T10:00:00.000Z'
const moment = { now: new Date(AT), at: AT, today: '2026-11-17', zone: 'UTC', id: () => 'f'.repeat(32) }

test('E21: of whoever is not the coach: the look is hers to choose, when it locks is not, and of the sheet she is not told', async () => {
  const coach = await sitDown()
  await coach.engine.records.sheetKept('this-computer')
  const desk = await sitDown({ database: coach.database, people: fakeUsers('admin') })
  expect(await desk.get('settings', {})).toMatchObject({ lockAfterMinutes: 5, sheet: null })
  await desk.get('settings.change', { look: 'dark' })
  const before = await desk.everything()
  expect(await desk.refusal('settings.change', { lockAfterMinutes: 30 })).toBe('not-allowed')
  expect(await desk.refusal('settings.change', { look: 'light', lockAfterMinutes: 5 })).toBe('not-allowed')
  expect(await desk.everything()).toEqual(before)
  expect(await desk.engine.preferences()).toEqual({ look: 'dark', lockAfterMinutes: 5 })
})

describe('the settings', () => {
  test('are those assumed where none are there: nothing is written by looking', async () => {
    const desk = await sitDown()
    expect(await desk.get('settings', {})).toEqual({
      today: '2026-11-17', zone: 'Europe/Lisbon', look: 'system', lockAfterMinutes: 5,
      sheet: { place: 'this-computer', madeAt: '2026-11-17T10:00:00.000Z' },
    })
    expect(await desk.engine.preferences()).toEqual({ look: 'system', lockAfterMinutes: 5 })
    expect(await desk.database.get('library', SETTINGS_ID)).toBeNull()
  })

  test('change one at a time, and the other stays', async () => {
    const desk = await sitDown()
    await desk.engine.records.sheetKept('paper')
    for (const look of LOOKS) await desk.get('settings.change', { look })
    for (const lockAfterMinutes of LOCK_AFTER_MINUTES) await desk.get('settings.change', { lockAfterMinutes })
    expect(await desk.get('settings', {})).toMatchObject({ look: 'dark', lockAfterMinutes: 30, sheet: { place: 'paper' } })
    expect(await desk.engine.preferences()).toEqual({ look: 'dark', lockAfterMinutes: 30 })
  })

  test('E1: a change is one change set with its event, and tells the screens', async () => {
    const desk = await sitDown()
    const told: (readonly string[])[] = []
    desk.engine.onChange((ids) => told.push(ids))
    await desk.get('settings.change', { look: 'dark', lockAfterMinutes: 1 })
    expect(await eventsOf(desk)).toEqual(['settings.changed'])
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(SETTINGS_ID)
    expect(await desk.chain()).toEqual({ whole: true, count: 1 })
  })

  test('E1: what is so already, or nothing at all, writes nothing', async () => {
    const desk = await sitDown()
    await desk.get('settings.change', {})
    await desk.get('settings.change', { look: 'system', lockAfterMinutes: 5 })
    expect(await eventsOf(desk)).toEqual([])
    await desk.get('settings.change', { look: 'light' })
    await desk.get('settings.change', { look: 'light' })
    expect(await eventsOf(desk)).toEqual(['settings.changed'])
  })

  test('E5: are given back exactly by undo, none where there were none', async () => {
    const desk = await sitDown()
    const first = await desk.get('settings.change', { look: 'dark' })
    await desk.get('undo', { changeId: first.changeId })
    expect(await desk.database.get('library', SETTINGS_ID)).toBeNull()
    await desk.engine.records.sheetKept('removable')
    const before = await desk.everything()
    const second = await desk.get('settings.change', { look: 'dark', lockAfterMinutes: 30 })
    await desk.get('undo', { changeId: second.changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('E5: are not given back over a sheet that was made since', async () => {
    const desk = await sitDown()
    const { changeId } = await desk.get('settings.change', { look: 'dark' })
    await desk.engine.records.sheetKept('paper')
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
  })
})

describe('a new recovery sheet', () => {
  test('V5: is noted with its day and place, and leaves look and locking as they are', async () => {
    const desk = await sitDown()
    await desk.engine.records.sheetKept('this-computer')
    await desk.get('settings.change', { look: 'dark', lockAfterMinutes: 15 })
    desk.later(60 * 24)
    await desk.engine.records.sheetKept('removable')
    expect(await desk.get('settings', {})).toMatchObject({
      look: 'dark', lockAfterMinutes: 15, sheet: { place: 'removable', madeAt: '2026-11-18T10:00:00.000Z' },
    })
    expect(await eventsOf(desk)).toEqual(['sheet.kept', 'settings.changed', 'sheet.kept'])
  })

  test('is decided from what is there, and from what is assumed where nothing is', () => {
    const settings = { ...assumedSettings(AT), look: 'light' as const }
    const kept = decideKeepSheet(moment, settings, 'paper')
    expect(kept.ok && kept.value.changes).toMatchObject([{ before: settings, after: { ...settings, sheetPlace: 'paper', sheetMadeAt: AT } }])
    const changed = decideChangeSettings(moment, null, { look: 'dark' })
    expect(changed.ok && changed.value.changes).toMatchObject([{ before: null, after: { ...assumedSettings(AT), look: 'dark' } }])
  })
})
