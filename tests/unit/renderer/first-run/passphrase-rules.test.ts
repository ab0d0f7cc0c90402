import { describe, expect, it } from 'vitest'
import { isLongEnough, lacking } from '../../../../renderer/views/first-run/passphrase-rules.ts'

describe('a new passphrase', () => {
  it('needs eight characters and nothing else', () => {
    expect(lacking('aaaaaaa', 'aaaaaaa')).toBe('too-short')
    expect(lacking('aaaaaaaa', 'aaaaaaaa')).toBeNull()
  })

  it('has to be typed twice alike', () => {
    expect(lacking('slow river bend', 'slow river bent')).toBe('different')
    expect(lacking('slow river bend', '')).toBe('different')
  })

  it('is counted as a person counts, in the form the key comes from', () => {
    expect(isLongEnough('🌿🌿🌿🌿')).toBe(false)
    expect(isLongEnough('🌿🌿🌿🌿🌿🌿🌿🌿')).toBe(true)
    expect(isLongEnough('e\u0301'.repeat(7))).toBe(false)
  })

  it('may be as long as she likes', () => {
    const long = 'the long way home past the mill '.repeat(30)
    expect(lacking(long, long)).toBeNull()
  })
})
