/** E29: a note that is begun for one session is that one’s, whichever began last. */
import { describe, expect, test } from 'vitest'
import { createBegunFor, REMEMBERED } from '../../../../electron/engine/notes/begun-for.ts'
import { agree, book, seated, session } from './booking.ts'
import { freshId, type Desk } from './desk.ts'

const begin = async (desk: Desk, clientId: string, sessionId?: string) =>
  (await desk.get('notes.begin', { clientId, ...(sessionId === undefined ? {} : { sessionId }) })).noteId

const keep = (desk: Desk, noteId: string, clientId: string, text = 'Talked.') =>
  desk.get('notes.keepDraft', { noteId, clientId, text, cursor: 0, corrections: [] })

const save = (desk: Desk, noteId: string, clientId: string) =>
  desk.get('notes.save', { noteId, clientId, text: 'Talked.', corrections: [], confirmed: [] })

/** Two that have ended, one of them long ago. */
const waiting = async () => {
  const seats = await seated()
  const { desk, marta } = seats
  const { sessionId: old } = await book(desk, [marta], '2026-11-03T09:00')
  const { sessionId: last } = await book(desk, [marta], '2026-11-16T09:00')
  return { ...seats, old, last }
}

describe('E29: a note begun for a session', () => {
  test.each([['kept first as a draft', true], ['saved at once', false]])(
    'E29: completes that one, however long ago it began, and no later one: %s', async (_, isKept) => {
      const { desk, marta, old, last } = await waiting()
      const before = await desk.everything()
      const noteId = await begin(desk, marta, old)
      if (isKept) {
        await keep(desk, noteId, marta)
        expect(await desk.database.get('notes', noteId)).toMatchObject({ sessionId: old })
      }
      const { changeId } = await save(desk, noteId, marta)
      expect(await session(desk, old)).toMatchObject({ state: 'held', number: 1, noteId })
      expect(await session(desk, last)).toMatchObject({ state: 'booked', noteId: '' })
      await desk.get('undo', { changeId })
      // Undone, the draft is still of that session.
      expect(await desk.database.get('notes', noteId)).toMatchObject({ savedAt: null, sessionId: old })
      await desk.get('notes.discardDraft', { noteId })
      expect(await desk.everything()).toEqual(before)
    })

  test('E29: beginning for a session that has a draft goes on with that one, and with no other', async () => {
    const { desk, marta, old, last } = await waiting()
    const ofOld = await begin(desk, marta, old)
    await keep(desk, ofOld, marta)
    desk.later(5)
    const ofLast = await begin(desk, marta, last)
    expect(ofLast).not.toBe(ofOld)
    await keep(desk, ofLast, marta)
    expect([await begin(desk, marta, old), await begin(desk, marta, last)]).toEqual([ofOld, ofLast])
  })

  test('E29: a draft begun for no session is gone on with where it would complete this one', async () => {
    const { desk, marta, old, last } = await waiting()
    const noteId = await begin(desk, marta)
    await keep(desk, noteId, marta)
    expect(await begin(desk, marta, last)).toBe(noteId)
    expect(await begin(desk, marta, old)).not.toBe(noteId)
  })

  test('E3: beginning leaves no record, and an emptied draft is of that session still', async () => {
    const { desk, marta, old } = await waiting()
    const before = await desk.everything()
    const noteId = await begin(desk, marta, old)
    expect(await desk.everything()).toEqual(before)
    await keep(desk, noteId, marta)
    await keep(desk, noteId, marta, '')
    expect(await desk.everything()).toEqual(before)
    await save(desk, noteId, marta)
    expect((await session(desk, old)).noteId).toBe(noteId)
  })

  test('E29: where the session is not booked any more, or was moved ahead, it completes another as any note does', async () => {
    for (const away of ['cancelled', 'moved'] as const) {
      const { desk, marta, old, last } = await waiting()
      const noteId = await begin(desk, marta, old)
      await keep(desk, noteId, marta)
      if (away === 'cancelled') await desk.get('sessions.cancel', { sessionId: old, later: false })
      else await desk.get('sessions.move', { sessionId: old, later: false, wall: '2026-12-01T09:00', zone: 'Europe/Lisbon', minutes: 60 })
      await save(desk, noteId, marta)
      expect((await session(desk, old)).noteId).toBe('')
      expect(await session(desk, last)).toMatchObject({ state: 'held', noteId })
    }
  })

  test('E29: what is not hers, is not booked, or begins later than in half an hour is refused', async () => {
    const { desk, marta, tom, old } = await waiting()
    const { sessionId: soon } = await book(desk, [marta], '2026-11-17T10:30')
    const { sessionId: later } = await book(desk, [marta], '2026-11-17T10:31')
    expect(await desk.refusal('notes.begin', { clientId: marta, sessionId: freshId() })).toBe('not-found')
    expect(await desk.refusal('notes.begin', { clientId: tom, sessionId: old })).toBe('not-found')
    expect(await desk.refusal('notes.begin', { clientId: null, sessionId: old })).toBe('not-found')
    expect(await desk.refusal('notes.begin', { clientId: marta, sessionId: later })).toBe('changed-since')
    await begin(desk, marta, soon)
    await desk.get('sessions.waiveNote', { sessionId: old })
    expect(await desk.refusal('notes.begin', { clientId: marta, sessionId: old })).toBe('changed-since')
  })

  test('E17: a note that goes to somebody else forgets it, and undone knows it again', async () => {
    const { desk, marta, tom, old } = await waiting()
    const noteId = await begin(desk, marta, old)
    await keep(desk, noteId, marta)
    const before = await desk.everything()
    const { changeId } = await desk.get('notes.move', { noteId, clientId: tom })
    expect(await desk.database.get('notes', noteId)).toMatchObject({ clientId: tom, sessionId: '' })
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('E30: what is agreed in it counts from the session after it', async () => {
    const { desk, marta, old } = await waiting()
    const { sessionId: soon } = await book(desk, [marta], '2026-11-17T10:20')
    await book(desk, [marta], '2026-12-01T09:00')
    const due = async (sessionId: string) => {
      const noteId = await begin(desk, marta, sessionId)
      return (await desk.get('note', { noteId, clientId: marta })).defaultDue
    }
    // The next one is the one in twenty minutes for the old session’s note, and the one of December for its own.
    expect(await due(soon)).toBe('2026-11-29')
    expect(await due(old)).not.toBe('2026-11-29')
    await agree(desk, marta, [])
  })

  test('V17: is forgotten with the client or the session, and beyond the last hundred', () => {
    const begun = createBegunFor()
    const [first, second] = ['one', 'two'].map((name) => ({ noteId: `note ${name}`, clientId: `client ${name}`, sessionId: name }))
    if (!first || !second) throw new Error('there are two')
    begun.keep(first)
    begun.keep(second)
    expect(begun.find(first.noteId, first.clientId)).toBe('one')
    expect(begun.find(first.noteId, second.clientId)).toBe('')
    expect(begun.find('note three', null)).toBe('')
    begun.forget(new Set([first.clientId]))
    expect([begun.find(first.noteId, first.clientId), begun.find(second.noteId, second.clientId)]).toEqual(['', 'two'])
    begun.forget(new Set(['two']))
    expect(begun.find(second.noteId, second.clientId)).toBe('')
    for (let index = 0; index <= REMEMBERED; index += 1) begun.keep({ noteId: `${index}`, clientId: 'c', sessionId: 's' })
    expect([begun.find('0', 'c'), begun.find('1', 'c')]).toEqual(['', 's'])
  })
})
