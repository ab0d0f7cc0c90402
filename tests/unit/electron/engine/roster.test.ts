import { describe, expect, test } from 'vitest'
import { PLAIN_SESSION, unbooked, type Session } from '../../../../shared/schemas/sessions.ts'
import { addClient, freshId, sitDown, writeNote, type Desk } from './desk.ts'
import { fakeUsers } from './fake-vault.ts'
import { rosterSlowly } from './roster-slowly.ts'

const agree = async (desk: Desk, clientId: string, due: string) => {
  const { itemIds: [itemId = ''] } = await writeNote(desk, clientId, { text: '[] call Ravi', lines: ['[] call Ravi'], due })
  return itemId
}

const session = async ({ database }: Desk, clientId: string, startedAt: string, state: Session['state'] = 'booked') => {
  const after = { ...PLAIN_SESSION, ...unbooked(startedAt, 'Europe/Lisbon'), id: freshId(), clientId, engagementId: freshId(), state }
  await database.commit([{ collection: 'sessions', before: null, after }])
}

const rowsOf = async (desk: Desk) => (await desk.get('clients', {})).clients
const rowOf = async (desk: Desk, clientId: string) => (await rowsOf(desk)).find(({ id }) => id === clientId)
const kindsOf = async (desk: Desk, clientId: string) => (await rowOf(desk, clientId))?.reasons.map(({ kind }) => kind)

describe('E38: the roster', () => {
  test('says why with the figures of the sentence, and proposes one step', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await agree(desk, clientId, '2026-11-20')
    expect(await rowOf(desk, clientId)).toMatchObject({
      reasons: [{ kind: 'nothing-booked', lastSession: desk.clock.at }], step: 'book', bucket: 'too-early', open: 1, overdue: 0,
      nextSession: null, endedOn: null,
    })
    await session(desk, clientId, '2026-11-24T10:00:00.000Z')
    expect(await rowOf(desk, clientId)).toMatchObject({ reasons: [], step: null, nextSession: '2026-11-24T10:00:00.000Z' })
  })

  test('a thing is late at midnight of the coach’s zone, without anybody writing anything', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await agree(desk, clientId, '2026-11-17')
    await session(desk, clientId, '2026-12-24T10:00:00.000Z')
    desk.clock.at = '2026-11-17T23:59:59.999Z'
    expect(await kindsOf(desk, clientId)).toEqual([])
    desk.clock.at = '2026-11-18T00:00:00.000Z'
    expect(await rowOf(desk, clientId)).toMatchObject({ reasons: [{ kind: 'overdue', late: 1, oldestDue: '2026-11-17' }], overdue: 1 })
  })

  test('the coach flies west, and it is the day before again; she flies east, and it is the day after', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await agree(desk, clientId, '2026-11-17')
    await session(desk, clientId, '2026-12-24T10:00:00.000Z')
    desk.clock.at = '2026-11-18T03:00:00.000Z'
    expect(await kindsOf(desk, clientId)).toEqual(['overdue'])
    desk.clock.zone = 'America/New_York'
    expect(await kindsOf(desk, clientId)).toEqual([])
    desk.clock.zone = 'Pacific/Auckland'
    expect(await kindsOf(desk, clientId)).toEqual(['overdue'])
  })

  test('once the next session has begun nothing is booked any more; a clock set back does not deceive it', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await agree(desk, clientId, '2026-11-20')
    await session(desk, clientId, '2026-11-17T14:00:00.000Z')
    expect(await kindsOf(desk, clientId)).toEqual([])
    desk.clock.at = '2026-11-17T14:00:00.000Z'
    expect(await kindsOf(desk, clientId)).toEqual(['nothing-booked'])
    desk.clock.at = '2026-11-17T13:00:00.000Z'
    expect(await rowOf(desk, clientId)).toMatchObject({ reasons: [], nextSession: '2026-11-17T14:00:00.000Z' })
  })

  test('two missed, a second week, a stuck thing and three weeks of silence are each said', async () => {
    const desk = await sitDown()
    const of = { missed: await addClient(desk, 'A'), late: await addClient(desk, 'B'), stuck: await addClient(desk, 'C'), quiet: await addClient(desk, 'D') }
    await session(desk, of.missed, '2026-11-03T10:00:00.000Z', 'missed')
    await session(desk, of.missed, '2026-11-10T10:00:00.000Z', 'missed')
    await agree(desk, of.late, '2026-11-18')
    const itemId = await agree(desk, of.stuck, '2026-12-20')
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: 'skill', by: 'client' })
    desk.clock.at = '2026-12-08T10:00:00.000Z'
    expect((await rowsOf(desk)).map(({ id, step }) => [id, step])).toEqual([
      [of.missed, 'offer-times'], [of.late, 'smaller-step'], [of.stuck, 'other-way'], [of.quiet, 'agree-action'],
    ])
    expect(await rowOf(desk, of.quiet)).toMatchObject({
      reasons: [{ kind: 'no-action' }, { kind: 'nothing-booked' }, { kind: 'quiet', days: 21, since: '2026-11-17T10:00:00.000Z', ever: false }],
    })
  })

  test('E42: what was due week by week, what of it is done, and what went back', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const itemId = await agree(desk, clientId, '2026-11-19')
    await agree(desk, clientId, '2026-11-12')
    await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'client' })
    await desk.get('items.mark', { itemId, status: 'open', obstacle: null, by: 'coach' })
    const none = Array.from({ length: 10 }, () => 0)
    expect((await rowOf(desk, clientId))?.momentum).toEqual({ due: [...none, 1, 1], done: [...none, 0, 0], setbacks: [...none, 0, 1] })
  })

  test('E21: of whoever holds no key for notes: reasons of what is operational, and nothing of a note', async () => {
    const coach = await sitDown()
    const clientId = await addClient(coach)
    const itemId = await agree(coach, clientId, '2026-11-20')
    await coach.get('items.mark', { itemId, status: 'stuck', obstacle: 'workload', by: 'client' })
    const { noteId } = await coach.get('notes.begin', { clientId })
    await coach.get('notes.keepDraft', { noteId, clientId, text: 'a secret', cursor: 0, corrections: [] })
    const desk = await sitDown({ database: coach.database, people: fakeUsers('admin') })
    const view = await desk.get('clients', {})
    expect(view.clients).toMatchObject([{ lastNoteAt: null, hasDraft: false, step: 'other-way' }])
    expect(view).toEqual(await rosterSlowly(desk, { notesOpen: false }))
    for (const word of ['workload', 'secret', 'Ravi']) expect(JSON.stringify(view)).not.toContain(word)
  })

  test('V17: somebody who is erased is on it no more, and what is remembered of her goes at once', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk, 'Marta')
    const other = await addClient(desk, 'Jonas')
    await agree(desk, clientId, '2026-11-20')
    expect(await rowsOf(desk)).toHaveLength(2)
    await desk.get('erase', { clientId, name: 'Marta' })
    expect((await rowsOf(desk)).map(({ id }) => id)).toEqual([other])
    expect(await desk.get('clients', {})).toEqual(await rosterSlowly(desk))
  })

  test('before there is anybody it is of today all the same', async () => {
    const desk = await sitDown()
    expect(await desk.get('clients', {})).toEqual({ today: '2026-11-17', zone: 'Europe/Lisbon', clients: [], past: [] })
    desk.clock.at = '2026-11-18T10:00:00.000Z'
    desk.clock.zone = 'Asia/Kolkata'
    expect(await desk.get('clients', {})).toMatchObject({ today: '2026-11-18', zone: 'Asia/Kolkata' })
  })

  test('another name is shown at once', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk, 'Marta')
    expect((await rowOf(desk, clientId))?.name).toBe('Marta')
    const { changeId } = await desk.get('clients.rename', { clientId, name: 'Marta O.' })
    expect((await rowOf(desk, clientId))?.name).toBe('Marta O.')
    await desk.get('undo', { changeId })
    expect((await rowOf(desk, clientId))?.name).toBe('Marta')
  })
})

describe('the thresholds', () => {
  test('are the defaults, change one at a time, and the roster goes by them at once', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await agree(desk, clientId, '2026-11-20')
    await session(desk, clientId, '2026-11-24T10:00:00.000Z')
    expect(await desk.get('thresholds', {})).toEqual({ missed: 2, weekTwo: 8, actionWithin: 7, quiet: 21 })
    expect(await kindsOf(desk, clientId)).toEqual([])
    const before = await desk.everything()
    const { changeId } = await desk.get('thresholds.change', { actionWithin: 2 })
    expect(await desk.get('thresholds', {})).toEqual({ missed: 2, weekTwo: 8, actionWithin: 2, quiet: 21 })
    expect(await kindsOf(desk, clientId)).toEqual(['no-action'])
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    expect(await kindsOf(desk, clientId)).toEqual([])
  })

  test('E1: as they are already writes nothing', async () => {
    const desk = await sitDown()
    const before = await desk.chain()
    await desk.get('thresholds.change', { missed: 2, quiet: 21 })
    await desk.get('thresholds.change', {})
    expect(await desk.chain()).toEqual(before)
  })

  test('are bounded, and the coach’s alone', async () => {
    const desk = await sitDown()
    for (const wrong of [{ missed: 0 }, { weekTwo: 1 }, { actionWithin: 31 }, { quiet: 2.5 }]) {
      await expect(desk.call('thresholds.change', wrong)).rejects.toThrow('the guard would refuse')
    }
    const admin = await sitDown({ database: desk.database, people: fakeUsers('admin') })
    expect(await admin.refusal('thresholds', {})).toBe('not-allowed')
    expect(await admin.refusal('thresholds.change', { missed: 3 })).toBe('not-allowed')
  })
})

describe('E40: that the roster was looked at', () => {
  const looksOf = async ({ database }: Desk) => (await database.find('events')).filter(({ type }) => type === 'roster.reviewed')

  test('is remembered once a day of the coach’s', async () => {
    const desk = await sitDown()
    for (const at of ['10:00', '10:00', '18:30', '23:59']) {
      desk.clock.at = `2026-11-17T${at}:00.000Z`
      await desk.get('roster.reviewed', {})
    }
    expect((await looksOf(desk)).map(({ at, clientId, refs }) => [at, clientId, refs])).toEqual([['2026-11-17T10:00:00.000Z', null, []]])
    desk.clock.at = '2026-11-18T00:00:00.000Z'
    await desk.get('roster.reviewed', {})
    expect(await looksOf(desk)).toHaveLength(2)
    expect(await desk.chain()).toMatchObject({ whole: true })
  })

  test('is found however much happened since on that day, also by whoever opens the practice again', async () => {
    const desk = await sitDown()
    desk.clock.at = '2026-11-16T10:00:00.000Z'
    await desk.get('roster.reviewed', {})
    desk.clock.at = '2026-11-17T10:00:00.000Z'
    await desk.get('roster.reviewed', {})
    const clientId = await addClient(desk)
    for (let turn = 0; turn < 450; turn += 1) await desk.get('clients.rename', { clientId, name: `Marta ${turn}` })
    const again = await sitDown({ database: desk.database })
    await again.get('roster.reviewed', {})
    expect(await looksOf(desk)).toHaveLength(2)
  })

  test('is of the coach: an assistant’s look is none', async () => {
    const desk = await sitDown({ people: fakeUsers('admin') })
    expect(await desk.refusal('roster.reviewed', {})).toBe('not-allowed')
  })

  test('E1: two looks at once are one', async () => {
    const desk = await sitDown()
    await Promise.all([desk.get('roster.reviewed', {}), desk.get('roster.reviewed', {})])
    expect(await looksOf(desk)).toHaveLength(1)
  })
})
