import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayInWords, filledLetter, firstName, letterFor, standardLetter, withLetter, type NamedItem,
} from '../../../../../shared/domain/nudges/letters.ts'
import { DEFAULT_LETTERS } from '../../../../../shared/schemas/letters.ts'
import { CHANNELS, MESSAGE_KINDS } from '../../../../../shared/schemas/nudge-plan.ts'

const today = '2026-11-17'
const item = (text: string, due = '2026-11-27', owner: NamedItem['owner'] = 'client'): NamedItem => ({ text, due, owner })
const fill = (text: string, items: readonly NamedItem[] = [item('Leave the report alone')], name = 'Marta Oliveira') =>
  filledLetter({ subject: '', text }, { name, items, today }).text

describe('a filled letter', () => {
  it('E36: writes to her by name, and numbers what was agreed, each with its day', () => {
    const { subject, text } = filledLetter(standardLetter('confirmation', 'email'), {
      name: 'Marta Oliveira', today, items: [item('Say no once'), item('Leave the report alone', '2027-01-04')],
    })
    expect(subject).toBe('What we agreed')
    expect(text).toBe([
      'Dear Marta,', '', 'this is what we agreed:', '', '1. Say no once (by Friday 27 November)',
      '2. Leave the report alone (by Monday 4 January 2027)', '', 'If something does not fit, tell me.',
    ].join('\n'))
  })

  it('says which promise is the coach’s own', () => {
    expect(fill('{items}', [item('send the ladder', '2026-11-18', 'coach')]))
      .toBe('1. send the ladder (from me, by Wednesday 18 November)')
  })

  it('has the first day in the place of the day', () => {
    expect(fill('{date}', [item('a', '2026-12-01'), item('b', '2026-11-30')])).toBe('Monday 30 November')
    expect(fill('[{date}][{items}]', [])).toBe('[][]')
  })

  it('fills every place once: braces of hers stay as they are', () => {
    expect(fill('{name}: {items} {name}', [item('{name} {date} {items}')], '{items}'))
      .toBe('{items}: 1. {name} {date} {items} (by Friday 27 November) {items}')
    expect(fill('{Name} {other} {} {{name}}')).toBe('{Name} {other} {} {Marta}')
  })

  it('puts signs that mean something to a replacement in as they are', () => {
    expect(fill('{items}', [item('$& $1 $$ 100 % & more')])).toBe('1. $& $1 $$ 100 % & more (by Friday 27 November)')
  })

  it('keeps a thing to a line, whatever its words are', () => {
    expect(fill('{items}', [item('one\r\nBcc: all@example.org\u2028two')]))
      .toBe('1. one Bcc: all@example.org two (by Friday 27 November)')
  })

  it.each(['مرتا أوليفيرا', '张 伟', 'Ἀσπασία', '👩‍🏫 Marta'])('takes names of any script: %s', (name) => {
    expect(fill('{name}', [], name).length).toBeGreaterThan(0)
  })

  it('a subject is one line, whatever is put into it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, text) => {
      const { subject } = filledLetter({ subject: '{name}\r\n{items}\u0085{date}', text: '-' }, { name, items: [item(text)], today })
      expect(subject).not.toMatch(/[\r\n\u2028\u2029]/)
    }))
  })
})

describe('her name in a letter', () => {
  it.each([
    ['Marta Oliveira', 'Marta'], ['  Marta  ', 'Marta'], ['Dr. Marta Oliveira', 'Dr. Marta Oliveira'],
    ['M. Oliveira', 'M. Oliveira'], ['Marta-Sofia Oliveira', 'Marta-Sofia'], ['Marta\tOliveira', 'Marta'],
    ['2nd try', '2nd'], ['007 Bond', '007 Bond'], ['', ''],
  ])('%s is written to as %s', (name, written) => {
    expect(firstName(name)).toBe(written)
  })
})

describe('a day in words', () => {
  it.each([
    ['2026-11-27', 'Friday 27 November'], ['2027-01-01', 'Friday 1 January 2027'], ['2028-02-29', 'Tuesday 29 February 2028'],
    ['0099-03-01', 'Sunday 1 March 0099'],
  ])('%s is %s', (day, words) => {
    expect(dayInWords(day, today)).toBe(words)
  })
})

describe('the coach’s letters', () => {
  it('there is a standard one for every kind and channel, with a place for what was agreed', () => {
    for (const kind of MESSAGE_KINDS) {
      for (const channel of CHANNELS) {
        const { subject, text } = standardLetter(kind, channel)
        expect(text).toContain('{items}')
        expect(subject === '').toBe(channel === 'sms')
      }
    }
  })

  it('one takes the place of its kind and channel, and no other', () => {
    const mine = { kind: 'midpoint', channel: 'sms', subject: '', text: 'How is it?' } as const
    const letters = withLetter(DEFAULT_LETTERS, mine)
    expect(letters).toHaveLength(DEFAULT_LETTERS.length)
    expect(letters.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(DEFAULT_LETTERS.map(({ kind, channel }) => `${kind} ${channel}`))
    expect(letterFor(letters, 'midpoint', 'sms')).toEqual(mine)
    expect(letterFor(letters, 'midpoint', 'email')).toEqual(standardLetter('midpoint', 'email'))
    expect(withLetter([], mine)).toEqual([mine])
    expect(letterFor([], 'midpoint', 'sms')).toEqual(standardLetter('midpoint', 'sms'))
  })
})
