import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, timeIn } from '../../../../../shared/domain/day.ts'
import { isQuiet, minutesOf, readyAt, upToQuarter } from '../../../../../shared/domain/nudges/quiet-hours.ts'
import { clocksBeside, daysFrom, daysLater, MINUTE, zoneClock } from '../../../../../shared/domain/nudges/zone-clock.ts'

const ZONES = Intl.supportedValuesOf('timeZone')
const zone = fc.constantFrom('Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Nuuk', ...ZONES)
const from = Date.parse('2010-01-01T00:00:00.000Z')
const instant = fc.integer({ min: from, max: Date.parse('2040-01-01T00:00:00.000Z') })
const day = instant.map((at) => new Date(at).toISOString().slice(0, 10))
const minute = fc.integer({ min: 0, max: 1_439 })
const RUNS = { numRuns: 500 }

const inWords = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Instants within two days of a change of the clocks, where there are any. */
const nearAChange = fc.tuple(zone, instant, fc.integer({ min: -2 * 1_440, max: 2 * 1_440 })).map(([name, at, off]) => {
  const next = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).getTimeZoneTransition('next')
  return { name, at: (next?.epochMilliseconds ?? at) + off * MINUTE }
})

describe('the clock of a zone', () => {
  it('E33: shows what Temporal shows, in every zone', () => {
    fc.assert(fc.property(zone, instant, (name, at) => {
      const clock = zoneClock(name)
      expect(clock.dayAt(at)).toBe(dayIn(new Date(at), name))
      expect(inWords(clock.minuteAt(at))).toBe(timeIn(new Date(at), name))
    }), RUNS)
  })

  it('E33: also near a change of the clocks', () => {
    fc.assert(fc.property(nearAChange, ({ name, at }) => {
      const clock = zoneClock(name)
      expect(`${clock.dayAt(at)} ${inWords(clock.minuteAt(at))}`)
        .toBe(`${dayIn(new Date(at), name)} ${timeIn(new Date(at), name)}`)
    }), RUNS)
  })

  it('E33: a time that is skipped is as much later, one that comes twice is the first', () => {
    fc.assert(fc.property(nearAChange, minute, ({ name, at }, minutes) => {
      const on = dayIn(new Date(at), name)
      const meant = Temporal.PlainDateTime.from(`${on}T${inWords(minutes)}`).toZonedDateTime(name)
      expect(zoneClock(name).at(on, minutes)).toBe(meant.epochMilliseconds)
    }), RUNS)
  })

  it('E33: knows the day Samoa left out', () => {
    const clock = zoneClock('Pacific/Apia')
    expect(new Date(clock.at('2011-12-30', 600)).toISOString()).toBe('2011-12-30T20:00:00.000Z')
    expect(clock.dayAt(clock.at('2011-12-30', 600))).toBe('2011-12-31')
  })

  it('counts days as the calendar does', () => {
    fc.assert(fc.property(day, fc.integer({ min: -800, max: 800 }), (on, days) => {
      expect(daysLater(on, days)).toBe(addDays(on, days))
      expect(daysFrom(on, addDays(on, days))).toBe(daysBetween(on, addDays(on, days)))
    }), RUNS)
  })
})

describe('quiet hours', () => {
  const quiet = { from: minutesOf('20:00'), until: minutesOf('09:00') }

  it.each([
    ['in the afternoon nothing moves', '2026-11-24T15:15:00.000Z', '2026-11-24T15:15:00.000Z'],
    ['it goes up to the quarter', '2026-11-24T15:15:00.001Z', '2026-11-24T15:30:00.000Z'],
    ['what is rounded into the evening waits for the morning', '2026-11-24T19:46:00.000Z', '2026-11-25T09:00:00.000Z'],
    ['at eight it is quiet', '2026-11-24T20:00:00.000Z', '2026-11-25T09:00:00.000Z'],
    ['after midnight it is the same morning', '2026-11-25T00:10:00.000Z', '2026-11-25T09:00:00.000Z'],
    ['at nine it is not quiet any more', '2026-11-25T09:00:00.000Z', '2026-11-25T09:00:00.000Z'],
    ['what is rounded to nine stays there', '2026-11-25T08:50:00.000Z', '2026-11-25T09:00:00.000Z'],
  ])('E33: %s', (_, at, ready) => {
    expect(new Date(readyAt(zoneClock('UTC'), quiet, Date.parse(at))).toISOString()).toBe(ready)
  })

  it('E33: hold in every zone, on every day, and never make anything earlier or more than a day later', () => {
    const hours = fc.record({ from: fc.constantFrom(17 * 60, 20 * 60, 23 * 60 + 45), until: fc.constantFrom(360, 540, 705) })
    const when = fc.oneof(fc.tuple(zone, instant).map(([name, at]) => ({ name, at })), nearAChange)
    fc.assert(fc.property(when, hours, ({ name, at }, given) => {
      const clock = zoneClock(name)
      const ready = readyAt(clock, given, at)
      expect(isQuiet(clock, given, ready)).toBe(false)
      expect(ready).toBe(upToQuarter(ready))
      expect(ready).toBeGreaterThanOrEqual(at)
      expect(ready - at).toBeLessThanOrEqual(2 * 1_440 * MINUTE)
    }), RUNS)
  })
})

describe('the clocks of clients', () => {
  const noon = Date.parse('2026-11-24T12:00:00.000Z')

  it.each([
    ['of one without a zone is the coach’s', '', '2026-11-25'],
    ['of one with a zone nobody knows is the coach’s', 'Mars/Olympus', '2026-11-25'],
    ['of one with a zone is hers', 'America/New_York', '2026-11-24'],
  ])('E33: that %s', (_, hers, shown) => {
    const clockOf = clocksBeside('Pacific/Auckland')
    expect(clockOf(hers).dayAt(noon)).toBe(shown)
    expect(clockOf(hers)).toBe(clockOf(hers))
  })

  it('E33: those of one zone are one, so that its rules are read once', () => {
    const clockOf = clocksBeside('Pacific/Auckland')
    expect(new Set(['', 'Mars/Olympus', 'Pacific/Auckland'].map(clockOf)).size).toBe(1)
  })
})
