import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { contract } from '../../../../shared/ipc/contract.ts'
import { LIMITS } from '../../../../shared/schemas/common.ts'
import type { Attachment } from '../../../../shared/schemas/notes.ts'
import { attachmentAdvice, attachments as words, plainly } from '../../../../renderer/strings/attachments.ts'
import { AttachedFiles, whyNot } from '../../../../renderer/views/note/attachments.tsx'
import type { Doing } from '../../../../renderer/views/note/use-attachments.ts'

const SEED = 20261117
const file = (nth: number, name: string): Attachment => ({
  id: String(nth).padStart(32, '0'), name, bytes: 1_240_000, addedAt: '2026-11-17T10:00:00.000Z', digest: 'a'.repeat(64),
})
const drawn = (files: readonly Attachment[], doing: Doing | null = null, why: string | null = null): string =>
  renderToStaticMarkup(
    <AttachedFiles
      files={files}
      zone="Europe/Lisbon"
      doing={doing}
      said={null}
      why={why}
      onAdd={() => {}}
      onTakeOut={() => {}}
      onRemove={() => {}}
      section={{ current: null }}
    />,
  )

describe('a file\'s name', () => {
  it('hides nothing: what turns it round or cannot be seen is written out', () => {
    expect(plainly('report\u202Efdp.exe')).toBe('report[U+202E]fdp.exe')
    expect(plainly('a\u200Bb\tc\u0000')).toBe('a[U+200B]b[U+0009]c[U+0000]')
    expect(plainly('\uD800')).toBe('[U+D800]')
    expect(plainly('Søren, דנה.pdf')).toBe('Søren, דנה.pdf')
  })

  it('has no control character left, whatever it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      expect(plainly(name)).not.toMatch(/[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/u)
    }), { seed: SEED })
  })

  it('is text, and goes its own way', () => {
    expect(drawn([file(1, '<img src=x>.pdf')])).toContain('>&lt;img src=x&gt;.pdf</bdi>')
  })
})

describe('V12: the files of a note', () => {
  it('are named one by one with size and steps, and none can be opened', () => {
    const markup = drawn([file(1, 'scan.pdf'), file(2, 'letter.odt')])
    expect(markup).toContain('Two attached files')
    expect(markup.match(/1\.2 MB/gu)).toHaveLength(2)
    expect(markup).toContain('aria-label="Save a copy of “\u2068scan.pdf\u2069”"')
    expect(markup).toContain('aria-label="Remove “\u2068letter.odt\u2069”"')
    expect(markup).toContain('can be read by anybody')
    expect(markup).not.toMatch(/<a |<img|<iframe|<object|href=/u)
  })

  it('are a single quiet step where there are none', () => {
    const markup = drawn([])
    expect(markup.match(/<button/gu)).toHaveLength(1)
    expect(markup).not.toContain('<h2')
  })

  it('wait while one is on its way', () => {
    const markup = drawn([file(1, 'scan.pdf')], { is: 'adding', name: 'film.mp4' })
    expect(markup.match(/disabled=""/gu)?.length).toBeGreaterThanOrEqual(2)
  })

  it('have a reason in place of the step where none can be attached', () => {
    for (const why of [words.waits, words.full, words.sample]) {
      expect(drawn([], null, why)).toContain(why)
      expect(drawn([], null, why)).not.toContain('<button')
    }
  })
})

describe('a file can be attached', () => {
  const note = (files: number, savedAt: string | null = null) =>
    ({ savedAt, attachments: Array.from({ length: files }, (_, nth) => file(nth, 'a')) })

  it('once there is a word, a save, or another file', () => {
    expect(whyNot(note(0), true, false)).toBe(words.waits)
    expect(whyNot(note(0), false, false)).toBeNull()
    expect(whyNot(note(0, '2026-11-17T10:00:00.000Z'), true, false)).toBeNull()
    expect(whyNot(note(1), true, false)).toBeNull()
  })

  it('up to fifty, and not in the sample', () => {
    expect(whyNot(note(LIMITS.attachments - 1), false, false)).toBeNull()
    expect(whyNot(note(LIMITS.attachments), false, false)).toBe(words.full)
    expect(words.full).toContain('50')
    expect(whyNot(note(0), false, true)).toBe(words.sample)
  })
})

describe('what is said where nothing came of it', () => {
  it('tells a file that is too large from a note that is full', () => {
    expect(attachmentAdvice('add', { code: 'too-large', detail: { limit: LIMITS.attachmentBytes } })).toContain('200 MB')
    expect(attachmentAdvice('add', { code: 'too-large', detail: { most: LIMITS.attachments } })).toBe(words.full)
  })

  it('never says that the note was not saved', () => {
    const channels = { 'add': 'attachments.add', 'take-out': 'attachments.takeOut', 'remove': 'attachments.remove' } as const
    for (const deed of ['add', 'take-out', 'remove'] as const) {
      for (const code of contract[channels[deed]].errors) {
        expect(attachmentAdvice(deed, { code })).not.toMatch(/not saved/iu)
      }
    }
  })
})
