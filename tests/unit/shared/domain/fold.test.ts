import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWithMap, piecesOf, unfold } from '../../../../shared/domain/fold.ts'

const SEED = 20261121

const text = fc.array(fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.constantFrom('e\u0301\u0323', 'ß', 'ﬃ', 'ΣΑΣ', '한', 'محـمد', '\u200b', '\u00ad', '\ud83d', '\udc4d', '👍🏽', ' ', '\n\t ', '\u00a0', '\ufeff'),
), { maxLength: 12 }).map((parts) => parts.join(''))

/** Every character there is, but for the private ones. */
const everyCharacter = function* (): Generator<string> {
  for (let code = 0; code < 0x32000; code += 1) yield String.fromCodePoint(code)
  for (let code = 0xe0000; code < 0xe0200; code += 1) yield String.fromCodePoint(code)
}

describe('E14: folding', () => {
  it.each([
    ['Café', 'cafe'], ['cafe\u0301', 'cafe'], ['Straße', 'strasse'], ['STRAẞE', 'strasse'], ['ΟΔΟΣ', 'οδοσ'], ['οδός', 'οδοσ'],
    ['Łukasz', 'lukasz'], ['Søren', 'soren'], ['Ærø', 'aero'], ['Đorđe', 'dorde'], ['Þóra', 'thora'],
    ['İstanbul', 'istanbul'], ['ışık', 'isik'], ['ﬁne', 'fine'], ['Ｆｕｌｌ', 'full'], ['Ⅷ', 'viii'], ['𝔉rau', 'frau'],
    ['שָׁלוֹם', 'שלום'], ['مُحَمَّد', 'محمد'], ['محـــمد', 'محمد'], ['so\u00adfa', 'sofa'], ['\u200eleft\u2069', 'left'],
    ['don’t', "don't"], ['don´t', "don't"], ['non\u2011stop', 'non-stop'], ['−3', '-3'], ['“so”', '"so"'], ['«so»', '"so"'],
    ['a\u00a0b', 'a b'], ['a \r\n\t b', 'a b'], ['a \u0301 b', 'a b'], ['\u0301', ''], ['\ud83d', '\ufffd'], ['👍', '👍'], ['\0', '\0'],
  ])('%j is read as %j', (original, folded) => {
    expect(fold(original)).toBe(folded)
  })

  it.each([['oe', 'ö'], ['ue', 'ü'], ['w', 'v'], ['0', 'o']])('%s is not %s: only one language, or one eye, says so', (one, other) => {
    expect(fold(one)).not.toBe(fold(other))
  })

  it('is the same twice, and the same with its map, for every character there is', () => {
    const different: string[] = []
    for (const char of everyCharacter()) {
      const folded = fold(char)
      if (fold(folded) !== folded) different.push(char)
      if (foldWithMap(`x${char}y${char}`).text !== fold(`x${char}y${char}`)) different.push(char)
    }
    expect(different).toEqual([])
  })

  it('does not depend on how a character was composed, nor on its case', () => {
    fc.assert(fc.property(text, (original) => {
      // A half character that meets its other half becomes a whole one, in any case.
      const whole = original.replace(/\p{Surrogate}/gu, '')
      expect(fold(whole.normalize('NFD'))).toBe(fold(whole))
      expect(fold(whole.normalize('NFC'))).toBe(fold(whole))
      expect(fold(whole.toLowerCase())).toBe(fold(whole))
    }), { seed: SEED, numRuns: 1_000 })
  })
})

describe('E14: the way back', () => {
  it('has a piece for each unit, in order and side by side, to the end of the text', () => {
    fc.assert(fc.property(text, (original) => {
      const { text: folded, from, to } = foldWithMap(original)
      expect(folded).toBe(fold(original))
      expect([from.length, to.length]).toEqual([folded.length, folded.length])
      for (let unit = 0; unit < folded.length; unit += 1) {
        expect(from[unit]).toBeLessThan(to[unit] ?? 0)
        const isSame = from[unit] === from[unit - 1] && to[unit] === to[unit - 1]
        if (unit > 0 && !isSame) expect(from[unit]).toBe(to[unit - 1])
      }
      if (folded !== '') {
        expect(to.at(-1)).toBe(original.length)
        expect(fold(original.slice(0, from[0]))).toBe('')
      }
    }), { seed: SEED, numRuns: 1_500 })
  })

  it('ends a piece before no mark, before nothing invisible, and within no character', () => {
    fc.assert(fc.property(text, (original) => {
      for (const end of foldWithMap(original).to) {
        expect(/^[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(original.slice(end))).toBe(false)
        expect(/^[\ud800-\udbff][\udc00-\udfff]/.test(original.slice(end - 1, end + 1))).toBe(false)
      }
    }), { seed: SEED, numRuns: 1_500 })
  })

  it('leads each piece back to what it was folded to', () => {
    fc.assert(fc.property(text, fc.nat(), fc.nat(), (original, one, other) => {
      const { text: folded, from, to } = foldWithMap(original)
      if (folded === '') return
      const first = one % folded.length
      const behind = first + 1 + other % (folded.length - first)
      const span = unfold(original, { from: first, to: behind })
      expect(span).toEqual({ from: from[first], to: to[behind - 1] })
      expect(fold(original.slice(span.from, span.to))).toContain(folded.slice(first, behind))
    }), { seed: SEED, numRuns: 1_500 })
  })

  it('a long text folds in pieces as it does at once, and leads back from anywhere', () => {
    const seam = fc.tuple(text, text, text).filter((parts) => parts.join('').length > 3)
    fc.assert(fc.property(seam, fc.nat(), ([one, other, third], place) => {
      const long = (one + other + third).repeat(Math.ceil(50_000 / (one + other + third).length))
      const pieces = [...piecesOf(long)]
      expect(pieces.join('')).toBe(long)
      expect(pieces.map(fold).join('')).toBe(fold(long))
      const { text: folded, from, to } = foldWithMap(long)
      if (folded === '') return
      const unit = place % folded.length
      expect(unfold(long, { from: unit, to: unit + 1 })).toEqual({ from: from[unit], to: to[unit] })
    }), { seed: SEED, numRuns: 40 })
    expect([...piecesOf('words and more words '.repeat(5_000))].length).toBeGreaterThan(5)
  })
})
