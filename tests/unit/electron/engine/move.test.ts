import { describe, expect, test } from 'vitest'
import { MOST_REFS } from '../../../../shared/schemas/events.ts'
import { addClient, confirmation, freshId, sitDown, THREE_LINES, writeNote, type Desk } from './desk.ts'

const LINES = THREE_LINES.split('\n').slice(3, 5)
const [FIRST = ''] = LINES

const two = async () => {
  const desk = await sitDown()
  return { desk, marta: await addClient(desk), jonas: await addClient(desk, 'Jonas Brandt') }
}

const kept = (noteId: string, clientId: string, text: string) => ({ noteId, clientId, text, cursor: 2, corrections: [] })

const sessionOf = async ({ database }: Desk, noteId: string) =>
  (await database.find('sessions')).find((session) => session.noteId === noteId)

const lastEvents = async ({ database }: Desk, count: number) =>
  [...await database.find('events')].sort((a, b) => a.seq - b.seq).slice(-count)

describe('E17: a note that is about somebody else', () => {
  test('goes over with its draft, corrections, session and items; nothing else of them changes', async () => {
    const { desk, marta, jonas } = await two()
    const { noteId, itemIds } = await writeNote(desk, marta, { lines: LINES })
    await desk.get('items.mark', { itemId: itemIds[0] ?? '', status: 'stuck', obstacle: 'support', by: 'coach' })
    const corrections = [{ line: FIRST, ticked: false }]
    await desk.get('notes.keepDraft', { ...kept(noteId, marta, 'corrected'), corrections })
    const before = await desk.everything()
    const session = await sessionOf(desk, noteId)
    desk.later(90)
    await desk.get('notes.move', { noteId, clientId: jonas })

    const after = await desk.everything()
    const engagement = (await desk.database.find('engagements', { clientId: jonas }))[0]
    const expected = new Map(before)
    for (const id of [`notes/${noteId}`, ...itemIds.map((itemId) => `actionItems/${itemId}`)]) {
      expected.set(id, { ...before.get(id) as object, clientId: jonas })
    }
    expected.set(`sessions/${session?.id}`, { ...session, clientId: jonas, engagementId: engagement?.id, number: 1 })
    expected.set(`engagements/${engagement?.id}`, engagement)
    expect(after).toEqual(new Map([...expected].sort(([one], [other]) => (one < other ? -1 : 1))))
    expect(engagement).toMatchObject({ startedOn: '2026-11-17', mode: 'one-to-one' })

    expect(await desk.get('client', { clientId: marta })).toMatchObject({ open: [], timeline: [] })
    expect((await desk.get('client', { clientId: jonas })).timeline)
      .toMatchObject([{ noteId, session: 1, agreed: 2, hasDraft: true }])
    expect((await desk.get('today', {})).open.map(({ clientName }) => clientName)).toEqual(['Jonas Brandt', 'Jonas Brandt'])
    expect((await desk.get('clients', {})).clients.find(({ id }) => id === marta))
      .toMatchObject({ open: 0, lastNoteAt: null, hasDraft: false })
  })

  test('says so in one event that names all that went, after the engagement it opened', async () => {
    const { desk, marta, jonas } = await two()
    const { noteId, itemIds } = await writeNote(desk, marta, { lines: LINES })
    await desk.get('notes.move', { noteId, clientId: jonas })
    const [opened, moved] = await lastEvents(desk, 2)
    const session = await sessionOf(desk, noteId)
    expect(opened).toMatchObject({ type: 'engagement.opened', clientId: jonas, refs: [session?.engagementId] })
    expect(moved).toMatchObject({ type: 'note.moved', clientId: jonas })
    expect([...moved?.refs ?? []].sort()).toEqual([noteId, session?.id ?? '', ...itemIds].sort())
    await writeNote(desk, marta)
    await desk.get('notes.move', { noteId, clientId: marta })
    expect((await lastEvents(desk, 2)).map(({ type }) => type)).toEqual(['note.completed', 'note.moved'])
    expect((await desk.chain()).whole).toBe(true)
  })

  test('an unsaved draft goes alone, and is the other client’s unfinished draft', async () => {
    const { desk, marta, jonas } = await two()
    const { noteId } = await desk.get('notes.begin', { clientId: marta })
    await desk.get('notes.keepDraft', kept(noteId, marta, 'half a thought'))
    await desk.get('notes.move', { noteId, clientId: jonas })
    expect(await Promise.all((['sessions', 'engagements'] as const).map(desk.database.count))).toEqual([0, 0])
    expect((await desk.get('notes.begin', { clientId: jonas })).noteId).toBe(noteId)
    expect((await desk.get('notes.begin', { clientId: marta })).noteId).not.toBe(noteId)
    const { changeId } = await desk.get('notes.save', { noteId, clientId: jonas, text: 'whole', corrections: [], confirmed: [] })
    expect((await desk.get('undo', { changeId }))).toEqual({})
    expect((await desk.get('note', { noteId, clientId: marta })).clientId).toBe(jonas)
  })

  test('where the other client has an unfinished draft too, both stay, and the one begun last is gone on with', async () => {
    const { desk, marta, jonas } = await two()
    const older = await desk.get('notes.begin', { clientId: marta })
    await desk.get('notes.keepDraft', kept(older.noteId, marta, 'older'))
    desk.later(5)
    const newer = await desk.get('notes.begin', { clientId: jonas })
    await desk.get('notes.keepDraft', kept(newer.noteId, jonas, 'newer'))
    await desk.get('notes.move', { noteId: older.noteId, clientId: jonas })
    expect((await desk.get('notes.begin', { clientId: jonas })).noteId).toBe(newer.noteId)
    expect((await desk.get('client', { clientId: jonas })).timeline.map(({ noteId }) => noteId))
      .toEqual([newer.noteId, older.noteId])
  })

  test('a quick note goes to whom it is given', async () => {
    const { desk, marta } = await two()
    const { noteId } = await desk.get('notes.begin', { clientId: null })
    await desk.get('notes.keepDraft', { ...kept(noteId, marta, 'jotted'), clientId: null })
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.move', { noteId, clientId: marta })
    expect(await desk.get('note', { noteId, clientId: null })).toMatchObject({ clientId: marta, text: 'jotted', session: 1 })
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('E1: whose it is already stays so: nothing is written, and undoing that changes nothing', async () => {
    const { desk, marta } = await two()
    const { noteId } = await writeNote(desk, marta)
    const before = [await desk.everything(), await desk.chain()]
    const { changeId } = await desk.get('notes.move', { noteId, clientId: marta })
    await desk.get('undo', { changeId })
    expect([await desk.everything(), await desk.chain()]).toEqual(before)
  })

  test('a client or a note that is not there is not found', async () => {
    const { desk, marta } = await two()
    const { noteId } = await writeNote(desk, marta)
    const before = await desk.everything()
    expect(await desk.refusal('notes.move', { noteId, clientId: freshId() })).toBe('not-found')
    expect(await desk.refusal('notes.move', { noteId: freshId(), clientId: marta })).toBe('not-found')
    expect(await desk.everything()).toEqual(before)
  })

  test('what still comes about the old client is not found, and nothing of it is written', async () => {
    const { desk, marta, jonas } = await two()
    const { noteId } = await writeNote(desk, marta)
    await desk.get('notes.move', { noteId, clientId: jonas })
    const before = await desk.everything()
    expect(await desk.refusal('notes.keepDraft', kept(noteId, marta, 'late'))).toBe('not-found')
    expect(await desk.refusal('notes.save', { noteId, clientId: marta, text: 'late', corrections: [], confirmed: [] }))
      .toBe('not-found')
    expect(await desk.everything()).toEqual(before)
    // Asked again, whoever it was begun about, the note says whom it is about now.
    expect(await desk.get('note', { noteId, clientId: marta })).toMatchObject({ clientId: jonas, text: THREE_LINES })
    await desk.get('notes.keepDraft', kept(noteId, jonas, 'late'))
  })

  test('more items than one event may name are told by several', async () => {
    const { desk, marta, jonas } = await two()
    const lines = Array.from({ length: 450 }, (_, index) => `[] thing ${index}`)
    const text = lines.join('\n')
    const { noteId } = await desk.get('notes.begin', { clientId: marta })
    for (let from = 0; from < lines.length; from += 150) {
      const confirmed = lines.slice(from, from + 150).map((line) => confirmation(line))
      await desk.get('notes.save', { noteId, clientId: marta, text, corrections: [], confirmed })
    }
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.move', { noteId, clientId: jonas })
    expect((await desk.get('client', { clientId: jonas })).open).toHaveLength(450)
    expect((await lastEvents(desk, 2)).map(({ type, refs }) => [type, refs.length]))
      .toEqual([['note.moved', MOST_REFS], ['note.moved', 452 - MOST_REFS]])
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    expect((await desk.chain()).whole).toBe(true)
  })
})

describe('E4, E17: the numbers of sessions', () => {
  const numbers = async ({ database }: Desk, clientId: string) =>
    (await database.find('sessions', { clientId })).map(({ number }) => number).sort()

  test('the one that comes has the next number, on the current engagement; where it went from, a gap stays', async () => {
    const { desk, marta, jonas } = await two()
    const { noteId } = await writeNote(desk, marta, { text: 'one' })
    await writeNote(desk, marta, { text: 'two' })
    for (const text of ['a', 'b', 'c']) await writeNote(desk, jonas, { text })
    await desk.get('notes.move', { noteId, clientId: jonas })
    expect([await numbers(desk, marta), await numbers(desk, jonas)]).toEqual([[2], [1, 2, 3, 4]])
    expect(await desk.database.count('engagements')).toBe(2)
    await writeNote(desk, marta, { text: 'three' })
    expect(await numbers(desk, marta)).toEqual([2, 3])
  })

  test('the engagement only this session stood on stays, and the next note joins it', async () => {
    const { desk, marta, jonas } = await two()
    const { noteId } = await writeNote(desk, marta)
    await desk.get('notes.move', { noteId, clientId: jonas })
    await writeNote(desk, marta, { text: 'again' })
    expect(await desk.database.find('engagements', { clientId: marta })).toHaveLength(1)
    expect(await numbers(desk, marta)).toEqual([1])
  })

  test('an engagement a late session opens begins on the day of that session, where it was held', async () => {
    const { desk, marta, jonas } = await two()
    desk.clock.at = '2026-11-17T22:30:00.000Z'
    desk.clock.zone = 'Asia/Tokyo'
    const { noteId } = await writeNote(desk, marta)
    desk.clock.at = '2026-12-01T10:00:00.000Z'
    desk.clock.zone = 'Europe/Lisbon'
    await desk.get('notes.move', { noteId, clientId: jonas })
    expect((await desk.database.find('engagements', { clientId: jonas }))[0]?.startedOn).toBe('2026-11-18')
  })

  test('V11: a note whose session did not open goes without one, and its next save makes it', async () => {
    const { desk, marta, jonas } = await two()
    const { noteId } = await writeNote(desk, marta, { lines: [FIRST] })
    const session = await sessionOf(desk, noteId)
    await desk.database.commit([{ collection: 'sessions', before: session ?? null, after: null }])
    await desk.get('notes.move', { noteId, clientId: jonas })
    expect(await desk.database.find('actionItems')).toMatchObject([{ clientId: jonas, sessionId: session?.id }])
    await desk.get('notes.save', { noteId, clientId: jonas, text: `${THREE_LINES}.`, corrections: [], confirmed: [] })
    expect(await sessionOf(desk, noteId)).toMatchObject({ clientId: jonas, number: 1 })
  })
})

describe('E5: undoing a move', () => {
  const moved = async () => {
    const { desk, marta, jonas } = await two()
    const { noteId, itemIds, changeId: saving } = await writeNote(desk, marta, { lines: LINES })
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.move', { noteId, clientId: jonas })
    return { desk, marta, jonas, noteId, itemId: itemIds[0] ?? '', saving, before, changeId }
  }

  const isRefused = async (desk: Desk, changeId: string) => {
    const before = await desk.everything()
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
    expect(await desk.everything()).toEqual(before)
  }

  test('brings everything back exactly, the number and the engagement too', async () => {
    const { desk, before, changeId } = await moved()
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    expect((await lastEvents(desk, 1))[0]?.type).toBe('change.undone')
  })

  test('is refused once an item of it was marked, and goes again when that is taken back', async () => {
    const { desk, before, itemId, changeId } = await moved()
    const mark = await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' })
    await isRefused(desk, changeId)
    await desk.get('undo', { changeId: mark.changeId })
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('is refused once the note was written on, or gained an item without a word being changed', async () => {
    const { desk, jonas, noteId, changeId } = await moved()
    const third = THREE_LINES.split('\n')[5] ?? ''
    const { changeId: later } = await desk.get('notes.save', {
      noteId, clientId: jonas, text: THREE_LINES, corrections: [], confirmed: [confirmation(third)],
    })
    await isRefused(desk, changeId)
    await desk.get('undo', { changeId: later })
    await desk.get('notes.keepDraft', kept(noteId, jonas, 'more'))
    await isRefused(desk, changeId)
  })

  test('is refused once another session has the number, or stands on the engagement it opened', async () => {
    const first = await moved()
    await writeNote(first.desk, first.marta, { text: 'also the first' })
    await isRefused(first.desk, first.changeId)
    const second = await moved()
    await writeNote(second.desk, second.jonas, { text: 'his own' })
    await isRefused(second.desk, second.changeId)
  })

  test('is refused once the client it came from, or the engagement, was taken back itself', async () => {
    const desk = await sitDown()
    const jonas = await addClient(desk, 'Jonas')
    const { clientId: marta, changeId: adding } = await desk.get('clients.add', { name: 'Marta' })
    const { noteId } = await desk.get('notes.begin', { clientId: marta })
    await desk.get('notes.keepDraft', kept(noteId, marta, 'a draft'))
    const away = await desk.get('notes.move', { noteId, clientId: jonas })
    await desk.get('undo', { changeId: adding })
    await isRefused(desk, away.changeId)

    const third = await addClient(desk, 'Ana')
    const fourth = await addClient(desk, 'Rui')
    const opening = await writeNote(desk, third, { text: 'opens her engagement' })
    const guest = await writeNote(desk, fourth, { text: 'a guest' })
    await desk.get('notes.move', { noteId: guest.noteId, clientId: third })
    const on = await desk.get('notes.move', { noteId: guest.noteId, clientId: jonas })
    await desk.get('undo', { changeId: opening.changeId })
    await isRefused(desk, on.changeId)
  })

  test('a save or a mark from before the move cannot be undone over it', async () => {
    const { desk, saving } = await moved()
    await isRefused(desk, saving)
  })

  test('what was thrown away does not come back to a client who was taken out', async () => {
    const desk = await sitDown()
    const { clientId, changeId: adding } = await desk.get('clients.add', { name: 'Marta' })
    const { noteId } = await desk.get('notes.begin', { clientId })
    await desk.get('notes.keepDraft', kept(noteId, clientId, 'a draft'))
    const { changeId } = await desk.get('notes.discardDraft', { noteId })
    await desk.get('undo', { changeId: adding })
    await isRefused(desk, changeId)
  })
})
