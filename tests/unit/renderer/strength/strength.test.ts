import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARKS, SCALE_WIDTH, reachOf, strength } from '../../../../renderer/views/first-run/strength.ts'
import { large, span, wait } from '../../../../renderer/strings/figures.ts'

const DAY_S = 86_400

describe('the strength of a passphrase', () => {
  it('says what the drawing says of a million billion guesses', () => {
    expect(strength(1e15).sentence)
      .toBe('About a million billion guesses. At a thousand a second, that is some 16,000 years.')
  })

  it('draws the same time it says: what takes a day on average ends on the mark of a day', () => {
    expect(strength(DAY_S * 1_000 * 2).reach).toBe(MARKS.day)
    expect(MARKS).toEqual({ day: 77, year: 180, lifetime: 256 })
  })

  it('never leaves the scale and never falls when the guesses rise', () => {
    const power = fc.double({ min: 0, max: 200, noNaN: true })
    fc.assert(fc.property(power, power, (a, b) => {
      const [few, many] = [10 ** Math.min(a, b), 10 ** Math.max(a, b)]
      const [low, high] = [strength(few).reach, strength(many).reach]
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(SCALE_WIDTH)
      expect(low).toBeLessThanOrEqual(high)
    }), { seed: 20261117 })
  })

  it('has a sentence for the extremes', () => {
    expect(strength(0).sentence).toBe('About one guess. At a thousand a second, that is less than a second.')
    expect(strength(Infinity).sentence)
      .toBe('More than a billion billion billion guesses. At a thousand a second, that is more than a billion years.')
    expect(reachOf(Infinity)).toBe(SCALE_WIDTH)
  })

  it('never says a figure that is not a number', () => {
    fc.assert(fc.property(fc.double({ min: 0, noNaN: true }), (guesses) => {
      expect(strength(guesses).sentence).not.toMatch(/NaN|undefined|Infinity|e\+|\.\d{3}/)
    }), { seed: 20261117, numRuns: 1_000 })
  })
})

describe('large numbers and spans', () => {
  it.each([
    [1, 'one'], [30, '30'], [1_000, 'a thousand'], [4e6, '4 million'], [1e9, 'a billion'],
    [1.2e12, 'a thousand billion'],
    [3.7e15, '4 million billion'], [2.84e19, '30 billion billion'], [9.6e8, 'a billion'],
    [1e26, '100 million billion billion'],
  ])('says %d as %s', (value, said) => { expect(large(value)).toBe(said) })

  it.each([
    [0.4, 'less than a second'], [1, 'some one second'], [3 * 3600, 'some three hours'], [59.9, 'some one minute'],
    [40 * DAY_S, 'some one month'], [365.25 * DAY_S * 16_234, 'some 16,000 years'],
    [365.25 * DAY_S * 4.5e8, 'some 450 million years'],
  ])('says %d seconds as %s', (seconds, said) => { expect(span(seconds)).toBe(said) })

  it.each([[0.2, 'one second'], [8, 'eight seconds'], [45, '45 seconds'], [300, 'about five minutes']])(
    'says a pause of %d seconds as %s', (seconds, said) => { expect(wait(seconds)).toBe(said) },
  )
})
