import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { letters as words, PLACES } from '../../../../renderer/strings/letters.ts'
import { LetterEditor } from '../../../../renderer/views/settings/letters-editor.tsx'
import { inserted, isSame, keptAs, keyOf, typedInto, warningsFor } from '../../../../renderer/views/settings/letters-words.ts'
import type { LetterRow } from '../../../../shared/ipc/nudges.ts'
import { DEFAULT_LETTERS, type Letter } from '../../../../shared/schemas/letters.ts'

// It asks the page for its platform, and here is no page.
vi.mock('../../../../renderer/components/shortcut.ts', () => ({ shortcut: (key: string) => `Ctrl ${key}` }))

describe('warnings of a letter', () => {
  it('are none for any of ours', () => {
    for (const letter of DEFAULT_LETTERS) expect(warningsFor(letter), keyOf(letter)).toEqual([])
  })

  it('say that it does not name what was agreed', () => {
    expect(warningsFor({ subject: 'x', text: 'Dear {name}' })).toEqual([words.warnings.noItems])
    // A subject is no place for a list.
    expect(warningsFor({ subject: '{items}', text: 'Dear {name}' })).toEqual([words.warnings.noItems])
  })

  it('name a mark that is none, once', () => {
    expect(warningsFor({ subject: '{nmae}', text: '{nmae}, {items} {Date}' })).toEqual([words.warnings.unknown('{nmae}'), words.warnings.unknown('{Date}')])
  })

  it('of an empty one is that alone', () => {
    expect(warningsFor({ subject: '{x}', text: ' \n ' })).toEqual([words.warnings.empty])
  })
})

describe('a mark', () => {
  it('takes the place of what is selected, and the cursor stands behind it', () => {
    expect(inserted('Dear you,', 'name', 5, 8)).toEqual({ text: 'Dear {name},', cursor: 11 })
    fc.assert(fc.property(fc.string(), fc.nat(), fc.nat(), (text, one, other) => {
      const [from, to] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [number, number]
      const next = inserted(text, 'date', from, to)
      expect(next.text).toBe(`${text.slice(0, from)}${PLACES.date}${text.slice(to)}`)
      expect(next.text.slice(0, next.cursor).endsWith(PLACES.date)).toBe(true)
    }))
  })

  it('for what was agreed begins a line of its own', () => {
    expect(inserted('We agreed:', 'items', 10, 10)).toEqual({ text: 'We agreed:\n{items}', cursor: 18 })
    expect(inserted('We agreed:\n', 'items', 11, 11).text).toBe('We agreed:\n{items}')
    expect(inserted('', 'items', 0, 0).text).toBe('{items}')
  })
})

const STANDARD: Letter = { kind: 'midpoint', channel: 'email', subject: 'Half-way', text: 'Dear {name}, {items}' }
const editor = (letter: Partial<Letter> = {}, row: Partial<LetterRow> = {}): string => renderToStaticMarkup(
  <LetterEditor
    row={{ letter: STANDARD, standard: STANDARD, isStandard: true, ...row }}
    letter={{ ...STANDARD, ...letter }}
    onType={vi.fn()}
    onKeep={vi.fn()}
    onReset={vi.fn()}
    problem={null}
  />,
)
const keep = (html: string): string => /<button[^>]*type="submit"[^>]*>/u.exec(html)?.[0] ?? ''

describe('the editor of a letter', () => {
  it('keeps nothing that was not changed, and nothing empty', () => {
    expect(keep(editor())).toContain('disabled=""')
    expect(keep(editor({ text: 'Dear {name}, {items}.' }))).not.toContain('disabled=""')
    expect(keep(editor({ text: '  ' }))).toContain('disabled=""')
  })

  it('offers the way back to our words only where they are the coach’s own, and leaving a change only where there is one', () => {
    expect(editor()).not.toContain(words.reset)
    expect(editor()).toContain(words.standard)
    expect(editor({}, { isStandard: false })).toContain(words.reset)
    expect(editor({ text: 'x' }, { isStandard: false })).not.toContain(words.reset)
    expect(editor({ text: 'x' })).toContain(words.leave)
  })

  it('has a subject for an e-mail, and none for an SMS', () => {
    expect(editor()).toContain(`>${words.subject}<`)
    expect(editor({ channel: 'sms' })).not.toContain(`>${words.subject}<`)
  })

  it('warns where it is written', () => {
    expect(editor({ text: 'Dear {name}' })).toContain(words.warnings.noItems)
    expect(editor()).not.toContain(words.warnings.noItems)
  })
})

describe('what was typed into a letter', () => {
  const typed = typedInto(new Map(), STANDARD, { subject: 'Half-way', text: 'Dear {name}, a word about {items}' })
  const sent: Letter = { ...STANDARD, text: 'Dear {name}, a word about {items}' }

  it('stays until it is kept, and is nothing once it reads as before', () => {
    expect([...typed.keys()]).toEqual([keyOf(STANDARD)])
    expect(typedInto(typed, STANDARD, STANDARD).size).toBe(0)
    expect(keptAs(typed, sent).size).toBe(0)
  })

  it('stays where something else was typed while it was being kept', () => {
    const later = typedInto(typed, STANDARD, { subject: 'Half-way', text: 'Dear {name}, two words about {items}' })
    expect(keptAs(later, sent)).toBe(later)
  })

  it('leaves what was typed into another letter alone', () => {
    const both = typedInto(typed, { ...STANDARD, channel: 'sms' }, { subject: '', text: 'Hello {name}' })
    expect([...keptAs(both, sent).keys()]).toEqual([keyOf({ kind: 'midpoint', channel: 'sms' })])
  })
})

it('two letters are the same by their words alone', () => {
  expect(isSame(STANDARD, { ...STANDARD })).toBe(true)
  expect(isSame(STANDARD, { ...STANDARD, subject: 'Other' })).toBe(false)
})

it('how many are not kept is said in words', () => {
  expect(words.unkept(1)).toBe('One letter has changes that are not kept.')
  expect(words.unkept(2)).toBe('Two letters have changes that are not kept.')
})
