import { PLAIN_SESSION, unbooked } from '../../../../shared/schemas/sessions.ts'
import { describe, expect, test } from 'vitest'
import { settingsOf } from '../../../../electron/engine/library/settings.ts'
import { addClient, confirmation, freshId, sitDown, writeNote, type Desk } from './desk.ts'

const LINE = '[] call Ravi'

const agree = async (desk: Desk, clientId: string, due: string) => {
  const { itemIds: [itemId = ''] } = await desk.get('notes.save', {
    noteId: freshId(), clientId, text: LINE, corrections: [], confirmed: [confirmation(LINE, due)],
  })
  return itemId
}

describe('E9: Today', () => {
  test('of an empty practice asks for nothing', async () => {
    const desk = await sitDown({ damage: { kept: 5, unopened: 2, disagreeing: ['personal'] } })
    expect(await desk.get('today', {})).toEqual({
      today: '2026-11-17', zone: 'Europe/Lisbon', hasClients: false, overdue: [], open: [], drafts: [],
      sheetOnThisComputer: true, damage: { kept: 5, unopened: 2, disagreeing: 1, toldBefore: 0, missingFiles: 0, sheetLost: false },
    })
  })

  test('splits what waits by the day, oldest and soonest first, and leaves out what is closed', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const days = ['2026-11-18', '2026-11-10', '2026-11-17', '2026-11-16', '2026-11-15']
    const ids: string[] = []
    for (const day of days) ids.push(await agree(desk, clientId, day))
    const [soon, oldest, present, yesterday, closed = ''] = ids
    await desk.get('items.mark', { itemId: closed, status: 'done', obstacle: null, by: 'coach' })
    await desk.get('items.mark', { itemId: yesterday ?? '', status: 'stuck', obstacle: 'support', by: 'coach' })
    const { overdue, open } = await desk.get('today', {})
    expect(overdue.map(({ id }) => id)).toEqual([oldest, yesterday])
    expect(open.map(({ id }) => id)).toEqual([present, soon])
    expect(overdue[1]).toMatchObject({ status: 'stuck', obstacle: 'support', since: desk.clock.at, clientName: 'Marta Oliveira' })
  })

  test.each([
    ['2026-11-17T23:30:00.000Z', 'Europe/Lisbon', '2026-11-17', 0],
    ['2026-11-17T23:30:00.000Z', 'Europe/Berlin', '2026-11-18', 1],
    ['2026-11-18T04:30:00.000Z', 'America/New_York', '2026-11-17', 0],
    ['2026-11-17T10:30:00.000Z', 'Pacific/Kiritimati', '2026-11-18', 1],
    // The night the clocks go forward and the one they go back.
    ['2026-11-18T00:30:00.000Z', 'Atlantic/Azores', '2026-11-17', 0],
    ['2027-03-28T00:59:59.999Z', 'Europe/Berlin', '2027-03-28', 1],
    ['2026-10-25T22:59:59.999Z', 'Europe/Berlin', '2026-10-25', 0],
    ['2026-10-25T23:00:00.000Z', 'Europe/Berlin', '2026-10-26', 0],
  ])('at %s in %s it is %s', async (instant, zone, today, late) => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await agree(desk, clientId, '2026-11-17')
    desk.clock.at = instant
    desk.clock.zone = zone
    const view = await desk.get('today', {})
    expect([view.today, view.zone, view.overdue.length]).toEqual([today, zone, late])
    expect((await desk.get('clients', {})).clients[0]?.overdue).toBe(late)
  })

  test('lists unfinished drafts, the last one kept first, by their first words', async () => {
    const desk = await sitDown()
    const marta = await addClient(desk)
    const jonas = await addClient(desk, 'Jonas')
    const { noteId } = await writeNote(desk, marta, { text: 'saved' })
    await desk.get('notes.keepDraft', { noteId, clientId: marta, text: '\n  saved, and more\n', cursor: 0, corrections: [] })
    desk.later(5)
    const second = freshId()
    await desk.get('notes.keepDraft', { noteId: second, clientId: jonas, text: 'he said', cursor: 0, corrections: [] })
    expect((await desk.get('today', {})).drafts).toEqual([
      { noteId: second, clientId: jonas, clientName: 'Jonas', keptAt: '2026-11-17T10:05:00.000Z', opening: 'he said' },
      { noteId, clientId: marta, clientName: 'Marta Oliveira', keptAt: '2026-11-17T10:00:00.000Z', opening: 'saved, and more' },
    ])
  })

  test('V11: what was agreed with somebody whose record did not open is still there', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await agree(desk, clientId, '2026-11-18')
    const client = await desk.database.get('clients', clientId)
    await desk.database.commit([{ collection: 'clients', before: client, after: null }])
    expect(await desk.get('today', {})).toMatchObject({ hasClients: true, open: [{ clientName: '…' }] })
  })
})

describe('Clients', () => {
  test('E38: who is late comes first, then whoever has nothing to do this week, then who has nothing booked', async () => {
    const desk = await sitDown()
    const ids = new Map<string, string>()
    for (const name of ['Zoë', 'Ana', 'Late', 'Soon', 'Very late', 'Later']) ids.set(name, await addClient(desk, name))
    const of = (name: string) => ids.get(name) ?? ''
    await agree(desk, of('Later'), '2026-12-20')
    await agree(desk, of('Soon'), '2026-11-18')
    await agree(desk, of('Late'), '2026-11-01')
    await agree(desk, of('Very late'), '2026-11-09')
    await agree(desk, of('Very late'), '2026-11-08')
    const { clients } = await desk.get('clients', {})
    expect(clients.map(({ name }) => name)).toEqual(['Very late', 'Late', 'Later', 'Ana', 'Zoë', 'Soon'])
    expect(clients[0]).toMatchObject({
      id: of('Very late'), name: 'Very late', open: 2, overdue: 2, nextDue: '2026-11-08', lastNoteAt: desk.clock.at, hasDraft: false,
    })
    expect(clients[3]).toMatchObject({ name: 'Ana', open: 0, overdue: 0, nextDue: null, lastNoteAt: null })
  })
})

describe('Client', () => {
  test('a client who is not there is not found', async () => {
    const desk = await sitDown()
    expect(await desk.refusal('client', { clientId: freshId() })).toBe('not-found')
  })

  test('the timeline goes from the newest note back, with its session, its draft and what was agreed', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const first = await writeNote(desk, clientId, { text: `The first\n${LINE}`, lines: [LINE] })
    desk.later(60)
    const second = await writeNote(desk, clientId, { text: 'The second' })
    desk.later(60)
    const third = freshId()
    await desk.get('notes.keepDraft', { noteId: third, clientId, text: 'A third', cursor: 0, corrections: [] })
    await desk.get('notes.keepDraft', { noteId: first.noteId, clientId, text: 'The first, again', cursor: 0, corrections: [] })
    const { timeline } = await desk.get('client', { clientId })
    expect(timeline).toMatchObject([
      { noteId: third, session: null, savedAt: null, hasDraft: true, opening: 'A third', agreed: 0 },
      { noteId: second.noteId, session: 2, hasDraft: false, opening: 'The second', agreed: 0 },
      { noteId: first.noteId, session: 1, hasDraft: true, opening: 'The first, again', agreed: 1 },
    ])
  })

  test('what was closed last comes first, at most fifty', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const lines = Array.from({ length: 53 }, (_, index) => `[] thing ${index}`)
    const { itemIds } = await writeNote(desk, clientId, { text: lines.join('\n'), lines })
    for (const itemId of itemIds.slice(0, 52)) {
      desk.later(1)
      await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' })
    }
    const view = await desk.get('client', { clientId })
    expect(view.closed.map(({ id }) => id)).toEqual(itemIds.slice(2, 52).reverse())
    expect(view.open.map(({ id }) => id)).toEqual(itemIds.slice(52))
  })
})

describe('Note', () => {
  test('confirmed items stand in the order of their lines, with the client’s open items counted', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const lines = ['[] c', '[] a', '[] b']
    const { noteId, itemIds } = await writeNote(desk, clientId, { text: lines.join('\n'), lines })
    await agree(desk, clientId, '2026-11-20')
    await desk.get('items.mark', { itemId: itemIds[0] ?? '', status: 'done', obstacle: null, by: 'coach' })
    const view = await desk.get('note', { noteId, clientId })
    expect(view.confirmed.map(({ line }) => line)).toEqual(lines)
    expect(view.openItems).toBe(3)
  })

  test('an item without a date is due two days before the next booked session', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const booked = (startedAt: string, state: 'booked' | 'cancelled') => ({
      collection: 'sessions', before: null, after: {
        ...PLAIN_SESSION, ...unbooked(startedAt, 'UTC'), id: freshId(), clientId, engagementId: freshId(), state,
      },
    } as const)
    await desk.database.commit([
      booked('2026-12-10T23:30:00.000Z', 'booked'), booked('2026-12-20T10:00:00.000Z', 'booked'),
      booked('2026-11-20T10:00:00.000Z', 'cancelled'), booked('2026-11-01T10:00:00.000Z', 'booked'),
    ])
    desk.clock.zone = 'Europe/Berlin'
    expect(await desk.get('note', { noteId: freshId(), clientId }))
      .toMatchObject({ defaultDue: '2026-12-09', defaultDueFrom: 'next-session' })
  })
})

describe('Privacy, and where the sheet is', () => {
  test('counts every kind of record', async () => {
    const desk = await sitDown()
    await writeNote(desk, await addClient(desk), { lines: ['[] Leave the next report alone'] })
    expect((await desk.get('privacy', {})).kept).toEqual([
      { collection: 'clients', count: 1 }, { collection: 'engagements', count: 1 }, { collection: 'sessions', count: 1 },
      { collection: 'notes', count: 1 }, { collection: 'actionItems', count: 1 }, { collection: 'events', count: 5 },
      { collection: 'library', count: 0 },
      { collection: 'outbox', count: 0 },
    ])
  })

  test('V5: a sheet on this computer is warned about until it is moved; undo warns again', async () => {
    const desk = await sitDown()
    await desk.engine.records.sheetKept('this-computer')
    const madeAt = desk.clock.at
    desk.later(60)
    expect((await desk.get('today', {})).sheetOnThisComputer).toBe(true)
    const { changeId } = await desk.get('sheet.confirmMoved', {})
    expect(await desk.get('privacy', {})).toMatchObject({ sheetPlace: 'moved', sheetMadeAt: madeAt })
    await desk.get('undo', { changeId })
    expect((await desk.get('today', {})).sheetOnThisComputer).toBe(true)
  })

  test('V5: a sheet of paper needs no moving, and saying so writes nothing', async () => {
    const desk = await sitDown()
    await desk.engine.records.sheetKept('paper')
    const before = await desk.chain()
    await desk.get('sheet.confirmMoved', {})
    expect(await desk.chain()).toEqual(before)
    expect((await desk.get('privacy', {})).sheetPlace).toBe('paper')
  })

  test('V5: where the settings are missing, the sheet is taken to be here until the coach says otherwise', async () => {
    const desk = await sitDown()
    expect((await desk.get('privacy', {})).sheetPlace).toBe('this-computer')
    await desk.get('sheet.confirmMoved', {})
    expect((await desk.get('today', {})).sheetOnThisComputer).toBe(false)
    expect(settingsOf({ sheetPlace: 'paper', sheetMadeAt: desk.clock.at }).daysBeforeSession).toBe(2)
  })
})
