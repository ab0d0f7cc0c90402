import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutLine, keyLines } from '../../../../../shared/domain/brief/key-lines.ts'
import { fitPage, itemLines, MOST_LINES_AN_ITEM, noteLines, PAGE_LINES } from '../../../../../shared/domain/brief/page.ts'
import { commitmentLines } from '../../../../../shared/domain/commitment-lines.ts'

const lines = (text: string) => keyLines(text, 240)

describe('E41: key lines', () => {
  test('are the first three that are no commitments, without headings and bullets', () => {
    expect(lines('# Session 6\n\nShe came in tired.\n[] Call Ravi\n- The report again\n\nIt buys her an hour.\nA fourth line.'))
      .toEqual(['She came in tired.', 'The report again', 'It buys her an hour.'])
  })

  test('are those that are marked, wherever they stand, where there are any', () => {
    expect(lines('Prose.\n! Ask how Friday felt\nMore prose.\n* She cannot hand over the last look\n  !!  Twice'))
      .toEqual(['Ask how Friday felt', 'She cannot hand over the last look', 'Twice'])
    expect(lines('*Tired* but here\nProse')).toEqual(['Tired but here'])
    expect(lines('**The last look** stays hers')).toEqual(['The last look stays hers'])
  })

  test('are those under a heading such as Key points, up to an empty line or another heading', () => {
    expect(lines('Prose.\n\n## Key points:\n\n- One\n- Two\n\nAfter it.\n\nTakeaways\nThree\n# Next\nNot this'))
      .toEqual(['One', 'Two', 'Three'])
    for (const heading of ['Key points', 'KEY POINTS', '**Key insights**', '## Main points', 'In short:']) {
      expect(lines(`Before\n${heading}\nThe line`)).toEqual(['The line'])
    }
  })

  test('are never commitments, also where they are bulleted under their heading', () => {
    expect(lines('Commitments\n* Write the brief\n* Call Ravi\n\nShe was tired.')).toEqual(['She was tired.'])
    expect(lines('Key points\n[] Call Ravi\nThe report')).toEqual(['The report'])
  })

  test('of a note without words there are none', () => {
    for (const text of ['', '\n\n', '---\n***\n!!!', '[] Call Ravi']) expect(lines(text)).toEqual([])
  })

  test('a long one is cut at a word and never within a character', () => {
    expect(cutLine('one two three', 13)).toBe('one two three')
    expect(cutLine('one two three', 10)).toBe('one two…')
    expect(cutLine('😀😀😀😀', 4)).toBe('😀…')
  })

  test('whatever is written: none is empty, long, of two lines, or a commitment alone; and each stands in the note', () => {
    const piece = fc.oneof(
      fc.constantFrom('Key points', '## Next', '! Mind this', '* A star', '[] Do it', '-> @coach call', '', 'Prose here', '- item', '\r'),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    )
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 8, max: 60 }), (pieces, most) => {
      const text = pieces.join('\n')
      const found = keyLines(text, most)
      for (const line of found) {
        expect(line).toMatch(/\S/u)
        expect(line.length).toBeLessThanOrEqual(most)
        expect(line).not.toMatch(/[\r\n]/u)
      }
      const prose = text.split(/\r\n|\r|\n/u).length - [...commitmentLines(text, 2_000)].length
      expect(found.length).toBeLessThanOrEqual(prose)
    }))
  })
})

describe('E41: one printed page', () => {
  const words = fc.string({ maxLength: 400 })
  const some = fc.array(words, { maxLength: 40 })
  const parts = fc.record({ agreed: some, promised: some, waiting: some, note: some })

  test('what is let in fits, from the first of each part on', () => {
    fc.assert(fc.property(parts, (all) => {
      const fits = fitPage(all)
      const taken = (texts: readonly string[], count: number, cost: (text: string) => number) =>
        texts.slice(0, count).reduce((sum, text) => sum + cost(text), 0)
      expect(taken(all.agreed, fits.agreed, itemLines) + taken(all.promised, fits.promised, itemLines)
        + taken(all.waiting, fits.waiting, itemLines) + taken(all.note, fits.note, noteLines)).toBeLessThanOrEqual(PAGE_LINES)
      for (const part of ['agreed', 'promised', 'waiting', 'note'] as const) {
        expect(fits[part]).toBeGreaterThanOrEqual(0)
        expect(fits[part]).toBeLessThanOrEqual(all[part].length)
      }
    }))
  })

  test('what fits is not left out: the next thing would not', () => {
    fc.assert(fc.property(parts, (all) => {
      const fits = fitPage(all)
      const used = [
        ...all.agreed.slice(0, fits.agreed).map(itemLines), ...all.promised.slice(0, fits.promised).map(itemLines),
        ...all.waiting.slice(0, fits.waiting).map(itemLines), ...all.note.slice(0, fits.note).map(noteLines),
      ].reduce((sum, one) => sum + one, 0)
      const next = all.waiting[fits.waiting]
      if (next !== undefined) expect(used + itemLines(next)).toBeGreaterThan(PAGE_LINES)
    }))
  })

  test('a usual brief is whole: four things, two promises, three lines, four more that wait', () => {
    const thing = 'Write the brief for the client call list, half a page'
    expect(fitPage({ agreed: Array(4).fill(thing), promised: Array(2).fill(thing), waiting: Array(4).fill(thing), note: Array(3).fill(thing) }))
      .toEqual({ agreed: 4, promised: 2, waiting: 4, note: 3 })
  })

  test('a very long thing takes no more than its share', () => {
    expect(itemLines('w'.repeat(2_000))).toBe(MOST_LINES_AN_ITEM + 1)
    expect(itemLines('漢'.repeat(41))).toBe(3)
  })
})
