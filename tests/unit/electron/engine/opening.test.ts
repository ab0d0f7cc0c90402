import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openingOf } from '../../../../electron/engine/rooms/opening.ts'

describe('the opening of a note', () => {
  test.each([
    ['', ''], [' \n\n', ''], ['one', 'one'], ['\n\n  one  \r\ntwo', 'one'], ['---\n***\nwords', 'words'],
    ['🙂\n', '🙂'], ['🙂\nwords', 'words'], ['שלום עולם\nx', 'שלום עולם'], ['- [ ] call\rthen', '- [ ] call'],
    ['…\n3 things', '3 things'],
  ])('of %j is %j', (text, opening) => {
    expect(openingOf(text)).toBe(opening)
  })

  test('is cut where a word ends, says so, and is never cut within a character', () => {
    expect(openingOf(`${'word '.repeat(30)}`)).toBe(`${'word '.repeat(23)}word…`)
    expect(openingOf(`${'a'.repeat(118)}👩 tail`)).toBe(`${'a'.repeat(118)}…`)
    expect(openingOf(`${'a'.repeat(117)}👩 tail`)).toBe(`${'a'.repeat(117)}👩…`)
    expect(openingOf('b'.repeat(121))).toBe(`${'b'.repeat(119)}…`)
    expect(openingOf('b'.repeat(120))).toBe('b'.repeat(120))
  })

  test('is for any text a piece of one line of it, without white space around', () => {
    const unit = fc.constantFrom('a', ' ', '\n', '\r', '-', '👩', '\ud83d', 'é')
    fc.assert(fc.property(fc.string({ unit, maxLength: 300 }), (text) => {
      const opening = openingOf(text)
      expect(opening).toBe(opening.trim())
      expect(opening.length).toBeLessThanOrEqual(120)
      const shown = opening.replace(/…$/, '')
      expect(text.split(/[\r\n]/).some((line) => line.includes(shown))).toBe(true)
      expect(opening === '').toBe(text.trim() === '')
    }), { seed: 3, numRuns: 500 })
  })

  test('of a note of eight million spaces or one line is found all the same', () => {
    expect(openingOf(' '.repeat(8_000_000))).toBe('')
    expect(openingOf('x'.repeat(8_000_000))).toHaveLength(120)
  })
})
