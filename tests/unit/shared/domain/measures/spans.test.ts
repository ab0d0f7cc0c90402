import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asksFor, missing } from '../../../../../shared/domain/measures/asks.ts'
import { baselineOf, recordedMonths } from '../../../../../shared/domain/measures/baseline.ts'
import { createDayLine } from '../../../../../shared/domain/measures/day-line.ts'
import { flatSince } from '../../../../../shared/domain/measures/flat.ts'
import { addMonths, monthsFrom } from '../../../../../shared/domain/measures/months.ts'
import { median, share } from '../../../../../shared/domain/measures/reading.ts'
import { lastMonthOf, lastQuarter, monthsIn, monthSoFar, monthSpan } from '../../../../../shared/domain/measures/span.ts'
import { dayIn } from '../../../../../shared/domain/day.ts'
import { ground, item, line, mark, message, session } from './made.ts'

const ZONES = ['Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo', 'Australia/Lord_Howe']

describe('spans', () => {
  test('months and quarters are those of the calendar, over the end of a year and in leap years', () => {
    expect(monthSpan(line, '2028-02')).toMatchObject({ from: '2028-02-01', to: '2028-02-29' })
    expect(lastMonthOf('2027-01-03')).toBe('2026-12')
    expect(lastQuarter(line, '2027-01-03')).toMatchObject({ from: '2026-10-01', to: '2026-12-31' })
    expect(lastQuarter(line, '2026-12-31')).toMatchObject({ from: '2026-07-01', to: '2026-09-30' })
    expect(lastQuarter(line, '2026-04-01')).toMatchObject({ from: '2026-01-01', to: '2026-03-31' })
    expect(monthsIn(lastQuarter(line, '2027-01-03'))).toBe(3)
    expect(monthSoFar(line, '2026-11-20')).toEqual({
      from: '2026-11-01', to: '2026-11-20', since: '2026-11-01T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z',
    })
    expect(monthsFrom('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
    expect(addMonths('2026-01', -13)).toBe('2024-12')
  })

  test('a day begins at midnight, or where the clocks skip midnight at the first instant after it', () => {
    expect(createDayLine('Europe/Lisbon').startOf('2026-07-01')).toBe('2026-06-30T23:00:00.000Z')
    expect(createDayLine('America/Sao_Paulo').startOf('2018-11-04')).toBe('2018-11-04T03:00:00.000Z')
    expect(createDayLine('Europe/Lisbon').startOf('2026-10-24', 2)).toBe('2026-10-26T00:00:00.000Z')
  })

  test('the day of an instant is that of the calendar there, in every zone and around every change of clocks', () => {
    const lines = new Map(ZONES.map((zone) => [zone, createDayLine(zone)]))
    const instant = fc.date({ min: new Date('2009-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
    fc.assert(fc.property(fc.constantFrom(...ZONES), instant, (zone, date) => {
      expect(lines.get(zone)?.dayOf(date.toISOString())).toBe(dayIn(date, zone))
    }))
  })

  test('the day Samoa left out belongs to nobody', () => {
    const apia = createDayLine('Pacific/Apia')
    expect(apia.dayOf('2011-12-30T09:59:59.999Z')).toBe('2011-12-29')
    expect(apia.dayOf('2011-12-30T10:00:00.000Z')).toBe('2011-12-31')
  })
})

describe('readings', () => {
  test('of nothing there is no share and no middle', () => {
    expect(share([], () => true).value).toBe(null)
    expect(median([]).value).toBe(null)
  })

  test('the middle has as many on either side', () => {
    expect(median([3, 1, 2]).value).toBe(2)
    expect(median([10, 1, 3, 2]).value).toBe(2.5)
    fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
      const middle = median(numbers).value ?? Number.NaN
      expect(numbers.filter((one) => one < middle).length).toBeLessThanOrEqual(numbers.length / 2)
      expect(numbers.filter((one) => one > middle).length).toBeLessThanOrEqual(numbers.length / 2)
    }))
  })
})

describe('E44: the baseline month', () => {
  const at = (...days: readonly string[]) => ground({ sessions: days.map((day) =>
    session({ startedAt: `${day}T09:00:00.000Z`, endsAt: `${day}T10:00:00.000Z` })) })
  const baseline = (of: ReturnType<typeof ground>, chosen: string | null = null) => baselineOf(of, recordedMonths(of), chosen)

  test('is the first month that began with the records or after them', () => {
    expect(baseline(at('2026-07-14', '2026-08-03', '2026-09-01'))).toEqual({ month: '2026-08', isChosen: false })
    expect(baseline(at('2026-07-01', '2026-08-03'))?.month).toBe('2026-07')
    expect(baseline(at('2026-07-14', '2026-09-03'))?.month).toBe('2026-09')
  })

  test('is one that is over; until then there is none', () => {
    expect(baseline(at('2026-10-14', '2026-11-03'))).toBe(null)
    expect(baseline(ground())).toBe(null)
  })

  test('is the one chosen, where one is', () => {
    expect(baseline(at('2026-07-14', '2026-08-03'), '2026-07')).toEqual({ month: '2026-07', isChosen: true })
  })

  test('an item assigned is a record, what was booked or cancelled is none', () => {
    const items = [item({ history: [mark('2026-09-01T10:00:00.000Z', 'open')] })]
    expect(recordedMonths(ground({ items }))).toEqual(['2026-09'])
    expect(recordedMonths(ground({ sessions: [session({ state: 'cancelled' }), session({ state: 'booked' })] }))).toEqual([])
  })

  test('every month in which something was recorded and that is over can be chosen', () => {
    expect(recordedMonths(at('2025-12-31', '2026-02-01', '2026-11-02'))).toEqual(['2025-12', '2026-02'])
  })
})

describe('E44: flat', () => {
  const due = (month: string, done: number, of: number) => Array.from({ length: of }, (_, index) => item({
    due: `${month}-10`, status: index < done ? 'done' : 'skipped',
    history: [mark(`${month}-01T10:00:00.000Z`, 'open'), mark(`${month}-05T10:00:00.000Z`, index < done ? 'done' : 'skipped')],
  }))
  const flat = (before: number, later: number, more: Parameters<typeof ground>[0] = {}, baseline = '2026-03') =>
    flatSince(ground({ items: [...due(baseline, before, 100), ...due('2026-08', later, 100)], ...more }), baseline)

  test('is less than five points better; five are not', () => {
    expect(flat(50, 54)).toEqual({ from: '2026-07-01', to: '2026-09-30', tune: 'cadence' })
    expect(flat(50, 40)).not.toBe(null)
    expect(flat(50, 55)).toBe(null)
    expect(flat(55, 60)).toBe(null)
  })

  test('is not said of a quarter that did not begin after the baseline, nor where nothing can be compared', () => {
    expect(flat(50, 50, {}, '2026-07')).toBe(null)
    expect(flat(50, 50, {}, '2026-06')).not.toBe(null)
    expect(flatSince(ground(), '2026-03')).toBe(null)
  })

  test('what moved in one of the two has moved', () => {
    const late = (month: string, caught: boolean) => item({
      due: `${month}-10`, status: 'stuck',
      history: [mark(`${month}-01T10:00:00.000Z`, 'open'), ...caught ? [mark(`${month}-12T10:00:00.000Z`, 'stuck')] : []],
    })
    const items = (caught: boolean) => [...due('2026-03', 50, 99), late('2026-03', false), ...due('2026-08', 50, 99), late('2026-08', caught)]
    expect(flatSince(ground({ items: items(true) }), '2026-03')).toBe(null)
    expect(flatSince(ground({ items: items(false) }), '2026-03')).not.toBe(null)
  })

  test('the lower of reminders acted on and notes on time is to be tuned; none at all is the lowest', () => {
    const one = item({ due: '2026-08-20', status: 'done', history: [mark('2026-08-01T10:00:00.000Z', 'open'), mark('2026-08-06T10:00:00.000Z')] })
    const messages = [message({ itemIds: [one.id], sentAt: '2026-08-05T10:00:00.000Z' })]
    const sessions = [session({ startedAt: '2026-08-05T09:00:00.000Z', endsAt: '2026-08-05T10:00:00.000Z', noteId: 'n' })]
    const noted = (savedAt: string) => new Map([['n', { begunAt: savedAt, savedAt }]])
    const items = [...due('2026-03', 50, 100), ...due('2026-08', 50, 100), one]
    const tune = (more: Parameters<typeof ground>[0]) => flatSince(ground({ items, ...more }), '2026-03')?.tune
    expect(tune({})).toBe('cadence')
    expect(tune({ messages })).toBe('capture')
    expect(tune({ messages, sessions, notes: noted('2026-08-09T10:00:00.000Z') })).toBe('capture')
    expect(tune({ messages, sessions, notes: noted('2026-08-05T10:00:00.000Z') })).toBe('cadence')
    expect(tune({ sessions, notes: noted('2026-08-05T10:00:00.000Z') })).toBe('cadence')
  })
})

describe('what a figure asks for', () => {
  const of = (hits: number, all: number) => ({ value: hits / all, hits, of: all })

  test('E43: below three it is not said, and asks for nothing', () => {
    expect(missing('completion', of(0, 1))).toBe(2)
    expect(missing('completion', of(0, 3))).toBe(0)
    expect(missing('assigned', { value: 0, hits: 0, of: 0 })).toBe(0)
    expect(asksFor('completion', of(0, 2))).toBe(null)
    expect(asksFor('completion', { value: null, hits: 0, of: 0 })).toBe(null)
  })

  test('a figure that is low asks for what would move it, one that is well for nothing', () => {
    expect(asksFor('overdue-caught', of(8, 10))).toBe('roster')
    expect(asksFor('overdue-caught', of(9, 10))).toBe(null)
    expect(asksFor('note-on-time', of(1, 10))).toBe('today')
    expect(asksFor('completion', of(5, 10))).toBe('reminders')
    expect(asksFor('roster-reviewed', of(5, 10))).toBe('roster')
    expect(asksFor('capture-time', { value: 4, hits: 9, of: 9 })).toBe('capture')
    expect(asksFor('capture-time', { value: 0.8, hits: 9, of: 9 })).toBe(null)
    expect(asksFor('assigned', { value: 0, hits: 0, of: 0 })).toBe(null)
  })
})
