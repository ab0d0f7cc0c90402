import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn, timeIn } from '../../../../shared/domain/day.ts'
import { EVERY, LEAST_IN_A_SERIES, MOST_IN_A_SERIES } from '../../../../shared/domain/session-limits.ts'
import {
  doOverlap, instantOf, isKnownZone, minutesAfter, minutesBetween, seriesWalls, shiftedWall, wallIn, whenOf,
} from '../../../../shared/domain/session-time.ts'
import { hasWeek, startOfDay, weekOf } from '../../../../shared/domain/week.ts'

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Lisbon', 'Asia/Kathmandu', 'UTC', 'Pacific/Apia']

const two = (number: number): string => String(number).padStart(2, '0')
const walls = fc.record({
  year: fc.integer({ min: 1990, max: 2090 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }),
}).map(({ year, month, day, hour, minute }) => `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`)
const zones = fc.constantFrom(...ZONES)
const real = (wall: string, zone: string): string => instantOf(wall, zone) ?? 'none'

describe('E28: the instant follows from the wall', () => {
  test.each([
    // [zone, wall, instant, what the clock shows then]
    // A skipped hour: as much later.
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z', '2026-03-29T03:30'],
    ['America/New_York', '2026-03-08T02:15', '2026-03-08T07:15:00.000Z', '2026-03-08T03:15'],
    // Half an hour is skipped there: 02:00 to 02:30.
    ['Australia/Lord_Howe', '2026-10-04T02:10', '2026-10-03T15:40:00.000Z', '2026-10-04T02:40'],
    // A whole day was skipped: 30 December 2011.
    ['Pacific/Apia', '2011-12-30T09:00', '2011-12-30T19:00:00.000Z', '2011-12-31T09:00'],
    // What comes twice: the first.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T02:30'],
    ['America/New_York', '2026-11-01T01:45', '2026-11-01T05:45:00.000Z', '2026-11-01T01:45'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z', '2026-04-05T01:45'],
    // On either side of a change.
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z', '2026-03-29T01:59'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z', '2026-03-29T03:00'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z', '2026-10-25T03:00'],
  ])('E28: %s at %s is %s', (zone, wall, instant, shows) => {
    expect(instantOf(wall, zone)).toBe(instant)
    expect(wallIn(instant, zone)).toBe(shows)
  })

  test('E28: the clock shows the wall again, or as much more as it skips there', () => {
    fc.assert(fc.property(walls, zones, (wall, zone) => {
      const instant = real(wall, zone)
      const shown = wallIn(instant, zone)
      const skipped = minutesBetween(`${wall}:00.000Z`, `${shown}:00.000Z`)
      expect(skipped).toBeGreaterThanOrEqual(0)
      // Where it shows another time, no instant shows this one: not an hour, not half an hour, not a day around it.
      if (skipped > 0) {
        for (const minutes of [-skipped, -60, -30, 30, 60]) {
          expect(wallIn(minutesAfter(instant, minutes), zone)).not.toBe(wall)
        }
      }
      // And of those that show it, it is the first.
      if (skipped === 0) for (const minutes of [-60, -30]) expect(wallIn(minutesAfter(instant, minutes), zone)).not.toBe(wall)
    }), { numRuns: 500 })
  })

  test('E28: an instant is found again by its wall, or an earlier one of that wall is', () => {
    const instants = fc.integer({ min: 700_000_000, max: 4_000_000_000 }).map((minutes) =>
      new Date(Math.floor(minutes / 60) * 60_000).toISOString())
    fc.assert(fc.property(instants, zones, (instant, zone) => {
      const found = real(wallIn(instant, zone), zone)
      expect(found <= instant).toBe(true)
      expect(wallIn(found, zone)).toBe(wallIn(instant, zone))
    }), { numRuns: 500 })
  })

  test('E28: it ends so many minutes of time later, whatever the clocks do meanwhile', () => {
    expect(whenOf('2026-03-29T01:30', 'Europe/Berlin', 60)).toMatchObject({
      startedAt: '2026-03-29T00:30:00.000Z', endsAt: '2026-03-29T01:30:00.000Z',
    })
    fc.assert(fc.property(walls, zones, fc.integer({ min: 5, max: 480 }), (wall, zone, minutes) => {
      const when = whenOf(wall, zone, minutes)
      expect(when && minutesBetween(when.startedAt, when.endsAt)).toBe(minutes)
    }))
  })

  test.each([
    '2026-02-30T10:00', '2027-02-29T10:00', '2026-13-01T10:00', '2026-11-24T24:00', '2026-11-24T10:60', '2026-11-24', '',
    '2026-11-24T10:00:00', ' 2026-11-24T10:00', '1969-12-31T10:00', '3000-01-01T10:00',
  ])('there is no such wall time as %j', (wall) => {
    expect(instantOf(wall, 'Europe/Berlin')).toBeNull()
    expect(whenOf(wall, 'Europe/Berlin', 60)).toBeNull()
    expect(seriesWalls(wall, 'week', 3)).toBeNull()
    expect(shiftedWall(wall, { from: '2026-11-24T10:00', to: '2026-11-24T10:00' })).toBeNull()
  })

  test.each(['', 'Nowhere/Land', 'Europe', 'Europe/Berlin '])('there is no such zone as %j', (zone) => {
    expect(isKnownZone(zone)).toBe(false)
    expect(instantOf('2026-11-24T10:00', zone)).toBeNull()
  })

  test('E28: a coach who travels meets at the instant she booked, whatever her own clock shows', () => {
    const instant = real('2026-11-24T14:00', 'Europe/Lisbon')
    expect(instant).toBe('2026-11-24T14:00:00.000Z')
    expect(`${dayIn(instant, 'Asia/Tokyo')} ${timeIn(instant, 'Asia/Tokyo')}`).toBe('2026-11-24 23:00')
    expect(`${dayIn(instant, 'Pacific/Auckland')} ${timeIn(instant, 'Pacific/Auckland')}`).toBe('2026-11-25 03:00')
  })
})

describe('E28: a series', () => {
  test('E28: weekly across the change of clocks it keeps the wall, and the instant goes along', () => {
    const spring = seriesWalls('2026-03-22T14:00', 'week', 3) ?? []
    expect(spring).toEqual(['2026-03-22T14:00', '2026-03-29T14:00', '2026-04-05T14:00'])
    expect(spring.map((wall) => real(wall, 'Europe/Berlin')))
      .toEqual(['2026-03-22T13:00:00.000Z', '2026-03-29T12:00:00.000Z', '2026-04-05T12:00:00.000Z'])
    const autumn = seriesWalls('2026-10-18T02:30', 'week', 3) ?? []
    expect(autumn.map((wall) => real(wall, 'Europe/Berlin')))
      .toEqual(['2026-10-18T00:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-11-01T01:30:00.000Z'])
  })

  test('E28: one skipped time is as much later, and those after it are as before', () => {
    const walls = seriesWalls('2026-03-22T02:30', 'week', 3) ?? []
    expect(walls.map((wall) => wallIn(real(wall, 'Europe/Berlin'), 'Europe/Berlin')))
      .toEqual(['2026-03-22T02:30', '2026-03-29T03:30', '2026-04-05T02:30'])
  })

  test('E28: monthly on the 31st it is on the last day of a shorter month, and on the 31st again after it', () => {
    expect(seriesWalls('2026-10-31T09:00', 'month', 7)).toEqual([
      '2026-10-31T09:00', '2026-11-30T09:00', '2026-12-31T09:00', '2027-01-31T09:00', '2027-02-28T09:00',
      '2027-03-31T09:00', '2027-04-30T09:00',
    ])
  })

  test('E28: monthly from 29 February on it is on the 29th, and on the last day of a February without one', () => {
    const walls = seriesWalls('2028-02-29T09:00', 'month', 49) ?? []
    expect(walls.slice(0, 3)).toEqual(['2028-02-29T09:00', '2028-03-29T09:00', '2028-04-29T09:00'])
    expect(walls.filter((wall) => wall.slice(5, 7) === '02'))
      .toEqual(['2028-02-29T09:00', '2029-02-28T09:00', '2030-02-28T09:00', '2031-02-28T09:00', '2032-02-29T09:00'])
  })

  test('E28: it has as many as were asked for, the first is the one booked, all at that time of day and in order', () => {
    const times = fc.integer({ min: LEAST_IN_A_SERIES, max: MOST_IN_A_SERIES })
    const days = { 'week': 7, 'two-weeks': 14, 'three-weeks': 21, 'four-weeks': 28 }
    fc.assert(fc.property(walls, fc.constantFrom(...EVERY), times, (wall, every, count) => {
      const series = seriesWalls(wall, every, count) ?? []
      expect(series).toHaveLength(count)
      expect(series[0]).toBe(wall)
      expect(new Set(series.map((one) => one.slice(11)))).toEqual(new Set([wall.slice(11)]))
      expect([...series].sort()).toEqual(series)
      if (every === 'month') expect(new Set(series.map((one) => one.slice(0, 7))).size).toBe(count)
      else {
        const apart = series.slice(1).map((one, index) => minutesBetween(`${series[index]}:00.000Z`, `${one}:00.000Z`))
        expect(new Set(apart)).toEqual(new Set([days[every] * 24 * 60]))
      }
    }))
  })

  test('E28: what goes along goes as far on the wall, over a change of clocks too', () => {
    expect(shiftedWall('2026-03-31T14:00', { from: '2026-03-24T14:00', to: '2026-03-25T15:30' })).toBe('2026-04-01T15:30')
    fc.assert(fc.property(walls, walls, walls, (own, from, to) => {
      const shifted = shiftedWall(own, { from, to })
      // Beyond the years that can be booked it is a wall time still, and booking refuses it.
      expect(shifted).not.toBeNull()
      expect(minutesBetween(`${own}:00.000Z`, `${shifted}:00.000Z`)).toBe(minutesBetween(`${from}:00.000Z`, `${to}:00.000Z`))
    }))
  })
})

describe('E28: what runs at the same time', () => {
  const span = (from: number, to: number) => ({
    startedAt: minutesAfter('2026-11-24T00:00:00.000Z', from), endsAt: minutesAfter('2026-11-24T00:00:00.000Z', to),
  })

  test('E28: one that begins as the other ends does not', () => {
    expect(doOverlap(span(0, 60), span(60, 120))).toBe(false)
    expect(doOverlap(span(0, 60), span(59, 120))).toBe(true)
  })

  test('E28: two overlap if there is a minute that is in both, whichever is asked first', () => {
    const spans = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 60 }))
    fc.assert(fc.property(spans, spans, ([one, long], [other, wide]) => {
      const minutes = new Set(Array.from({ length: long }, (_, index) => one + index))
      const both = Array.from({ length: wide }, (_, index) => other + index).some((minute) => minutes.has(minute))
      expect(doOverlap(span(one, one + long), span(other, other + wide))).toBe(both)
      expect(doOverlap(span(other, other + wide), span(one, one + long))).toBe(both)
    }))
  })
})

describe('the week', () => {
  test.each([
    ['2026-11-16', '2026-11-16', '2026-11-22'], ['2026-11-22', '2026-11-16', '2026-11-22'],
    ['2026-12-31', '2026-12-28', '2027-01-03'], ['2028-02-29', '2028-02-28', '2028-03-05'],
  ])('%s is in the week from %s to %s', (day, monday, sunday) => {
    expect(weekOf(day)).toEqual({ monday, sunday })
  })

  test('a day begins at midnight of its zone, or at the first time there is', () => {
    expect(startOfDay('2026-11-16', 'Asia/Tokyo')).toBe('2026-11-15T15:00:00.000Z')
    // There midnight is skipped.
    expect(timeIn(startOfDay('2026-09-06', 'America/Santiago'), 'America/Santiago')).toBe('01:00')
  })

  test.each(['2026-02-30', '', '0000-01-01', '2999-12-31', '1969-01-01'])('%j has no week to look at', (day) => {
    expect(hasWeek(day)).toBe(false)
  })
})
