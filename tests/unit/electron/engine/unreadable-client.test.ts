/** E18: a client whose own record did not open (V11), while what was written about her did. */
import { describe, expect, test } from 'vitest'
import { addClient, freshId, sitDown, THREE_LINES, writeNote } from './desk.ts'

const LINE = '[] Leave the next report alone'

const damaged = async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const jonas = await addClient(desk, 'Jonas')
  const { noteId, itemIds } = await writeNote(desk, clientId, { lines: [LINE] })
  const client = await desk.database.get('clients', clientId)
  await desk.database.commit([{ collection: 'clients', before: client, after: null }])
  return { desk, clientId, jonas, noteId, itemId: itemIds[0] ?? '' }
}

const typed = (noteId: string, clientId: string, text: string) => ({ noteId, clientId, text, cursor: 1, corrections: [] })

describe('E18: a client whose record did not open', () => {
  test('has her page, with everything on it, and stands among the clients', async () => {
    const { desk, clientId, noteId, itemId } = await damaged()
    expect(await desk.get('client', { clientId })).toMatchObject({
      id: clientId, name: '…', open: [{ id: itemId, clientName: '…' }], timeline: [{ noteId, session: 1 }],
    })
    expect((await desk.get('clients', {})).clients.find(({ id }) => id === clientId))
      .toMatchObject({ id: clientId, name: '…', open: 1, overdue: 0, nextDue: '2026-11-19', lastNoteAt: desk.clock.at, hasDraft: false })
    expect(await desk.get('note', { noteId, clientId })).toMatchObject({ clientId, clientName: '…', text: THREE_LINES, session: 1 })
  })

  test('is a client on Today, even if no other is there', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await writeNote(desk, clientId)
    const client = await desk.database.get('clients', clientId)
    await desk.database.commit([{ collection: 'clients', before: client, after: null }])
    expect((await desk.get('today', {})).hasClients).toBe(true)
  })

  test('keeps what is typed in her notes: they are corrected, saved and undone as any', async () => {
    const { desk, clientId, noteId } = await damaged()
    await desk.get('notes.keepDraft', typed(noteId, clientId, 'corrected'))
    expect((await desk.get('today', {})).drafts).toMatchObject([{ noteId, clientId, clientName: '…' }])
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.save', { noteId, clientId, text: 'corrected', corrections: [], confirmed: [] })
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('goes on with a first draft of hers; no new note is begun, and none goes to her', async () => {
    const { desk, clientId, jonas, noteId } = await damaged()
    const before = await desk.everything()
    expect(await desk.refusal('notes.begin', { clientId })).toBe('not-found')
    expect(await desk.refusal('note', { noteId: freshId(), clientId })).toBe('not-found')
    expect(await desk.refusal('notes.keepDraft', typed(freshId(), clientId, 'new'))).toBe('not-found')
    expect(await desk.refusal('notes.save', { noteId: freshId(), clientId, text: 'new', corrections: [], confirmed: [] }))
      .toBe('not-found')
    const quick = freshId()
    await desk.get('notes.keepDraft', { ...typed(quick, clientId, 'jotted'), clientId: null })
    expect(await desk.refusal('notes.keepDraft', typed(quick, clientId, 'jotted'))).toBe('not-found')
    expect(await desk.refusal('notes.move', { noteId: quick, clientId })).toBe('not-found')
    await desk.get('notes.discardDraft', { noteId: quick })
    expect(await desk.everything()).toEqual(before)

    const moved = await desk.get('notes.move', { noteId, clientId: jonas })
    await desk.get('undo', { changeId: moved.changeId })
  })

  test('whose only note is a first draft can go on with it', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const { noteId } = await desk.get('notes.begin', { clientId })
    await desk.get('notes.keepDraft', typed(noteId, clientId, 'half'))
    const client = await desk.database.get('clients', clientId)
    await desk.database.commit([{ collection: 'clients', before: client, after: null }])
    expect(await desk.get('notes.begin', { clientId })).toEqual({ noteId })
    expect(await desk.get('note', { noteId, clientId })).toMatchObject({ text: 'half', clientName: '…' })
  })

  test('her items are marked, and that is undone, as any', async () => {
    const { desk, itemId } = await damaged()
    const before = await desk.everything()
    const { changeId } = await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' })
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('a handle nothing is kept under is nobody’s', async () => {
    const { desk } = await damaged()
    expect(await desk.refusal('client', { clientId: freshId() })).toBe('not-found')
    expect(await desk.refusal('note', { noteId: freshId(), clientId: freshId() })).toBe('not-found')
  })
})
