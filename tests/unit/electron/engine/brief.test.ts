import { describe, expect, test } from 'vitest'
import type { Output } from '../../../../shared/ipc/contract.ts'
import { fakeUsers } from './fake-vault.ts'
import { addClient, freshId, memoryDatabase, sitDown, writeNote, type Desk } from './desk.ts'

const ZONE = 'Europe/Lisbon'

/** Books at a wall time in Lisbon, which is UTC in November. */
const book = async (desk: Desk, clientIds: readonly string[], wall: string): Promise<readonly string[]> =>
  (await desk.get('sessions.book', { clientIds: [...clientIds], wall, zone: ZONE, minutes: 60, place: 'Room 2', repeat: null })).sessionIds

const bookOne = async (desk: Desk, clientId: string, wall: string): Promise<string> => (await book(desk, [clientId], wall))[0] ?? ''

const NOTE = 'Key points\nShe cannot hand over the last look.\nAsk how Friday felt.\n\n[] Write the brief\n[] Call Ravi\n-> @coach send the ladder'
const LINES = ['[] Write the brief', '[] Call Ravi', '-> @coach send the ladder']

const agreedOn = async (desk: Desk, clientId: string) => {
  const { noteId } = await desk.get('notes.begin', { clientId })
  const saved = await desk.get('notes.save', {
    noteId, clientId, text: NOTE, corrections: [],
    confirmed: LINES.map((line) => ({
      line, text: line.replace(/^(\[\]|->)\s*(@coach )?/u, ''), owner: line.includes('@coach') ? 'coach' : 'client', due: '2026-11-19',
    } as const)),
  })
  return { noteId, ...saved }
}

const texts = (rows: readonly { readonly text: string | null }[]) => rows.map(({ text }) => text).sort()
type Brief = Output<'brief'>

describe('E41: the brief', () => {
  test('of the very first session is empty: nothing was held, agreed or written', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const sessionId = await bookOne(desk, clientId, '2026-11-18T10:00')
    expect(await desk.get('brief', { sessionId })).toMatchObject({
      clientName: 'Marta Oliveira', number: 1, place: 'Room 2', last: null, note: null, noteId: null, readAt: null, others: [],
      agreed: [], promised: [], waiting: [], furtherAgreed: 0, messages: 0,
      startedAt: '2026-11-18T10:00:00.000Z', noteFrom: '2026-11-18T09:30:00.000Z',
    } satisfies Partial<Brief>)
    expect(await desk.refusal('brief', { sessionId: freshId() })).toBe('not-found')
  })

  test('says what was agreed in the last held session and what happened to it, the last note’s key lines, and what waits else', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await writeNote(desk, clientId, { text: '[] An old thing', lines: ['[] An old thing'] })
    desk.later(60)
    const { itemIds: [one = ''], noteId } = await agreedOn(desk, clientId)
    desk.later(60)
    await desk.get('items.mark', { itemId: one, status: 'stuck', obstacle: 'skill', by: 'client' })
    const other = await addClient(desk, 'Noor Haddad')
    await writeNote(desk, other, { text: '[] Of somebody else', lines: ['[] Of somebody else'] })
    const brief = await desk.get('brief', { sessionId: await bookOne(desk, clientId, '2026-11-24T10:00') })
    expect(texts(brief.agreed)).toEqual(['Call Ravi', 'Write the brief', 'send the ladder'])
    expect(brief.agreed.find(({ id }) => id === one)).toMatchObject({ status: 'stuck', obstacle: 'skill', by: 'client' })
    expect(texts(brief.waiting)).toEqual(['An old thing'])
    expect(brief.promised).toEqual([])
    expect(brief).toMatchObject({ number: 3, last: { number: 2 } })
    expect(brief.note).toEqual({
      noteId, begunAt: expect.any(String) as string, furtherLines: 0,
      lines: ['She cannot hand over the last look.', 'Ask how Friday felt.'],
    })
  })

  test('what the coach promised before stands apart; what is closed and older is not there', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const { itemIds: [one = '', two = ''] } = await agreedOn(desk, clientId)
    await desk.get('items.mark', { itemId: one, status: 'done', obstacle: null, by: 'coach' })
    desk.later(60)
    await writeNote(desk, clientId, { text: 'Nothing agreed.' })
    const brief = await desk.get('brief', { sessionId: await bookOne(desk, clientId, '2026-11-24T10:00') })
    expect(brief.agreed).toEqual([])
    expect(texts(brief.promised)).toEqual(['send the ladder'])
    expect(brief.waiting.map(({ id }) => id)).toEqual([two])
    expect(brief.note?.lines).toEqual(['Nothing agreed.'])
  })

  test('what does not fit the page is counted', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const lines = Array.from({ length: 40 }, (_, index) => `[] Thing ${String(index)}`)
    await writeNote(desk, clientId, { text: lines.join('\n'), lines })
    const brief = await desk.get('brief', { sessionId: await bookOne(desk, clientId, '2026-11-24T10:00') })
    expect(brief.agreed.length).toBeGreaterThan(8)
    expect(brief.agreed.length + brief.furtherAgreed).toBe(40)
  })

  test('of a group it is each one’s own, with the names of the others', async () => {
    const desk = await sitDown()
    const people = [await addClient(desk, 'Zoe'), await addClient(desk, 'Ana'), await addClient(desk, 'Mia')]
    const sessions = await book(desk, people, '2026-11-24T10:00')
    const brief = await desk.get('brief', { sessionId: sessions[0] ?? '' })
    expect(brief.clientName).toBe('Zoe')
    expect(brief.others.map(({ clientName }) => clientName)).toEqual(['Ana', 'Mia'])
  })
})

describe('E40: reading a brief', () => {
  test('is remembered once, is an event, is nothing to undo, and counts anew after the session was moved', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const sessionId = await bookOne(desk, clientId, '2026-11-18T10:00')
    expect(await desk.get('brief.read', { sessionId })).toEqual({})
    expect(await desk.get('brief', { sessionId })).toMatchObject({ readAt: desk.clock.at })
    const first = desk.clock.at
    desk.later(5)
    await desk.get('brief.read', { sessionId })
    expect(await desk.get('brief', { sessionId })).toMatchObject({ readAt: first })
    const read = (await desk.database.find('events')).filter(({ type }) => type === 'brief.read')
    expect(read.map(({ clientId: whose, refs }) => ({ whose, refs }))).toEqual([{ whose: clientId, refs: [sessionId] }])
    await desk.get('sessions.move', { sessionId, later: false, wall: '2026-11-19T10:00', zone: ZONE, minutes: 60 })
    expect(await desk.get('brief', { sessionId })).toMatchObject({ readAt: null })
    await desk.get('brief.read', { sessionId })
    expect(await desk.get('brief', { sessionId })).toMatchObject({ readAt: desk.clock.at })
    expect((await desk.chain()).whole).toBe(true)
    expect(await desk.refusal('brief.read', { sessionId: freshId() })).toBe('not-found')
  })
})

describe('the day', () => {
  test('has the sessions of today by their start, tomorrow’s first three, and a group as one entry', async () => {
    const desk = await sitDown()
    const [ana = '', mia = '', zoe = ''] = await Promise.all(['Ana', 'Mia', 'Zoe'].map((name) => addClient(desk, name)))
    await bookOne(desk, zoe, '2026-11-17T15:00')
    await book(desk, [mia, ana], '2026-11-17T11:00')
    const cancelled = await bookOne(desk, zoe, '2026-11-17T16:00')
    await desk.get('sessions.cancel', { sessionId: cancelled, later: false })
    for (const hour of ['09', '10', '11', '12', '13']) await bookOne(desk, zoe, `2026-11-18T${hour}:00`)
    await bookOne(desk, zoe, '2026-11-19T09:00')
    const day = await desk.get('day', {})
    expect(day.sessions.map(({ clientName, people }) => [clientName, people])).toEqual([['Ana', 2], ['Zoe', 1]])
    expect(day.tomorrow.map(({ startedAt }) => startedAt.slice(8, 13))).toEqual(['18T09', '18T10', '18T11'])
    expect(day.furtherTomorrow).toBe(2)
    expect(day.next).toMatchObject({ clientName: 'Ana', others: ['Mia'], people: 2, isNear: true })
  })

  test('E41: the next one is near within two hours and until it ends, also over midnight', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await agreedOn(desk, clientId)
    await bookOne(desk, clientId, '2026-11-20T15:00')
    const next = async (at: string) => {
      desk.clock.at = at
      return (await desk.get('day', {})).next
    }
    expect(await next('2026-11-19T12:00:00.000Z')).toBeNull()
    expect(await next('2026-11-20T12:59:59.999Z')).toMatchObject({ isNear: false, agreed: 3, done: 0, late: 3, number: 2 })
    expect(await next('2026-11-20T13:00:00.000Z')).toMatchObject({ isNear: true })
    expect(await next('2026-11-20T15:59:59.999Z')).toMatchObject({ isNear: true })
    expect(await next('2026-11-20T16:00:00.000Z')).toBeNull()
    await bookOne(desk, clientId, '2026-11-22T00:30')
    expect(await next('2026-11-21T22:29:59.999Z')).toBeNull()
    expect(await next('2026-11-21T22:30:00.000Z')).toMatchObject({ isNear: true })
    expect(await next('2026-11-22T00:31:00.000Z')).toMatchObject({ isNear: true })
  })

  test('it counts who needs the coach, and the messages that wait (E36, E38)', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await desk.get('clients.reach', { clientId, contact: { email: 'marta@example.org', phone: '' } })
    await agreedOn(desk, clientId)
    desk.later(30)
    const { people, messages } = await desk.get('day', {})
    // A follow-up is the coach's to begin: it waits for nobody.
    const ready = (await desk.get('toSend', {})).entries.filter(({ kind }) => kind !== 'follow-up').length
    expect(ready).toBe(1)
    expect(people).toBe((await desk.get('clients', {})).clients.filter(({ reasons }) => reasons.length > 0).length)
    expect(messages).toBe(ready)
    const sessionId = await bookOne(desk, clientId, '2026-11-24T10:00')
    expect((await desk.get('brief', { sessionId })).messages).toBe(ready)
  })
})

describe('E42: the room of momentum', () => {
  test('names the latest setbacks, with the words the item has', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const { itemIds: [one = '', two = ''] } = await agreedOn(desk, clientId)
    desk.later(60)
    await desk.get('items.mark', { itemId: one, status: 'stuck', obstacle: 'skill', by: 'coach' })
    desk.later(60)
    await desk.get('items.mark', { itemId: two, status: 'done', obstacle: null, by: 'coach' })
    desk.later(60)
    await desk.get('items.mark', { itemId: two, status: 'open', obstacle: null, by: 'coach' })
    const view = await desk.get('momentum', { clientId })
    expect(view.setbacks.map(({ text, from, to }) => [text, from, to]))
      .toEqual([['Call Ravi', 'done', 'open'], ['Write the brief', 'open', 'stuck']])
    expect(view.weeks.at(-1)).toMatchObject({ open: 2, stuck: 1, setbacks: 2, held: 1 })
    expect(await desk.refusal('momentum', { clientId: freshId() })).toBe('not-found')
  })

  test('E21: an assistant sees the weeks and no words, and has no brief', async () => {
    const database = await memoryDatabase()
    const coach = await sitDown({ database })
    const clientId = await addClient(coach)
    await agreedOn(coach, clientId)
    const sessionId = await bookOne(coach, clientId, '2026-11-24T10:00')
    const desk = await sitDown({ database, people: fakeUsers('admin') })
    expect((await desk.get('momentum', { clientId })).weeks).toHaveLength(12)
    for (const refused of [desk.refusal('brief', { sessionId }), desk.refusal('brief.read', { sessionId }), desk.refusal('day', {})]) {
      expect(await refused).toBe('not-allowed')
    }
  })
})
