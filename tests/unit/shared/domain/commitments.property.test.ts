import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCommitments } from '../../../../shared/domain/commitments.ts'
import { addDays, dayIn, isRealDay } from '../../../../shared/domain/day.ts'
import { LIMITS } from '../../../../shared/schemas/common.ts'

const SEED = 20261117
const zones = Intl.supportedValuesOf('timeZone')

/** A today on either side of everything that makes calendars hard, wherever the coach is. */
const turns = fc.constantFrom(
  '2026-03-08T10:00:00Z', '2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-11-01T06:00:00Z', // clocks change
  '2026-12-31T12:00:00Z', '2027-01-01T00:00:00Z', // the year turns
  '2028-02-28T12:00:00Z', '2028-02-29T12:00:00Z', '2028-03-01T00:00:00Z', // leap days
  '2026-01-31T12:00:00Z', '2026-05-31T12:00:00Z', '2026-08-31T23:59:59Z', // 31sts
).map((text) => new Date(text))
const anyInstant = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
const today = fc.tuple(fc.oneof(turns, anyInstant), fc.constantFrom(...zones)).map(([at, zone]) => dayIn(at, zone))

/** Words that matter to the reader, between words and characters that do not. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(
    '[]', '[ ]', '- [ ]', '* [ ]', '- [x]', '->', '→', '#', 'Commitments', 'Actions:', 'Homework', '- ', '@coach', '@me', '@client',
    'today', 'tonight', 'tomorrow', 'in', 'within', '10', 'two', 'a', 'days', 'weeks', 'month', 'week\'s', '\' time', 'next',
    'this', 'coming', 'Friday', 'sat', 'by', 'on', 'due', 'before', 'until', 'the', 'end of', 'of', 'week', '12', '31st', 'Feb',
    'Dec', 'may', '2027', '2099', '2026-12-12', '30', 'every', 'since', 'morning', '(', ')', ',', '.', ':', '/', '-', '—', '@',
    'call', 'Ravi', 'שלום', 'مرحبا', '\u202e', '\u200f', '😀', '\ud83d', '\ude00', '\u0000', '\ufeff', '\u00a0', 'İ', 'ﬁ',
  ) },
  { weight: 2, arbitrary: fc.constantFrom(' ', ' ', '  ', '\t', '\n', '\r\n', '\r', '\n\n', '\u2028', '\u0085') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 }).map((units) => String.fromCharCode(...units)) },
)
const words = fc.tuple(fc.array(piece, { maxLength: 12 }), fc.constantFrom(' ', ' ', ''))
  .map(([pieces, between]) => pieces.join(between))
/** Days and owners put together as one would, so that most notes have some. */
const phrase = fc.constantFrom(
  '', '', 'by Friday', ', in 10 days', 'on 12 Dec', 'next Tuesday', '@coach', '(@me by the 31st of May)', '@client tomorrow.',
  'due: end of next month', 'before 29 Feb', 'Sunday week', '2027-02-28',
)
const line = fc.tuple(
  fc.constantFrom('[] ', '[ ]', ' - [ ] ', '->', '\t→ ', 'Homework:', '## Notes', '', '- [x] '), words, phrase, words,
).map(([sign, one, day, other]) => `${sign}${one} ${day} ${other}`)
const note = fc.tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
  .map(([lines, end]) => lines.join(end))

describe('whatever stands in a note', () => {
  it('every place leads back to the words, and marks lie in their line without overlapping', () => {
    fc.assert(fc.property(note, today, (text, day) => {
      let after = -1
      for (const found of parseCommitments(text, { today: day })) {
        expect(text.slice(found.from, found.to)).toBe(found.line)
        expect(found.line).not.toMatch(/[\r\n]/)
        expect(found.from).toBeGreaterThan(after)
        expect(text.slice(0, found.from).split(/\r\n|\r|\n/)).toHaveLength(found.lineNumber)
        let end = found.from
        for (const mark of found.marks) {
          expect(mark.from).toBeGreaterThanOrEqual(end)
          expect(mark.to).toBeGreaterThan(mark.from)
          expect(mark.to).toBeLessThanOrEqual(found.to)
          end = mark.to
        }
        expect(found.marks.some(({ kind }) => kind === 'date')).toBe(found.due !== null)
        after = found.to
      }
    }), { seed: SEED, numRuns: 3_000 })
  })

  it('a day that is read exists, is not before today, and not more than five years away', () => {
    fc.assert(fc.property(note, today, (text, day) => {
      for (const { due } of parseCommitments(text, { today: day })) {
        if (due === null) continue
        expect(isRealDay(due)).toBe(true)
        expect(due >= day).toBe(true)
        expect(due <= addDays(day, 5 * 366)).toBe(true)
      }
    }), { seed: SEED, numRuns: 3_000 })
  })

  it('what is agreed can become an action item, and is made of the words of the line', () => {
    fc.assert(fc.property(note, today, (text, day) => {
      for (const found of parseCommitments(text, { today: day })) {
        expect(found.text.length).toBeGreaterThan(0)
        expect(found.line.length).toBeLessThanOrEqual(LIMITS.itemText)
        expect(found.text.length).toBeLessThanOrEqual(found.line.length)
        expect(found.text).toBe(found.text.trim())
        expect(found.text).not.toMatch(/[,;:]$/)
        // Letter for letter in the order of the line; only the first may have become a capital.
        let at = 0
        for (const letter of found.text.slice(String.fromCodePoint(found.text.codePointAt(0) ?? 0).length)) {
          if (/\s/.test(letter)) continue
          at = found.line.indexOf(letter, at) + 1
          expect(at).toBeGreaterThan(0)
        }
      }
    }), { seed: SEED, numRuns: 2_000 })
  })

  it('reading it again says the same, and so does each line alone', () => {
    fc.assert(fc.property(note, today, (text, day) => {
      const found = parseCommitments(text, { today: day })
      expect(parseCommitments(text, { today: day })).toEqual(found)
      for (const { line, text: words, owner, due } of found) {
        expect(parseCommitments(`Actions\n${line}`, { today: day })).toMatchObject([{ line, text: words, owner, due }])
      }
    }), { seed: SEED, numRuns: 1_000 })
  })

  it('what follows a note does not change what was read before it', () => {
    fc.assert(fc.property(note, note, today, (text, more, day) => {
      const found = parseCommitments(text, { today: day })
      expect(parseCommitments(`${text}\n\n${more}`, { today: day }).slice(0, found.length)).toEqual(found)
    }), { seed: SEED, numRuns: 1_000 })
  })
})

describe('relative words, on every day in every zone', () => {
  it.each([
    ['tomorrow', 1], ['in 10 days', 10], ['in two weeks', 14], ['within 3 days', 3], ['next week', 7], ['today', 0],
  ])('"%s" is %i days on', (words, days) => {
    fc.assert(fc.property(today, (day) => {
      expect(parseCommitments(`[] walk ${words}`, { today: day })[0]?.due).toBe(addDays(day, days))
    }), { seed: SEED })
  })

  it('"by" a weekday is one to seven days on, "next" a weekday is in the week after this one', () => {
    fc.assert(fc.property(today, fc.integer({ min: 0, max: 6 }), (day, index) => {
      const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
      const due = (words: string): string => parseCommitments(`[] walk ${words}`, { today: day })[0]?.due ?? ''
      const coming = due(`by ${names[index]}`)
      expect(coming > day && coming <= addDays(day, 7)).toBe(true)
      expect(new Date(`${coming}T00:00:00Z`).getUTCDay()).toBe((index + 1) % 7)
      const sunday = due('at the end of the week')
      const next = due(`next ${names[index]}`)
      expect(next).toBe(addDays(sunday, index + 1))
    }), { seed: SEED })
  })
})

describe('large notes', () => {
  it('10,000 commitment lines are all read', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `[] step ${index}, by Friday @coach`)
    const found = parseCommitments(lines.join('\r\n'), { today: '2026-11-17' })
    expect(found).toHaveLength(10_000)
    expect(found.at(-1)).toMatchObject({ lineNumber: 10_000, text: 'Step 9999', owner: 'coach', due: '2026-11-20' })
  })

  // Each would take hours, not a moment, if a pattern tried every way to divide it.
  it.each([
    ['blanks', ' '.repeat(5_000_000)],
    ['line ends', '\n'.repeat(5_000_000)],
    ['one long line', `[] ${'in 10 '.repeat(800_000)}`],
    ['brackets that never close', `[${' '.repeat(5_000_000)}`],
    ['signs', '[]'.repeat(2_500_000)],
    ['lines of blanks that lead nowhere', `[${' '.repeat(1_990)}x\n`.repeat(2_500)],
    ['lines of bullets', `Actions\n${`${'- '.repeat(995)}\n`.repeat(2_500)}`],
    ['lines of words for dates', `[] ${'by the end of next '.repeat(100)}\n`.repeat(2_500)],
    ['lines of numbers and apostrophes', `[] ${'1\'a’'.repeat(490)}\n`.repeat(2_500)],
    ['lines of commas before a day', `[] a${','.repeat(1_900)}today\n`.repeat(2_500)],
    ['lines of brackets round a day', `[] a${'('.repeat(900)}today${')'.repeat(900)}\n`.repeat(2_500)],
    ['lines of dashes after a day', `[] today${' -'.repeat(900)} a\n`.repeat(2_500)],
    ['lines of headings', `${'#'.repeat(1_999)}\n`.repeat(2_500)],
    ['a heading of spaces', `Action${' '.repeat(1_900)}items\n`.repeat(2_500)],
  ])('5 MB of %s are read through', (_, text) => {
    expect(() => parseCommitments(text, { today: '2026-11-17' })).not.toThrow()
  })
})
