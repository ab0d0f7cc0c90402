import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noticesFor, type NamelessNotice } from '../../../../electron/engine/rooms/notices.ts'
import { addClient, confirmation, freshId, sitDown } from './desk.ts'

const due = (...days: readonly string[]) => ({ items: days.map((day) => ({ due: day })), sessions: [] })
const begins = (...starts: readonly string[]) => ({ items: [], sessions: starts.map((startedAt) => ({ startedAt })) })
const of = (notices: readonly NamelessNotice[], kind: NamelessNotice['kind']) =>
  notices.filter((notice) => notice.kind === kind).map(({ at }) => at)
const noon = new Date('2026-11-17T12:00:00.000Z')

describe('E10: notices', () => {
  test('one for each day on which something is due and one the morning after, at nine on the coach’s clock', () => {
    expect(noticesFor(noon, 'Europe/Berlin', due('2026-11-19', '2026-11-18', '2026-11-19'))).toEqual([
      { at: '2026-11-18T08:00:00.000Z', kind: 'item-due' }, { at: '2026-11-19T08:00:00.000Z', kind: 'item-due' },
      { at: '2026-11-19T08:00:00.000Z', kind: 'item-overdue' }, { at: '2026-11-20T08:00:00.000Z', kind: 'item-overdue' },
    ])
  })

  test('one ten minutes before each time at which a session begins, of a group as of one person', () => {
    const start = '2026-11-18T10:00:00.000Z'
    expect(noticesFor(noon, 'Europe/Berlin', begins(start, start, '2026-11-17T12:10:00.000Z', '2026-11-17T12:10:01.000Z')))
      .toEqual([{ at: '2026-11-17T12:00:01.000Z', kind: 'session' }, { at: '2026-11-18T09:50:00.000Z', kind: 'session' }])
  })

  test('V20: an instant and a kind, whatever the records hold', () => {
    const words = fc.record({ due: fc.constantFrom('2026-11-18', '2026-11-24'), text: fc.string(), clientId: fc.string() })
    const sessions = fc.record({ startedAt: fc.constant('2026-11-18T10:00:00.000Z'), place: fc.string(), id: fc.string() })
    fc.assert(fc.property(fc.array(words), fc.array(sessions), (items, booked) => {
      for (const notice of noticesFor(noon, 'UTC', { items, sessions: booked })) {
        expect(Object.keys(notice).sort()).toEqual(['at', 'kind'])
      }
    }))
  })

  test('only what lies in the next seven days', () => {
    const days = due('2026-11-16', '2026-11-17', '2026-11-24', '2026-11-25')
    expect(of(noticesFor(noon, 'UTC', days), 'item-due')).toEqual(['2026-11-24T09:00:00.000Z'])
    expect(of(noticesFor(new Date('2026-11-17T08:59:59.999Z'), 'UTC', days), 'item-due'))
      .toEqual(['2026-11-17T09:00:00.000Z'])
  })

  test.each([
    ['Europe/Lisbon', '2026-03-29', '2026-03-29T08:00:00.000Z'], ['Europe/Lisbon', '2026-03-28', '2026-03-28T09:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T14:00:00.000Z'], ['Asia/Kathmandu', '2026-11-20', '2026-11-20T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-20', '2026-11-19T19:00:00.000Z'],
  ])('nine o’clock in %s on %s is %s', (zone, day, instant) => {
    const before = new Date(Date.parse(instant) - 86_400_000)
    expect(of(noticesFor(before, zone, due(day)), 'item-due')).toEqual([instant])
  })

  test('come from what is open or stuck, not from what is closed', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const lines = ['[] one', '[] two', '[] three']
    const { itemIds: [one = '', two = ''] } = await desk.get('notes.save', {
      noteId: freshId(), clientId, text: lines.join('\n'), corrections: [],
      confirmed: lines.map((line, index) => confirmation(line, `2026-11-${18 + index}`)),
    })
    await desk.get('items.mark', { itemId: one, status: 'done', obstacle: null, by: 'coach' })
    await desk.get('items.mark', { itemId: two, status: 'stuck', obstacle: 'skill', by: 'coach' })
    expect(of(await desk.engine.notices(noon), 'item-due'))
      .toEqual(['2026-11-19T09:00:00.000Z', '2026-11-20T09:00:00.000Z'])
  })

  test('of sessions come from booked ones alone; which it was is found again by its instant', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const book = (wall: string) => desk.get('sessions.book', {
      clientIds: [clientId], wall, zone: 'Europe/Lisbon', minutes: 60, place: '', repeat: null,
    })
    const { sessionIds: [kept = ''] } = await book('2026-11-18T14:00')
    const { sessionIds: [cancelled = ''] } = await book('2026-11-19T14:00')
    await desk.get('sessions.cancel', { sessionId: cancelled, later: false })
    expect(of(await desk.engine.notices(noon), 'session')).toEqual(['2026-11-18T13:50:00.000Z'])
    expect(await desk.get('brief.noticed', { at: '2026-11-18T13:50:00.000Z' })).toEqual({ sessionId: kept })
    expect(await desk.get('brief.noticed', { at: '2026-11-19T13:50:00.000Z' })).toEqual({ sessionId: null })
  })
})
