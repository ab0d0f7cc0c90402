/** E30: a due day that was not chosen goes along with the next session. */
import { describe, expect, test } from 'vitest'
import { agree, book, dueDays, events, seated, session } from './booking.ts'
import type { Desk } from './desk.ts'

const to = (sessionId: string, wall: string, later = false) =>
  ({ sessionId, later, wall, zone: 'Europe/Lisbon', minutes: 60 })

/** Does something, and holds that its undo gives every record back. */
const undone = async (desk: Desk, work: () => Promise<{ readonly changeId: string, readonly dueMoved: number }>) => {
  const before = await desk.everything()
  const { changeId } = await work()
  await desk.get('undo', { changeId })
  expect(await desk.everything()).toEqual(before)
  return work()
}

describe('E30', () => {
  test('E30: where a commitment names no day it is remembered where its day comes from', async () => {
    const { desk, marta } = await seated()
    const { itemIds: [week = ''] } = await agree(desk, marta, ['[] call'])
    await book(desk, [marta], '2026-12-01T14:00')
    const { itemIds: [next = ''] } = await agree(desk, marta, ['[] write'])
    const { itemIds: [chosen = ''] } = await agree(desk, marta, ['[] draw'], { chosen: '2026-11-20' })
    expect(await dueDays(desk, [week, next, chosen]))
      .toEqual([['2026-11-29', 'next-session'], ['2026-11-29', 'next-session'], ['2026-11-20', 'chosen']])
  })

  test('E30: booked, moved, cancelled and booked again, the days go along, and each can be undone', async () => {
    const { desk, marta } = await seated()
    const { itemIds } = await agree(desk, marta, ['[] call', '[] write'])
    const days = async () => (await dueDays(desk, itemIds))[0]
    expect(await days()).toEqual(['2026-11-24', 'a-week'])
    const { sessionId, ...booked } = await undone(desk, () => book(desk, [marta], '2026-12-01T14:00')) as
      Awaited<ReturnType<typeof book>>
    expect(booked.dueMoved).toBe(2)
    expect(await days()).toEqual(['2026-11-29', 'next-session'])
    expect((await events(desk)).at(-1)).toMatchObject({ type: 'task.updated', clientId: marta })
    expect(new Set((await events(desk)).at(-1)?.refs)).toEqual(new Set(itemIds))
    const moved = await undone(desk, () => desk.get('sessions.move', to(sessionId, '2026-12-08T14:00')))
    expect(moved.dueMoved).toBe(2)
    expect(await days()).toEqual(['2026-12-06', 'next-session'])
    // A day it would have had anyway: where it comes from is another, the day is not.
    await desk.get('sessions.move', to(sessionId, '2026-11-26T14:00'))
    expect((await undone(desk, () => desk.get('sessions.cancel', { sessionId, later: false }))).dueMoved).toBe(0)
    expect(await days()).toEqual(['2026-11-24', 'a-week'])
    expect((await undone(desk, () => desk.get('sessions.reopen', { sessionId }))).dueMoved).toBe(0)
    expect(await days()).toEqual(['2026-11-24', 'next-session'])
  })

  test('E30: only the next session counts, and only when it begins at another instant', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-12-01T14:00')
    const { itemIds } = await agree(desk, marta, ['[] call'])
    expect((await book(desk, [marta], '2026-12-15T14:00')).dueMoved).toBe(0)
    expect((await desk.get('sessions.move', { ...to(sessionId, '2026-12-01T14:00'), minutes: 90 })).dueMoved).toBe(0)
    await desk.get('sessions.place', { sessionId, place: 'the garden', later: false })
    expect(await dueDays(desk, itemIds)).toEqual([['2026-11-29', 'next-session']])
    // Without the first the second is the next one.
    expect((await desk.get('sessions.cancel', { sessionId, later: false })).dueMoved).toBe(1)
    expect(await dueDays(desk, itemIds)).toEqual([['2026-12-13', 'next-session']])
  })

  test('E30: what was chosen stays, and so does what is late or closed, or anybody else’s', async () => {
    const { desk, marta, tom } = await seated()
    const { itemIds: [late = ''] } = await agree(desk, marta, ['[] late'])
    desk.later(10 * 24 * 60)
    const { itemIds: [chosen = '', edited = '', done = '', stuck = ''] } =
      await agree(desk, marta, ['[] chosen', '[] edited', '[] done', '[] stuck'])
    const { itemIds: [his = ''] } = await agree(desk, tom, ['[] his'])
    const edit = { itemId: edited, text: 'edited', owner: 'client' } as const
    await desk.get('items.edit', { ...edit, due: '2026-12-05' })
    await desk.get('items.edit', { itemId: chosen, text: 'chosen', owner: 'coach', due: '2026-12-04' })
    await desk.get('items.mark', { itemId: done, status: 'done', obstacle: null, by: 'coach' })
    await desk.get('items.mark', { itemId: stuck, status: 'stuck', obstacle: null, by: 'coach' })
    expect((await book(desk, [marta], '2026-12-15T14:00')).dueMoved).toBe(2)
    expect(await dueDays(desk, [late, chosen, edited, done, stuck, his])).toEqual([
      ['2026-11-24', 'a-week'], ['2026-12-13', 'next-session'], ['2026-12-05', 'chosen'], ['2026-12-04', 'a-week'],
      ['2026-12-13', 'next-session'], ['2026-12-04', 'a-week'],
    ])
  })

  test('E30: once she chooses the day it stays, whatever happens to the session', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-12-01T14:00')
    const { itemIds: [itemId = ''] } = await agree(desk, marta, ['[] call'])
    const { changeId } = await desk.get('items.edit', { itemId, text: 'call', owner: 'client', due: '2026-11-30' })
    expect((await desk.get('sessions.move', to(sessionId, '2026-12-08T14:00'))).dueMoved).toBe(0)
    expect(await dueDays(desk, [itemId])).toEqual([['2026-11-30', 'chosen']])
    await desk.get('undo', { changeId })
    expect(await dueDays(desk, [itemId])).toEqual([['2026-11-29', 'next-session']])
  })

  test('E5, E30: a booking undone, moved back or booked again takes along what was agreed since', async () => {
    const { desk, marta } = await seated()
    const { itemIds: [old = ''] } = await agree(desk, marta, ['[] old'])
    const { sessionId, changeId: booked } = await book(desk, [marta], '2026-12-01T14:00')
    const { itemIds: [chosen = ''] } = await agree(desk, marta, ['[] chosen'], { chosen: '2026-11-20' })
    const moved = await desk.get('sessions.move', to(sessionId, '2026-12-08T14:00'))
    const { itemIds: [since = ''] } = await agree(desk, marta, ['[] since'])
    const days = () => dueDays(desk, [old, chosen, since])
    expect(await days()).toEqual([['2026-12-06', 'next-session'], ['2026-11-20', 'chosen'], ['2026-12-06', 'next-session']])
    await desk.get('undo', { changeId: moved.changeId })
    expect(await days()).toEqual([['2026-11-29', 'next-session'], ['2026-11-20', 'chosen'], ['2026-11-29', 'next-session']])
    expect((await events(desk)).slice(-2)).toMatchObject([{ type: 'change.undone' }, { type: 'task.updated', refs: [since] }])
    const cancelled = await desk.get('sessions.cancel', { sessionId, later: false })
    const { itemIds: [without = ''] } = await agree(desk, marta, ['[] without'])
    expect(await dueDays(desk, [without])).toEqual([['2026-11-24', 'a-week']])
    await desk.get('undo', { changeId: cancelled.changeId })
    expect(await dueDays(desk, [without])).toEqual([['2026-11-29', 'next-session']])
    await desk.get('undo', { changeId: booked })
    expect(await days()).toEqual([['2026-11-24', 'a-week'], ['2026-11-20', 'chosen'], ['2026-11-24', 'a-week']])
    expect(await dueDays(desk, [without])).toEqual([['2026-11-24', 'a-week']])
  })

  test('E5, E30: undone, what it did not touch and was agreed before stays', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-12-01T14:00')
    await agree(desk, marta, ['[] call'])
    desk.later(1)
    await desk.get('settings.sessions', { daysBeforeSession: 0 })
    // Another day of the session, and by the other setting the same due day: nothing moved.
    const before = await desk.everything()
    const { changeId, dueMoved } = await desk.get('sessions.move', to(sessionId, '2026-11-29T14:00'))
    expect(dueMoved).toBe(0)
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('E30: of a group everybody’s days go along; of a series those of the next one', async () => {
    const { desk, marta, tom } = await seated()
    const { itemIds: [hers = ''] } = await agree(desk, marta, ['[] hers'])
    const { itemIds: [his = ''] } = await agree(desk, tom, ['[] his'])
    const { dueMoved, sessionId } = await undone(desk, () =>
      book(desk, [marta, tom], '2026-12-01T14:00', { repeat: { every: 'week', times: 3 } })) as Awaited<ReturnType<typeof book>>
    expect(dueMoved).toBe(2)
    expect(await dueDays(desk, [hers, his])).toEqual([['2026-11-29', 'next-session'], ['2026-11-29', 'next-session']])
    expect((await undone(desk, () => desk.get('sessions.move', to(sessionId, '2026-12-02T14:00', true)))).dueMoved).toBe(2)
    expect((await undone(desk, () => desk.get('sessions.cancel', { sessionId, later: false }))).dueMoved).toBe(2)
    expect(await dueDays(desk, [hers, his])).toEqual([['2026-12-07', 'next-session'], ['2026-12-07', 'next-session']])
    expect((await desk.get('sessions.reopen', { sessionId })).dueMoved).toBe(2)
  })

  test('E30: the setting says how many days before, from now on', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-12-01T14:00')
    const { itemIds } = await agree(desk, marta, ['[] call'])
    await desk.get('settings.sessions', { daysBeforeSession: 0 })
    expect(await dueDays(desk, itemIds)).toEqual([['2026-11-29', 'next-session']])
    await desk.get('sessions.move', to(sessionId, '2026-12-02T14:00'))
    expect(await dueDays(desk, itemIds)).toEqual([['2026-12-02', 'next-session']])
  })

  test('E30: the day of the next session is the coach’s own, where the client is elsewhere', async () => {
    const { desk, marta } = await seated()
    desk.clock.zone = 'Asia/Tokyo'
    const { itemIds } = await agree(desk, marta, ['[] call'])
    await book(desk, [marta], '2026-12-01T18:00', { zone: 'America/New_York' })
    expect(await dueDays(desk, itemIds)).toEqual([['2026-11-30', 'next-session']])
  })

  test('E29, E30: a note begun before its session counts from the session after it', async () => {
    const { desk, marta } = await seated()
    const { sessionId } = await book(desk, [marta], '2026-11-17T10:20')
    const { sessionId: after } = await book(desk, [marta], '2026-12-01T10:00')
    const old = await agree(desk, marta, ['[] before'], { chosen: null })
    expect(await dueDays(desk, old.itemIds)).toEqual([['2026-11-29', 'next-session']])
    expect((await session(desk, sessionId)).state).toBe('held')
    expect((await desk.get('sessions.move', to(after, '2026-12-02T10:00'))).dueMoved).toBe(1)
  })

  test('E29, E30: what waited for a session that is begun early goes to the one after it, and back if that is undone', async () => {
    const { desk, marta } = await seated()
    await desk.get('settings.sessions', { daysBeforeSession: 0 })
    const { itemIds } = await agree(desk, marta, ['[] before'])
    await book(desk, [marta], '2026-11-17T10:20')
    await book(desk, [marta], '2026-12-01T10:00')
    expect(await dueDays(desk, itemIds)).toEqual([['2026-11-17', 'next-session']])
    const before = await desk.everything()
    const { changeId, noteId } = await agree(desk, marta, ['[] now'])
    expect(await dueDays(desk, itemIds)).toEqual([['2026-12-01', 'next-session']])
    await desk.get('undo', { changeId })
    await desk.get('notes.discardDraft', { noteId })
    expect(await desk.everything()).toEqual(before)
  })
})
