import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDay, readTime, steppedDay, steppedTime, writeDay } from '../../../../renderer/views/calendar/typed-when.ts'
import { addDays } from '../../../../shared/domain/day.ts'

const TODAY = '2026-11-24'

test.each([
  ['today', '2026-11-24'], ['tomorrow', '2026-11-25'], ['Friday', '2026-11-27'], ['fri', '2026-11-27'], ['sat', '2026-11-28'],
  ['3 December', '2026-12-03'], ['3 dec', '2026-12-03'], ['in two weeks', '2026-12-08'], ['next Tuesday', '2026-12-01'],
  ['24/11', '2026-11-24'], ['3/12', '2026-12-03'], ['3.1.', '2027-01-03'], ['03/12/2026', '2026-12-03'], ['3-12-27', '2027-12-03'],
  ['30', '2026-11-30'], ['3', '2026-12-03'], ['31', '2026-12-31'], ['2026-11-02', '2026-11-02'], ['2/11/2026', '2026-11-02'],
  ['Thu 26 Nov 2026', '2026-11-26'], ['Monday, 2 November 2026', '2026-11-02'], ['29 Feb 2028', '2028-02-29'],
])('“%s” is read as %s', (typed, day) => {
  expect(readDay(typed, TODAY)).toBe(day)
})

test.each(['', '3 De', '31/2', '29 Feb 2027', '0', '32', 'the rota on Friday', '12/13/2026', 'Thu 26 Nov 20'])(
  '“%s” is no day yet', (typed) => { expect(readDay(typed, TODAY)).toBeNull() })

test('every day is read back as it was written', () => {
  fc.assert(fc.property(fc.integer({ min: -2_000, max: 8_000 }), (days) => {
    const day = addDays(TODAY, days)
    expect(readDay(writeDay(day), TODAY)).toBe(day)
  }))
})

test.each([
  ['14:00', '14:00'], ['14.30', '14:30'], ['1415', '14:15'], ['9', '09:00'], ['9:05', '09:05'], ['930', '09:30'], ['2pm', '14:00'],
  ['2:30 pm', '14:30'], ['12 am', '00:00'], ['12pm', '12:00'], ['0', '00:00'],
])('“%s” is read as %s', (typed, time) => { expect(readTime(typed)).toBe(time) })

test.each(['', '24:00', '14:60', 'noon', '13pm', '14:0', '14:00:00'])('“%s” is no time', (typed) => {
  expect(readTime(typed)).toBeNull()
})

test('the arrows step by a day and by a quarter of an hour, and leave alone what they cannot read', () => {
  expect(steppedDay('30/11', TODAY, 1)).toBe('Tue 1 Dec 2026')
  expect(steppedDay('3 De', TODAY, 1)).toBe('3 De')
  expect(steppedTime('14:00', -1)).toBe('13:45')
  expect(steppedTime('23:50', 1)).toBe('23:50')
  expect(steppedTime('x', 1)).toBe('x')
})
