/** E28: booking, moving, cancelling, missing, and booking again. */
import { describe, expect, test } from 'vitest'
import { MOST_MOVES } from '../../../../shared/schemas/sessions.ts'
import { book, booking, events, seated, session } from './booking.ts'
import { addClient, writeNote, type Desk } from './desk.ts'

const shown = async (desk: Desk) => (await desk.database.find('sessions'))
  .map(({ clientId, wall, startedAt, state }) => ({ clientId, wall, startedAt, state }))
  .sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1))

/** Does something, undoes it, and holds that nothing but the events is other than before. */
const andBack = async (desk: Desk, work: () => Promise<{ readonly changeId: string }>) => {
  const before = await desk.everything()
  const { changeId } = await work()
  const after = await desk.everything()
  expect(after).not.toEqual(before)
  await desk.get('undo', { changeId })
  expect(await desk.everything()).toEqual(before)
  expect(await desk.chain()).toMatchObject({ whole: true })
  return after
}

describe('E28: booking', () => {
  test('E28: is when the wall says it, has no number, and opens an engagement quietly where there is none', async () => {
    const { desk, marta } = await seated()
    const { sessionId, overlaps, dueMoved } = await book(desk, [marta], '2026-11-24T14:00', { minutes: 50, place: ' Room 2 ' })
    const [engagement] = await desk.database.find('engagements')
    expect(engagement).toMatchObject({ clientId: marta, startedOn: '2026-11-24', endedOn: null })
    expect(await session(desk, sessionId)).toEqual({
      id: sessionId, clientId: marta, engagementId: engagement?.id, number: 0, state: 'booked', noteId: '',
      startedAt: '2026-11-24T14:00:00.000Z', endsAt: '2026-11-24T14:50:00.000Z', wall: '2026-11-24T14:00',
      zone: 'Europe/Lisbon', place: 'Room 2', moves: [], seriesId: '', groupId: '', briefReadAt: null, noteWaivedAt: null,
    })
    expect({ overlaps, dueMoved }).toEqual({ overlaps: 0, dueMoved: 0 })
    expect((await events(desk)).slice(-2)).toMatchObject([
      { type: 'engagement.opened', clientId: marta }, { type: 'session.booked', clientId: marta, refs: [sessionId] },
    ])
  })

  test('E28: another zone than the coach’s own', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-24T09:00', { zone: 'America/New_York' })
    expect(await session(desk, sessionId)).toMatchObject({ startedAt: '2026-11-24T14:00:00.000Z', wall: '2026-11-24T09:00' })
  })

  test('E28: joins the engagement there is; where it has ended another begins', async () => {
    const { desk, marta } = await seated()
    await writeNote(desk, marta)
    await book(desk, [marta], '2026-11-24T14:00')
    const [first] = await desk.database.find('engagements')
    expect(await desk.database.count('engagements')).toBe(1)
    if (!first) throw new Error('a save opens an engagement')
    await desk.database.commit([{ collection: 'engagements', before: first, after: { ...first, endedOn: '2026-11-17' } }])
    const { sessionId } = await book(desk, [marta], '2026-12-24T14:00')
    expect(await desk.database.count('engagements')).toBe(2)
    expect((await session(desk, sessionId)).engagementId).not.toBe(first.id)
  })

  test('E28: a series keeps the wall, and has one handle', async () => {
    const { desk, marta } = await seated()
    const { sessionIds } = await book(desk, [marta], '2027-03-22T14:00', { repeat: { every: 'week', times: 3 }, zone: 'Europe/Berlin' })
    const sessions = await Promise.all(sessionIds.map((id) => session(desk, id)))
    expect(sessions.map(({ startedAt }) => startedAt))
      .toEqual(['2027-03-22T13:00:00.000Z', '2027-03-29T12:00:00.000Z', '2027-04-05T12:00:00.000Z'])
    expect(new Set(sessions.map(({ seriesId }) => seriesId)).size).toBe(1)
    expect(sessions[0]?.seriesId).not.toBe('')
    expect((await events(desk)).filter(({ type }) => type === 'session.booked')).toMatchObject([{ refs: sessionIds }])
  })

  test('E28: a group is one session a client under one handle, each time another one', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds } = await book(desk, [tom, marta], '2026-11-24T14:00', { repeat: { every: 'month', times: 2 } })
    const sessions = await Promise.all(sessionIds.map((id) => session(desk, id)))
    expect(sessions.map(({ clientId, wall }) => [clientId, wall])).toEqual([
      [tom, '2026-11-24T14:00'], [marta, '2026-11-24T14:00'], [tom, '2026-12-24T14:00'], [marta, '2026-12-24T14:00'],
    ])
    expect(sessions[0]?.groupId).toBe(sessions[1]?.groupId)
    expect(sessions[2]?.groupId).toBe(sessions[3]?.groupId)
    expect(sessions[0]?.groupId).not.toBe(sessions[2]?.groupId)
    expect(new Set(sessions.map(({ seriesId }) => seriesId)).size).toBe(1)
    expect((await events(desk)).filter(({ type }) => type === 'session.booked')).toMatchObject([
      { clientId: tom, refs: [sessionIds[0], sessionIds[2]] }, { clientId: marta, refs: [sessionIds[1], sessionIds[3]] },
    ])
  })

  test('E28: two that overlap are told of and not refused; one that begins as another ends does not', async () => {
    const { desk, marta, tom } = await seated()
    await book(desk, [marta], '2026-11-24T14:00')
    expect((await book(desk, [tom], '2026-11-24T15:00')).overlaps).toBe(0)
    expect((await book(desk, [tom], '2026-11-24T14:30')).overlaps).toBe(2)
    // A group is one, and does not overlap itself.
    const { sessionId } = await book(desk, [marta, tom], '2026-12-24T14:00')
    expect((await book(desk, [tom], '2026-12-24T14:30')).overlaps).toBe(1)
    const moved = await desk.get('sessions.move', {
      sessionId, later: false, wall: '2026-11-24T14:45', zone: 'Europe/Lisbon', minutes: 60,
    })
    expect(moved.overlaps).toBe(3)
  })

  test.each([
    ['a day that does not exist', { wall: '2026-02-30T14:00' }],
    ['a zone that does not exist', { zone: 'Nowhere/Land' }],
    ['a place of two lines', { place: 'Room 2\nsecond door' }],
    ['a series that leaves the calendar', { wall: '2999-12-01T10:00', repeat: { every: 'month', times: 52 } as const }],
  ])('E28: %s is refused, and nothing is written', async (_, given) => {
    const { desk, marta } = await seated()
    expect(await desk.refusal('sessions.book', booking([marta], '2026-11-24T14:00', given))).toBe('bad-input')
    expect(await desk.database.count('sessions')).toBe(0)
  })

  test('E28: nobody is booked twice at once, and nobody who is not there', async () => {
    const { desk, marta } = await seated()
    expect(await desk.refusal('sessions.book', booking([marta, marta], '2026-11-24T14:00'))).toBe('bad-input')
    expect(await desk.refusal('sessions.book', booking([marta, 'e'.repeat(32)], '2026-11-24T14:00'))).toBe('not-found')
    expect(await desk.database.count('sessions')).toBe(0)
  })

  test('E5: undone, it is as it was: a session, a series, a group and a series of a group', async () => {
    const { desk, marta, tom } = await seated()
    await andBack(desk, () => book(desk, [marta], '2026-11-24T14:00'))
    await andBack(desk, () => book(desk, [marta], '2026-11-24T14:00', { repeat: { every: 'week', times: 52 } }))
    await andBack(desk, () => book(desk, [marta, tom], '2026-11-24T14:00'))
    await andBack(desk, () => book(desk, [marta, tom], '2026-11-24T14:00', { repeat: { every: 'two-weeks', times: 10 } }))
    // Each has an event of her own about it (E23).
    expect((await events(desk)).filter(({ type }) => type === 'change.undone').map(({ clientId }) => clientId).slice(-2).sort())
      .toEqual([marta, tom].sort())
  })

  test('E5: the longest series of the largest group can be undone: no event names more than it may', async () => {
    const { desk } = await seated()
    const clientIds = await Promise.all(Array.from({ length: 30 }, (_, index) => addClient(desk, `Number ${index}`)))
    const all = await andBack(desk, () => book(desk, clientIds, '2026-11-24T14:00', { repeat: { every: 'week', times: 52 } }))
    expect(all.size).toBeGreaterThan(1_560)
  })

  test('E5: what was moved since stays, and so does an engagement another session stands on', async () => {
    const { desk, marta } = await seated()
    const { changeId, sessionId } = await book(desk, [marta], '2026-11-24T14:00')
    await desk.get('sessions.place', { sessionId, place: 'the garden', later: false })
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
    const { desk: other, tom } = await seated()
    const { changeId: first } = await book(other, [tom], '2026-11-24T14:00')
    await book(other, [tom], '2026-12-24T14:00')
    expect(await other.refusal('undo', { changeId: first })).toBe('changed-since')
  })
})

describe('E28: moving', () => {
  const to = (sessionId: string, wall: string, given = {}) =>
    ({ sessionId, later: false, wall, zone: 'Europe/Lisbon', minutes: 60, ...given })

  test('E28: the older start is kept, and its brief counts as unread again', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-24T14:00')
    const booked = await session(desk, sessionId)
    await desk.database.commit([{ collection: 'sessions', before: booked, after: { ...booked, briefReadAt: desk.clock.at } }])
    await andBack(desk, () => desk.get('sessions.move', to(sessionId, '2026-11-25T09:30', { minutes: 45 })))
    await desk.get('sessions.move', to(sessionId, '2026-11-25T09:30', { minutes: 45 }))
    expect(await session(desk, sessionId)).toMatchObject({
      startedAt: '2026-11-25T09:30:00.000Z', endsAt: '2026-11-25T10:15:00.000Z', wall: '2026-11-25T09:30', briefReadAt: null,
      moves: [{ at: desk.clock.at, from: '2026-11-24T14:00:00.000Z' }],
    })
    expect((await events(desk)).at(-1)).toMatchObject({ type: 'session.moved', clientId: marta, refs: [sessionId] })
  })

  test('E28: longer or shorter, or the same instant in another zone, is no move', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-24T14:00')
    await andBack(desk, () => desk.get('sessions.move', to(sessionId, '2026-11-24T14:00', { minutes: 90 })))
    await desk.get('sessions.move', to(sessionId, '2026-11-24T15:00', { zone: 'Europe/Berlin' }))
    expect(await session(desk, sessionId)).toMatchObject({ moves: [], zone: 'Europe/Berlin', wall: '2026-11-24T15:00' })
    expect((await events(desk)).at(-1)).toMatchObject({ type: 'session.updated' })
  })

  test('E1: to where it is writes nothing', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-24T14:00')
    const before = await desk.database.count('events')
    await desk.get('sessions.move', to(sessionId, '2026-11-24T14:00'))
    expect(await desk.database.count('events')).toBe(before)
  })

  test('E28: one of a series goes alone, or with all later booked ones as far on the wall', async () => {
    const { desk, marta } = await seated()
    const { sessionIds: [, second = '', third = ''] } =
      await book(desk, [marta], '2026-11-24T14:00', { repeat: { every: 'two-weeks', times: 5 } })
    await desk.get('sessions.cancel', { sessionId: third, later: false })
    await andBack(desk, () => desk.get('sessions.move', to(second, '2026-12-09T15:30', { later: true })))
    await desk.get('sessions.move', to(second, '2026-12-09T15:30', { later: true }))
    expect((await shown(desk)).map(({ wall, state }) => [wall, state])).toEqual([
      ['2026-11-24T14:00', 'booked'], ['2026-12-09T15:30', 'booked'], ['2026-12-22T14:00', 'cancelled'],
      ['2027-01-06T15:30', 'booked'], ['2027-01-20T15:30', 'booked'],
    ])
    await desk.get('sessions.move', to(second, '2026-12-10T15:30'))
    expect((await shown(desk)).map(({ wall }) => wall).slice(1, 4))
      .toEqual(['2026-12-10T15:30', '2026-12-22T14:00', '2027-01-06T15:30'])
  })

  test('E28: a series that is moved over a change of clocks keeps the wall', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2027-03-22T14:00', { repeat: { every: 'week', times: 2 } })
    await desk.get('sessions.move', to(sessionId, '2027-03-23T14:00', { later: true }))
    expect((await shown(desk)).map(({ startedAt }) => startedAt))
      .toEqual(['2027-03-23T14:00:00.000Z', '2027-03-30T13:00:00.000Z'])
  })

  test('E28: a group moves together, whoever was named', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds: [, second = ''] } = await book(desk, [marta, tom], '2026-11-24T14:00')
    await andBack(desk, () => desk.get('sessions.move', to(second, '2026-11-26T14:00')))
    await desk.get('sessions.move', to(second, '2026-11-26T14:00'))
    expect((await shown(desk)).map(({ wall }) => wall)).toEqual(['2026-11-26T14:00', '2026-11-26T14:00'])
    expect((await events(desk)).filter(({ type }) => type === 'session.moved')).toHaveLength(4)
  })

  test('E28: the moves of a session are kept, the last hundred of them', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-24T14:00')
    const before = await session(desk, sessionId)
    const moves = Array.from({ length: MOST_MOVES }, () => ({ at: desk.clock.at, from: '2026-11-20T14:00:00.000Z' }))
    await desk.database.commit([{ collection: 'sessions', before, after: { ...before, moves } }])
    await desk.get('sessions.move', to(sessionId, '2026-11-25T14:00'))
    const after = await session(desk, sessionId)
    expect(after.moves).toHaveLength(MOST_MOVES)
    expect(after.moves.at(-1)).toEqual({ at: desk.clock.at, from: '2026-11-24T14:00:00.000Z' })
  })

  test('E28: what is not booked is not moved, nor what is not there, nor to where there is nothing', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-24T14:00')
    expect(await desk.refusal('sessions.move', to(sessionId, '2026-11-31T14:00'))).toBe('bad-input')
    expect(await desk.refusal('sessions.move', to(sessionId, '2026-11-30T14:00', { zone: 'Nowhere/Land' }))).toBe('bad-input')
    expect(await desk.refusal('sessions.move', to('e'.repeat(32), '2026-11-30T14:00'))).toBe('not-found')
    await desk.get('sessions.cancel', { sessionId, later: false })
    expect(await desk.refusal('sessions.move', to(sessionId, '2026-11-30T14:00'))).toBe('changed-since')
  })
})

describe('E28: cancelling, missing, booking again', () => {
  test('E28: cancelled alone, or with all later ones of the series', async () => {
    const { desk, marta } = await seated()
    const { sessionIds: [first = '', second = ''] } =
      await book(desk, [marta], '2026-11-24T14:00', { repeat: { every: 'week', times: 4 } })
    await andBack(desk, () => desk.get('sessions.cancel', { sessionId: second, later: false }))
    await andBack(desk, () => desk.get('sessions.cancel', { sessionId: second, later: true }))
    await desk.get('sessions.cancel', { sessionId: second, later: true })
    expect((await shown(desk)).map(({ state }) => state)).toEqual(['booked', 'cancelled', 'cancelled', 'cancelled'])
    await desk.get('sessions.cancel', { sessionId: first, later: false })
    expect(await desk.refusal('sessions.cancel', { sessionId: first, later: false })).toBe('changed-since')
  })

  test('E28: a group is cancelled together, and booked again together', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionId } = await book(desk, [marta, tom], '2026-11-24T14:00', { repeat: { every: 'week', times: 2 } })
    await desk.get('sessions.cancel', { sessionId, later: false })
    expect((await shown(desk)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'booked', 'booked'])
    await andBack(desk, () => desk.get('sessions.reopen', { sessionId }))
    await desk.get('sessions.reopen', { sessionId })
    expect((await shown(desk)).map(({ state }) => state)).toEqual(['booked', 'booked', 'booked', 'booked'])
    expect((await events(desk)).filter(({ type }) => type === 'session.reopened').map(({ clientId }) => clientId).slice(-2).sort())
      .toEqual([marta, tom].sort())
  })

  test('E28: missed only once it has begun, and of a group one by one', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds: [first = '', second = ''] } = await book(desk, [marta, tom], '2026-11-17T10:30')
    expect(await desk.refusal('sessions.miss', { sessionId: first })).toBe('not-allowed')
    desk.later(30)
    await andBack(desk, () => desk.get('sessions.miss', { sessionId: first }))
    await desk.get('sessions.miss', { sessionId: first })
    expect((await session(desk, first)).state).toBe('missed')
    expect((await session(desk, second)).state).toBe('booked')
    expect(await desk.refusal('sessions.miss', { sessionId: first })).toBe('changed-since')
    await andBack(desk, () => desk.get('sessions.reopen', { sessionId: first }))
    expect((await session(desk, second)).state).toBe('booked')
    expect((await events(desk)).map(({ type }) => type)).toEqual(expect.arrayContaining(['session.missed', 'session.reopened']))
  })

  test('E28: what is booked or held is not booked again', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-17T09:00')
    expect(await desk.refusal('sessions.reopen', { sessionId })).toBe('changed-since')
    await writeNote(desk, marta)
    expect((await session(desk, sessionId)).state).toBe('held')
    expect(await desk.refusal('sessions.reopen', { sessionId })).toBe('changed-since')
    expect(await desk.refusal('sessions.cancel', { sessionId, later: false })).toBe('changed-since')
    expect(await desk.refusal('sessions.miss', { sessionId })).toBe('changed-since')
    expect(await desk.refusal('sessions.reopen', { sessionId: 'e'.repeat(32) })).toBe('not-found')
  })

  test('E24: a place is one line, of one session, of a group, or of the later ones too', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds } = await book(desk, [marta, tom], '2026-11-24T14:00', { repeat: { every: 'week', times: 2 } })
    const [sessionId = ''] = sessionIds
    const places = async () => (await Promise.all(sessionIds.map((id) => session(desk, id)))).map(({ place }) => place)
    await andBack(desk, () => desk.get('sessions.place', { sessionId, place: 'https://meet.example.org/1', later: false }))
    await desk.get('sessions.place', { sessionId, place: ' https://meet.example.org/1 ', later: false })
    expect(await places()).toEqual(['https://meet.example.org/1', 'https://meet.example.org/1', '', ''])
    await desk.get('sessions.place', { sessionId, place: 'Room 2', later: true })
    expect(await places()).toEqual(['Room 2', 'Room 2', 'Room 2', 'Room 2'])
    expect(await desk.refusal('sessions.place', { sessionId, place: 'a\nb', later: false })).toBe('bad-input')
  })

  test('E28: how long a session takes, and the days before it, are settings and can be undone', async () => {
    const { desk } = await seated()
    expect(await desk.get('sessions.settings', {})).toEqual({ sessionMinutes: 60, daysBeforeSession: 2 })
    await andBack(desk, () => desk.get('settings.sessions', { sessionMinutes: 45 }))
    await desk.get('settings.sessions', { daysBeforeSession: 0 })
    expect(await desk.get('sessions.settings', {})).toEqual({ sessionMinutes: 60, daysBeforeSession: 0 })
    const before = await desk.database.count('events')
    await desk.get('settings.sessions', { daysBeforeSession: 0 })
    expect(await desk.database.count('events')).toBe(before)
  })
})
