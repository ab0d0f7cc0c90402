import { describe, expect, it } from 'vitest'
import { lacking } from '../../../../renderer/views/first-run/passphrase-rules.ts'

describe('a new passphrase', () => {
  it('needs eight characters and nothing else', () => {
    expect(lacking('aaaaaaa', 'aaaaaaa')).toBe('too-short')
    expect(lacking('aaaaaaaa', 'aaaaaaaa')).toBeNull()
  })

  it('has to be typed twice alike', () => {
    expect(lacking('slow river bend', 'slow river bent')).toBe('different')
    expect(lacking('slow river bend', '')).toBe('different')
  })

  it('may be as long as she likes', () => {
    const long = 'the long way home past the mill '.repeat(30)
    expect(lacking(long, long)).toBeNull()
  })
})
