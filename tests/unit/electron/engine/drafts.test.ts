import { describe, expect, test } from 'vitest'
import { addClient, freshId, sitDown, writeNote, type Desk } from './desk.ts'

const keep = (desk: Desk, noteId: string, clientId: string, text: string, cursor = text.length) =>
  desk.get('notes.keepDraft', { noteId, clientId, text, cursor, corrections: [] })

const begun = async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const { noteId } = await desk.get('notes.begin', { clientId })
  return { desk, clientId, noteId }
}

describe('beginning a note', () => {
  test('E3: writes nothing, and shows an empty page', async () => {
    const { desk, clientId, noteId } = await begun()
    expect(await desk.database.count('notes')).toBe(0)
    expect(await desk.get('note', { noteId, clientId })).toMatchObject({
      id: noteId, text: '', cursor: 0, session: 1, savedAt: null, draftKeptAt: null, confirmed: [], corrections: [],
      openItems: 0, defaultDue: '2026-11-24', defaultDueFrom: 'a-week', clientName: 'Marta Oliveira',
    })
  })

  test('goes on with the newest draft that was never saved, of this client and no other', async () => {
    const { desk, clientId, noteId } = await begun()
    await keep(desk, noteId, clientId, 'first')
    desk.later(10)
    const second = freshId()
    await keep(desk, second, clientId, 'second')
    const other = await addClient(desk, 'Jonas')
    expect((await desk.get('notes.begin', { clientId })).noteId).toBe(second)
    expect([noteId, second]).not.toContain((await desk.get('notes.begin', { clientId: other })).noteId)
  })

  test('does not go on with a saved note that is being corrected', async () => {
    const { desk, clientId } = await begun()
    const { noteId } = await writeNote(desk, clientId)
    await keep(desk, noteId, clientId, 'corrected')
    expect((await desk.get('notes.begin', { clientId })).noteId).not.toBe(noteId)
  })

  test('a client who is not there is not found', async () => {
    const { desk } = await begun()
    expect(await desk.refusal('notes.begin', { clientId: 'a'.repeat(32) })).toBe('not-found')
  })
})

describe('keeping a draft', () => {
  test.each(['plain', ' spaces \r\n\ttabs \n\n', 'a\u0000b', '\ud83d alone', '👩🏽‍🏫', 'שלום', '\u202eecho'])(
    'E3: %j comes back as typed, at the cursor', async (text) => {
      const { desk, clientId, noteId } = await begun()
      await keep(desk, noteId, clientId, text, 1)
      expect(await desk.get('note', { noteId, clientId })).toMatchObject({ text, cursor: 1, draftKeptAt: desk.clock.at })
    },
  )

  test('E3: makes no session, no item, no engagement and no event', async () => {
    const { desk, clientId, noteId } = await begun()
    await keep(desk, noteId, clientId, '[] call Ravi by Friday')
    expect(await Promise.all((['sessions', 'actionItems', 'engagements'] as const).map(desk.database.count)))
      .toEqual([0, 0, 0])
    expect(await desk.chain()).toEqual({ whole: true, count: 1 })
  })

  test('E3: nothing typed leaves no record, and clearing a first draft takes it away', async () => {
    const { desk, clientId, noteId } = await begun()
    await keep(desk, noteId, clientId, '')
    expect(await desk.database.count('notes')).toBe(0)
    await keep(desk, noteId, clientId, 'a')
    await keep(desk, noteId, clientId, '')
    expect(await desk.database.count('notes')).toBe(0)
    await keep(desk, noteId, clientId, 'again')
    expect((await desk.get('note', { noteId, clientId })).text).toBe('again')
  })

  test('E3: a saved note typed back to what it was has no draft; an emptied one keeps an empty draft', async () => {
    const { desk, clientId } = await begun()
    const { noteId } = await writeNote(desk, clientId, { text: 'as saved' })
    await keep(desk, noteId, clientId, 'as saved!')
    expect((await desk.get('today', {})).drafts).toHaveLength(1)
    await keep(desk, noteId, clientId, 'as saved')
    expect((await desk.get('today', {})).drafts).toEqual([])
    await keep(desk, noteId, clientId, '')
    expect(await desk.get('note', { noteId, clientId })).toMatchObject({ text: '', draftKeptAt: desk.clock.at })
  })

  test('corrections alone are a draft too, and stay one when sent again', async () => {
    const { desk, clientId } = await begun()
    const text = '[] call Ravi'
    const { noteId } = await writeNote(desk, clientId, { text })
    const corrections = [{ line: text, ticked: false }]
    for (let times = 0; times < 2; times += 1) {
      await desk.get('notes.keepDraft', { noteId, clientId, text, cursor: 0, corrections })
      expect(await desk.get('note', { noteId, clientId })).toMatchObject({ corrections, draftKeptAt: desk.clock.at })
    }
  })

  test('two notes about one client are kept apart', async () => {
    const { desk, clientId, noteId } = await begun()
    const second = freshId()
    await Promise.all([keep(desk, noteId, clientId, 'one'), keep(desk, second, clientId, 'two')])
    expect((await desk.get('note', { noteId, clientId })).text).toBe('one')
    expect((await desk.get('note', { noteId: second, clientId })).text).toBe('two')
  })

  test('a note about somebody else, or nobody, is not found', async () => {
    const { desk, clientId, noteId } = await begun()
    await keep(desk, noteId, clientId, 'about Marta')
    const other = await addClient(desk, 'Jonas')
    const typed = { noteId, text: 'x', cursor: 0, corrections: [] }
    expect(await desk.refusal('notes.keepDraft', { ...typed, clientId: other })).toBe('not-found')
    expect(await desk.refusal('notes.keepDraft', { ...typed, clientId: 'a'.repeat(32) })).toBe('not-found')
    expect((await desk.get('note', { noteId, clientId })).text).toBe('about Marta')
  })

  test('beyond the limit is refused, and what was kept stays', async () => {
    const { desk, clientId, noteId } = await begun()
    await keep(desk, noteId, clientId, 'kept')
    // Counted in UTF-16 units: the schema, which counts characters, lets it through.
    const text = '👩'.repeat(4_000_001)
    expect(await desk.refusal('notes.keepDraft', { noteId, clientId, text, cursor: 0, corrections: [] })).toBe('too-large')
    expect(await desk.refusal('notes.save', { noteId, clientId, text, corrections: [], confirmed: [] })).toBe('too-large')
    expect((await desk.get('note', { noteId, clientId })).text).toBe('kept')
  })
})

describe('throwing a draft away', () => {
  test('a note that was never saved is gone, and undo brings it back at the cursor', async () => {
    const { desk, clientId, noteId } = await begun()
    await keep(desk, noteId, clientId, 'half a thought', 4)
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.discardDraft', { noteId })
    expect(await desk.database.count('notes')).toBe(0)
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    expect(await desk.get('note', { noteId, clientId })).toMatchObject({ text: 'half a thought', cursor: 4 })
  })

  test('a saved note stands as it was saved', async () => {
    const { desk, clientId } = await begun()
    const { noteId } = await writeNote(desk, clientId, { text: 'saved' })
    await keep(desk, noteId, clientId, 'saved, and more')
    await desk.get('notes.discardDraft', { noteId })
    expect(await desk.get('note', { noteId, clientId })).toMatchObject({ text: 'saved', draftKeptAt: null })
  })

  test('where there is no draft, there is nothing to throw away', async () => {
    const { desk, clientId, noteId } = await begun()
    expect(await desk.refusal('notes.discardDraft', { noteId })).toBe('not-found')
    const saved = await writeNote(desk, clientId)
    expect(await desk.refusal('notes.discardDraft', { noteId: saved.noteId })).toBe('not-found')
  })
})
