import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFoundIn, placeIn, questionOf, rankOfName, rankOfNote, type Question } from '../../../../shared/domain/find-question.ts'
import { firstMatch, marked, snippetAround } from '../../../../shared/domain/find-snippet.ts'
import { fold } from '../../../../shared/domain/fold.ts'

const SEED = 20261121

const asked = (typed: string): Question => {
  const question = questionOf(typed)
  if (!question) throw new Error('no word in it')
  return question
}

const snippetOf = (text: string, typed: string) => {
  const at = firstMatch(text, asked(typed))
  if (!at) throw new Error('not in it')
  return snippetAround(text, at, asked(typed))
}

/** The text with its marks in brackets. */
const inBrackets = ({ text, marks }: ReturnType<typeof marked>): string =>
  [...marks].reverse().reduce((all, { from, to }) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text)

describe('E14: the words of a question', () => {
  it.each([
    ['  Marta   report ', ['report', 'marta'], 'marta report'],
    ['"next  week" by', ['next week', 'by'], 'next week by'],
    ['“next week”', ['next week'], 'next week'],
    ['«next week» “by”', ['next week', 'by'], 'next week by'],
    ['she said "not yet', ['not yet', 'said', 'she'], 'she said not yet'],
    ['call"Ravi" "" "  "', ['call', 'ravi'], 'call ravi'],
    ['a a A á', ['a'], 'a a a a'],
    ['non\u2011stop', ['non-stop'], 'non-stop'],
  ])('%j asks for %j', (typed, words, whole) => {
    expect(questionOf(typed)).toEqual({ words, whole })
  })

  it.each(['', '   ', '"', '""', '\u200b \u0301', '\n\t'])('%j asks for nothing', (typed) => {
    expect(questionOf(typed)).toBeNull()
  })
})

describe('E14: how good a match is', () => {
  it('a word begins after anything that is no letter and no figure', () => {
    expect(placeIn('summary mar', 'mar')).toEqual({ index: 8, begins: true })
    expect(placeIn('summary', 'mar')).toEqual({ index: 3, begins: false })
    expect(placeIn('(mar', 'mar')).toEqual({ index: 1, begins: true })
    expect(placeIn('👍mar', 'mar')).toEqual({ index: 2, begins: true })
    expect(placeIn('𐐨mar', 'mar')).toEqual({ index: 2, begins: false })
    expect(placeIn('3mar', 'mar')).toEqual({ index: 1, begins: false })
    expect(placeIn('', 'mar')).toBeNull()
  })

  it('a name that begins with it, then names with words that begin so, then the others', () => {
    expect(['marta', 'sofia marchetti', 'tamar'].map((name) => rankOfName(asked('mar'), name))).toEqual([0, 1, 2])
    expect(rankOfName(asked('oli mar'), 'marta oliveira')).toBe(1)
  })

  it('a note with the whole as typed, with each word where one begins, with the rest; then those of the name alone', () => {
    const rank = (text: string, name = 'anna') => rankOfNote(asked('the report'), fold(text), name)
    expect(rank('About the report.')).toBe(0)
    expect(rank('About\nthe\n report.')).toBe(0)
    expect(rank('Report the')).toBe(1)
    expect(rank('bathe report')).toBe(2)
    expect(rank('reported to anna', 'the one')).toBe(1)
    expect(rank('nothing', 'the report')).toBe(3)
    expect(rank('nothing', 'report the')).toBe(4)
    expect(rank('nothing', 'bathe xreport')).toBe(5)
  })

  it('each word may stand in another place', () => {
    expect(isFoundIn(asked('marta report'), 'the report', 'marta')).toBe(true)
    expect(isFoundIn(asked('"marta report"'), 'the report', 'marta')).toBe(false)
  })
})

describe('E14: what is shown of a text', () => {
  it('every word is marked wherever it stands, as it is written there', () => {
    expect(inBrackets(marked('A café, CAFÉ; decaf.', asked('cafe caf')))).toBe('A [café], [CAFÉ]; de[caf].')
    expect(inBrackets(marked('Straße', asked('s')))).toBe('[S]tra[ß]e')
    expect(inBrackets(marked('aaaa', asked('aa')))).toBe('[aaaa]')
    expect(inBrackets(marked('שָׁלוֹם', asked('של')))).toBe('[שָׁל]וֹם')
  })

  it('the match to show is the whole as typed, else the longest word, where a word begins', () => {
    const first = (text: string, typed: string) => {
      const at = firstMatch(text, asked(typed))
      return at && text.slice(at.from, at.to)
    }
    expect(first('a day; find a\nsentence', 'find a sentence')).toBe('find a\nsentence')
    expect(first('a day, and sentences to find', 'find a sentence')).toBe('sentence')
    expect(firstMatch('a summary for Marta', asked('mar'))).toEqual({ from: 14, to: 17 })
    expect(first('none', 'marta')).toBeNull()
  })

  it('a short line is shown whole, without its neighbours and the space around it', () => {
    expect(inBrackets(snippetOf('before\r\n   She asked for the report. \nafter', 'report'))).toBe('She asked for the [report].')
    expect(inBrackets(snippetOf('report', 'report'))).toBe('[report]')
  })

  it('a phrase over two lines is shown with both', () => {
    expect(inBrackets(snippetOf('x\nuntil next\n\tweek, she said\ny', '"next week"'))).toBe('until [next  week], she said')
  })

  it('a long line is cut between words, with an ellipsis where it was cut', () => {
    const long = `${'before '.repeat(40)}the needle ${'after '.repeat(40)}`
    const { text, marks } = snippetOf(long, 'needle')
    expect(text).toMatch(/^…(before )+the needle( after)+…$/)
    expect(text.length).toBeLessThanOrEqual(122)
    expect(text.slice(marks[0]?.from, marks[0]?.to)).toBe('needle')
    expect(snippetOf(`${'before '.repeat(40)}the needle`, 'needle').text).toMatch(/^…(before ){14,}the needle$/)
  })

  it('fits whatever the text is, holds the match, and cuts nothing in two', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom('\n', ' ', 'needle', 'e\u0301'.repeat(90), `a${'\u0301'.repeat(300)}`, '👍'.repeat(70), ' '.repeat(200)),
    )
    const words = fc.constantFrom('needle', 'e', '👍', 'a', '"needle needle"', 'needle e a')
    fc.assert(fc.property(fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')), words, (text, typed) => {
      const at = firstMatch(text, asked(typed))
      if (!at) return
      const shown = snippetAround(text, at, asked(typed))
      expect(shown.text.length).toBeLessThanOrEqual(1_200)
      expect(shown.marks.length).toBeGreaterThan(0)
      const bare = shown.text.replace(/^…/, '').replace(/…$/, '')
      expect(text.replace(/\s/g, ' ')).toContain(bare)
      if (!/\p{Surrogate}/u.test(text)) expect(/\p{Surrogate}/u.test(shown.text)).toBe(false)
    }), { seed: SEED, numRuns: 1_500 })
  })

  it('a match of thousands of marks or spaces is cut too', () => {
    const { text, marks } = snippetOf(`next${' '.repeat(5_000)}week`, '"next week"')
    expect([text.length <= 1_200, text.endsWith('…')]).toEqual([true, true])
    expect(marks.every(({ to }) => to <= text.length)).toBe(true)
    expect(snippetOf(`a${'\u0301'.repeat(5_000)} b`, 'a').text.length).toBeLessThanOrEqual(1_200)
  })
})
