import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addClient, freshId, sitDown } from './desk.ts'

type Act =
  | { readonly do: 'keep' | 'save', readonly note: number, readonly text: string }
  | { readonly do: 'discard', readonly note: number }
  | { readonly do: 'undo', readonly back: number }

const note = fc.nat(1)
const text = fc.constantFrom('', ' ', 'one', 'one more', 'two\n[] call', '\ud83d', '👩🏽‍🏫')

const acts = fc.array(fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('keep' as const, 'save' as const), note, text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('discard' as const), note }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.constantFrom(0, 0, 1) }) },
) satisfies fc.Arbitrary<Act>, { minLength: 8, maxLength: 24 })

/** What a note has to hold: what is on its page, and what was saved of it; null while it never was. */
interface Page { readonly shown: string, readonly saved: string | null }

const EMPTY: Page = { shown: '', saved: null }

test('E3, E5: whatever is kept, saved, undone and thrown away, the page shows what was typed last', async () => {
  let undone = 0
  await fc.assert(fc.asyncProperty(acts, async (given: readonly Act[]) => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const ids = [freshId(), freshId()]
    const pages = new Map<string, Page>(ids.map((id) => [id, EMPTY]))
    const changes: { readonly changeId: string, readonly noteId: string, readonly undoneTo: Page }[] = []

    for (const one of given) {
      desk.later(1)
      if (one.do === 'undo') {
        const change = changes.at(-1 - one.back)
        if (!change || !(await desk.call('undo', { changeId: change.changeId })).ok) continue
        pages.set(change.noteId, change.undoneTo)
        changes.splice(changes.indexOf(change), 1)
        undone += 1
        continue
      }
      const noteId = ids[one.note] ?? ''
      const page = pages.get(noteId) ?? EMPTY
      if (one.do === 'discard') {
        const answer = await desk.call('notes.discardDraft', { noteId })
        if (!answer.ok) continue
        pages.set(noteId, { ...page, shown: page.saved ?? '' })
        changes.push({ changeId: answer.value.changeId, noteId, undoneTo: page })
      } else if (one.do === 'keep') {
        await desk.get('notes.keepDraft', { noteId, clientId, text: one.text, cursor: 0, corrections: [] })
        pages.set(noteId, { ...page, shown: one.text })
      } else {
        const answer = await desk.call('notes.save', { noteId, clientId, text: one.text, corrections: [], confirmed: [] })
        expect(answer.ok).toBe(one.text.trim() !== '')
        if (!answer.ok) continue
        pages.set(noteId, { shown: one.text, saved: one.text })
        // Saving what was saved already adds no words; undoing it goes back to what stood on the page.
        const undoneTo = { saved: page.saved, shown: one.text === page.saved ? page.shown : one.text }
        changes.push({ changeId: answer.value.changeId, noteId, undoneTo })
      }
      for (const id of ids) {
        const { shown, saved } = pages.get(id) ?? EMPTY
        expect((await desk.get('note', { noteId: id, clientId })).text).toBe(shown)
        const record = await desk.database.get('notes', id)
        expect(record?.savedAt ? record.text : null).toBe(saved)
      }
    }
  }), { seed: 17, numRuns: 60 })
  expect(undone).toBeGreaterThan(30)
})
