/** E28: the week, and a client's sessions, as they are shown. */
import { describe, expect, test } from 'vitest'
import { agree, book, booking, seated } from './booking.ts'
import { addClient, writeNote } from './desk.ts'

describe('E28: the week', () => {
  test('E28: from Monday to Sunday of the coach’s own calendar, the earliest first', async () => {
    const { desk, marta, tom } = await seated()
    await book(desk, [tom], '2026-11-22T23:30')
    await book(desk, [marta], '2026-11-16T00:00')
    await book(desk, [marta], '2026-11-15T23:00')
    await book(desk, [marta], '2026-11-23T00:00')
    const week = await desk.get('week', { day: '2026-11-20' })
    expect(week).toMatchObject({ today: '2026-11-17', zone: 'Europe/Lisbon', monday: '2026-11-16', sunday: '2026-11-22', at: desk.clock.at })
    expect(week.sessions.map(({ day, from, to, people }) => [day, from, to, people.map(({ clientName }) => clientName)])).toEqual([
      ['2026-11-16', '00:00', '01:00', ['Marta Oliveira']], ['2026-11-22', '23:30', '00:30', ['Tom Waverley']],
    ])
    expect(week.sessions[0]).toMatchObject({
      state: 'booked', isGroup: false, isInSeries: false, laterInSeries: 0, movedFrom: null, overlaps: false, minutes: 60,
      people: [{ clientId: marta, state: 'booked', number: 0, note: 'awaited', noteId: null }],
    })
    expect(week).toMatchObject({ sessionMinutes: 60, clients: [{ name: 'Marta Oliveira', zone: null }, { name: 'Tom Waverley', zone: null }] })
  })

  test('E28: for a coach who travels it is her own clock now, beside the wall it was booked by', async () => {
    const { desk, marta } = await seated()
    await book(desk, [marta], '2026-11-22T20:00')
    desk.clock.zone = 'Asia/Tokyo'
    expect((await desk.get('week', { day: '2026-11-20' })).sessions).toEqual([])
    expect((await desk.get('week', { day: '2026-11-23' })).sessions).toMatchObject([
      { day: '2026-11-23', from: '05:00', to: '06:00', wall: '2026-11-22T20:00', bookedIn: 'Europe/Lisbon' },
    ])
  })

  test('E28: the week in which the clocks change is a week', async () => {
    const { desk, marta } = await seated()
    await book(desk, [marta], '2027-03-28T23:30')
    await book(desk, [marta], '2027-03-28T01:30')
    expect((await desk.get('week', { day: '2027-03-22' })).sessions.map(({ day, from, to }) => [day, from, to]))
      .toEqual([['2027-03-28', '02:30', '03:30'], ['2027-03-28', '23:30', '00:30']])
    expect((await desk.get('week', { day: '2027-03-29' })).sessions).toEqual([])
  })

  test('E28: a group is one entry with its people; it goes on while one of them is booked', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds: [his = ''] } = await book(desk, [tom, marta], '2026-11-17T09:00', { place: 'Room 2' })
    await desk.get('sessions.miss', { sessionId: his })
    const { sessions: [group] } = await desk.get('week', { day: '2026-11-17' })
    expect(group).toMatchObject({
      isGroup: true, state: 'booked', place: 'Room 2', overlaps: false,
      people: [{ clientName: 'Marta Oliveira', state: 'booked' }, { clientName: 'Tom Waverley', state: 'missed' }],
    })
    await writeNote(desk, marta, { text: 'Talked.' })
    expect((await desk.get('week', { day: '2026-11-17' })).sessions).toMatchObject([
      { state: 'held', people: [{ state: 'held', note: 'written', number: 1 }, { state: 'missed', note: 'none' }] },
    ])
  })

  test('E28: what overlaps is flagged, also where the other one began before Monday', async () => {
    const { desk, marta, tom } = await seated()
    await book(desk, [marta], '2026-11-22T22:00', { minutes: 300 })
    await book(desk, [tom], '2026-11-23T02:00')
    await book(desk, [tom], '2026-11-24T10:00')
    await book(desk, [marta, tom], '2026-11-24T10:30')
    const { sessionId } = await book(desk, [marta], '2026-11-24T10:45')
    const overlaps = async () =>
      (await desk.get('week', { day: '2026-11-23' })).sessions.map(({ from, overlaps: flag }) => [from, flag])
    expect(await overlaps()).toEqual([['02:00', true], ['10:00', true], ['10:30', true], ['10:45', true]])
    // What was cancelled is in nobody's way.
    await desk.get('sessions.cancel', { sessionId, later: false })
    expect((await overlaps()).at(-1)).toEqual(['10:45', false])
  })

  test('E28: how many of a series come after it, and from when one was moved', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds } = await book(desk, [marta, tom], '2026-11-17T14:00', { repeat: { every: 'week', times: 4 } })
    await desk.get('sessions.cancel', { sessionId: sessionIds[4] ?? '', later: false })
    await desk.get('sessions.move', {
      sessionId: sessionIds[0] ?? '', later: false, wall: '2026-11-18T14:00', zone: 'Europe/Lisbon', minutes: 60,
    })
    expect((await desk.get('week', { day: '2026-11-17' })).sessions)
      .toMatchObject([{ isInSeries: true, laterInSeries: 2, movedFrom: '2026-11-17T14:00:00.000Z' }])
    expect((await desk.get('week', { day: '2026-12-08' })).sessions).toMatchObject([{ laterInSeries: 0, movedFrom: null }])
  })

  test.each(['2026-02-30', '2026-13-01', '9999-12-31'])('there is no week of %s', async (day) => {
    const { desk } = await seated()
    expect(await desk.refusal('week', { day })).toBe('bad-input')
  })
})

describe('E28: a client’s sessions', () => {
  test('E28: the next one, what is booked, and what was, with states and moves', async () => {
    const { desk, marta } = await seated()
    const { sessionId: now } = await book(desk, [marta], '2026-11-17T09:30')
    const { sessionId: next } = await book(desk, [marta], '2026-11-24T14:00')
    const { sessionId: cancelled } = await book(desk, [marta], '2026-11-25T14:00')
    const { sessionId: awaited } = await book(desk, [marta], '2026-11-03T14:00')
    await desk.get('sessions.cancel', { sessionId: cancelled, later: false })
    await desk.get('sessions.move', { sessionId: next, later: false, wall: '2026-11-26T14:00', zone: 'Europe/Lisbon', minutes: 60 })
    const view = await desk.get('client.sessions', { clientId: marta })
    expect(view.next).toMatchObject({ id: next, moves: [{ from: '2026-11-24T14:00:00.000Z' }], day: '2026-11-26' })
    expect(view.upcoming.map(({ id }) => id)).toEqual([now, next])
    expect(view.past.map(({ id, state, note }) => [id, state, note]))
      .toEqual([[cancelled, 'cancelled', 'none'], [awaited, 'booked', 'awaited']])
    const { noteId } = await agree(desk, marta, ['[] call'])
    expect((await desk.get('client.sessions', { clientId: marta })).past.find(({ id }) => id === now))
      .toMatchObject({ state: 'held', note: 'written', noteId, number: 1 })
  })

  test('E28: with nothing booked there is nothing; whom nobody knows is not found', async () => {
    const { desk, marta } = await seated()
    expect(await desk.get('client.sessions', { clientId: marta }))
      .toMatchObject({ next: null, upcoming: [], past: [], client: { id: marta, name: 'Marta Oliveira', zone: null } })
    expect(await desk.refusal('client.sessions', { clientId: 'e'.repeat(32) })).toBe('not-found')
  })

  test('V17: erasing one of a group leaves the others’ sessions, and no undo that would bring hers back', async () => {
    const { desk, marta, tom } = await seated()
    const ines = await addClient(desk, 'Inês')
    const { changeId, sessionIds } = await book(desk, [marta, tom], '2026-11-24T14:00', { repeat: { every: 'week', times: 2 } })
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    expect(await desk.refusal('undo', { changeId })).toBe('nothing-to-undo')
    expect((await desk.get('week', { day: '2026-11-24' })).sessions)
      .toMatchObject([{ isGroup: true, people: [{ clientId: tom, state: 'booked' }], laterInSeries: 1 }])
    const about = await desk.database.find('events')
    expect(about.some(({ refs }) => refs.includes(sessionIds[0] ?? ''))).toBe(false)
    expect(about.filter(({ type }) => type === 'session.booked')).toMatchObject([{ clientId: tom }])
    expect(await desk.chain()).toMatchObject({ whole: true })
    // What is left of the group is moved and cancelled like any.
    const { dueMoved } = await desk.get('sessions.cancel', { sessionId: sessionIds[1] ?? '', later: true })
    expect(dueMoved).toBe(0)
    expect((await desk.get('client.sessions', { clientId: tom })).upcoming).toEqual([])
    await desk.get('sessions.book', booking([ines, tom], '2026-11-24T14:00'))
  })
})
