import { describe, expect, test } from 'vitest'
import { engagementFor } from '../../../../electron/engine/engagements/decide.ts'
import { PLAIN_ENGAGEMENT, type Engagement } from '../../../../shared/schemas/engagements.ts'
import { book, session } from './booking.ts'
import { addClient, freshId, sitDown, writeNote, type Desk } from './desk.ts'
import { fakeUsers } from './fake-vault.ts'

/** Somebody with a session on 10 November and something agreed; it is the 17th. */
const seated = async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  desk.clock.at = '2026-11-10T10:00:00.000Z'
  await writeNote(desk, clientId, { text: '[] call Ravi', lines: ['[] call Ravi'], due: '2026-11-12' })
  desk.clock.at = '2026-11-17T10:00:00.000Z'
  return { desk, clientId }
}

const eventsOf = async ({ database }: Desk) => (await database.find('events')).map(({ type }) => type)

describe('E45: ending', () => {
  test('makes her a past client, found among those, of whom the roster says nothing; what waits still waits', async () => {
    const { desk, clientId } = await seated()
    const other = await addClient(desk, 'Jonas')
    expect((await desk.get('clients', {})).clients[0]).toMatchObject({ id: clientId, overdue: 1 })
    await desk.get('engagements.end', { clientId, on: '2026-11-17' })
    const view = await desk.get('clients', {})
    expect(view.clients.map(({ id }) => id)).toEqual([other])
    expect(view.past).toMatchObject([{ id: clientId, reasons: [], step: null, endedOn: '2026-11-17', open: 1, overdue: 1 }])
    expect((await desk.get('today', {})).overdue).toHaveLength(1)
    expect(await eventsOf(desk)).toContain('engagement.ended')
    expect(await desk.chain()).toMatchObject({ whole: true })
  })

  test('says before what would be left over, and after when it ended', async () => {
    const { desk, clientId } = await seated()
    expect(await desk.get('client.engagement', { clientId })).toEqual({
      today: '2026-11-17', clientId, startedOn: '2026-11-10', endedOn: null, programId: '', programs: [], booked: 0, waiting: 1,
    })
    await desk.get('engagements.end', { clientId, on: '2026-11-15' })
    expect(await desk.get('client.engagement', { clientId })).toMatchObject({ startedOn: '2026-11-10', endedOn: '2026-11-15' })
    const fresh = await addClient(desk, 'Jonas')
    expect(await desk.get('client.engagement', { clientId: fresh })).toMatchObject({ startedOn: null, endedOn: null, waiting: 0 })
    expect(await desk.refusal('client.engagement', { clientId: freshId() })).toBe('not-found')
  })

  test('is on a day from the one it began to today, and on no other', async () => {
    const { desk, clientId } = await seated()
    for (const on of ['2026-11-09', '2026-11-18', '2026-02-30']) {
      expect(await desk.refusal('engagements.end', { clientId, on })).toBe('bad-input')
    }
    for (const on of ['2026-11-10', '2026-11-17']) {
      const { changeId } = await desk.get('engagements.end', { clientId, on })
      await desk.get('undo', { changeId })
    }
  })

  test('of an engagement that is to begin later is today', async () => {
    const { desk } = await seated()
    const clientId = await addClient(desk, 'Jonas')
    const after: Engagement = { ...PLAIN_ENGAGEMENT, id: freshId(), clientId, startedOn: '2026-12-01' }
    await desk.database.commit([{ collection: 'engagements', before: null, after }])
    expect(await desk.refusal('engagements.end', { clientId, on: '2026-11-16' })).toBe('bad-input')
    await desk.get('engagements.end', { clientId, on: '2026-11-17' })
  })

  test('E5: is undone exactly, and so is going on', async () => {
    const { desk, clientId } = await seated()
    const before = await desk.everything()
    const end = await desk.get('engagements.end', { clientId, on: '2026-11-17' })
    const ended = await desk.everything()
    const resume = await desk.get('engagements.resume', { clientId })
    expect(await desk.everything()).toEqual(before)
    await desk.get('undo', { changeId: resume.changeId })
    expect(await desk.everything()).toEqual(ended)
    await desk.get('undo', { changeId: end.changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('where nothing goes on, or nothing has ended, there is nothing to end or to go on with', async () => {
    const { desk, clientId } = await seated()
    const fresh = await addClient(desk, 'Jonas')
    expect(await desk.refusal('engagements.end', { clientId: fresh, on: '2026-11-17' })).toBe('not-found')
    expect(await desk.refusal('engagements.resume', { clientId })).toBe('not-found')
    await desk.get('engagements.end', { clientId, on: '2026-11-17' })
    expect(await desk.refusal('engagements.end', { clientId, on: '2026-11-17' })).toBe('not-found')
  })

  test('is the coach’s word; the assistant sees how it stands', async () => {
    const { desk, clientId } = await seated()
    const admin = await sitDown({ database: desk.database, people: fakeUsers('admin') })
    admin.clock.at = desk.clock.at
    expect(await admin.refusal('engagements.end', { clientId, on: '2026-11-17' })).toBe('not-allowed')
    expect(await admin.refusal('engagements.resume', { clientId })).toBe('not-allowed')
    expect(await admin.get('client.engagement', { clientId })).toMatchObject({ startedOn: '2026-11-10', waiting: 1 })
  })
})

describe('E45: a session after the end', () => {
  test('opens another engagement quietly, and she is a client again', async () => {
    const { desk, clientId } = await seated()
    await desk.get('engagements.end', { clientId, on: '2026-11-15' })
    await writeNote(desk, clientId)
    const engagements = await desk.database.find('engagements', { clientId })
    expect(engagements.map(({ startedOn, endedOn }) => [startedOn, endedOn]).sort()).toEqual([
      ['2026-11-10', '2026-11-15'], ['2026-11-17', null],
    ])
    expect((await desk.get('clients', {})).clients).toMatchObject([{ id: clientId, endedOn: null }])
    expect(await desk.get('client.engagement', { clientId })).toMatchObject({ startedOn: '2026-11-17', endedOn: null })
    // The one that goes on is the one to go on with: resuming the other would change nothing.
    const before = await desk.everything()
    await desk.get('engagements.resume', { clientId })
    expect(await desk.everything()).toEqual(before)
  })

  test('of a day before it, written down late, belongs to what has ended', async () => {
    const { desk, clientId } = await seated()
    const { noteId } = await desk.get('notes.begin', { clientId })
    await desk.get('notes.keepDraft', { noteId, clientId, text: 'the last one', cursor: 0, corrections: [] })
    await desk.get('engagements.end', { clientId, on: '2026-11-17' })
    desk.clock.at = '2026-11-19T10:00:00.000Z'
    await desk.get('notes.save', { noteId, clientId, text: 'the last one', corrections: [], confirmed: [] })
    expect(await desk.database.find('engagements', { clientId })).toHaveLength(1)
    expect((await desk.get('clients', {})).past).toMatchObject([{ id: clientId, endedOn: '2026-11-17' }])
  })

  test('E45: one that was booked, and held after the end, opens another, and she is a client again', async () => {
    for (const held of ['note', 'waived'] as const) {
      const { desk, clientId } = await seated()
      const { sessionId } = await book(desk, [clientId], '2026-11-18T09:00')
      await desk.get('engagements.end', { clientId, on: '2026-11-17' })
      desk.clock.at = '2026-11-18T10:00:00.000Z'
      const before = await desk.everything()
      const { changeId, noteId } = held === 'note'
        ? await writeNote(desk, clientId, { text: 'Back.' })
        : { noteId: null, ...await desk.get('sessions.waiveNote', { sessionId }) }
      const [current] = await desk.database.find('engagements', { clientId, endedOn: null })
      expect(current).toMatchObject({ startedOn: '2026-11-18' })
      expect(await session(desk, sessionId)).toMatchObject({ state: 'held', engagementId: current?.id })
      expect((await desk.get('clients', {})).clients).toMatchObject([{ id: clientId, endedOn: null }])
      await desk.get('undo', { changeId })
      // The words of the note are its draft again, whatever else is as before (E5).
      if (noteId !== null) await desk.get('notes.discardDraft', { noteId })
      expect(await desk.everything()).toEqual(before)
    }
  })

  test('E45: one that was booked, and held by the day it ended, stays in what it was booked in', async () => {
    const { desk, clientId } = await seated()
    const { sessionId } = await book(desk, [clientId], '2026-11-17T09:00')
    const { engagementId } = await session(desk, sessionId)
    await desk.get('engagements.end', { clientId, on: '2026-11-17' })
    desk.clock.at = '2026-11-18T10:00:00.000Z'
    await desk.get('sessions.waiveNote', { sessionId })
    expect(await session(desk, sessionId)).toMatchObject({ state: 'held', engagementId })
    expect((await desk.get('clients', {})).past).toMatchObject([{ id: clientId, endedOn: '2026-11-17' }])
  })

  test('E45: one that is booked on a day inside what has ended belongs to that, and later ones to another', async () => {
    const { desk, clientId } = await seated()
    await desk.get('engagements.end', { clientId, on: '2026-11-15' })
    const [ended] = await desk.database.find('engagements', { clientId })
    const past = await book(desk, [clientId], '2026-11-12T09:00')
    expect(await session(desk, past.sessionId)).toMatchObject({ engagementId: ended?.id })
    expect((await desk.get('clients', {})).past).toMatchObject([{ id: clientId, endedOn: '2026-11-15' }])

    const before = await desk.everything()
    const series = await book(desk, [clientId], '2026-11-13T09:00', { repeat: { every: 'week', times: 3 } })
    const [first, ...later] = await Promise.all(series.sessionIds.map((id) => session(desk, id)))
    const [current] = await desk.database.find('engagements', { clientId, endedOn: null })
    expect(first?.engagementId).toBe(ended?.id)
    expect(later.map(({ engagementId }) => engagementId)).toEqual([current?.id, current?.id])
    expect(current?.startedOn).toBe('2026-11-20')
    await desk.get('undo', { changeId: series.changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('where several have ended, it is the last that had not by then', () => {
    const clientId = freshId()
    const of = (startedOn: string, endedOn: string | null): Engagement =>
      ({ ...PLAIN_ENGAGEMENT, id: freshId(), clientId, startedOn, endedOn })
    const [first, second] = [of('2025-01-01', '2025-06-30'), of('2026-01-01', '2026-06-30')]
    const moment = { now: new Date(0), at: '', today: '2026-11-17', zone: 'UTC', id: freshId }
    const found = (day: string, ...all: readonly Engagement[]) => engagementFor(moment, all, clientId, day).engagement
    expect(found('2026-06-30', first, second)).toBe(second)
    expect(found('2025-05-01', first)).toBe(first)
    expect(found('2026-07-01', first, second)).toMatchObject({ startedOn: '2026-07-01', endedOn: null })
    const current = of('2026-09-01', null)
    expect(found('2026-05-01', first, second, current)).toBe(current)
  })
})
