import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aroundMatch, piecesOf } from '../../../../renderer/views/find/pieces.ts'
import type { Marked } from '../../../../shared/ipc/views.ts'
import { marked } from './found.ts'

const drawn = (words: Marked): string =>
  piecesOf(words).map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')

const anyMarked: fc.Arbitrary<Marked> = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 400 }),
  marks: fc.array(fc.record({ from: fc.nat(420), to: fc.nat(420) }), { maxLength: 6 }),
})
const seeded = { seed: 20_261_117, numRuns: 300 }

test('the match is drawn where it is, also in the middle of a word', () => {
  expect(drawn(marked('asked for the sum[mar]y'))).toBe('asked for the sum[mar]y')
  expect(drawn(marked('nothing'))).toBe('nothing')
})

test('the pieces are the words again, whatever the marks are', () => {
  fc.assert(fc.property(anyMarked, (words) => {
    expect(piecesOf(words).map(({ text }) => text).join('')).toBe(words.text)
    expect(piecesOf(words).every(({ text }) => text !== '')).toBe(true)
  }), seeded)
})

test('marks that overlap are drawn as one, in order', () => {
  expect(drawn({ text: 'Marta Oliveira', marks: [{ from: 6, to: 9 }, { from: 0, to: 3 }, { from: 2, to: 5 }] }))
    .toBe('[Marta] [Oli]veira')
})

test('a mark takes a letter whole: with its accents, vowel signs and second half', () => {
  expect(drawn({ text: 'cafe\u0301s', marks: [{ from: 0, to: 4 }] })).toBe('[cafe\u0301]s')
  expect(drawn({ text: '\u0645\u064E\u0631\u064A\u0645', marks: [{ from: 0, to: 1 }] })).toBe('[\u0645\u064E]\u0631\u064A\u0645')
  expect(drawn({ text: 'a\u{1F600}b', marks: [{ from: 2, to: 4 }] })).toBe('a[\u{1F600}b]')
})

const LONG = `${'She spoke of the school and of the mornings. '.repeat(12)}Then of the [orchard], and ${'of much else '.repeat(20)}`

test('long words are cut around the match, between words, and say so', () => {
  const cut = aroundMatch(marked(LONG), 112)
  expect(cut.text.length).toBeLessThanOrEqual(114)
  expect(drawn(cut)).toMatch(/^…\w.*Then of the \[orchard\], and .*\w…$/u)
})

test('short words are left as they are, on one line', () => {
  expect(aroundMatch(marked('[two]\nlines'), 112)).toEqual(marked('[two] lines'))
})

test('a match near the beginning leaves the beginning where it is', () => {
  expect(drawn(aroundMatch(marked(`The [orchard] ${'and more '.repeat(40)}`), 60))).toMatch(/^The \[orchard\] and/u)
})

test('what is left is never much longer than asked, never starts within a letter, and keeps the first match', () => {
  fc.assert(fc.property(anyMarked, fc.integer({ min: 24, max: 120 }), (words, most) => {
    const cut = aroundMatch(words, most)
    expect(cut.text.length).toBeLessThanOrEqual(Math.max(most, 0) + 2)
    expect(cut.text).not.toMatch(/^…?[\p{M}\uDC00-\uDFFF]|[\uD800-\uDBFF]…?$/u)
    expect(cut.marks.every(({ from, to }) => from >= 0 && from < to && to <= cut.text.length)).toBe(true)
  }), seeded)
})
