import { describe, expect, it } from 'vitest'
import { charactersOf, composed, isLongEnough, samePassphrase } from '../../../../shared/domain/passphrase.ts'

describe('a passphrase', () => {
  it('is one passphrase however its letters are composed', () => {
    expect(samePassphrase('café au lait', 'cafe\u0301 au lait')).toBe(true)
    expect(samePassphrase('cafe au lait', 'café au lait')).toBe(false)
    expect(composed('ﬁne café')).toBe('fine caf\u00e9')
  })

  it('keeps its capitals and its spaces', () => {
    expect(samePassphrase('slow river bend', 'Slow river bend')).toBe(false)
    expect(samePassphrase('slow river bend', 'slow river bend ')).toBe(false)
  })

  it('is counted as a person counts, in the form the key comes from', () => {
    expect(charactersOf('🌿e\u0301')).toEqual(['🌿', '\u00e9'])
    expect(isLongEnough('🌿🌿🌿🌿')).toBe(false)
    expect(isLongEnough('🌿🌿🌿🌿🌿🌿🌿🌿')).toBe(true)
    expect(isLongEnough('e\u0301'.repeat(7))).toBe(false)
  })

  it('is long enough with eight characters', () => {
    expect(isLongEnough('a'.repeat(7))).toBe(false)
    expect(isLongEnough('a'.repeat(8))).toBe(true)
  })
})
