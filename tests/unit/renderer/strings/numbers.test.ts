import { describe, expect, it } from 'vitest'
import { agreed, bytes, capitalised, counted, inFigures, inWords, plural } from '../../../../renderer/strings/numbers.ts'

describe('numbers as one would say them', () => {
  it.each([
    [0, 'no'], [1, 'one'], [3, 'three'], [12, 'twelve'], [13, '13'], [26, '26'], [4_112, '4,112'], [-1, '-1'],
  ])('%i is %j', (count, words) => { expect(inWords(count)).toBe(words) })

  it('has figures where figures are wanted', () => {
    expect([0, 7, 1_000, 25_000_000].map(inFigures)).toEqual(['0', '7', '1,000', '25,000,000'])
  })

  it('counts things', () => {
    expect([0, 1, 2, 13].map((count) => counted(count, 'client'))).toEqual(['no clients', 'one client', 'two clients', '13 clients'])
    expect(counted(2, 'person', 'people')).toBe('two people')
    expect([0, 1, 2].map((count) => plural(count, 'is', 'are'))).toEqual(['are', 'is', 'are'])
  })

  it('says what was agreed', () => {
    expect([0, 1, 3, 13].map(agreed)).toEqual([
      'Nothing was agreed', 'One thing was agreed', 'Three things were agreed', '13 things were agreed',
    ])
  })

  it('begins a sentence', () => {
    expect(['three', '13', '', 'Ravi'].map(capitalised)).toEqual(['Three', '13', '', 'Ravi'])
  })
})

describe('sizes', () => {
  it.each([
    [0, '0 B'], [412, '412 B'], [999, '999 B'], [1_000, '1 KB'], [1_100, '1.1 KB'], [9_949, '9.9 KB'], [12_345, '12 KB'],
    [999_499, '999 KB'], [999_500, '1 MB'], [40_000_000, '40 MB'], [3_000_000_000, '3 GB'], [5e15, '5,000 TB'],
  ])('%i bytes are %j', (size, words) => { expect(bytes(size)).toBe(words) })
})
