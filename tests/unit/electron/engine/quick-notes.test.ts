import { describe, expect, test } from 'vitest'
import { NOBODY } from '../../../../shared/schemas/notes.ts'
import { addClient, confirmation, freshId, sitDown } from './desk.ts'

const TEXT = 'Said on the stairs\n[] call Ravi'
const LINE = '[] call Ravi'

const typed = (noteId: string, clientId: string | null, text = TEXT) =>
  ({ noteId, clientId, text, cursor: 4, corrections: [] })

const jotted = async () => {
  const desk = await sitDown()
  const { noteId } = await desk.get('notes.begin', { clientId: null })
  await desk.get('notes.keepDraft', typed(noteId, null))
  return { desk, noteId }
}

describe('E16: a quick note', () => {
  test('begins empty, with no client, session or items, and writes nothing', async () => {
    const desk = await sitDown()
    const { noteId } = await desk.get('notes.begin', { clientId: null })
    expect(await desk.get('note', { noteId, clientId: null })).toMatchObject({
      id: noteId, clientId: null, clientName: null, session: null, openItems: 0, text: '', confirmed: [],
      defaultDue: '2026-11-24', defaultDueFrom: 'a-week', savedAt: null, draftKeptAt: null,
    })
    expect(await desk.database.count('notes')).toBe(0)
  })

  test('is always a new one: what was jotted down before may be about anybody', async () => {
    const { desk, noteId } = await jotted()
    expect((await desk.get('notes.begin', { clientId: null })).noteId).not.toBe(noteId)
  })

  test('comes back as typed, among Today’s drafts, without a name', async () => {
    const { desk, noteId } = await jotted()
    expect(await desk.database.get('notes', noteId)).toMatchObject({ clientId: NOBODY, savedAt: null })
    expect(await desk.get('note', { noteId, clientId: null })).toMatchObject({ text: TEXT, cursor: 4, clientId: null })
    expect((await desk.get('today', {})).drafts).toEqual([
      { noteId, clientId: null, clientName: null, keptAt: desk.clock.at, opening: 'Said on the stairs' },
    ])
  })

  test('belongs to nobody’s page, count or chain; and where nobody is coached, nobody is', async () => {
    const { desk } = await jotted()
    expect((await desk.get('today', {})).hasClients).toBe(false)
    const clientId = await addClient(desk)
    expect((await desk.get('clients', {})).clients).toMatchObject([{ id: clientId, hasDraft: false, lastNoteAt: null }])
    expect((await desk.get('client', { clientId })).timeline).toEqual([])
    expect((await desk.get('notes.begin', { clientId })).noteId).not.toBe((await desk.database.find('notes'))[0]?.id)
    expect(await desk.database.count('sessions')).toBe(0)
    expect(await desk.chain()).toEqual({ whole: true, count: 1 })
  })

  test('nothing typed leaves no record; thrown away it is gone, and undo brings it back', async () => {
    const { desk, noteId } = await jotted()
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.discardDraft', { noteId })
    expect(await desk.database.count('notes')).toBe(0)
    expect((await desk.database.find('events')).map(({ type, clientId }) => [type, clientId])).toEqual([['draft.discarded', null]])
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    await desk.get('notes.keepDraft', typed(noteId, null, ''))
    expect(await desk.database.count('notes')).toBe(0)
  })
})

describe('E16: a quick note becomes a client’s', () => {
  test('by being kept about her: it is her unfinished draft from then on', async () => {
    const { desk, noteId } = await jotted()
    const clientId = await addClient(desk)
    await desk.get('notes.keepDraft', typed(noteId, clientId, `${TEXT}, and so on`))
    expect(await desk.get('note', { noteId, clientId: null }))
      .toMatchObject({ clientId, clientName: 'Marta Oliveira', session: 1, text: `${TEXT}, and so on` })
    expect((await desk.get('notes.begin', { clientId })).noteId).toBe(noteId)
    expect((await desk.get('clients', {})).clients).toMatchObject([{ hasDraft: true, lastNoteAt: null }])
    expect(await desk.database.count('sessions')).toBe(0)
  })

  test('with the save, in one change set; undone, it is a draft of nobody again', async () => {
    const { desk, noteId } = await jotted()
    const clientId = await addClient(desk)
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.save', {
      noteId, clientId, text: TEXT, corrections: [], confirmed: [confirmation(LINE)],
    })
    expect(await desk.database.get('notes', noteId)).toMatchObject({ clientId, draft: null, text: TEXT })
    expect(await desk.database.find('sessions')).toMatchObject([{ clientId, noteId, number: 1 }])
    expect(await desk.database.find('actionItems')).toMatchObject([{ clientId, noteId, line: LINE }])
    expect((await desk.get('client', { clientId })).timeline).toMatchObject([{ noteId, session: 1, agreed: 1 }])
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('saved otherwise than it was kept, what was saved is nobody’s draft after undo', async () => {
    const { desk, noteId } = await jotted()
    const clientId = await addClient(desk)
    const { changeId } = await desk.get('notes.save', { noteId, clientId, text: 'other', corrections: [], confirmed: [] })
    await desk.get('undo', { changeId })
    expect(await desk.get('note', { noteId, clientId })).toMatchObject({ clientId: null, text: 'other', savedAt: null })
  })

  test('and is not nobody’s any more: kept without a client it is not found, and nothing is written', async () => {
    const { desk, noteId } = await jotted()
    const clientId = await addClient(desk)
    await desk.get('notes.keepDraft', typed(noteId, clientId))
    const before = await desk.everything()
    expect(await desk.refusal('notes.keepDraft', typed(noteId, null, 'late'))).toBe('not-found')
    expect(await desk.everything()).toEqual(before)
  })

  test('never of a client who is not there', async () => {
    const { desk, noteId } = await jotted()
    const before = await desk.everything()
    expect(await desk.refusal('notes.keepDraft', typed(noteId, freshId()))).toBe('not-found')
    expect(await desk.refusal('notes.save', { noteId, clientId: freshId(), text: TEXT, corrections: [], confirmed: [] }))
      .toBe('not-found')
    expect(await desk.everything()).toEqual(before)
  })
})
