import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayIn, daysBetween, weekdayOf } from '../../../../../shared/domain/day.ts'
import { doneIn, dueIn, momentumOf } from '../../../../../shared/domain/momentum/momentum.ts'
import { setbacksOf } from '../../../../../shared/domain/momentum/setbacks.ts'
import { lastWeeks, mondayBefore, MOMENTUM_WEEKS } from '../../../../../shared/domain/momentum/weeks.ts'
import { ITEM_STATUSES, type ItemStatus } from '../../../../../shared/schemas/action-items.ts'

const TODAY = '2026-11-17'
const ZONE = 'Europe/Lisbon'
const weeks = lastWeeks(TODAY, ZONE)

type Said = readonly [string, ItemStatus, ('client' | 'coach')?]
const item = (due: string, ...said: readonly Said[]) => {
  const history = said.map(([at, status, by = 'coach']) => ({ at, status, by }))
  return { due, status: history.at(-1)?.status ?? 'open', history }
}
const open = (due: string) => item(due, ['2026-09-01T10:00:00.000Z', 'open'])
const session = (startedAt: string, state: 'booked' | 'held' | 'missed' | 'cancelled') => ({ startedAt, state })
const lastOf = (items: Parameters<typeof momentumOf>[1], sessions: Parameters<typeof momentumOf>[2] = []) =>
  momentumOf(weeks, items, sessions).at(-1)

describe('E42: the weeks', () => {
  test('are twelve, from Monday to Sunday, and the last holds today', () => {
    expect(weeks.mondays).toHaveLength(MOMENTUM_WEEKS)
    expect(weeks.mondays.at(-1)).toBe('2026-11-16')
    expect(weeks.mondays[0]).toBe('2026-08-31')
    expect([weeks.ofDay('2026-11-15'), weeks.ofDay('2026-11-16'), weeks.ofDay('2026-11-22')]).toEqual([10, 11, 11])
    expect([weeks.ofDay('2026-08-30'), weeks.ofDay('2026-08-31'), weeks.ofDay('2026-11-23')]).toEqual([null, 0, null])
  })

  test.each([
    ['a leap day', '2028-03-02', 'UTC'], ['the turn of a year', '2027-01-01', 'Europe/Berlin'],
    ['the clocks going back', '2026-10-27', 'Europe/Lisbon'], ['the clocks going forward', '2026-03-31', 'America/New_York'],
    ['a midnight that is skipped', '2026-09-10', 'America/Santiago'], ['far east of the date line', '2026-11-17', 'Pacific/Kiritimati'],
  ])('over %s every instant of a day is in the week of that day', (_, today, zone) => {
    const some = lastWeeks(today, zone)
    for (let day = mondayBefore(today, 12); day <= addDays(today, 8); day = addDays(day, 1)) {
      for (const hour of [0, 1, 2, 3, 12, 23]) {
        const at = `${day}T${String(hour).padStart(2, '0')}:30:00.000Z`
        expect([at, some.ofInstant(at)]).toEqual([at, some.ofDay(dayIn(at, zone))])
      }
    }
  })

  const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count))
  const zones = fc.constantFrom('UTC', 'Europe/Lisbon', 'America/New_York', 'America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia')

  test('whatever the day and zone: Mondays seven days apart, and instants fall where their day does', () => {
    fc.assert(fc.property(days, zones, fc.integer({ min: -100, max: 20 }), fc.integer({ min: 0, max: 86_399 }), (today, zone, off, second) => {
      const some = lastWeeks(today, zone)
      some.mondays.forEach((monday, place) => {
        expect(weekdayOf(monday)).toBe(1)
        expect(daysBetween(some.mondays[0] ?? '', monday)).toBe(7 * place)
      })
      expect(some.ofDay(today)).toBe(MOMENTUM_WEEKS - 1)
      const at = new Date(Date.parse(addDays(today, off)) + second * 1_000).toISOString()
      expect(some.ofInstant(at)).toBe(some.ofDay(dayIn(at, zone)))
      // Later than the whole of a day is what falls on a later day.
      if (some.ofDay(today) !== null) expect(some.isAfter(at, today)).toBe(dayIn(at, zone) > today)
    }), { numRuns: 60 })
  })
})

describe('E42: what became of what was due', () => {
  test('done until the end of its day is done, after it done late; that a report was confirmed later changes nothing', () => {
    const begun: Said = ['2026-11-10T10:00:00.000Z', 'open']
    expect(lastOf([item('2026-11-16', begun, ['2026-11-16T23:59:59.999Z', 'done'])])).toMatchObject({ done: 1, doneLate: 0 })
    expect(lastOf([item('2026-11-16', begun, ['2026-11-17T00:00:00.000Z', 'done'])])).toMatchObject({ done: 0, doneLate: 1 })
    expect(lastOf([item('2026-11-16', begun, ['2026-11-16T08:00:00.000Z', 'done', 'client'], ['2026-11-17T09:00:00.000Z', 'done'])]))
      .toMatchObject({ done: 1, doneLate: 0 })
  })

  test('open before its day is over, late after it, and stuck or skipped whatever the day', () => {
    const stuck = item('2026-11-16', ['2026-11-10T10:00:00.000Z', 'open'], ['2026-11-12T10:00:00.000Z', 'stuck'])
    const skipped = item('2026-11-22', ['2026-11-10T10:00:00.000Z', 'open'], ['2026-11-12T10:00:00.000Z', 'skipped'])
    expect(lastOf([open('2026-11-16'), open('2026-11-17'), open('2026-11-22'), stuck, skipped]))
      .toMatchObject({ late: 1, open: 2, stuck: 1, skipped: 1, done: 0, doneLate: 0 })
  })

  test('each item that was due in these weeks is counted once, and no other', () => {
    const history = fc.array(fc.record({
      at: fc.date({ min: new Date('2026-07-01'), max: new Date('2026-11-17'), noInvalidDate: true }).map((at) => at.toISOString()),
      status: fc.constantFrom(...ITEM_STATUSES), by: fc.constantFrom('client' as const, 'coach' as const),
    }), { minLength: 1, maxLength: 6 }).map((said) => said.sort((one, other) => (one.at < other.at ? -1 : 1)))
    const items = fc.array(fc.record({
      due: fc.integer({ min: -120, max: 30 }).map((days) => addDays(TODAY, days)), history,
    }).map(({ due, history: said }) => ({ due, history: said, status: said.at(-1)?.status ?? 'open' as const })), { maxLength: 20 })
    fc.assert(fc.property(items, (some) => {
      const counted = momentumOf(weeks, some, [])
      expect(counted.reduce((sum, week) => sum + dueIn(week), 0))
        .toBe(some.filter(({ due }) => due >= '2026-08-31' && due <= '2026-11-22').length)
      for (const week of counted) expect(doneIn(week)).toBeLessThanOrEqual(dueIn(week))
      // Slowly, day by day.
      counted.forEach((week) => {
        const back = some.filter((one) => setbacksOf(one).some(({ at }) => {
          const day = dayIn(at, ZONE)
          return day >= week.monday && day <= addDays(week.monday, 6)
        }))
        expect(week.setbacks).toBe(back.length)
      })
    }))
  })
})

describe('E42: setbacks', () => {
  const between = (from: ItemStatus, to: ItemStatus) =>
    setbacksOf(item('2026-11-20', ['2026-11-10T10:00:00.000Z', from], ['2026-11-16T10:00:00.000Z', to])).length

  test('are done or open that became stuck or skipped, and done that was opened again; nothing else is', () => {
    const back = ITEM_STATUSES.flatMap((from) => ITEM_STATUSES.filter((to) => between(from, to) > 0).map((to) => `${from} ${to}`))
    expect(back.sort()).toEqual(['done open', 'done skipped', 'done stuck', 'open skipped', 'open stuck'])
  })

  test('count in the week they happened, not in that of the due day, and once a week for an item', () => {
    const item1 = item('2026-12-20', ['2026-11-01T10:00:00.000Z', 'open'], ['2026-11-09T10:00:00.000Z', 'stuck'],
      ['2026-11-16T10:00:00.000Z', 'open'], ['2026-11-16T11:00:00.000Z', 'stuck'], ['2026-11-16T12:00:00.000Z', 'open'],
      ['2026-11-17T08:00:00.000Z', 'skipped'])
    expect(momentumOf(weeks, [item1], []).map(({ setbacks }) => setbacks)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
  })
})

test('E42: sessions stand below their week by what became of them; a cancelled one does not', () => {
  expect(lastOf([], [
    session('2026-11-16T00:00:00.000Z', 'held'), session('2026-11-18T10:00:00.000Z', 'missed'),
    session('2026-11-22T23:59:59.999Z', 'booked'), session('2026-11-19T10:00:00.000Z', 'cancelled'),
    session('2026-11-23T00:00:00.000Z', 'booked'),
  ])).toMatchObject({ held: 1, missed: 1, booked: 1 })
})
