import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, isRealDay, timeIn, weekdayOf } from '../../../../shared/domain/day.ts'

const SEED = 20261117
const zones = Intl.supportedValuesOf('timeZone')
const zone = fc.constantFrom(...zones)
const instant = fc.date({ min: new Date('1972-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
const day = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the day at an instant', () => {
  it.each([
    // the same instant, east and west
    ['2026-11-17T10:58:00.000Z', 'Europe/Lisbon', '2026-11-17', '10:58'],
    ['2026-11-17T10:58:00.000Z', 'Pacific/Kiritimati', '2026-11-18', '00:58'],
    ['2026-11-17T10:58:00.000Z', 'Pacific/Pago_Pago', '2026-11-16', '23:58'],
    ['2026-11-17T10:58:00.000Z', 'Asia/Kathmandu', '2026-11-17', '16:43'],
    // the year turns
    ['2026-12-31T23:30:00.000Z', 'Europe/Berlin', '2027-01-01', '00:30'],
    ['2027-01-01T00:30:00.000Z', 'America/New_York', '2026-12-31', '19:30'],
    // clocks go forward: 00:59 is followed by 02:00
    ['2026-03-29T00:59:59.999Z', 'Europe/London', '2026-03-29', '00:59'],
    ['2026-03-29T01:00:00.000Z', 'Europe/London', '2026-03-29', '02:00'],
    // clocks go back: 01:30 comes twice
    ['2026-10-25T00:30:00.000Z', 'Europe/London', '2026-10-25', '01:30'],
    ['2026-10-25T01:30:00.000Z', 'Europe/London', '2026-10-25', '01:30'],
    // midnight itself is left out
    ['2026-03-28T21:59:59.000Z', 'Asia/Beirut', '2026-03-28', '23:59'],
    ['2026-03-28T22:00:00.000Z', 'Asia/Beirut', '2026-03-29', '01:00'],
    // Samoa had no 30 December 2011
    ['2011-12-30T10:00:00.000Z', 'Pacific/Apia', '2011-12-31', '00:00'],
    ['2011-12-30T09:59:59.000Z', 'Pacific/Apia', '2011-12-29', '23:59'],
  ])('%s in %s is %s, %s', (at, where, expectedDay, expectedTime) => {
    expect(dayIn(at, where)).toBe(expectedDay)
    expect(dayIn(new Date(at), where)).toBe(expectedDay)
    expect(timeIn(at, where)).toBe(expectedTime)
  })

  it('V11: at the ends of the calendar is that of UTC: there is none of four digits before or after', () => {
    expect(dayIn('0000-01-01T00:00:00.000Z', 'America/New_York')).toBe('0000-01-01')
    expect(dayIn('9999-12-31T23:59:59.999Z', 'Pacific/Auckland')).toBe('9999-12-31')
    expect(dayIn(new Date('9999-12-31T23:59:59.999Z'), 'Pacific/Auckland')).toBe('9999-12-31')
  })

  it('is what the platform’s own calendar says, in every zone', () => {
    fc.assert(fc.property(instant, zone, (at, where) => {
      const parts = new Intl.DateTimeFormat('en-CA', {
        timeZone: where, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
      }).formatToParts(at)
      const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? ''
      expect(dayIn(at, where)).toBe(`${part('year')}-${part('month')}-${part('day')}`)
      expect(timeIn(at, where)).toBe(`${part('hour')}:${part('minute')}`)
    }), { seed: SEED, numRuns: 400 })
  })

  it('never goes back as time goes on, save where a zone crosses the date line', () => {
    fc.assert(fc.property(instant, zone, fc.integer({ min: 0, max: 3 * 86_400_000 }), (at, where, step) => {
      const later = new Date(at.getTime() + step + 86_400_000)
      expect(dayIn(later, where) >= dayIn(at, where)).toBe(true)
    }), { seed: SEED, numRuns: 400 })
  })

  it('throws for a zone that does not exist', () => {
    expect(() => dayIn('2026-11-17T10:58:00.000Z', 'Atlantis/Capital')).toThrow(RangeError)
  })
})

describe('a real day', () => {
  it.each(['2026-11-17', '2028-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isRealDay(text)).toBe(true)
  })

  it.each([
    '2026-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1',
    '17-11-2026', '2026-11-17T00:00', '2026-11-17 ', ' 2026-11-17', '20261117', '+002026-11-17', 'tomorrow', '',
    '2026-11-17[u-ca=hebrew]', '２０２６-11-17', '2026-11-17\n',
  ])('%j is none', (text) => {
    expect(isRealDay(text)).toBe(false)
  })
})

describe('counting days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-11-17', 0, '2026-11-17'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to)
    expect(daysBetween(from, to)).toBe(days)
  })

  it('goes there and back', () => {
    fc.assert(fc.property(day, fc.integer({ min: -4_000, max: 4_000 }), (from, days) => {
      const to = addDays(from, days)
      expect(addDays(to, -days)).toBe(from)
      expect(daysBetween(from, to)).toBe(days)
      expect(isRealDay(to)).toBe(true)
      expect(Math.sign(days)).toBe(to > from ? 1 : to < from ? -1 : 0)
      expect((weekdayOf(from) - 1 + days + 7_000) % 7 + 1).toBe(weekdayOf(to))
    }), { seed: SEED })
  })

  it('counts the week from Monday', () => {
    expect(['2026-11-16', '2026-11-17', '2026-11-22'].map(weekdayOf)).toEqual([1, 2, 7])
  })
})
