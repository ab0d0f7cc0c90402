import { PLAIN_CLIENT } from '../../../../shared/schemas/clients.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../../../electron/engine/types.ts'
import { sitDown } from './desk.ts'
import { find, wordsOf, type Practice } from './find-oracle.ts'
import { someQuestion, somePractice } from './find-texts.ts'

const SEED = 20261121

const changesTo = ({ clients, notes, items }: Practice): Change[] => [
  ...clients.map((after): Change => ({ collection: 'clients', before: null, after })),
  ...notes.map((after): Change => ({ collection: 'notes', before: null, after })),
  ...items.map((after): Change => ({ collection: 'actionItems', before: null, after })),
]

test('E14: what is found, in what order, and where, is what a slow search letter by letter finds', async () => {
  const met = { clients: 0, notes: 0, items: 0, nothing: 0 }
  const practice = fc.tuple(somePractice, fc.array(someQuestion, { minLength: 120, maxLength: 120 }))
  await fc.assert(fc.asyncProperty(practice, async ([given, questions]) => {
    const desk = await sitDown()
    await desk.database.commit(changesTo(given))
    for (const words of questions) {
      const { clients, notes, items, all, whole } = await desk.get('find', { words })
      const expected = find(given, words)
      expect({
        clients: clients.map(({ id, nextDue }) => ({ id, nextDue })),
        notes: notes.map(({ noteId, at }) => ({ noteId, at })),
        items: items.map(({ id, at }) => ({ id, at })),
        all,
      }, JSON.stringify(words)).toEqual(expected)
      expect(whole).toBe(true)
      met.clients += all.clients
      met.notes += all.notes
      met.items += all.items
      met.nothing += all.clients + all.notes + all.items === 0 ? 1 : 0
    }
  }), { seed: SEED, numRuns: 30 })
  // The questions are worth asking: most find something, some do not.
  expect(Math.min(met.clients, met.notes, met.items, met.nothing)).toBeGreaterThan(200)
}, 60_000)

/** Whether a cut there would part a letter from its marks, or a character in two. */
const parts = (text: string, at: number): boolean =>
  /^\p{M}/u.test(text.slice(at)) || (/[\ud800-\udbff]$/.test(text.slice(0, at)) && /^[\udc00-\udfff]/.test(text.slice(at)))

const isIn = (words: string, name: string): boolean =>
  find({ clients: [{ id: '', name, ...PLAIN_CLIENT, addedAt: '' }], notes: [], items: [] }, words).all.clients === 1

test('E14: a mark covers what was asked for and nothing else, and parts no letter from its marks', async () => {
  const practice = fc.tuple(somePractice, fc.array(someQuestion, { minLength: 40, maxLength: 40 }))
  await fc.assert(fc.asyncProperty(practice, async ([given, questions]) => {
    const desk = await sitDown()
    await desk.database.commit(changesTo(given))
    for (const words of questions) {
      const { clients, notes, items } = await desk.get('find', { words })
      const asked = wordsOf(words).map((word) => `"${word.join('')}"`)
      const shown = [
        ...clients.map(({ name }) => name), ...items.flatMap(({ text, clientName }) => [text, clientName]),
        ...notes.flatMap(({ snippet, clientName }) => (clientName ? [snippet, clientName] : [snippet])),
      ]
      for (const { text, marks } of shown) {
        for (const [index, { from, to }] of marks.entries()) {
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(text.length)
          expect(from).toBeGreaterThan(marks[index - 1]?.to ?? -1)
          expect(asked.some((word) => isIn(word, text.slice(from, to))), JSON.stringify([words, text, from, to])).toBe(true)
          expect(parts(text, to), JSON.stringify([words, text, to])).toBe(false)
          // A mark without a letter may stand before the first one; it belongs to none.
          if (!/^[^\p{L}]*$/u.test(text.slice(0, from))) expect(parts(text, from)).toBe(false)
        }
      }
      // Whatever matched in its text is marked in what is shown of it.
      for (const { at, snippet } of notes) expect(snippet.marks.length > 0, JSON.stringify([words, snippet])).toBe(at !== null)
    }
  }), { seed: SEED, numRuns: 25 })
}, 60_000)
