import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confirmation, freshId, sitDown } from './desk.ts'
import { act, newWorld, perform, textOf, type Act, type World } from './random-practice.ts'

const RUNS = { seed: 20261117, numRuns: 50 } as const

test('E5: a change undone at once leaves everything exactly as it was', async () => {
  let undone = 0
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 14 }), async (acts) => {
    const world = await newWorld(await sitDown())
    for (const one of acts) {
      // As the screen does: what is saved was kept a moment before.
      if (one.do === 'save') await perform(world, { ...one, do: 'keep' })
      const before = await world.desk.everything()
      const changeId = await perform(world, one)
      if (changeId === null) continue
      const after = await world.desk.everything()
      await world.desk.get('undo', { changeId })
      expect(await world.desk.everything()).toEqual(before)
      undone += 1
      // And it is as if it had never been: the same again can be done, and is as good.
      expect(await perform(world, one)).not.toBeNull()
      expect((await world.desk.everything()).size).toBe(after.size)
    }
    expect((await world.desk.chain()).whole).toBe(true)
  }), RUNS)
  expect(undone).toBeGreaterThan(100)
})

/** Saves what stands in the draft, as it stands; a note that is gone is not begun anew. */
const saveKept = async ({ desk, notes, items }: World, which: number): Promise<string | null> => {
  const note = notes[which % notes.length]
  const kept = note && await desk.database.get('notes', note.noteId)
  if (!note || !kept) return null
  const text = kept.draft?.text ?? kept.text
  const confirmed = [confirmation(text.split('\n')[1] ?? '')]
  const answer = await desk.call('notes.save', { ...note, text, corrections: [], confirmed })
  if (!answer.ok) return null
  items.push(...answer.value.itemIds)
  return answer.value.changeId
}

test('E5: any changes, undone from the last to the first, lead through every state back to the first', async () => {
  const change = act.filter(({ do: what }) => what !== 'keep')
  let undone = 0
  await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 16 }), async (acts: readonly Act[]) => {
    const world = await newWorld(await sitDown())
    const { desk, notes, clients: [clientId = ''] } = world
    notes.push({ noteId: freshId(), clientId }, { noteId: freshId(), clientId })
    for (const [index, note] of notes.entries()) {
      await desk.get('notes.keepDraft', { ...note, text: textOf(index + 1), cursor: 1, corrections: [] })
    }
    const states: { readonly changeId: string, readonly before: ReadonlyMap<string, unknown> }[] = []
    for (const one of acts) {
      const before = await desk.everything()
      const changeId = one.do === 'save' ? await saveKept(world, one.which) : await perform(world, one)
      if (changeId !== null) states.push({ changeId, before })
    }
    for (const { changeId, before } of states.reverse()) {
      await desk.get('undo', { changeId })
      expect(await desk.everything()).toEqual(before)
      undone += 1
    }
    expect((await desk.chain()).whole).toBe(true)
  }), RUNS)
  expect(undone).toBeGreaterThan(100)
})
