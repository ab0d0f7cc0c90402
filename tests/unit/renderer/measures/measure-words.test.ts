import { describe, expect, test } from 'vitest'
import { MEASURES } from '../../../../shared/domain/measures/names.ts'
import { MEASURE_WORDS } from '../../../../renderer/strings/measure-names.ts'
import { figureOf, groundOf, measures, missingWords, monthWords } from '../../../../renderer/strings/measures.ts'
import { hoursRead, hoursWritten, wholeRead } from '../../../../renderer/views/my-practice/typed-numbers.ts'

const none = { value: null, hits: 0, of: 0 }
const one = { value: 1, hits: 1, of: 1 }

describe('figures', () => {
  test('have their unit, and no more digits than mean something', () => {
    expect(figureOf('completion', 2 / 3)).toBe('67%')
    expect(figureOf('capture-time', 0.7)).toBe('42 s')
    expect(figureOf('prep-time', 2.53)).toBe('2.5 min')
    expect(figureOf('prep-time', 30)).toBe('30 min')
    expect(figureOf('note-delay', 0)).toBe('0 s')
    expect(figureOf('note-delay', 5.25)).toBe('5.3 h')
    expect(figureOf('note-delay', 60)).toBe('2.5 days')
    expect(figureOf('admin-hours', 6.5)).toBe('6.5 h a week')
    expect(figureOf('reminders', 5.93)).toBe('5.9')
    expect(figureOf('assigned', 1168)).toBe('1,168')
  })

  test('say what they are taken from', () => {
    expect(groundOf('completion', { value: 0.5, hits: 2, of: 4 })).toBe('2 of 4')
    expect(groundOf('capture-time', one)).toBe('1 note')
    expect(groundOf('prep-time', { value: 3, hits: 4, of: 4 })).toBe('4 sessions')
    expect(groundOf('reminders', { value: 2, hits: 56, of: 28 })).toBe('56 sent')
    expect(groundOf('assigned', one)).toBe('')
  })
})

describe('E43: what is missing is said, never 0 % of nothing', () => {
  test('how many more, while the month goes on', () => {
    expect(missingWords('attendance', one, 2, false)).toBe('Two more sessions and this can be said')
    expect(missingWords('attendance', { value: 1, hits: 2, of: 2 }, 1, false)).toBe('One more session and this can be said')
    expect(missingWords('completion', none, 3, false)).toBe('Three things due and this can be said')
  })

  test('that there were too few, where it is over', () => {
    expect(missingWords('attendance', none, 3, true)).toBe('No sessions')
    expect(missingWords('completion', one, 2, true)).toBe('Only one thing due, too few to say')
    expect(missingWords('retention', none, 3, true)).toBe('No engagements old enough')
    expect(missingWords('reminders', none, 0, false)).toBe('No clients met')
  })

  test('nobody is to wait for more that is overdue', () => {
    expect(missingWords('overdue-caught', none, 3, false)).toBe('Nothing was overdue')
    expect(missingWords('overdue-caught', one, 2, false)).toBe('Only one overdue thing, too few to say')
  })

  test('what only she can say was not written down', () => {
    expect(missingWords('admin-hours', none, 0, true)).toBe('Not written down')
  })
})

test('every measure has a name of its own and one sentence', () => {
  const said = MEASURES.map((measure) => MEASURE_WORDS[measure])
  expect(new Set(said.map(({ name }) => name)).size).toBe(MEASURES.length)
  for (const { what } of said) expect(what).toMatch(/\.$/u)
})

test('months and quarters are called by their names, of another year with the year', () => {
  expect(monthWords('2026-10', '2026-11-17')).toBe('October')
  expect(monthWords('2025-10', '2026-11-17')).toBe('October 2025')
  expect(measures.spans['month-so-far']('2026-11-01', '2026-11-17', '2026-11-17')).toBe('November so far')
  expect(measures.spans['last-quarter']('2026-07-01', '2026-09-30', '2026-11-17')).toBe('July to September')
  expect(measures.spans['last-quarter']('2026-10-01', '2026-12-31', '2027-01-17')).toBe('October to December 2026')
})

describe('typed numbers', () => {
  test('hours are read with a point or a comma, and kept in minutes', () => {
    expect(['6.5', '6,5', ' 7 ', '0', '100'].map(hoursRead)).toEqual([390, 390, 420, 0, 6_000])
    expect(['', '  '].map(hoursRead)).toEqual([null, null])
    expect(['six', '-1', '100.5', '6.5.1', '1e3', '.'].map(hoursRead)).toEqual(Array(6).fill(undefined))
  })

  test('every number of minutes is written so that it is read again as the same', () => {
    for (let minutes = 0; minutes <= 6_000; minutes += 1) expect(hoursRead(hoursWritten(minutes))).toBe(minutes)
    expect(hoursWritten(null)).toBe('')
  })

  test('what is counted is a whole number', () => {
    expect(['3', '0', '', '99'].map(wholeRead)).toEqual([3, 0, null, 99])
    expect(['3.5', '100', 'two', '-1'].map(wholeRead)).toEqual(Array(4).fill(undefined))
  })
})
