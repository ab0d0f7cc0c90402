import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCopy } from '../../../../electron/engine/find/copy.ts'
import { createFinder, findHandlers } from '../../../../electron/engine/find/service.ts'
import { PLAIN_NOTE } from '../../../../shared/schemas/notes.ts'
import { addClient, confirmation, freshId, sitDown, writeNote, type Desk } from './desk.ts'
import { act, newWorld, perform } from './random-practice.ts'

const found = async (desk: Desk, words: string) => {
  const { clients, notes, items } = await desk.get('find', { words })
  return { clients: clients.map(({ id }) => id), notes: notes.map(({ noteId }) => noteId), items: items.map(({ id }) => id) }
}

const keep = async (desk: Desk, clientId: string | null, text: string, noteId = freshId()) => {
  await desk.get('notes.keepDraft', { noteId, clientId, text, cursor: 0, corrections: [] })
  return noteId
}

const agree = async (desk: Desk, clientId: string, line: string, due: string) => {
  const { itemIds: [itemId = ''] } = await desk.get('notes.save', {
    noteId: freshId(), clientId, text: `before\n${line}`, corrections: [], confirmed: [confirmation(line, due)],
  })
  return itemId
}

describe('E14: finding anything', () => {
  test('a client, a note and an action item, with the match marked and the place it is at', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk, 'Marta Oliveira')
    const text = 'About Café Marseille.\n[] Call Márcio, by Thursday'
    const { noteId, itemIds } = await writeNote(desk, clientId, { text, lines: ['[] Call Márcio, by Thursday'] })
    expect(await desk.get('find', { words: 'MAR' })).toEqual({
      today: '2026-11-17', zone: 'Europe/Lisbon', whole: true, all: { clients: 1, notes: 1, items: 1 },
      clients: [{ id: clientId, name: { text: 'Marta Oliveira', marks: [{ from: 0, to: 3 }] }, nextDue: '2026-11-19' }],
      notes: [{
        noteId, clientId, clientName: { text: 'Marta Oliveira', marks: [{ from: 0, to: 3 }] },
        begunAt: desk.clock.at, hasDraft: false, at: { from: 11, to: 14 },
        snippet: { text: 'About Café Marseille.', marks: [{ from: 11, to: 14 }] },
      }],
      items: [{
        id: itemIds[0], clientId, noteId, due: '2026-11-19', status: 'open', at: { from: 22, to: text.length },
        clientName: { text: 'Marta Oliveira', marks: [{ from: 0, to: 3 }] },
        text: { text: 'Call Márcio, by Thursday', marks: [{ from: 5, to: 8 }] },
      }],
    })
  })

  test('without words nothing is found, at once', async () => {
    const desk = await sitDown()
    await writeNote(desk, await addClient(desk))
    for (const words of ['', '  \n ', '"', '\u200b', '\u0301']) {
      expect(await desk.get('find', { words })).toMatchObject({
        clients: [], notes: [], items: [], all: { clients: 0, notes: 0, items: 0 }, whole: true,
      })
    }
  })

  test('a note where only the name matches comes after those whose text does, by its opening and without a place', async () => {
    const desk = await sitDown()
    const marta = await addClient(desk, 'Marta')
    const jonas = await addClient(desk, 'Jonas')
    const inText = await keep(desk, jonas, 'He asked after Marta')
    desk.later(60)
    const byName = await keep(desk, marta, '\n  The Monday report\nand more')
    const { notes } = await desk.get('find', { words: 'marta' })
    expect(notes.map(({ noteId }) => noteId)).toEqual([inText, byName])
    expect(notes[1]).toMatchObject({ at: null, hasDraft: true, snippet: { text: 'The Monday report', marks: [] } })
  })

  test('of more than can be shown an older note where the word begins comes before newer ones where it is inside', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk, 'Jonas')
    for (let index = 0; index < 14; index += 1) await keep(desk, clientId, 'the summary')
    desk.clock.at = '2026-03-01T10:00:00.000Z'
    const older = await keep(desk, clientId, 'about Marta')
    const oldest = await keep(desk, clientId, 'in summary')
    const { notes } = await found(desk, 'mar')
    expect([notes[0], notes.length, notes.includes(oldest)]).toEqual([older, 12, false])
  })

  test('one word may stand in the name and another in the text', async () => {
    const desk = await sitDown()
    const noteId = await keep(desk, await addClient(desk, 'Marta'), 'the report')
    await keep(desk, await addClient(desk, 'Jonas'), 'the report')
    expect((await found(desk, 'rep mar')).notes).toEqual([noteId])
    expect((await found(desk, '"mar rep"')).notes).toEqual([])
  })

  test('the draft is searched where there is one, else what was saved', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const { noteId } = await writeNote(desk, clientId, { text: 'the ladder' })
    await keep(desk, clientId, 'the stairs', noteId)
    expect([(await found(desk, 'ladder')).notes, (await found(desk, 'stairs')).notes]).toEqual([[], [noteId]])
    await desk.get('notes.discardDraft', { noteId })
    expect([(await found(desk, 'ladder')).notes, (await found(desk, 'stairs')).notes]).toEqual([[noteId], []])
  })

  test('what waits comes by the day it is due, then what is closed, the latest first', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const ids: string[] = []
    for (const day of ['2026-11-30', '2026-11-20', '2026-11-10', '2026-11-25']) ids.push(await agree(desk, clientId, '[] call Ravi', day))
    const [late, soon, first, second] = ids
    await desk.get('items.mark', { itemId: first ?? '', status: 'done', obstacle: null, by: 'coach' })
    desk.later(5)
    await desk.get('items.mark', { itemId: second ?? '', status: 'skipped', obstacle: null, by: 'coach' })
    expect((await found(desk, 'ravi')).items).toEqual([soon, late, second, first])
    expect((await desk.get('find', { words: 'ravi' })).items[0]?.at).toEqual({ from: 7, to: 19 })
  })

  test('at most five clients, twelve notes and eight items are shown, and all are counted', async () => {
    const desk = await sitDown()
    for (let index = 0; index < 14; index += 1) await agree(desk, await addClient(desk, `Ravi ${index}`), '[] call Ravi', '2026-11-20')
    const { clients, notes, items, all } = await desk.get('find', { words: 'ravi' })
    expect([clients.length, notes.length, items.length]).toEqual([5, 12, 8])
    expect(all).toEqual({ clients: 14, notes: 14, items: 14 })
  })

  test('a quick note of nobody is found, and has no name', async () => {
    const desk = await sitDown()
    const noteId = await keep(desk, null, 'a thought on the train')
    expect((await desk.get('find', { words: 'train' })).notes).toMatchObject([{ noteId, clientId: null, clientName: null }])
  })

  test('V11: what belongs to a client whose record did not open is found, under a name nobody can find', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const itemId = await agree(desk, clientId, '[] call Ravi', '2026-11-20')
    await desk.database.commit([{ collection: 'clients', before: await desk.database.get('clients', clientId), after: null }])
    const { notes, items } = await desk.get('find', { words: 'ravi' })
    expect([notes[0]?.clientName, items[0]?.id, items[0]?.clientName]).toEqual([{ text: '…', marks: [] }, itemId, { text: '…', marks: [] }])
    expect((await desk.get('find', { words: '…' })).all.notes).toBe(0)
  })

  test('half characters and NUL do no harm, in the words or in the text', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const noteId = await keep(desk, clientId, 'a \ud83d half, a whole 👍 and \0 nothing')
    for (const words of ['\ud83d', '\0', '👍', 'half \0']) expect((await found(desk, words)).notes, JSON.stringify(words)).toEqual([noteId])
    expect((await found(desk, '\ud83d\udc4e')).notes).toEqual([])
  })

  test('a note of some millions of characters is found at its very end, and shown by a few', async () => {
    const desk = await sitDown()
    const text = `${'She said it was naïve, and that’s that. '.repeat(75_000)}\nThe needle`
    const noteId = await keep(desk, await addClient(desk), text)
    const { notes } = await desk.get('find', { words: 'needle' })
    expect(notes).toMatchObject([{ noteId, snippet: { text: 'The needle' }, at: { from: text.length - 6, to: text.length } }])
  })

  test('records of clients with any id are read, to the first and the last', async () => {
    const desk = await sitDown()
    const ids = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'))
      .flatMap((start) => [start + '0'.repeat(30), start + 'f'.repeat(30)])
    await desk.database.commit(ids.map((clientId) => ({
      collection: 'notes', before: null, after: {
        ...PLAIN_NOTE, id: freshId(), clientId, kind: 'session', text: 'words',
        begunAt: desk.clock.at, savedAt: null,
      },
    })))
    await keep(desk, null, 'words')
    expect((await desk.get('find', { words: 'words' })).all.notes).toBe(513)
  })
})

describe('E15: one question at a time', () => {
  const withMany = async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    for (let index = 0; index < 20; index += 1) await keep(desk, clientId, `thought ${index}`)
    return desk
  }

  test('a newer question answers the older with nothing, as not whole', async () => {
    const desk = await withMany()
    const typed = ['t', 'th', 'tho', 'thou']
    const answers = await Promise.all(typed.map((words) => desk.get('find', { words })))
    expect(answers.map(({ whole }) => whole)).toEqual([false, false, false, true])
    expect(answers.map(({ all }) => all.notes)).toEqual([0, 0, 0, 20])
    // The same once the copy is there.
    const again = await Promise.all(typed.map((words) => desk.get('find', { words })))
    expect(again.map(({ whole }) => whole)).toEqual([false, false, false, true])
  })

  test('the older does not wait for the copy, nor for the newer', async () => {
    const desk = await withMany()
    const order: string[] = []
    const older = desk.get('find', { words: 'thought' }).then(() => order.push('older'))
    const newer = desk.get('find', { words: 'thought' }).then(() => order.push('newer'))
    await Promise.all([older, newer])
    expect(order).toEqual(['older', 'newer'])
  })

  test('asking without words makes the copy, so that the first word need not', async () => {
    const desk = await withMany()
    let reads = 0
    const database = { ...desk.database, find: ((...given) => { reads += 1; return desk.database.find(...given) }) as Desk['database']['find'] }
    const handlers = findHandlers(createFinder(database), { now: () => new Date(desk.clock.at), zone: () => desk.clock.zone })
    expect(await handlers.find({ words: '' })).toMatchObject({ ok: true, value: { whole: true } })
    await handlers.find({ words: 'thought' })
    const first = reads
    expect(first).toBeGreaterThan(0)
    const answer = await handlers.find({ words: 'thought' })
    expect(reads).toBe(first)
    expect(answer).toMatchObject({ ok: true, value: { all: { notes: 20 } } })
  })

  test('a copy that could not be made is made again', async () => {
    const desk = await withMany()
    let isBroken = true
    const database = {
      ...desk.database,
      find: ((...given) => (isBroken ? Promise.reject(new Error('unreadable')) : desk.database.find(...given))) as Desk['database']['find'],
    }
    const handlers = findHandlers(createFinder(database), { now: () => new Date(desk.clock.at), zone: () => desk.clock.zone })
    expect(await handlers.find({ words: ' ' })).toMatchObject({ ok: true })
    await expect(handlers.find({ words: 'thought' })).rejects.toThrow('unreadable')
    isBroken = false
    expect(await handlers.find({ words: 'thought' })).toMatchObject({ ok: true, value: { all: { notes: 20 } } })
  })

  test('a save made while the copy is made is in it', async () => {
    const desk = await withMany()
    const clientId = (await desk.get('find', { words: 'marta' })).clients[0]?.id ?? ''
    const handlers = findHandlers(createFinder(desk.database), { now: () => new Date(desk.clock.at), zone: () => desk.clock.zone })
    const asked = handlers.find({ words: '' })
    const noteId = await keep(desk, clientId, 'written meanwhile')
    await asked
    expect(await handlers.find({ words: 'meanwhile' })).toMatchObject({ ok: true, value: { notes: [{ noteId }] } })
  })

  test('what a client, a note and an item were, and what was undone, is not found any more', async () => {
    const desk = await sitDown()
    const { clientId, changeId } = await desk.get('clients.add', { name: 'Marta' })
    const note = await writeNote(desk, clientId, { text: '[] call Ravi', lines: ['[] call Ravi'] })
    expect((await desk.get('find', { words: 'ravi' })).all).toEqual({ clients: 0, notes: 1, items: 1 })
    await desk.get('undo', { changeId: note.changeId })
    // The text is a draft again, the item is gone.
    expect((await desk.get('find', { words: 'ravi' })).all).toEqual({ clients: 0, notes: 1, items: 0 })
    await desk.get('notes.discardDraft', { noteId: note.noteId })
    expect((await desk.get('find', { words: 'ravi' })).all.notes).toBe(0)
    const renamed = await desk.get('clients.rename', { clientId, name: 'Jonas' })
    expect([(await found(desk, 'marta')).clients, (await found(desk, 'jonas')).clients]).toEqual([[], [clientId]])
    await desk.get('undo', { changeId: renamed.changeId })
    await desk.get('undo', { changeId })
    expect((await found(desk, 'marta')).clients).toEqual([])
  })

  test('after any commands and undos the copy holds what one made afresh holds', async () => {
    const questions = ['thought', 'ravi', 'name', 'words', 'jonas', 'marta call', '"call ravi 1"', '0', 't']
    // Asked before an undo too: what was never in the copy cannot stay in it.
    const step = fc.record({ act, undo: fc.boolean(), asks: fc.tuple(fc.nat(2), fc.nat(2)) })
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const desk = await sitDown()
      const clock = { now: () => new Date(desk.clock.at), zone: () => desk.clock.zone }
      const world = await newWorld(desk)
      const compare = async () => {
        const afresh = findHandlers(createFinder(desk.database), clock)
        for (const words of questions) {
          expect(await afresh.find({ words })).toEqual({ ok: true, value: await desk.get('find', { words }) })
        }
      }
      await compare()
      for (const { act: one, undo, asks } of steps) {
        const changeId = await perform(world, one)
        if (asks[0] === 0) await compare()
        if (undo && changeId !== null) await desk.call('undo', { changeId })
        if (asks[1] === 0) await compare()
      }
    }), { seed: 20261121, numRuns: 25 })
  }, 60_000)
})

test('V17: what is erased while it is being read for the copy does not come into it after', async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const { noteId, itemIds } = await writeNote(desk, clientId, { lines: ['[] Leave the next report alone'] })
  const gone = new Set([clientId, noteId, ...itemIds])
  let erase = (): void => undefined
  const find = (async (...given: Parameters<Desk['database']['find']>) => {
    const found = await desk.database.find(...given)
    erase()
    return found
  }) as Desk['database']['find']
  const copy = createCopy({ ...desk.database, find })
  erase = () => copy.forget(gone)
  const kept = await copy.ready()
  expect([...kept.clients.keys(), ...kept.notes.keys(), ...kept.items.keys()]).toEqual([])
})
