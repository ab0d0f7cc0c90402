import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confirmation, freshId, sitDown } from './desk.ts'
import { act, asItIs, newWorld, perform, textOf, type Act, type World } from './random-practice.ts'
import { expectWhole } from './whole-practice.ts'

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
    await expectWhole(world.desk)
    expect((await world.desk.chain()).whole).toBe(true)
  }), RUNS)
  expect(undone).toBeGreaterThan(100)
})

/** Saves what stands in the draft, as it stands; a note that is gone is not begun anew. */
const saveKept = async (world: World, which: number): Promise<string | null> => {
  const { desk, clients, notes, items } = world
  const begun = notes[which % notes.length]
  const kept = begun && await desk.database.get('notes', begun.noteId)
  if (!begun || !kept) return null
  const { noteId, clientId } = await asItIs(world, begun)
  const whom = clientId ?? clients[which % clients.length] ?? ''
  const text = kept.draft?.text ?? kept.text
  const confirmed = [confirmation(text.split('\n')[1] ?? '')]
  const answer = await desk.call('notes.save', { noteId, clientId: whom, text, corrections: [], confirmed })
  if (!answer.ok) return null
  items.push(...answer.value.itemIds)
  return answer.value.changeId
}

test('E5: any changes, undone from the last to the first, lead through every state back to the first', async () => {
  const change = act.filter(({ do: what }) => what !== 'keep' && what !== 'jot')
  let undone = 0
  await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 16 }), async (acts: readonly Act[]) => {
    const world = await newWorld(await sitDown())
    const { desk, notes, clients: [clientId = ''] } = world
    notes.push({ noteId: freshId(), clientId }, { noteId: freshId(), clientId: null })
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

test('E4, E5, E17: notes saved and moved, and that undone in any order: all goes on fitting together', async () => {
  const which = fc.nat(3)
  // Few notes and two clients: what a note leaves behind is soon taken by another, and is in its way when it comes back.
  const steps = fc.array(fc.oneof(
    { weight: 3, arbitrary: fc.record({
      do: fc.constant('save' as const), which, words: fc.integer({ min: 1, max: 8 }), confirm: fc.boolean(),
    }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), which, to: which }) },
    { weight: 1, arbitrary: act },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.nat(6) }) },
  ), { minLength: 20, maxLength: 40, size: 'max' })
  let undone = 0
  let refused = 0
  await fc.assert(fc.asyncProperty(steps, async (given) => {
    const world = await newWorld(await sitDown())
    const { desk, notes, clients: [clientId = ''] } = world
    const made = [await perform(world, { do: 'add' }) ?? '']
    notes.push({ noteId: freshId(), clientId }, { noteId: freshId(), clientId: world.clients[1] ?? '' })
    for (const one of given) {
      if (one.do !== 'undo') {
        const changeId = await perform(world, one)
        if (changeId !== null) made.push(changeId)
        continue
      }
      const changeId = made.splice(Math.max(0, made.length - 1 - one.back), 1)[0]
      if (changeId === undefined) continue
      const before = await desk.everything()
      const answer = await desk.call('undo', { changeId })
      if (answer.ok) undone += 1
      else {
        expect(answer.error.code).toBe('changed-since')
        expect(await desk.everything()).toEqual(before)
        refused += 1
      }
      await expectWhole(desk)
    }
    await expectWhole(desk)
  }), { ...RUNS, numRuns: 60 })
  expect(Math.min(undone, refused)).toBeGreaterThan(60)
})
