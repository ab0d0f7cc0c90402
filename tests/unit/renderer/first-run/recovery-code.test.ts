import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCode, isWholeCode, wholeGroups } from '../../../../renderer/components/recovery-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 28, maxLength: 28 })
const groupsOf = (text: string): readonly string[] => text.match(/.{4}/g) ?? []

describe('a recovery code as people type it', () => {
  it('V5: takes O for 0, I and L for 1, in any case', () => {
    expect(foldCode('oOiIlL c3vb')).toBe('001111C3VB')
  })

  it('V5: finds the code again under spaces, hyphens, small letters and look-alikes', () => {
    const gap = fc.constantFrom(' ', '-', ' - ', '\n', '\u00a0')
    fc.assert(fc.property(code, gap, fc.boolean(), (written, between, isSmall) => {
      const typed = groupsOf(written).join(between).replace(/0/g, 'O').replace(/1/g, 'l')
      expect(foldCode(isSmall ? typed.toLowerCase() : typed)).toBe(written)
      expect(isWholeCode(typed)).toBe(true)
    }), { seed: 20261117 })
  })

  it('folds what is folded no further', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (typed) => {
      expect(foldCode(foldCode(typed))).toBe(foldCode(typed))
    }), { seed: 20261117 })
    expect(foldCode('７Ｋ２Ｍ ﬀ \ud800 Ü')).toBe('7K2MFF')
  })

  it('counts whole groups, and refuses one letter too few or too many', () => {
    expect(wholeGroups('7k2m qx9r 4t')).toBe(2)
    expect(wholeGroups('')).toBe(0)
    const whole = '7K2M QX9R 4TFD W8HN C3VB 6YJP E5G0'
    expect(wholeGroups(`${whole} 7K2M`)).toBe(7)
    expect([whole, `${whole}7`, whole.slice(0, -1)].map(isWholeCode)).toEqual([true, false, false])
  })
})
