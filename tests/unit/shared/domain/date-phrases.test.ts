import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { duePhrase } from '../../../../shared/domain/date-phrases.ts'

/** What is read in a line, and which of its words say it. */
const read = (line: string, today: string): readonly [string, string] | null => {
  const phrase = duePhrase(line, Temporal.PlainDate.from(today))
  return phrase && [line.slice(phrase.from, phrase.to), phrase.due]
}

const TUESDAY = '2026-11-17'

describe('words for near days', () => {
  it.each([
    ['call today', 'today', '2026-11-17'],
    ['call TONIGHT', 'TONIGHT', '2026-11-17'],
    ['call tomorrow', 'tomorrow', '2026-11-18'],
    ['Tomorrow: call', 'Tomorrow', '2026-11-18'],
    ['call tomorrow morning, early', 'tomorrow morning', '2026-11-18'],
    ['call (by tomorrow)', 'by tomorrow', '2026-11-18'],
    ['due: tomorrow', 'due: tomorrow', '2026-11-18'],
    ['call — tomorrow — or never', 'tomorrow', '2026-11-18'],
  ])('%j', (line, words, due) => { expect(read(line, TUESDAY)).toEqual([words, due]) })
})

describe('so many days ahead', () => {
  it.each([
    ['walk in 10 days', 'in 10 days', '2026-11-27'],
    ['walk in 1 day', 'in 1 day', '2026-11-18'],
    ['walk within 3 days', 'within 3 days', '2026-11-20'],
    ['walk in two weeks', 'in two weeks', '2026-12-01'],
    ['walk in a week', 'in a week', '2026-11-24'],
    ['walk in a week’s time', 'in a week’s time', '2026-11-24'],
    ['walk in two weeks\' time', 'in two weeks\' time', '2026-12-01'],
    ['walk in a month', 'in a month', '2026-12-17'],
    ['walk in twelve months', 'in twelve months', '2027-11-17'],
    ['walk in 5 years', 'in 5 years', '2031-11-17'],
    ['walk\tin\u00a010  days', 'in\u00a010  days', '2026-11-27'],
    ['due in 10 days', 'due in 10 days', '2026-11-27'],
  ])('%j', (line, words, due) => { expect(read(line, TUESDAY)).toEqual([words, due]) })

  it('ends on the last day of a shorter month', () => {
    expect(read('in a month', '2027-01-31')?.[1]).toBe('2027-02-28')
    expect(read('in a month', '2028-01-31')?.[1]).toBe('2028-02-29')
    expect(read('in a year', '2028-02-29')?.[1]).toBe('2029-02-28')
  })
})

describe('weekdays, in weeks from Monday to Sunday', () => {
  it.each([
    ['by Friday', '2026-11-20'],
    ['Friday', '2026-11-20'],
    ['on fri.', '2026-11-20'],
    ['by Tuesday', '2026-11-24'],
    ['by Monday', '2026-11-23'],
    ['before Thursday', '2026-11-19'],
    ['until Sunday', '2026-11-22'],
    ['by sun', '2026-11-22'],
    ['Friday afternoon', '2026-11-20'],
    ['by the Friday', '2026-11-20'],
    ['coming Friday', '2026-11-20'],
    ['this coming Friday', '2026-11-20'],
    ['this Friday', '2026-11-20'],
    ['this Tuesday', '2026-11-17'],
    ['this Monday', '2026-11-23'],
    ['this Sunday', '2026-11-22'],
    ['next week', '2026-11-24'],
    ['next month', '2026-12-17'],
    ['next Friday', '2026-11-27'],
    ['next Tuesday', '2026-11-24'],
    ['next Monday', '2026-11-23'],
    ['next Sunday', '2026-11-29'],
    ['Friday next week', '2026-11-27'],
    ['next week on Friday', '2026-11-27'],
    ['next week Friday', '2026-11-27'],
    ['Friday this week', '2026-11-20'],
    ['Friday week', '2026-11-27'],
  ])('%j on a Tuesday is %s', (line, due) => {
    expect(read(line, TUESDAY)).toEqual([line.replace(/\.$/, ''), due])
  })

  it('"Friday" said on a Friday is a week later, "this Friday" is today, "next Friday" next week’s', () => {
    expect(read('by Friday', '2026-11-20')?.[1]).toBe('2026-11-27')
    expect(read('this Friday', '2026-11-20')?.[1]).toBe('2026-11-20')
    expect(read('next Friday', '2026-11-20')?.[1]).toBe('2026-11-27')
  })

  it('on a Sunday, next week begins tomorrow', () => {
    expect(read('next Monday', '2026-11-22')?.[1]).toBe('2026-11-23')
    expect(read('next Sunday', '2026-11-22')?.[1]).toBe('2026-11-29')
  })

  it('crosses the end of a year', () => {
    expect(read('by Friday', '2026-12-30')?.[1]).toBe('2027-01-01')
    expect(read('next Friday', '2026-12-30')?.[1]).toBe('2027-01-08')
  })
})

describe('the end of something', () => {
  it.each([
    ['end of the week', '2026-11-22'],
    ['by the end of the week', '2026-11-22'],
    ['at the end of this week', '2026-11-22'],
    ['end of week', '2026-11-22'],
    ['end of next week', '2026-11-29'],
    ['by the end of the month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['by the end of the year', '2026-12-31'],
  ])('%j', (line, due) => { expect(read(line, TUESDAY)).toEqual([line, due]) })

  it('is today on the last day', () => {
    expect(read('by the end of the week', '2026-11-22')?.[1]).toBe('2026-11-22')
    expect(read('by the end of the month', '2028-02-29')?.[1]).toBe('2028-02-29')
    expect(read('end of next month', '2027-01-31')?.[1]).toBe('2027-02-28')
  })
})

describe('dates', () => {
  it.each([
    ['12 Dec', '2026-12-12'],
    ['by 12 dec', '2026-12-12'],
    ['Dec 12', '2026-12-12'],
    ['Dec. 12', '2026-12-12'],
    ['12th of December', '2026-12-12'],
    ['the 12th of December', '2026-12-12'],
    ['December the 12th', '2026-12-12'],
    ['December 12th, 2027', '2027-12-12'],
    ['12 December 2027', '2027-12-12'],
    ['on Saturday, 12 December', '2026-12-12'],
    ['Sat 12 Dec', '2026-12-12'],
    ['Friday, the 12th of December', '2026-12-12'],
    ['2026-12-12', '2026-12-12'],
    ['by 2028-02-29', '2028-02-29'],
    // from today on
    ['17 November', '2026-11-17'],
    ['16 November', '2027-11-16'],
    ['1 Jan', '2027-01-01'],
    ['29 Feb', '2028-02-29'],
    ['3 sept', '2027-09-03'],
    ['17 November 2031', '2031-11-17'],
  ])('%j', (line, due) => { expect(read(line, TUESDAY)).toEqual([line, due]) })
})

describe('what is no date', () => {
  it.each([
    ['30 Feb'], ['31 April'], ['0 December'], ['32 Dec'], ['2026-02-30'], ['2026-13-01'], ['12 Foo'],
    // which is the month depends on where one learnt to write
    ['12/11'], ['12/11/2026'], ['12.11.'], ['12.11.2026'], ['12-11'],
    // gone by, or too far
    ['16 November 2026'], ['2020-01-01'], ['18 November 2031'], ['2031-11-18'], ['12 December 2099'], ['in 6 years'],
    ['in 99999999999999999999 days'], ['in 9999 weeks'],
    // ranges and fractions
    ['12-14 December'], ['Dec 12-14'], ['in 1.5 weeks'], ['in 10-14 days'],
    // parts of other words
    ['todays'], ['today’s list'], ['Friday\'s review'], ['Fridays'], ['mid-Friday'], ['Friday-ish'], ['marching 12'],
    ['x@today.com'], ['notes/today/plan'], ['today.com'], ['#today'], ['12thDec'], ['yesterday'],
    // something else is meant
    ['every Friday'], ['each Friday'], ['last Friday'], ['since Monday'], ['after 12 Dec'], ['from tomorrow'],
    ['rewrite the Monday report'], ['in the next week'], ['read his Friday letter'],
    ['the day she sat down'], ['walk in the sun'], ['they wed'], ['in a while'], ['next time'], ['this week'],
    ['until Ravi asks'], ['end of the days'], ['in week 3'], [''],
  ])('%j', (line) => { expect(read(line, TUESDAY)).toBeNull() })

  it('29 February is none where no leap year comes within five years', () => {
    expect(read('29 Feb', '2097-03-01')).toBeNull()
  })
})

describe('several dates in a line', () => {
  it.each([
    ['the last one wins', 'call today, write tomorrow', 'tomorrow'],
    ['the only one asked for wins', 'rewrite by Thursday what went out on the way tomorrow', 'by Thursday'],
    ['the last wins where two are asked for', 'by Thursday, or by Friday', 'by Friday'],
    ['a name is not counted', 'send the Monday report tomorrow', 'tomorrow'],
  ])('%s', (_, line, words) => { expect(read(line, TUESDAY)?.[0]).toBe(words) })
})
