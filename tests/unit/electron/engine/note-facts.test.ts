import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNoteFacts, type NoteFacts } from '../../../../electron/engine/rooms/note-facts.ts'
import type { Database } from '../../../../electron/engine/types.ts'
import { NOBODY } from '../../../../shared/schemas/notes.ts'
import { addClient, freshId, memoryDatabase, sitDown, writeNote, type Desk } from './desk.ts'
import { act, newWorld, perform } from './random-practice.ts'

/** The same by reading every note there is. */
const slowly = async ({ find }: Pick<Database, 'find'>) => {
  const notes = await find('notes')
  return {
    drafts: notes.filter(({ draft }) => draft !== null).map(({ id }) => id).sort(),
    written: new Map(notes.filter(({ clientId }) => clientId !== NOBODY).map(({ id, clientId, begunAt, savedAt, draft }) =>
      [id, { clientId, wroteAt: savedAt === null ? null : begunAt, savedAt, hasDraft: draft !== null }])),
  }
}

const remembered = async ({ drafts, written }: NoteFacts) =>
  ({ drafts: [...(await drafts()).keys()].sort(), written: new Map((await written()).all) })

test('E9: after any commands, undone or not, what is remembered of the notes is what a search through all of them finds', async () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: act },
    { weight: 1, arbitrary: fc.constant({ do: 'undo' as const }) },
    { weight: 2, arbitrary: fc.constant({ do: 'ask' as const }) },
  )
  let asked = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
    const world = await newWorld(await sitDown())
    const { database } = world.desk
    // One that is there from the beginning, and one that comes when there is something to read already.
    const early = createNoteFacts(database)
    let late: NoteFacts | null = null
    const made: string[] = []
    for (const one of steps) {
      if (one.do === 'ask') {
        late ??= createNoteFacts(database)
        const expected = await slowly(database)
        expect(await remembered(early)).toEqual(expected)
        expect(await remembered(late)).toEqual(expected)
        asked += 1
      } else if (one.do === 'undo') {
        await world.desk.call('undo', { changeId: made.pop() ?? freshId() })
      } else {
        const changeId = await perform(world, one)
        if (changeId !== null) made.push(changeId)
      }
    }
    expect(await remembered(early)).toEqual(await slowly(database))
  }), { seed: 20261121, numRuns: 40 })
  expect(asked).toBeGreaterThan(50)
})

const jot = (desk: Desk, noteId: string, text: string) =>
  desk.get('notes.keepDraft', { noteId, clientId: null, text, cursor: 0, corrections: [] })

test('E9: what is committed while the notes are being read is not missed', async () => {
  const desk = await sitDown()
  const { database } = desk
  const clientId = await addClient(desk)
  const [there, during, then] = [freshId(), freshId(), freshId()]
  await jot(desk, there, 'jotted')
  const next: { work: (() => Promise<unknown>) | null } = { work: null }
  /** What is written once the answer is known, and before it is given. */
  const meanwhile = async () => {
    const { work } = next
    next.work = null
    await work?.()
  }
  const facts = createNoteFacts({
    ...database,
    walk: async (...wanted) => {
      await database.walk(...wanted)
      await meanwhile()
    },
    get: async (collection, id) => {
      const found = await database.get(collection, id)
      await meanwhile()
      return found
    },
  })
  next.work = () => jot(desk, during, 'while all of them were read')
  expect([...(await facts.drafts()).keys()].sort()).toEqual([there, during].sort())
  await jot(desk, during, 'once more')
  next.work = () => desk.get('notes.discardDraft', { noteId: during })
  expect([...(await facts.drafts()).keys()]).toEqual([there])
  next.work = () => desk.get('notes.move', { noteId: there, clientId })
  expect((await facts.written()).all).toEqual(new Map([[there, { clientId, wroteAt: null, savedAt: null, hasDraft: true }]]))
  await Promise.all([facts.drafts(), jot(desk, then, 'at the same time'), facts.written(), facts.drafts()])
  expect(await remembered(facts)).toEqual(await slowly(database))
})

test('E9: of a commit that touched no note nothing is read again', async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const { noteId } = await writeNote(desk, clientId)
  const read: string[] = []
  const facts = createNoteFacts({
    ...desk.database,
    get: (collection, id) => {
      read.push(id)
      return desk.database.get(collection, id)
    },
  })
  await facts.written()
  await desk.get('clients.rename', { clientId, name: 'Marta' })
  await desk.get('nudges.change', { mostAMonth: 3 })
  await facts.written()
  expect(read).toEqual([])
  await desk.get('notes.keepDraft', { noteId, clientId, text: 'more', cursor: 0, corrections: [] })
  await facts.written()
  expect(read).toEqual([noteId])
})

test('E11: after a read that failed, everything is read anew', async () => {
  const database = await memoryDatabase()
  const next = { fails: false }
  const desk = await sitDown({ database })
  const facts = createNoteFacts({
    ...database,
    get: async (collection, id) => {
      if (next.fails) throw new Error('a bug')
      return database.get(collection, id)
    },
  })
  await facts.drafts()
  const id = freshId()
  await jot(desk, id, 'jotted')
  next.fails = true
  await expect(facts.drafts()).rejects.toThrow('a bug')
  next.fails = false
  expect([...(await facts.drafts()).keys()]).toEqual([id])
})

test('the rooms of one practice know at once of every note that is written in it', async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  expect((await desk.get('clients', {})).clients).toMatchObject([{ lastNoteAt: null, hasDraft: false }])
  expect((await desk.get('today', {})).drafts).toEqual([])
  const { noteId, changeId } = await writeNote(desk, clientId)
  expect((await desk.get('clients', {})).clients).toMatchObject([{ lastNoteAt: desk.clock.at, hasDraft: false }])
  await desk.get('undo', { changeId })
  expect((await desk.get('clients', {})).clients).toMatchObject([{ lastNoteAt: null, hasDraft: true }])
  expect((await desk.get('today', {})).drafts).toMatchObject([{ noteId, clientId }])
})

test('V17: of what was erased nothing is remembered from that moment on, before anybody asks again', async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const { noteId } = await writeNote(desk, clientId)
  const kept = freshId()
  await jot(desk, kept, 'who')
  await desk.get('notes.keepDraft', { noteId, clientId, text: 'more', cursor: 0, corrections: [] })
  const facts = createNoteFacts(desk.database)
  const [drafts, { all: written }] = [await facts.drafts(), await facts.written()]
  expect([drafts.has(noteId), written.has(noteId)]).toEqual([true, true])
  facts.forget(new Set([noteId]))
  expect([drafts.has(noteId), written.has(noteId), drafts.has(kept)]).toEqual([false, false, true])
})
