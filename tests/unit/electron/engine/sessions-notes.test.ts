/** E29: a note completes the booked session it is of; what has ended without one waits. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sessionCompletedBy } from '../../../../electron/engine/sessions/decide.ts'
import { minutesAfter } from '../../../../shared/domain/session-time.ts'
import { PLAIN_SESSION, SESSION_STATES, unbooked, type Session } from '../../../../shared/schemas/sessions.ts'
import { agree, book, dueDays, events, seated, session } from './booking.ts'
import { freshId, writeNote } from './desk.ts'

describe('E29: the first save of a note', () => {
  test('E29: completes the booked session: its number then, its start as booked, and no other session', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-17T09:30', { minutes: 50 })
    const before = await session(desk, sessionId)
    const { noteId, itemIds } = await agree(desk, marta, ['[] call'], { after: 40 })
    expect(await session(desk, sessionId)).toEqual({ ...before, state: 'held', number: 1, noteId })
    expect(await desk.database.count('sessions')).toBe(1)
    expect(await desk.database.get('actionItems', itemIds[0] ?? '')).toMatchObject({ sessionId })
    expect((await desk.get('client', { clientId: marta })).timeline).toMatchObject([{ noteId, session: 1 }])
    expect((await events(desk)).slice(-3)).toMatchObject([
      { type: 'session.completed', refs: [sessionId] }, { type: 'note.completed', refs: [noteId, sessionId] },
      { type: 'task.assigned' },
    ])
  })

  test('E5: undone, it is booked again as it was, and what was typed is the draft', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-17T09:30')
    const before = await session(desk, sessionId)
    const { noteId, changeId } = await writeNote(desk, marta, { text: 'Talked.' })
    await desk.get('undo', { changeId })
    expect(await session(desk, sessionId)).toEqual(before)
    expect(await desk.database.get('notes', noteId)).toMatchObject({ savedAt: null, draft: { text: 'Talked.' } })
    // Saved again, it completes the same one.
    await writeNote(desk, marta, { text: 'Talked.' })
    expect(await session(desk, sessionId)).toMatchObject({ state: 'held', number: 1, noteId })
  })

  test('E5: what was agreed later in the same note keeps the session held', async () => {
    const { desk, marta } = await seated()
    await book(desk, [marta], '2026-11-17T09:30')
    const { noteId, changeId } = await writeNote(desk, marta, { text: '[] call' })
    await desk.get('notes.save', {
      noteId, clientId: marta, text: '[] call', corrections: [],
      confirmed: [{ line: '[] call', text: 'call', owner: 'client', due: '2026-11-20' }],
    })
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
  })

  test.each([
    ['half an hour before it begins', '2026-11-17T10:30', true],
    ['more than that before', '2026-11-17T10:31', false],
    ['seven days after it began', '2026-11-10T10:00', true],
    ['longer after', '2026-11-10T09:59', false],
  ])('E29: begun %s', async (_, wall, completes) => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], wall)
    await writeNote(desk, marta, { text: 'Talked.' })
    expect((await session(desk, sessionId)).state).toBe(completes ? 'held' : 'booked')
    expect(await desk.database.count('sessions')).toBe(completes ? 1 : 2)
  })

  test('E29: counts from when the note was begun, not from when it was saved', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-17T09:30')
    const { noteId } = await desk.get('notes.begin', { clientId: marta })
    await desk.get('notes.keepDraft', { noteId, clientId: marta, text: 'Talked.', cursor: 0, corrections: [] })
    desk.later(30 * 24 * 60)
    await desk.get('notes.save', { noteId, clientId: marta, text: 'Talked.', corrections: [], confirmed: [] })
    expect(await session(desk, sessionId)).toMatchObject({ state: 'held', noteId })
  })

  test('E29: of two it is the one that began last; the next note completes the other', async () => {
    const { desk, marta } = await seated()
    const { sessionId: earlier } = await book(desk, [marta], '2026-11-12T09:00')
    const { sessionId: last } = await book(desk, [marta], '2026-11-16T09:00')
    await writeNote(desk, marta, { text: 'One.' })
    expect((await session(desk, last)).state).toBe('held')
    expect((await session(desk, earlier)).state).toBe('booked')
    await writeNote(desk, marta, { text: 'Another.' })
    expect(await session(desk, earlier)).toMatchObject({ state: 'held', number: 2 })
  })

  test('E29: what was cancelled or missed is not completed, nor anybody else’s', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionId: missed } = await book(desk, [marta], '2026-11-17T09:00')
    await desk.get('sessions.miss', { sessionId: missed })
    const { sessionId: his } = await book(desk, [tom], '2026-11-17T09:00')
    await writeNote(desk, marta, { text: 'Talked.' })
    expect((await session(desk, missed)).state).toBe('missed')
    expect((await session(desk, his)).state).toBe('booked')
    expect(await desk.database.count('sessions')).toBe(3)
  })

  test('E29: of a group each has a note of her own', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds: [hers = '', his = ''] } = await book(desk, [marta, tom], '2026-11-17T09:00')
    await writeNote(desk, marta, { text: 'Talked.' })
    expect((await session(desk, hers)).state).toBe('held')
    expect((await session(desk, his)).state).toBe('booked')
    await writeNote(desk, tom, { text: 'Talked too.' })
    expect(await session(desk, his)).toMatchObject({ state: 'held', number: 1 })
  })

  test('E16, E29: a quick note becomes hers with the save, and so does her booked session', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-17T09:30')
    const { noteId } = await desk.get('notes.begin', { clientId: null })
    await desk.get('notes.keepDraft', { noteId, clientId: null, text: 'Who?', cursor: 0, corrections: [] })
    const { changeId } = await desk.get('notes.save', { noteId, clientId: marta, text: 'Who?', corrections: [], confirmed: [] })
    expect(await session(desk, sessionId)).toMatchObject({ state: 'held', noteId })
    await desk.get('undo', { changeId })
    expect(await session(desk, sessionId)).toMatchObject({ state: 'booked', noteId: '', number: 0 })
  })

  test('E17: moved to somebody else, what was booked stays booked, and a session of the note’s own is made for her', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds: [hers = '', his = ''] } = await book(desk, [marta, tom], '2026-11-17T09:00')
    const booked = await session(desk, hers)
    const ines = (await desk.get('clients.add', { name: 'Inês' })).clientId
    const { noteId, itemIds } = await agree(desk, marta, ['[] call'])
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.move', { noteId, clientId: ines })
    expect(await session(desk, hers)).toEqual(booked)
    expect(await session(desk, his)).toMatchObject({ clientId: tom, state: 'booked' })
    const [own, ...others] = await desk.database.find('sessions', { clientId: ines })
    expect(others).toEqual([])
    expect(own).toMatchObject({ noteId, number: 1, state: 'held', wall: '', startedAt: '2026-11-17T10:00:00.000Z' })
    expect(await desk.database.get('actionItems', itemIds[0] ?? '')).toMatchObject({ clientId: ines, sessionId: own?.id })
    expect((await events(desk)).slice(-4)).toMatchObject([
      { type: 'session.reopened', clientId: marta, refs: [hers] },
      { type: 'engagement.opened', clientId: ines }, { type: 'session.completed', clientId: ines, refs: [own?.id] },
      { type: 'note.moved', clientId: ines, refs: [noteId, own?.id, ...itemIds] },
    ])
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('E17, E29: in a group, a note of one that is the other’s completes his, and hers waits again', async () => {
    const { desk, marta, tom } = await seated()
    const { sessionIds: [hers = '', his = ''] } = await book(desk, [marta, tom], '2026-11-17T09:00')
    const { noteId } = await writeNote(desk, marta, { text: 'Talked.' })
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.move', { noteId, clientId: tom })
    expect(await session(desk, hers)).toMatchObject({ clientId: marta, state: 'booked', number: 0, noteId: '' })
    expect(await session(desk, his)).toMatchObject({ clientId: tom, state: 'held', number: 1, noteId })
    expect((await desk.get('sessions.unwritten', {})).sessions.map(({ sessionId }) => sessionId)).toEqual([hers])
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('E17, E30: given back before it begins, hers is the next one again, and his is not any more', async () => {
    const { desk, marta, tom } = await seated()
    const { itemIds: [herItem = ''] } = await agree(desk, marta, ['[] hers'])
    const { itemIds: [hisItem = ''] } = await agree(desk, tom, ['[] his'])
    await book(desk, [marta, tom], '2026-11-17T10:20')
    const { noteId } = await writeNote(desk, marta, { text: 'Talked.' })
    const from = async () => (await dueDays(desk, [herItem, hisItem])).map((day) => day?.[1])
    expect(await from()).toEqual(['a-week', 'next-session'])
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.move', { noteId, clientId: tom })
    expect(await from()).toEqual(['next-session', 'a-week'])
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('E4: numbers are of held sessions alone, with gaps and none twice', async () => {
    const { desk, marta } = await seated()
    await book(desk, [marta], '2026-11-24T14:00', { repeat: { every: 'week', times: 5 } })
    await writeNote(desk, marta, { text: 'One.' })
    const { noteId } = await desk.get('notes.begin', { clientId: marta })
    expect((await desk.get('note', { noteId, clientId: marta })).session).toBe(2)
    expect((await desk.database.find('sessions')).map(({ number }) => number).sort()).toEqual([0, 0, 0, 0, 0, 1])
  })

  test('E29: the booked session a note is of, beside a slow search', () => {
    const sessions = fc.array(fc.record({
      minutes: fc.integer({ min: -8 * 24 * 60, max: 120 }).map((one) => one - one % 15), state: fc.constantFrom(...SESSION_STATES),
    }), { maxLength: 12 })
    const begunAt = '2026-11-17T10:00:00.000Z'
    fc.assert(fc.property(sessions, (given) => {
      const all = given.map(({ minutes, state }): Session => ({
        ...PLAIN_SESSION, ...unbooked(minutesAfter(begunAt, minutes), 'UTC'), id: freshId(), clientId: 'c'.repeat(32),
        engagementId: 'e'.repeat(32), state,
      }))
      const found = sessionCompletedBy(all, begunAt)
      const may = given.filter(({ minutes, state }) => state === 'booked' && minutes >= -7 * 24 * 60 && minutes <= 30)
      const last = may.reduce<number | null>((most, { minutes }) => (most !== null && most >= minutes ? most : minutes), null)
      expect(found?.startedAt ?? null).toBe(last === null ? null : minutesAfter(begunAt, last))
    }))
  })
})

describe('E29: what waits for its note', () => {
  const waiting = async ({ desk }: Awaited<ReturnType<typeof seated>>) =>
    (await desk.get('sessions.unwritten', {})).sessions.map(({ sessionId }) => sessionId)

  test('E29: from its end on, the one that ended last first', async () => {
    const seats = await seated()
    const { desk, marta, tom } = seats
    const { sessionId: hers } = await book(desk, [marta], '2026-11-17T09:00')
    const { sessionId: his } = await book(desk, [tom], '2026-11-17T09:30', { minutes: 31 })
    await book(desk, [tom], '2026-11-24T09:30')
    expect(await waiting(seats)).toEqual([hers])
    desk.later(1)
    expect(await waiting(seats)).toEqual([his, hers])
    expect((await desk.get('sessions.unwritten', {})).sessions[0]).toMatchObject({
      clientName: 'Tom Waverley', day: '2026-11-17', from: '09:30', to: '10:01', minutes: 31, isGroup: false,
    })
  })

  test('E29: until its note is saved, it was missed, or was cancelled', async () => {
    const seats = await seated()
    const { desk, marta, tom } = seats
    const { sessionId: hers } = await book(desk, [marta], '2026-11-17T08:00')
    const { sessionId: his } = await book(desk, [tom], '2026-11-16T08:00')
    const { sessionId: older } = await book(desk, [tom], '2026-11-09T08:00')
    expect(await waiting(seats)).toEqual([hers, his, older])
    await writeNote(desk, marta, { text: 'Talked.' })
    await desk.get('sessions.miss', { sessionId: his })
    expect(await waiting(seats)).toEqual([older])
    await desk.get('sessions.cancel', { sessionId: older, later: false })
    expect(await waiting(seats)).toEqual([])
    await desk.get('sessions.reopen', { sessionId: older })
    expect(await waiting(seats)).toEqual([older])
  })

  test('E29: or she says that it needs none: it was held, with its number and without a note', async () => {
    const seats = await seated()
    const { desk, marta } = seats
    await writeNote(desk, marta, { text: 'One.' })
    const { sessionId } = await book(desk, [marta], '2026-11-17T08:00')
    const before = await desk.everything()
    const { changeId } = await desk.get('sessions.waiveNote', { sessionId })
    expect(await session(desk, sessionId)).toMatchObject({ state: 'held', number: 2, noteId: '', noteWaivedAt: desk.clock.at })
    expect(await waiting(seats)).toEqual([])
    expect((await events(desk)).slice(-2).map(({ type }) => type)).toEqual(['session.completed', 'note.waived'])
    expect(await desk.refusal('sessions.waiveNote', { sessionId })).toBe('changed-since')
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    expect(await waiting(seats)).toEqual([sessionId])
    const { sessionId: ahead } = await book(desk, [marta], '2026-11-24T08:00')
    expect(await desk.refusal('sessions.waiveNote', { sessionId: ahead })).toBe('not-allowed')
  })
})
