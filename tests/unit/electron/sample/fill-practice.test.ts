import { afterEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../../electron/engine/database.ts'
import { change } from '../../../../electron/engine/decision.ts'
import { link, verifyChain, GENESIS } from '../../../../electron/engine/events/chain.ts'
import { settingsOf } from '../../../../electron/engine/library/settings.ts'
import { Conflict, type Database } from '../../../../electron/engine/types.ts'
import { fillPractice } from '../../../../electron/sample/fill-practice.ts'
import { SAMPLE } from '../../../../electron/sample/options.ts'
import { samplePractice } from '../../../../electron/sample/sample-practice.ts'
import { plainMemory } from '../../../support/rxdb-storages.ts'
import { KINDS, sha256 } from './check.ts'

const sample = samplePractice({
  ...SAMPLE, shape: { kind: 'a-year', clients: 6 }, now: new Date('2026-11-17T09:12:00Z'), zone: 'Europe/Lisbon',
})
const records = KINDS.reduce((sum, kind) => sum + sample[kind].length, 0)
const happened = sample.moments.reduce((sum, { happenings }) => sum + happenings.length, 0)

const open: Database[] = []
let names = 0
const empty = async (): Promise<Database> => {
  const database = await openDatabase({ storage: plainMemory(), name: `sample-${names += 1}`, hash: sha256 })
  open.push(database)
  return database
}
afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
})

describe('filling an empty practice', () => {
  test('writes every record and every event, and says how far it is', async () => {
    const database = await empty()
    const steps: [number, number][] = []
    const sizes: number[] = []
    database.onCommit((ids) => { sizes.push(ids.length) })
    const end = await fillPractice({
      database, sample, hash: sha256, batch: 120, onProgress: (done, total) => { steps.push([done, total]) },
    })
    expect(end).toBe('filled')
    for (const kind of KINDS) expect(await database.count(kind)).toBe(sample[kind].length)
    for (const note of sample.notes.slice(0, 40)) expect(await database.get('notes', note.id)).toEqual(note)
    const events = await database.find('events')
    expect(verifyChain(events, sha256)).toEqual({ whole: true, count: happened })
    expect(steps[0]).toEqual([0, records + happened])
    expect(steps.at(-1)).toEqual([records + happened, records + happened])
    expect(steps.every(([done], index) => index === 0 || done > (steps[index - 1]?.[0] ?? 0))).toBe(true)
    expect(Math.max(...sizes)).toBe(120)
  })

  test('keeps settings that are there, and goes on with the chain where it ended', async () => {
    const database = await empty()
    const settings = settingsOf({ sheetPlace: 'removable', sheetMadeAt: '2026-11-17T09:00:00.000Z' })
    let id = 0
    const { events } = link(GENESIS, [{ type: 'sheet.kept', clientId: null, refs: [settings.id] }], {
      at: '2026-11-17T09:00:00.000Z', role: 'coach', id: () => (id += 1).toString(16).padStart(32, '0'), hash: sha256,
    })
    await database.commit([change('library', null, settings), ...events.map((event) => change('events', null, event))])
    let last: [number, number] = [0, 0]
    await fillPractice({ database, sample, hash: sha256, onProgress: (done, total) => { last = [done, total] } })
    expect(last[0]).toBe(last[1])
    expect(await database.get('library', settings.id)).toEqual(settings)
    // One sheet.kept, hers: the sample's own was left out.
    expect(verifyChain(await database.find('events'), sha256)).toEqual({ whole: true, count: happened })
  })

  test('stops between two batches when asked to, and lets others have their turn', async () => {
    const database = await empty()
    let turns = 0
    const timer = setInterval(() => { turns += 1 }, 0)
    let asked = 0
    const end = await fillPractice({
      database, sample, hash: sha256, batch: 50, isCancelled: () => (asked += 1) > 3,
    })
    clearInterval(timer)
    expect(end).toBe('cancelled')
    expect(turns).toBeGreaterThan(0)
    const counts = await Promise.all([...KINDS, 'events' as const].map((kind) => database.count(kind)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(150)
  })

  test('a second time is a conflict, not a second practice', async () => {
    const database = await empty()
    await fillPractice({ database, sample, hash: sha256 })
    await expect(fillPractice({ database, sample, hash: sha256 })).rejects.toThrow(Conflict)
    expect(await database.count('clients')).toBe(sample.clients.length)
  })
})
