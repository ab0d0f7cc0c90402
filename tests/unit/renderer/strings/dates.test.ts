import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atTime, dayAtStart, dayBriefly, dayByName, dayInWords, dueInWords, exactDay, exactInstant, instantInWords, monthByName,
  weekdayName,
} from '../../../../renderer/strings/dates.ts'
import { addDays, dayIn, weekdayOf } from '../../../../shared/domain/day.ts'

const SEED = 20261117
const today = '2026-11-17'
const day = fc.integer({ min: -9_000, max: 9_000 }).map((days) => addDays(today, days))

describe('a day within a sentence', () => {
  it.each([
    ['2026-11-17', 'today'],
    ['2026-11-18', 'tomorrow'],
    ['2026-11-16', 'yesterday'],
    ['2026-11-19', 'Thursday, in 2 days'],
    ['2026-11-23', 'Monday, in 6 days'],
    ['2026-11-24', 'Tuesday 24 November'],
    ['2026-11-29', 'Sunday 29 November'],
    ['2026-11-13', 'Friday, 4 days ago'],
    ['2026-11-11', 'Wednesday, 6 days ago'],
    ['2026-11-10', 'Tuesday 10 November'],
    ['2027-01-01', '1 January 2027'],
    ['2025-11-17', '17 November 2025'],
  ])('%s is %j', (which, words) => { expect(dayInWords(which, today)).toBe(words) })

  it('counts across the end of a year', () => {
    expect(dayInWords('2027-01-01', '2026-12-31')).toBe('tomorrow')
    expect(dayInWords('2027-01-02', '2026-12-31')).toBe('Saturday, in 2 days')
    expect(dayInWords('2026-12-30', '2027-01-03')).toBe('Wednesday, 4 days ago')
  })

  it('is brief where the count is not wanted', () => {
    expect(['2026-11-17', '2026-11-18', '2026-11-13', '2026-11-20', '2026-11-10', '2025-11-17'].map((each) => dayBriefly(each, today)))
      .toEqual(['today', 'tomorrow', 'Friday', 'Friday', 'Tuesday 10 November', '17 November 2025'])
  })

  it('begins with a capital at the start of a line', () => {
    expect(dayAtStart('2026-11-18', today)).toBe('Tomorrow')
    expect(dayAtStart('2026-11-29', today)).toBe('Sunday 29 November')
  })
})

describe('when something is due', () => {
  it.each([
    ['2026-11-18', 'tomorrow'],
    ['2026-11-17', 'today'],
    ['2026-11-16', 'was due yesterday'],
    ['2026-11-13', 'was due Friday, 4 days ago'],
    ['2026-11-02', 'was due Monday 2 November'],
    ['2025-12-31', 'was due 31 December 2025'],
  ])('%s is %j', (due, words) => { expect(dueInWords(due, today)).toBe(words) })
})

describe('a day by its name', () => {
  it('has its weekday in this year, and its year in another', () => {
    expect(dayByName(today, today)).toBe('Tuesday 17 November')
    expect(dayByName('2026-01-01', today)).toBe('Thursday 1 January')
    expect(dayByName('2025-11-17', today)).toBe('17 November 2025')
    expect(monthByName('2026-02-10', today)).toBe('February')
    expect(monthByName('2027-02-10', today)).toBe('February 2027')
  })

  it('is exact on hover, in every year', () => {
    expect(exactDay('2026-11-17')).toBe('Tuesday 17 November 2026')
    expect(exactDay('2028-02-29')).toBe('Tuesday 29 February 2028')
    expect(exactDay('0099-03-01')).toBe('Sunday 1 March 0099')
  })

  it('names the weekday the calendar has, whatever zone this machine is in', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
    fc.assert(fc.property(day, (each) => {
      expect(weekdayName(each)).toBe(names[weekdayOf(each) - 1])
      expect(exactDay(each).startsWith(`${weekdayName(each)} ${Number(each.slice(8))} `)).toBe(true)
    }), { seed: SEED, numRuns: 300 })
  })

  it('near days say how far they are, and never more than six days', () => {
    fc.assert(fc.property(day, fc.integer({ min: -6, max: 6 }), (each, days) => {
      const words = dayInWords(addDays(each, days), each)
      if (Math.abs(days) > 1) expect(words).toContain(days > 0 ? `in ${days} days` : `${-days} days ago`)
      expect(dayInWords(addDays(each, 7), each)).not.toMatch(/days/)
    }), { seed: SEED, numRuns: 300 })
  })
})

describe('an instant', () => {
  const zone = 'Europe/Lisbon'
  it.each([
    ['2026-11-17T10:58:00.000Z', 'at 10:58'],
    ['2026-11-16T23:59:59.000Z', 'yesterday at 23:59'],
    ['2026-11-18T00:00:00.000Z', 'tomorrow at 00:00'],
    ['2026-11-13T16:20:00.000Z', 'Friday at 16:20'],
    ['2026-11-02T09:00:00.000Z', 'Monday 2 November at 09:00'],
    ['2025-07-01T08:00:00.000Z', '1 July 2025 at 09:00'],
    ['2026-11-20T08:00:00.000Z', 'Friday 20 November at 08:00'],
  ])('%s is %j', (instant, words) => { expect(instantInWords(instant, today, zone)).toBe(words) })

  it('follows the coach’s zone', () => {
    const instant = '2026-11-17T10:00:00.000Z'
    expect(exactInstant(instant, zone)).toBe('Tuesday 17 November 2026, 10:00')
    expect(exactInstant(instant, 'Pacific/Kiritimati')).toBe('Wednesday 18 November 2026, 00:00')
    expect(atTime(instant, 'Asia/Kathmandu')).toBe('at 15:45')
    expect(instantInWords(instant, dayIn(instant, 'Pacific/Kiritimati'), 'Pacific/Kiritimati')).toBe('at 00:00')
  })

  it('is said as it is on a machine whose own clock skips the hour, or the day', () => {
    const zoneOfMachine = process.env['TZ']
    try {
      for (const machine of ['Europe/London', 'Asia/Beirut', 'Pacific/Apia', 'America/New_York']) {
        process.env['TZ'] = machine
        expect(exactInstant('2026-03-29T01:30:00.000Z', 'UTC')).toBe('Sunday 29 March 2026, 01:30')
        expect(exactInstant('2026-03-29T00:30:00.000Z', 'UTC')).toBe('Sunday 29 March 2026, 00:30')
        expect(exactDay('2026-03-29')).toBe('Sunday 29 March 2026')
      }
    } finally {
      if (zoneOfMachine === undefined) delete process.env['TZ']
      else process.env['TZ'] = zoneOfMachine
    }
  })
})
