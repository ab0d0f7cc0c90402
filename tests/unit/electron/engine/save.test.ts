import { describe, expect, test } from 'vitest'
import type { Input } from '../../../../shared/ipc/contract.ts'
import { parseCommitments } from '../../../../shared/domain/commitments.ts'
import { addClient, confirmation, sitDown, THREE_LINES, writeNote, type Desk } from './desk.ts'

const LINES = THREE_LINES.split('\n').slice(3)
const [FIRST = '', SECOND = ''] = LINES

const seated = async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const { noteId } = await desk.get('notes.begin', { clientId })
  const save = (given: Partial<Input<'notes.save'>>): Input<'notes.save'> =>
    ({ noteId, clientId, text: THREE_LINES, corrections: [], confirmed: [], ...given })
  return { desk, clientId, noteId, save }
}

const events = async ({ database }: Desk) =>
  [...await database.find('events')].sort((a, b) => a.seq - b.seq).map(({ type }) => type)

describe('the first save', () => {
  test('E4: opens an engagement quietly and completes a session that began with the note', async () => {
    const { desk, clientId } = await seated()
    const begunAt = desk.clock.at
    const { noteId } = await desk.get('notes.begin', { clientId })
    await desk.get('notes.keepDraft', { noteId, clientId, text: 'a', cursor: 1, corrections: [] })
    desk.later(50)
    await desk.get('notes.save', { noteId, clientId, text: 'a', corrections: [], confirmed: [] })
    const [engagement] = await desk.database.find('engagements')
    expect(engagement).toMatchObject({ clientId, mode: 'one-to-one', stage: 'delivery', startedOn: '2026-11-17' })
    expect(await desk.database.find('sessions')).toMatchObject([
      { clientId, engagementId: engagement?.id, number: 1, startedAt: begunAt, zone: 'Europe/Lisbon', state: 'held', noteId },
    ])
    expect(await desk.database.get('notes', noteId)).toMatchObject({ begunAt, savedAt: desk.clock.at, draft: null })
    expect(await events(desk)).toEqual(['client.added', 'engagement.opened', 'session.completed', 'note.completed'])
  })

  test('E4: the second note of a client joins the engagement, with the next number', async () => {
    const { desk, clientId } = await seated()
    await writeNote(desk, clientId)
    const { noteId } = await desk.get('notes.begin', { clientId })
    expect((await desk.get('note', { noteId, clientId })).session).toBe(2)
    await writeNote(desk, clientId, { text: 'the second' })
    expect(await desk.database.count('engagements')).toBe(1)
    expect((await desk.database.find('sessions')).map(({ number }) => number).sort()).toEqual([1, 2])
  })

  test('E4: an engagement that begins past midnight of the coach begins on her day', async () => {
    const { desk, clientId } = await seated()
    desk.clock.at = '2026-11-17T22:30:00.000Z'
    desk.clock.zone = 'Asia/Tokyo'
    await writeNote(desk, clientId)
    expect((await desk.database.find('engagements'))[0]?.startedOn).toBe('2026-11-18')
  })

  test.each([THREE_LINES, ' \n kept \r\n exactly\t\n\n', '\ud83d', 'a\u0000b'])('keeps %j exactly', async (text) => {
    const { desk, clientId, noteId, save } = await seated()
    await desk.get('notes.save', save({ text }))
    expect((await desk.get('note', { noteId, clientId })).text).toBe(text)
  })

  test.each(['', ' ', '\n\n\t'])('an empty note %j is refused', async (text) => {
    const { desk, save } = await seated()
    expect(await desk.refusal('notes.save', save({ text }))).toBe('bad-input')
    expect(await desk.database.count('notes')).toBe(0)
  })
})

describe('E2: action items', () => {
  test('nothing that was not confirmed becomes one', async () => {
    const { desk, save } = await seated()
    const { itemIds } = await desk.get('notes.save', save({ confirmed: [confirmation(SECOND)] }))
    expect(parseCommitments(THREE_LINES, { today: '2026-11-17' })).toHaveLength(3)
    expect((await desk.database.find('actionItems')).map(({ id, line }) => [id, line])).toEqual([[itemIds[0], SECOND]])
  })

  test('what was confirmed takes effect as confirmed, open from now', async () => {
    const { desk, clientId, noteId, save } = await seated()
    const corrected = { line: FIRST, text: ' Write the brief ', owner: 'coach', due: '2026-12-01' } as const
    const { itemIds, savedAt } = await desk.get('notes.save', save({ confirmed: [corrected] }))
    expect((await desk.get('note', { noteId, clientId })).confirmed).toMatchObject([{
      line: FIRST,
      item: {
        id: itemIds[0], text: 'Write the brief', owner: 'coach', due: '2026-12-01', status: 'open', obstacle: null,
        since: savedAt,
      },
    }])
  })

  test('the ids come in the order of the confirmations, an event for each', async () => {
    const { desk, save } = await seated()
    const { itemIds } = await desk.get('notes.save', save({ confirmed: [...LINES].reverse().map((line) => confirmation(line)) }))
    const lineOf = new Map((await desk.database.find('actionItems')).map(({ id, line }) => [id, line]))
    expect(itemIds.map((id) => lineOf.get(id))).toEqual([...LINES].reverse())
    expect((await events(desk)).filter((type) => type === 'task.assigned')).toHaveLength(3)
  })

  test.each([
    ['a line that is not there', { line: '[] something else' }],
    ['half a line', { line: FIRST.slice(0, 10) }],
    ['an empty line', { line: '' }],
    ['a day that does not exist', { due: '2026-02-30' }],
    ['words of white space', { text: '  ' }],
    ['words of two lines', { text: 'one\ntwo' }],
  ])('%s refuses the whole save', async (_, wrong) => {
    const { desk, save } = await seated()
    const confirmed = [confirmation(SECOND), { ...confirmation(FIRST), ...wrong }]
    expect(await desk.refusal('notes.save', save({ confirmed }))).toBe('bad-input')
    expect(await Promise.all((['notes', 'sessions', 'actionItems'] as const).map(desk.database.count))).toEqual([0, 0, 0])
  })

  test('a line is confirmed once, also by a later save', async () => {
    const { desk, save } = await seated()
    const confirmed = [confirmation(FIRST)]
    expect(await desk.refusal('notes.save', save({ confirmed: [...confirmed, ...confirmed] }))).toBe('bad-input')
    await desk.get('notes.save', save({ confirmed }))
    expect(await desk.refusal('notes.save', save({ confirmed }))).toBe('bad-input')
    expect(await desk.database.count('actionItems')).toBe(1)
  })

  test('two equal lines are two commitments, with either end of line', async () => {
    const { desk, save } = await seated()
    const text = '[] call Ravi\r\n[] call Ravi'
    const confirmed = [confirmation('[] call Ravi')]
    await desk.get('notes.save', save({ text, confirmed }))
    await desk.get('notes.save', save({ text, confirmed }))
    expect(await desk.database.count('actionItems')).toBe(2)
    expect(await desk.refusal('notes.save', save({ text, confirmed }))).toBe('bad-input')
  })

  test('every proposal the parser makes can be confirmed, to the limit of 200', async () => {
    const { desk, save } = await seated()
    const text = Array.from({ length: 200 }, (_, index) => `  - [ ] thing ${index} by Friday `).join('\r\n')
    const confirmed = parseCommitments(text, { today: '2026-11-17' })
      .map(({ line, text: words, owner, due }) => ({ line, text: words, owner, due: due ?? '2026-11-24' }))
    const { itemIds, changeId } = await desk.get('notes.save', save({ text, confirmed }))
    expect(itemIds).toHaveLength(200)
    await desk.get('undo', { changeId })
    expect(await desk.database.count('actionItems')).toBe(0)
  })
})

describe('a later save', () => {
  test('corrects the note, keeps its session, and adds only what is new', async () => {
    const { desk, clientId } = await seated()
    const { noteId } = await writeNote(desk, clientId, { lines: [FIRST] })
    desk.later(60)
    const text = `${THREE_LINES}\nand one thing more`
    await desk.get('notes.save', { noteId, clientId, text, corrections: [], confirmed: [confirmation(SECOND)] })
    expect(await desk.get('note', { noteId, clientId })).toMatchObject({ text, session: 1, savedAt: '2026-11-17T10:00:00.000Z' })
    expect(await desk.database.count('sessions')).toBe(1)
    expect((await events(desk)).slice(-3)).toEqual(['task.assigned', 'note.corrected', 'task.assigned'])
  })

  test('E1: of the very same writes nothing', async () => {
    const { desk, clientId } = await seated()
    const { noteId } = await writeNote(desk, clientId)
    const before = await desk.chain()
    const { changeId } = await desk.get('notes.save', { noteId, clientId, text: THREE_LINES, corrections: [], confirmed: [] })
    await desk.get('undo', { changeId })
    expect(await desk.chain()).toEqual(before)
    expect((await desk.get('note', { noteId, clientId })).savedAt).not.toBeNull()
  })

  test('V11: a note whose session did not open gets one again, with a number nobody has', async () => {
    const { desk, clientId } = await seated()
    const { noteId } = await writeNote(desk, clientId)
    await writeNote(desk, clientId, { text: 'the second' })
    const [session] = await desk.database.find('sessions', { noteId })
    if (!session) throw new Error('there is a session')
    await desk.database.commit([{ collection: 'sessions', before: session, after: null }])
    await desk.get('notes.save', { noteId, clientId, text: THREE_LINES, corrections: [], confirmed: [confirmation(FIRST)] })
    expect((await desk.database.find('sessions')).map(({ number }) => number).sort()).toEqual([2, 3])
  })
})
