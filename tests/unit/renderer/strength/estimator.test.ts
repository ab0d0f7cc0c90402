import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate, suggestedGuesses, wordList } from '../../../../renderer/views/first-run/estimator.ts'
import { isLongEnough } from '../../../../shared/domain/passphrase.ts'
import { drawUint32, evenly, suggestion } from '../../../../renderer/views/first-run/suggest.ts'

const UINT32 = 2 ** 32

describe('the estimate', () => {
  const four = ['acrobat', 'lilac', 'tulip', 'zebra']

  it('makes no more of four words of a list than the list allows', () => {
    const words = [0.9, 0.2, 0.6, 0.4].map((part) => wordList[Math.floor(part * wordList.length)])
    expect(estimate(words.join(' '))).toBeLessThanOrEqual(wordList.length ** 4)
  })

  it('takes ordinary words of any language for words, not for chance', () => {
    expect(estimate('kobber sølvske vinter æblehave')).toBeLessThanOrEqual(50_000 ** 4)
    expect(estimate('mon jardin sous la neige')).toBeLessThanOrEqual(50_000 ** 5)
  })

  it('makes no more of them for a hyphen, a full stop or a capital', () => {
    const plain = estimate(four.join(' '))
    for (const phrase of [four.join('-'), four.join('. '), four.map((word) => word.toUpperCase()).join(' ')]) {
      expect(estimate(phrase)).toBeLessThanOrEqual(plain)
    }
  })

  it('knows that words everybody takes are tried first', () => {
    expect(estimate('dragon monkey shadow master')).toBeLessThan(1e7)
    expect(estimate('password')).toBeLessThan(100)
  })

  it('takes a long phrase whole, and any text at all', () => {
    expect(estimate('slow river '.repeat(90))).toBeGreaterThan(0)
    expect(estimate('\ud800 \u0000 ﷽ ‮')).toBeGreaterThan(0)
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (typed) => {
      expect(estimate(typed)).toBeGreaterThan(0)
    }), { seed: 20261117, numRuns: 60 })
  })

  it('weighs a suggestion by the list alone', () => {
    expect(suggestedGuesses).toBe(wordList.length ** 5)
    expect(estimate(suggestion(wordList, drawUint32))).toBeLessThanOrEqual(suggestedGuesses)
  })
})

describe('a suggested passphrase', () => {
  it('comes from a list of more than two thousand words, none of them twice', () => {
    expect(wordList.length).toBeGreaterThanOrEqual(2_048)
    expect(new Set(wordList).size).toBe(wordList.length)
  })

  it('throws away the draws that would favour the first words', () => {
    const limit = UINT32 - (UINT32 % wordList.length)
    expect(limit).toBeLessThan(UINT32)
    const draws = [UINT32 - 1, limit, limit - 1]
    expect(evenly(wordList.length, () => draws.shift() ?? 0)).toBe(wordList.length - 1)
    expect(draws).toEqual([])
  })

  it('gives each word of a list to the same number of draws', () => {
    // All draws of a small generator, spread over the 32 bits: 3 does not divide it, so one draw has to be refused.
    const hits = [0, 0, 0]
    for (const drawn of [0, 1, 2, UINT32 - 4, UINT32 - 3, UINT32 - 2, UINT32 - 1]) {
      const queue = [drawn]
      const index = evenly(3, () => queue.shift() ?? -1)
      if (drawn === UINT32 - 1) expect(index).toBe(-1 % 3)
      else hits[index] = (hits[index] ?? 0) + 1
    }
    expect(hits).toEqual([2, 2, 2])
  })

  it('is five words of the list and long enough', () => {
    const words = suggestion(wordList, drawUint32)
    expect(words.split(' ')).toHaveLength(5)
    expect(words.split(' ').every((word) => wordList.includes(word))).toBe(true)
    expect(isLongEnough(words)).toBe(true)
  })
})
