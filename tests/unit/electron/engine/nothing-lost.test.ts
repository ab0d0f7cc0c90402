import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addClient, freshId, sitDown } from './desk.ts'
import { expectWhole } from './whole-practice.ts'

type Act =
  | { readonly do: 'keep' | 'save', readonly note: number, readonly text: string, readonly to: number }
  | { readonly do: 'discard', readonly note: number }
  | { readonly do: 'move', readonly note: number, readonly to: number }
  | { readonly do: 'undo', readonly back: number }

const note = fc.nat(2)
const text = fc.constantFrom('', ' ', 'one', 'one more', 'two\n[] call', '\ud83d', '👩🏽‍🏫')
/** Two clients; a third number gives a quick note to nobody yet. */
const to = fc.nat(2)

const acts = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('keep' as const, 'save' as const), note, text, to }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('discard' as const), note }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), note, to: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.constantFrom(0, 0, 1) }) },
) satisfies fc.Arbitrary<Act>, { minLength: 8, maxLength: 24 })

/** What a note has to hold: what is on its page, what was saved of it (null: it never was), and whom it is about. */
interface Page { readonly shown: string, readonly saved: string | null, readonly whom: string | null }

test('E3, E5, E17: whatever is kept, saved, moved, undone and thrown away, the page shows what was typed last', async () => {
  let undone = 0
  let moved = 0
  await fc.assert(fc.asyncProperty(acts, async (given: readonly Act[]) => {
    const desk = await sitDown()
    const clients = [await addClient(desk), await addClient(desk, 'Jonas')]
    const [marta = '', jonas = ''] = clients
    const whom = (which: number) => clients[which] ?? null
    const ids = [freshId(), freshId(), freshId()]
    const begun: readonly Page[] = [marta, jonas, null].map((about) => ({ shown: '', saved: null, whom: about }))
    const pages = new Map<string, Page>(ids.map((id, index) => [id, begun[index] as Page]))
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
      const page = pages.get(noteId)
      if (!page) throw new Error('each has a page')
      if (one.do === 'discard') {
        const answer = await desk.call('notes.discardDraft', { noteId })
        if (!answer.ok) continue
        pages.set(noteId, { ...page, shown: page.saved ?? '' })
        changes.push({ changeId: answer.value.changeId, noteId, undoneTo: page })
      } else if (one.do === 'move') {
        const answer = await desk.call('notes.move', { noteId, clientId: whom(one.to) ?? '' })
        expect(answer.ok).toBe(page.shown !== '' || page.saved !== null)
        // To whom it belongs already: nothing is changed, and undoing that changes nothing.
        if (!answer.ok || page.whom === whom(one.to)) continue
        pages.set(noteId, { ...page, whom: whom(one.to) })
        changes.push({ changeId: answer.value.changeId, noteId, undoneTo: page })
        moved += 1
      } else if (one.do === 'keep') {
        const clientId = page.whom ?? whom(one.to)
        await desk.get('notes.keepDraft', { noteId, clientId, text: one.text, cursor: 0, corrections: [] })
        pages.set(noteId, { ...page, whom: clientId, shown: one.text })
      } else {
        const clientId = page.whom ?? whom(one.to) ?? marta
        const isThere = await desk.database.get('notes', noteId) !== null
        const answer = await desk.call('notes.save', { noteId, clientId, text: one.text, corrections: [], confirmed: [] })
        expect(answer.ok).toBe(one.text.trim() !== '')
        if (!answer.ok) continue
        pages.set(noteId, { whom: clientId, shown: one.text, saved: one.text })
        // Saving what was saved already adds no words; undoing it goes back to what stood on the page. One that was
        // nobody's and kept is nobody's again; one that was not there yet was about her from the first.
        const shown = one.text === page.saved ? page.shown : one.text
        const undoneTo = { saved: page.saved, shown, whom: isThere ? page.whom : clientId }
        changes.push({ changeId: answer.value.changeId, noteId, undoneTo })
      }
      for (const id of ids) {
        const { shown, saved, whom: about } = pages.get(id) ?? page
        expect(await desk.get('note', { noteId: id, clientId: about })).toMatchObject({ text: shown, clientId: about })
        const record = await desk.database.get('notes', id)
        expect(record?.savedAt ? record.text : null).toBe(saved)
      }
    }
    await expectWhole(desk)
  }), { seed: 17, numRuns: 80 })
  expect(undone).toBeGreaterThan(30)
  expect(moved).toBeGreaterThan(30)
})
