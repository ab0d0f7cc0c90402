import { expect, test } from 'vitest'
import { whenOf } from '../../../../renderer/components/item-second-line.tsx'
import { itemWords, quickDays } from '../../../../renderer/strings/items.ts'
import { TODAY, ZONE, item } from './rows.ts'

test('the three quick days are today, tomorrow and in a week, over the end of a year too', () => {
  expect(quickDays('2026-12-31').map((quick) => quick.day)).toEqual(['2026-12-31', '2027-01-01', '2027-01-07'])
})

test('the toast says what was done in the item’s own words', () => {
  expect(itemWords.marked('done', 'Ask Ravi')).toBe('Marked done: \u2068Ask Ravi\u2069')
  expect(itemWords.marked('open', 'Ask Ravi')).toBe('Open again: \u2068Ask Ravi\u2069')
  expect(itemWords.newDate('Ask Ravi', 'tomorrow')).toBe('Now due tomorrow: \u2068Ask Ravi\u2069')
})

test('the toast stays a sentence when the item is a page', () => {
  expect(itemWords.marked('done', 'word '.repeat(400)).length).toBeLessThan(120)
})

test('a screen reader hears that an item is overdue, since when, and what it is', () => {
  const late = item({ due: '2026-11-13' })
  expect(itemWords.state('late', late, whenOf(late, TODAY, ZONE)))
    .toBe('Overdue, was due Friday, 4 days ago: \u2068Ask Ravi what he needed\u2069')
})

test('a closed item says the day it was closed on the coach’s own clock', () => {
  const done = item({ status: 'done', since: '2026-11-11T23:30:00.000Z' })
  expect(whenOf(done, TODAY, 'Europe/Lisbon')).toBe('Wednesday')
  expect(whenOf(done, TODAY, 'Asia/Tokyo')).toBe('Thursday')
})

test('a day by its name is taken on with "on", today and yesterday without', () => {
  expect(itemWords.doneOn('Wednesday')).toBe('Done on Wednesday')
  expect(itemWords.doneOn('today')).toBe('Done today')
  expect(itemWords.skippedOn('17 November 2025')).toBe('Skipped on 17 November 2025')
})

test('E31: stuck says since when, and what stood in the way where it is known', () => {
  expect(itemWords.stuck('confidence', 'Friday')).toBe('stuck since Friday: confidence')
  expect(itemWords.stuck(null, 'yesterday')).toBe('stuck since yesterday')
})

test('E31: her word is said as hers: what became of it, what stood in the way, and when she said it', () => {
  const said = (parts: Parameters<typeof item>[0]) => itemWords.said(item({ by: 'client', ...parts }))
  expect(said({ status: 'done' })).toBe('Marta says it is done')
  expect(said({ status: 'skipped' })).toBe('Marta says it was skipped')
  expect(said({ status: 'stuck', obstacle: 'workload' })).toBe('Marta says it is stuck: workload')
  const today = item({ status: 'done', by: 'client', since: '2026-11-17T07:40:00.000Z' })
  expect(whenOf(today, TODAY, 'Europe/Lisbon')).toBe('Marta says it is done, today 07:40')
})

test('E31: the sentence offered for undo says whose word it is', () => {
  expect(itemWords.marked('done', 'the outline')).toBe('Marked done: \u2068the outline\u2069')
  expect(itemWords.reported('done', 'Marta Oliveira', 'the outline'))
    .toBe('\u2068Marta\u2069 says it is done: \u2068the outline\u2069')
  expect(itemWords.confirmed('stuck', 'the outline')).toBe('Confirmed as stuck: \u2068the outline\u2069')
})
