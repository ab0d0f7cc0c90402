import { describe, expect, test } from 'vitest'
import { noticesFor } from '../../../../electron/engine/rooms/notices.ts'
import { addClient, confirmation, freshId, sitDown } from './desk.ts'

const due = (...days: readonly string[]) => days.map((day) => ({ due: day }))
const noon = new Date('2026-11-17T12:00:00.000Z')

describe('E10: notices', () => {
  test('one for each day on which something is due, at nine on the coach’s clock, and nothing else', () => {
    expect(noticesFor(noon, 'Europe/Berlin', due('2026-11-19', '2026-11-18', '2026-11-19'))).toEqual([
      { at: '2026-11-18T08:00:00.000Z', kind: 'item-due' }, { at: '2026-11-19T08:00:00.000Z', kind: 'item-due' },
    ])
  })

  test('only what lies in the next seven days', () => {
    const days = due('2026-11-16', '2026-11-17', '2026-11-24', '2026-11-25')
    expect(noticesFor(noon, 'UTC', days).map(({ at }) => at)).toEqual(['2026-11-24T09:00:00.000Z'])
    expect(noticesFor(new Date('2026-11-17T08:59:59.999Z'), 'UTC', days).map(({ at }) => at))
      .toEqual(['2026-11-17T09:00:00.000Z'])
  })

  test.each([
    ['Europe/Lisbon', '2026-03-29', '2026-03-29T08:00:00.000Z'], ['Europe/Lisbon', '2026-03-28', '2026-03-28T09:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T14:00:00.000Z'], ['Asia/Kathmandu', '2026-11-20', '2026-11-20T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-20', '2026-11-19T19:00:00.000Z'],
  ])('nine o’clock in %s on %s is %s', (zone, day, instant) => {
    const before = new Date(Date.parse(instant) - 86_400_000)
    expect(noticesFor(before, zone, due(day))).toEqual([{ at: instant, kind: 'item-due' }])
  })

  test('come from what is open or stuck, not from what is closed', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const lines = ['[] one', '[] two', '[] three']
    const { itemIds: [one = '', two = ''] } = await desk.get('notes.save', {
      noteId: freshId(), clientId, text: lines.join('\n'), corrections: [],
      confirmed: lines.map((line, index) => confirmation(line, `2026-11-${18 + index}`)),
    })
    await desk.get('items.mark', { itemId: one, status: 'done', obstacle: null })
    await desk.get('items.mark', { itemId: two, status: 'stuck', obstacle: 'skill' })
    expect(await desk.engine.notices(noon)).toEqual([
      { at: '2026-11-19T09:00:00.000Z', kind: 'item-due' }, { at: '2026-11-20T09:00:00.000Z', kind: 'item-due' },
    ])
  })
})
