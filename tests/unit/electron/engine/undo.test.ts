import { PLAIN_CLIENT } from '../../../../shared/schemas/clients.ts'
import { describe, expect, test } from 'vitest'
import { change, type Moment } from '../../../../electron/engine/decision.ts'
import { assumedSettings } from '../../../../electron/engine/library/settings.ts'
import { decideUndo } from '../../../../electron/engine/undo/decide.ts'
import { createLedger, REMEMBERED } from '../../../../electron/engine/undo/ledger.ts'
import { book, seated, session, ZONE } from './booking.ts'
import { addClient, confirmation, freshId, sitDown, THREE_LINES, writeNote } from './desk.ts'

const LINE = '[] Leave the next report alone'

const saved = async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const { noteId } = await desk.get('notes.begin', { clientId })
  await desk.get('notes.keepDraft', { noteId, clientId, text: THREE_LINES, cursor: 7, corrections: [] })
  const before = await desk.everything()
  const { changeId, itemIds } = await desk.get('notes.save', {
    noteId, clientId, text: THREE_LINES, corrections: [], confirmed: [confirmation(LINE)],
  })
  return { desk, clientId, noteId, before, changeId, itemIds }
}

describe('E5: undoing a first save', () => {
  test('gives back the draft at its cursor, without item, session and engagement', async () => {
    const { desk, before, changeId } = await saved()
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('turns what was saved into the draft where none, or another, was kept', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    for (const kept of [null, 'an earlier thought']) {
      const noteId = freshId()
      if (kept !== null) await desk.get('notes.keepDraft', { noteId, clientId, text: kept, cursor: 0, corrections: [] })
      const corrections = [{ line: LINE, ticked: false }]
      const { changeId } = await desk.get('notes.save', { noteId, clientId, text: THREE_LINES, corrections, confirmed: [] })
      await desk.get('undo', { changeId })
      expect(await desk.get('note', { noteId, clientId })).toMatchObject({
        text: THREE_LINES, savedAt: null, draftKeptAt: desk.clock.at, cursor: THREE_LINES.length, corrections,
      })
      expect(await desk.database.count('sessions')).toBe(0)
    }
  })

  test('is refused once something was typed since, and that stays', async () => {
    const { desk, changeId, noteId, clientId } = await saved()
    await desk.get('notes.keepDraft', { noteId, clientId, text: 'typed since', cursor: 0, corrections: [] })
    const before = await desk.everything()
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
    expect(await desk.everything()).toEqual(before)
  })

  test('is refused once an item of it was marked, and goes again when the mark is undone', async () => {
    const { desk, changeId, itemIds: [itemId = ''], before } = await saved()
    const mark = await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' })
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
    await desk.get('undo', { changeId: mark.changeId })
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('is refused while a later session stands on the engagement it opened', async () => {
    const { desk, changeId, clientId } = await saved()
    const second = await writeNote(desk, clientId, { text: 'the second' })
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
    await desk.get('undo', { changeId: second.changeId })
    await desk.get('undo', { changeId })
    expect(await desk.database.count('engagements')).toBe(0)
  })

  test('E4: a number that was taken since is not given again', async () => {
    const { desk, clientId } = await saved()
    const second = await writeNote(desk, clientId, { text: 'the second' })
    await writeNote(desk, clientId, { text: 'the third' })
    await desk.get('undo', { changeId: second.changeId })
    expect((await desk.get('note', { noteId: second.noteId, clientId })).session).toBe(4)
  })
})

describe('E5: undo', () => {
  test('of a later save gives the saved text back, and keeps the newer one as its draft', async () => {
    const { desk, noteId, clientId } = await saved()
    const { changeId } = await desk.get('notes.save', { noteId, clientId, text: 'all new', corrections: [], confirmed: [] })
    await desk.get('undo', { changeId })
    expect((await desk.get('note', { noteId, clientId })).text).toBe('all new')
    await desk.get('notes.discardDraft', { noteId })
    expect((await desk.get('note', { noteId, clientId })).text).toBe(THREE_LINES)
  })

  test('of a client who was written about since is refused', async () => {
    const desk = await sitDown()
    const { clientId, changeId } = await desk.get('clients.add', { name: 'Marta' })
    const { noteId } = await desk.get('notes.begin', { clientId })
    await desk.get('notes.keepDraft', { noteId, clientId, text: 'a', cursor: 1, corrections: [] })
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
    await desk.get('notes.keepDraft', { noteId, clientId, text: '', cursor: 0, corrections: [] })
    await desk.get('undo', { changeId })
    expect(await desk.database.count('clients')).toBe(0)
  })

  test('happens once', async () => {
    const { desk, changeId } = await saved()
    await desk.get('undo', { changeId })
    expect(await desk.refusal('undo', { changeId })).toBe('nothing-to-undo')
    expect(await desk.refusal('undo', { changeId: freshId() })).toBe('nothing-to-undo')
  })

  test('E1: asked for twice at once happens once', async () => {
    const { desk, changeId } = await saved()
    const answers = await Promise.all([desk.call('undo', { changeId }), desk.call('undo', { changeId })])
    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
  })

  test('E6: takes no event back, and is one itself', async () => {
    const { desk, changeId, noteId } = await saved()
    const before = await desk.database.count('events')
    await desk.get('undo', { changeId })
    const events = await desk.database.find('events')
    expect(events).toHaveLength(before + 1)
    const last = events.find(({ seq }) => seq === before + 1)
    expect(last?.type).toBe('change.undone')
    expect(last?.refs).toContain(noteId)
    expect((await desk.chain()).whole).toBe(true)
  })

  test('E5, E40: that a brief was read since stands in no way, and it stays read', async () => {
    const { desk, marta } = await seated()
    const { sessionId, changeId } = await book(desk, [marta], '2026-11-18T09:00')
    const moved = await desk.get('sessions.move', { sessionId, later: false, wall: '2026-11-19T09:00', zone: ZONE, minutes: 60 })
    const at = desk.clock.at
    await desk.get('brief.read', { sessionId })
    desk.later(5)
    await desk.get('undo', { changeId: moved.changeId })
    expect(await session(desk, sessionId)).toMatchObject({ wall: '2026-11-18T09:00', briefReadAt: at, moves: [] })
    // What was read before it was moved was first read then.
    const again = await desk.get('sessions.move', { sessionId, later: false, wall: '2026-11-20T09:00', zone: ZONE, minutes: 60 })
    await desk.get('brief.read', { sessionId })
    await desk.get('undo', { changeId: again.changeId })
    expect((await session(desk, sessionId)).briefReadAt).toBe(at)
    await desk.get('undo', { changeId })
    expect(await desk.database.get('sessions', sessionId)).toBeNull()
  })

  test('is refused by the decision itself, before the database is asked', () => {
    const left = { id: freshId(), name: 'Marta', ...PLAIN_CLIENT, addedAt: '2026-11-17T10:00:00.000Z' }
    const at = '2026-11-17T10:00:00.000Z'
    const moment: Moment = { now: new Date(at), at, today: '2026-11-17', zone: 'UTC', id: freshId }
    const undoing = { changeId: freshId(), at, clientId: left.id, reverse: [change('clients', left, { ...left, name: 'M' })] }
    const decided = (current: typeof left | null) => decideUndo(moment, undoing, {
      current: [current], standing: [], lacking: [], people: [], settings: assumedSettings(at),
    })
    expect(decided({ ...left })).toMatchObject({ ok: true, value: { changes: undoing.reverse, spend: undoing.changeId } })
    expect(decided({ ...left, name: 'Other' })).toEqual({ ok: false, error: { code: 'changed-since' } })
    expect(decided(null)).toEqual({ ok: false, error: { code: 'changed-since' } })
  })

  test('remembers the last hundred changes', () => {
    const ledger = createLedger()
    for (let index = 0; index <= REMEMBERED; index += 1) ledger.keep({ changeId: `${index}`, at: '', clientId: null, reverse: [] })
    expect(ledger.find('0')).toBeNull()
    expect(ledger.find('1')).not.toBeNull()
    expect(ledger.find(`${REMEMBERED}`)).not.toBeNull()
  })
})
