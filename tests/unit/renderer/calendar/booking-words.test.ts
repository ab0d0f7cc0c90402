import { expect, test } from 'vitest'
import { calendar, weekInWords } from '../../../../renderer/strings/calendar.ts'
import { sessions } from '../../../../renderer/strings/sessions.ts'
import { planOf, warningsOf, zonesOf, type Form, type Plan } from '../../../../renderer/views/calendar/form.ts'

const TODAY = '2026-11-24'
const OWN = 'Europe/Lisbon'
const MARTA = { id: '1', name: 'Marta Oliveira', zone: 'America/New_York' }
const FORM: Form = { people: [MARTA], day: 'today', time: '14', minutes: '60', zone: OWN, place: '', every: 'never', times: '10' }

const plan = (part: Partial<Form> = {}): Plan => {
  const made = planOf({ ...FORM, ...part }, TODAY)
  if (typeof made === 'string') throw new Error(made)
  return made
}
const says = (part: Partial<Form> = {}, people = 1) => sessions.form.planned(plan(part), { today: TODAY, own: OWN, people })
const warns = (part: Partial<Form>, elsewhere: readonly string[] = []) =>
  warningsOf(plan(part), { at: '2026-11-24T09:00:00.000Z', sessions: [], moving: [], elsewhere })
    .map((warning) => sessions.form.warned(warning, TODAY))

test('what booking does stands in one sentence', () => {
  expect(says()).toBe('Tuesday 24 November, 14:00 to 15:00.')
  expect(says({ zone: 'America/New_York' })).toBe('Tuesday 24 November, 14:00 to 15:00 in New York.')
  expect(says({ every: 'week' }))
    .toBe('Ten sessions, Tuesdays at 14:00, from Tuesday 24 November until 26 January 2027.')
  expect(says({ every: 'two-weeks', times: '2' }, 4))
    .toBe('Two sessions, every second Tuesday at 14:00, from Tuesday 24 November until Tuesday 8 December, for a group of four.')
  expect(says({ day: '31/12', every: 'month', times: '3' }))
    .toBe('Three sessions, on the 31st, or the last day, of each month at 14:00, from Thursday 31 December until 28 February 2027.')
})

test('the first thing that is missing is asked for', () => {
  expect(planOf({ ...FORM, people: [] }, TODAY)).toBe('who')
  expect(planOf({ ...FORM, day: 'one day' }, TODAY)).toBe('day')
  expect(planOf({ ...FORM, time: '25' }, TODAY)).toBe('time')
  expect(planOf({ ...FORM, minutes: '4' }, TODAY)).toBe('minutes')
  expect(planOf({ ...FORM, every: 'week', times: '53' }, TODAY)).toBe('times')
})

test('E28: a time the clocks skip, one that comes twice, and one that is over are told of', () => {
  expect(warns({ day: '28/3/2027', time: '1:30' }))
    .toEqual(['The clocks go forward on 28 March 2027: there is no 01:30, so it begins at 02:30.'])
  expect(warns({ day: '31/10/2027', time: '1:30' }))
    .toEqual(['The clocks go back on 31 October 2027: 01:30 comes twice, and the first is meant.'])
  expect(warns({ time: '7' })).toEqual(['That is over already. It waits on Today for its note.'])
  expect(warns({})).toEqual([])
})

test('a series says from when on the clock elsewhere shows another time', () => {
  expect(warns({ day: '20/4/2027', every: 'week' }, ['America/New_York'])).toEqual([])
  expect(warns({ day: '2/3/2027', every: 'week' }, ['America/New_York']))
    .toEqual(['From 16 March 2027 on it is 10:00 in New York: the clocks change on different days.'])
})

test('the zones offered are the coach’s first, each once', () => {
  expect(zonesOf([MARTA, { ...MARTA, id: '2' }], OWN)).toEqual([OWN, 'America/New_York'])
  expect(sessions.form.onClock(plan().sessions, 'America/New_York', OWN)).toBe('09:00 in New York.')
  expect(sessions.form.onClock(plan({ time: '2' }).sessions, 'America/New_York', OWN)).toBe('Monday 21:00 in New York.')
})

test('what was done says what went along', () => {
  expect(sessions.done.moved('Thursday 14:00', { dueMoved: 3 })).toBe('Moved to Thursday 14:00. Three due days moved with it.')
  expect(sessions.done.moved('Thursday 14:00', { dueMoved: 1, overlaps: 1 }))
    .toBe('Moved to Thursday 14:00. One due day moved with it. It runs at the same time as another one.')
  expect(sessions.done.cancelled(true, { dueMoved: 0 })).toBe('Cancelled, and all after it.')
})

test('a week is named by its days and said by its distance', () => {
  expect(calendar.weekTitle('2026-11-23', '2026-11-29', TODAY)).toBe('23 to 29 November')
  expect(calendar.weekTitle('2026-12-28', '2027-01-03', TODAY)).toBe('28 December to 3 January 2027')
  expect(['2026-11-23', '2026-11-30', '2026-11-16', '2026-12-14', '2026-11-02'].map((monday) => weekInWords(monday, TODAY)))
    .toEqual(['this week', 'next week', 'last week', 'in the week of 14 December', 'in the week of 2 November'])
  const nothing = (monday: string, sunday: string) => calendar.lead({ sessions: [], monday, sunday, today: TODAY, zone: 'Europe/Lisbon' })
  expect(nothing('2026-11-16', '2026-11-22')).toBe('Nothing was booked last week.')
  expect(nothing('2026-11-23', '2026-11-29')).toBe('Nothing is booked this week.')
})

test('a weekday that is over is not taken for the one that is to come', () => {
  expect(['2026-11-19', '2026-11-22', '2026-11-23', '2026-11-26', '2026-12-03'].map((day) => sessions.sessionTime(day, '14:00', '2026-11-23')))
    .toEqual(['last Thursday 14:00', 'yesterday 14:00', 'today 14:00', 'Thursday 14:00', 'Thursday 3 December, 14:00'])
})
