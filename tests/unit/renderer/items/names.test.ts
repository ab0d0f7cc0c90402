import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apart, beginningOf, shortName } from '../../../../renderer/strings/names.ts'

test('a person is called by the first name', () => {
  expect(shortName('Marta Oliveira')).toBe('Marta')
  expect(shortName('  Łukasz  Żółć ')).toBe('Łukasz')
  expect(shortName('مريم عبد الرحمن')).toBe('مريم')
})

test('a title or an initial is no way to call anybody', () => {
  expect(shortName('Dr Anna Berg')).toBe('Dr Anna Berg')
  expect(shortName('Prof. Weber')).toBe('Prof. Weber')
  expect(shortName('J. Weber')).toBe('J. Weber')
  expect(shortName('X Weber')).toBe('X Weber')
})

test('a name of one word, or of one letter, stays whole', () => {
  expect(shortName('小林')).toBe('小林')
  expect(shortName('X')).toBe('X')
  expect(shortName('🦊 Fox')).toBe('🦊 Fox')
})

test('every name is called something', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }).filter((name) => name.trim() !== ''), (name) => {
    expect(shortName(name).trim()).not.toBe('')
  }), { seed: 1711 })
})

test('words set apart carry their own direction and nothing else', () => {
  expect(apart('שלום')).toBe('\u2068שלום\u2069')
})

test('a short text stands whole in a sentence, on one line', () => {
  expect(beginningOf('Ring the school\n  by Friday')).toBe('Ring the school by Friday')
})

test('a long text ends at a word, with a sign that there is more', () => {
  const begun = beginningOf('word '.repeat(100), 22)
  expect(begun).toBe('word word word word…')
})

test('a long text is never cut inside a character as it is read', () => {
  expect(beginningOf('👩‍👩‍👧'.repeat(100), 3)).toBe(`${'👩‍👩‍👧'.repeat(3)}…`)
})

test('no beginning is longer than it may be', () => {
  const segments = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })
  fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
    expect([...segments.segment(beginningOf(text, 20))].length).toBeLessThanOrEqual(21)
  }), { seed: 1711 })
})
