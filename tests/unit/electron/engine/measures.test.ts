import { describe, expect, test } from 'vitest'
import { change } from '../../../../electron/engine/decision.ts'
import type { Measure } from '../../../../shared/domain/measures/names.ts'
import type { MeasuresView, SpanName } from '../../../../shared/ipc/measures.ts'
import { PLAIN_SESSION } from '../../../../shared/schemas/sessions.ts'
import { addClient, freshId, sitDown, writeNote, type Desk } from './desk.ts'
import { fakeUsers } from './fake-vault.ts'

const LINES = ['[] Add one line to the brief, by Thursday', '[] Leave the next report alone']

const figure = (view: MeasuresView, measure: Measure) => {
  const found = view.figures.find((one) => one.measure === measure)
  if (!found) throw new Error(`${measure} is not there`)
  return found
}

const now = async ({ get }: Desk, measure: Measure, span: SpanName = 'last-month') =>
  figure(await get('measures', {}), measure).readings[span]

const at = ({ clock }: Desk, instant: string): void => { clock.at = instant }

/** A note in September with two things due on the 17th, and one in October with one due on the 15th. */
const autumn = async (): Promise<{ readonly desk: Desk, readonly clientId: string, readonly items: readonly string[] }> => {
  const desk = await sitDown()
  at(desk, '2026-09-10T10:00:00.000Z')
  const clientId = await addClient(desk)
  const first = await writeNote(desk, clientId, { lines: LINES, due: '2026-09-17' })
  at(desk, '2026-10-08T10:00:00.000Z')
  const second = await writeNote(desk, clientId, { lines: LINES.slice(0, 1), due: '2026-10-15' })
  return { desk, clientId, items: [...first.itemIds, ...second.itemIds] }
}

const mark = async (desk: Desk, itemId: string | undefined, instant: string, status: 'done' | 'stuck' = 'done') => {
  at(desk, instant)
  return desk.get('items.mark', { itemId: itemId ?? '', status, obstacle: null, by: 'coach' })
}

test('E43: an empty practice has nothing to say, and says no 0 % of nothing', async () => {
  const view = await (await sitDown()).get('measures', {})
  expect(view).toMatchObject({ baseline: null, wholeMonths: [], flat: null, asked: null, reports: [] })
  expect(view.spans).toEqual({
    'last-month': { from: '2026-10-01', to: '2026-10-31' }, 'month-so-far': { from: '2026-11-01', to: '2026-11-17' },
    'last-quarter': { from: '2026-07-01', to: '2026-09-30' },
  })
  expect(view.trendMonths).toHaveLength(12)
  for (const { measure, readings, before } of view.figures) {
    expect(before).toBe(null)
    for (const { value } of Object.values(readings)) expect(value).toBe(measure === 'assigned' || measure === 'finished' ? 0 : null)
  }
})

test('E43: what is written, marked and due is counted where it falls', async () => {
  const { desk, items } = await autumn()
  await mark(desk, items[2], '2026-10-20T10:00:00.000Z')
  at(desk, '2026-11-17T10:00:00.000Z')
  expect(await now(desk, 'completion')).toEqual({ value: 1, hits: 1, of: 1 })
  expect(await now(desk, 'completion', 'last-quarter')).toEqual({ value: 0, hits: 0, of: 2 })
  expect(await now(desk, 'overdue-caught')).toEqual({ value: 1, hits: 1, of: 1 })
  expect(await now(desk, 'overdue-caught', 'last-quarter')).toEqual({ value: 0, hits: 0, of: 2 })
  expect(await now(desk, 'note-on-time')).toEqual({ value: 1, hits: 1, of: 1 })
  expect(await now(desk, 'attendance')).toEqual({ value: 1, hits: 1, of: 1 })
  expect(await now(desk, 'assigned')).toMatchObject({ value: 1 })
  expect(await now(desk, 'finished')).toMatchObject({ value: 1 })
  const view = await desk.get('measures', {})
  expect(figure(view, 'completion').months.map(({ of }) => of)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1])
  expect(figure(view, 'note-delay').months).toEqual([])
})

test('E43: a change is in the figures at once, and undoing it takes it out again', async () => {
  const { desk, items } = await autumn()
  at(desk, '2026-11-17T10:00:00.000Z')
  expect(await now(desk, 'completion')).toEqual({ value: 0, hits: 0, of: 1 })
  const { changeId } = await mark(desk, items[2], '2026-11-17T10:05:00.000Z')
  expect(await now(desk, 'completion')).toEqual({ value: 1, hits: 1, of: 1 })
  await desk.get('undo', { changeId })
  expect(await now(desk, 'completion')).toEqual({ value: 0, hits: 0, of: 1 })
})

test('E43: messages sent, looks at the roster and sessions missed are taken from their records', async () => {
  const { desk, clientId, items } = await autumn()
  const [session] = await desk.database.find('sessions', { clientId })
  const itemIds = items.slice(2)
  await desk.database.commit([
    change('outbox', null, {
      id: freshId(), clientId, kind: 'day-before', sessionId: freshId(), due: '2026-10-15', itemIds: [...itemIds], channel: 'email',
      dueAt: '2026-10-14T09:00:00.000Z', expiresAt: '2026-10-14T19:00:00.000Z', version: 1, state: 'sent',
      settledAt: '2026-10-16T09:00:00.000Z', job: '', replySecret: '',
    }),
    change('sessions', null, {
      ...PLAIN_SESSION, id: freshId(), clientId, engagementId: session?.engagementId ?? '', zone: 'Europe/Lisbon', state: 'missed',
      startedAt: '2026-10-22T09:00:00.000Z', endsAt: '2026-10-22T10:00:00.000Z', wall: '2026-10-22T10:00',
    }),
  ])
  at(desk, '2026-10-21T18:00:00.000Z')
  await desk.get('roster.reviewed', {})
  at(desk, '2026-11-17T10:00:00.000Z')
  expect(await now(desk, 'overdue-caught')).toEqual({ value: 1, hits: 1, of: 1 })
  expect(await now(desk, 'reminders')).toEqual({ value: 1, hits: 1, of: 1 })
  expect(await now(desk, 'reminders-acted')).toEqual({ value: 0, hits: 0, of: 1 })
  expect(await now(desk, 'no-show')).toEqual({ value: 0.5, hits: 1, of: 2 })
  expect(await now(desk, 'roster-reviewed')).toEqual({ value: 0.5, hits: 1, of: 2 })
})

test('V17: nothing of a client who was erased is counted any more', async () => {
  const { desk, clientId } = await autumn()
  at(desk, '2026-11-17T10:00:00.000Z')
  expect(await now(desk, 'completion')).toMatchObject({ of: 1 })
  await desk.get('erase', { clientId, name: 'Marta Oliveira' })
  expect(await desk.get('measures', {})).toMatchObject({ baseline: null, wholeMonths: [] })
  expect(await now(desk, 'completion')).toMatchObject({ of: 0 })
  expect(await now(desk, 'capture-time')).toMatchObject({ of: 0 })
})

describe('E44: the baseline month', () => {
  test('is the first whole one until another is chosen; that can be undone', async () => {
    const { desk } = await autumn()
    at(desk, '2026-11-17T10:00:00.000Z')
    expect(await desk.get('measures', {})).toMatchObject({
      baseline: { month: '2026-10', isChosen: false }, wholeMonths: ['2026-10', '2026-09'], asked: '2026-10',
    })
    const before = await desk.everything()
    const { changeId } = await desk.get('measures.baseline', { month: '2026-09' })
    const chosen = await desk.get('measures', {})
    expect(chosen.baseline).toEqual({ month: '2026-09', isChosen: true })
    expect(figure(chosen, 'completion').before).toEqual({ value: 0, hits: 0, of: 2 })
    expect((await desk.database.find('events')).at(-1)).toMatchObject({ type: 'settings.changed' })
    await desk.get('undo', { changeId })
    const settings = [...(await desk.everything()).entries()].filter(([name]) => name.startsWith('library'))
    expect(settings).toEqual([...before.entries()].filter(([name]) => name.startsWith('library')))
    expect((await desk.get('measures', {})).baseline).toEqual({ month: '2026-10', isChosen: false })
    expect(await desk.chain()).toMatchObject({ whole: true })
  })

  test('a month that is not over is refused, and the same one again changes nothing', async () => {
    const desk = await sitDown()
    expect(await desk.refusal('measures.baseline', { month: '2026-11' })).toBe('bad-input')
    expect(await desk.refusal('measures.baseline', { month: '2027-01' })).toBe('bad-input')
    await desk.get('measures.baseline', { month: '2026-10' })
    const events = await desk.database.count('events')
    await desk.get('measures.baseline', { month: '2026-10' })
    expect(await desk.database.count('events')).toBe(events)
    await desk.get('measures.baseline', { month: null })
    expect((await desk.get('measures', {})).baseline).toBe(null)
  })
})

describe('E43: what only the coach can say', () => {
  const october = { month: '2026-10', adminMinutesPerWeek: 390, workarounds: 2 }

  test('is kept by month, replaced by what she says next, and can be undone', async () => {
    const desk = await sitDown()
    await desk.get('measures.report', { ...october, adminMinutesPerWeek: 600 })
    await desk.get('measures.report', { month: '2026-08', adminMinutesPerWeek: null, workarounds: 0 })
    const { changeId } = await desk.get('measures.report', october)
    const view = await desk.get('measures', {})
    expect(view.reports.map(({ month }) => month)).toEqual(['2026-10', '2026-08'])
    expect(figure(view, 'admin-hours').readings['last-month']).toEqual({ value: 6.5, hits: 1, of: 1 })
    expect(figure(view, 'workarounds').readings['last-quarter']).toEqual({ value: 0, hits: 1, of: 1 })
    await desk.get('undo', { changeId })
    expect(await now(desk, 'admin-hours')).toMatchObject({ value: 10 })
  })

  test('neither of both takes it back; a month to come is refused', async () => {
    const desk = await sitDown()
    await desk.get('measures.report', october)
    await desk.get('measures.report', { month: '2026-10', adminMinutesPerWeek: null, workarounds: null })
    expect((await desk.get('measures', {})).reports).toEqual([])
    expect(await desk.refusal('measures.report', { ...october, month: '2026-12' })).toBe('bad-input')
    await desk.get('measures.report', { ...october, month: '2026-11' })
  })

  test('an undo refuses where something was changed since', async () => {
    const desk = await sitDown()
    const { changeId } = await desk.get('measures.report', october)
    await desk.get('settings.change', { look: 'dark' })
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
  })
})

test('E43: it is the coach’s own: nobody else is answered', async () => {
  for (const role of ['admin', 'manager'] as const) {
    const { refusal } = await sitDown({ people: fakeUsers(role) })
    expect(await refusal('measures', {})).toBe('not-allowed')
    expect(await refusal('measures.baseline', { month: null })).toBe('not-allowed')
    expect(await refusal('measures.report', { month: '2026-10', adminMinutesPerWeek: 1, workarounds: null })).toBe('not-allowed')
  }
})
