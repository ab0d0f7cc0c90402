import { expect, test } from 'vitest'
import { inWeekTwo } from '../../../../../shared/domain/roster/week-two.ts'
import { dayAfter, ground, item, on } from './records.ts'

const said = (items: readonly ReturnType<typeof item>[], weekTwo = 8) => inWeekTwo(ground({ items }), on({ weekTwo }))

test('E38: from the eighth day it is late on, and not from the seventh', () => {
  expect(said([item(-7)])).toBeNull()
  expect(said([item(-8)])).toEqual({ kind: 'week-two', late: 1, oldestDue: dayAfter(-8), days: 8 })
})

test('E38: those in their second week are counted, and the oldest is told of', () => {
  expect(said([item(-3), item(-9), item(-20, { status: 'stuck' }), item(5)]))
    .toEqual({ kind: 'week-two', late: 2, oldestDue: dayAfter(-20), days: 20 })
})

test('E38: what the coach promised, and what is closed, is not hers to be late with', () => {
  expect(said([item(-20, { owner: 'coach' }), item(-20, { status: 'done' }), item(-20, { status: 'skipped' })])).toBeNull()
})

test('E38: the threshold is the coach’s to choose', () => {
  expect(said([item(-2)], 2)).toMatchObject({ days: 2 })
  expect(said([item(-29)], 30)).toBeNull()
})

test('E38: over a change of the clocks and a leap day a day is a day', () => {
  const leap = on({}, { today: '2028-03-01', at: '2028-03-01T12:00:00.000Z' })
  const late = ground({ items: [{ ...item(0), due: '2028-02-22' }] }, leap)
  expect(inWeekTwo(late, leap)).toMatchObject({ days: 8 })
})
