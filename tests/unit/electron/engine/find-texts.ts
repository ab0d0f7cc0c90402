/** Texts and questions that are hard to search: what people write, and what only breaks programs. */
import fc from 'fast-check'
import type { ActionItem } from '../../../../shared/schemas/action-items.ts'
import { PLAIN_CLIENT } from '../../../../shared/schemas/clients.ts'
import { PLAIN_NOTE, type Note } from '../../../../shared/schemas/notes.ts'
import { freshId } from './desk.ts'
import type { Practice } from './find-oracle.ts'

export const PIECES = [
  'Café', 'cafe', 'cafe\u0301', 'CAFÉ', 'Straße', 'STRASSE', 'strasse', 'ΟΔΟΣ', 'οδός', 'οδοσ', 'İstanbul', 'ışık', 'isik',
  'ﬁnance', 'finance', 'Ｆｕｌｌ', 'full', 'Ⅷ', '½', 'שָׁלוֹם', 'שלום', 'مُحَمَّد', 'محـــمد', 'محمد', 'ﷺ', '한국', '\u1112\u1161\u11ab',
  '👩‍👧', '👧', '👍🏽', '👍', '𝔉rau', 'e\u0301\u0323', '\ud83d', '\udc67', '\0', 'don’t', "don't", 'don´t', 'don', 'non‑stop',
  'non-stop', 'well–being', '−3', 'so\u00adfa', 'sofa', '\u200eleft\u200f', 'left', 'naïve', 'naive', 'øre', 'ore', 'Ærø', 'the',
  'The report', 'report', 'reports', 'a', 'an', 'mar', 'Marta', 'summary', 'next week', 'week', '\u0301', '…', '"', '“', '”', '«',
] as const

const SPACES = [' ', ' ', ' ', '  ', '\n', '\r\n', '\u00a0', '\t', '\u3000', '', '\u200b', '\ufeff', ', ', '. ', ' \u0301', '-'] as const

const woven = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...SPACES)), { maxLength })
    .map((parts) => parts.flat().join(''))

export const someText = woven(14)

/** Words, words in other letters, parts of them, phrases; quotes that close and quotes that do not. */
export const someQuestion: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.constantFrom(...PIECES).map((piece) => piece.toUpperCase()) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...PIECES), fc.nat(4), fc.integer({ min: 1, max: 4 }))
    .map(([piece, from, length]) => piece.slice(from, from + length)) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 3 }).map((pieces) => pieces.join(' ')) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('"', '“', '«'), woven(2), fc.constantFrom('"', '”', '')).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: woven(4) },
).map((typed) => typed.slice(0, 200))

const instant = fc.integer({ min: 0, max: 40 }).map((hours) => new Date(Date.UTC(2026, 2, 1, hours)).toISOString())
const day = fc.integer({ min: 1, max: 9 }).map((date) => `2026-03-0${date}`)
const visible = woven(3).filter((text) => text !== '')

/** A practice whose records refer to each other; some notes are nobody's, some belong to a client that is not there. */
export const somePractice: fc.Arbitrary<Practice> = fc.record({
  names: fc.array(visible, { minLength: 1, maxLength: 10 }),
  notes: fc.array(fc.record({ text: someText, draft: fc.option(someText, { freq: 4 }), begunAt: instant, who: fc.nat(11) }), { maxLength: 40 }),
  items: fc.array(fc.record({
    text: visible, line: someText, due: day, at: instant, which: fc.nat(40), who: fc.nat(10),
    status: fc.constantFrom('open' as const, 'done' as const, 'stuck' as const, 'skipped' as const),
  }), { maxLength: 30 }),
}).map(({ names, notes: written, items: agreed }) => {
  const clients = names.map((name) => ({ id: freshId(), name, ...PLAIN_CLIENT, addedAt: '2026-01-01T00:00:00.000Z' }))
  const lost = freshId()
  const notes = written.map(({ text, draft, begunAt, who }): Note => ({
    ...PLAIN_NOTE, id: freshId(), clientId: who === 11 ? '' : clients[who]?.id ?? lost, kind: 'session', text, begunAt,
    savedAt: begunAt, draft: draft === null ? null : { text: draft, cursor: 0, keptAt: begunAt },
  }))
  const items = agreed.map(({ text, line, due, at, which, who, status }): ActionItem => {
    const note = notes[which]
    const shown = note?.draft?.text ?? note?.text ?? ''
    return {
      id: freshId(), clientId: clients[who]?.id ?? lost, noteId: note?.id ?? freshId(), sessionId: freshId(), owner: 'client',
      due, dueFrom: 'chosen', status, history: [{ at, status, by: 'coach' }], text, line: which % 2 ? shown.slice(2, 9) : line, obstacle: null,
    }
  })
  return { clients, notes, items }
})
