import { beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '../../../../electron/engine/types.ts'
import type { ActionItem } from '../../../../shared/schemas/action-items.ts'
import { PLAIN_CLIENT, type Client } from '../../../../shared/schemas/clients.ts'
import { PLAIN_ENGAGEMENT, type Engagement } from '../../../../shared/schemas/engagements.ts'
import { PLAIN_NOTE, type Note } from '../../../../shared/schemas/notes.ts'
import { PLAIN_SESSION, unbooked, type Session } from '../../../../shared/schemas/sessions.ts'
import { addDays } from '../../../../shared/domain/day.ts'
import { freshId, sitDown, type Desk } from './desk.ts'
import { rosterSlowly } from './roster-slowly.ts'

const TODAY = '2026-11-17'
const STATUSES = ['open', 'done', 'skipped', 'done', 'skipped', 'done', 'done', 'open'] as const

/** The same numbers on every run. */
const randomFrom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const pick = randomFrom(7)
const clients: Client[] = Array.from({ length: 250 }, (_, index) =>
  ({
    id: freshId(), name: `Client ${pick(1000)} ${index % 3 ? '' : '👩'}`.trim(), ...PLAIN_CLIENT,
    addedAt: '2025-01-01T00:00:00.000Z',
  }))
/** Much happens with the first of them and little with the last. */
const clientId = () => clients[pick(20) === 0 ? 190 + pick(60) : pick(190)]?.id ?? ''
const instant = () => new Date(Date.UTC(2026, pick(11), 1 + pick(28), pick(24))).toISOString()
const notes: Note[] = Array.from({ length: 3_000 }, (_, index) => {
  const begunAt = instant()
  const draft = index % 40 === 0 ? { text: `draft ${index}`, cursor: 0, keptAt: instant() } : null
  return {
    ...PLAIN_NOTE, id: freshId(), clientId: clientId(), kind: 'session', text: 'words '.repeat(300), draft,
    begunAt, savedAt: draft && index % 80 === 0 ? null : begunAt,
  }
})
const items: ActionItem[] = Array.from({ length: 10_000 }, (_, index) => {
  const status = pick(50) === 0 ? 'stuck' : STATUSES[pick(8)] ?? 'open'
  return {
    id: freshId(), clientId: clientId(), noteId: notes[pick(notes.length)]?.id ?? '', sessionId: freshId(), owner: 'client',
    // Most of what waits is not late.
    due: addDays(TODAY, status === 'open' && pick(20) > 0 ? pick(60) : pick(120) - 60), dueFrom: 'chosen', status, history: [{ at: instant(), status, by: 'coach' }], text: `thing ${index}`,
    line: `[] thing ${index}`, obstacle: null,
  }
})

/** Of every sixth the work has ended; of every seventh there is none yet. */
const engagements: Engagement[] = clients.flatMap(({ id }, index) => (index % 7 === 0 ? [] : [{
  ...PLAIN_ENGAGEMENT, id: freshId(), clientId: id, startedOn: '2025-01-01',
  endedOn: index % 6 === 0 ? addDays(TODAY, -pick(300)) : null,
}]))
const STATES = ['booked', 'held', 'missed', 'cancelled'] as const
const sessions: Session[] = Array.from({ length: 2_500 }, () => {
  const hers = clientId()
  const ahead = pick(5) === 0
  const startedAt = ahead ? `${addDays(TODAY, 1 + pick(20))}T09:00:00.000Z` : instant()
  const state = ahead ? 'booked' : STATES[pick(4)] ?? 'held'
  return { ...PLAIN_SESSION, ...unbooked(startedAt, 'UTC'), id: freshId(), clientId: hers, engagementId: freshId(), state }
})

const waits = ({ status }: ActionItem) => status === 'open' || status === 'stuck'

describe('E9: a practice of 250 clients, 3,000 notes and 10,000 items', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await sitDown()
    await desk.database.commit([
      ...clients.map((after): Change => ({ collection: 'clients', before: null, after })),
      ...notes.map((after): Change => ({ collection: 'notes', before: null, after })),
      ...items.map((after): Change => ({ collection: 'actionItems', before: null, after })),
      ...engagements.map((after): Change => ({ collection: 'engagements', before: null, after })),
      ...sessions.map((after): Change => ({ collection: 'sessions', before: null, after })),
    ])
  })

  test('Today holds just what waits, split at today and in order', async () => {
    const { overdue, open, drafts } = await desk.get('today', {})
    const expected = (late: boolean) => items.filter((item) => waits(item) && item.due < TODAY === late).map(({ id }) => id).sort()
    expect(overdue.map(({ id }) => id).sort()).toEqual(expected(true))
    expect(open.map(({ id }) => id).sort()).toEqual(expected(false))
    for (const rows of [overdue, open]) expect(rows.map(({ due }) => due)).toEqual(rows.map(({ due }) => due).sort())
    const names = new Map(clients.map(({ id, name }) => [id, name]))
    expect(overdue.every((row) => row.clientName === names.get(row.clientId))).toBe(true)
    expect(drafts.map(({ keptAt }) => keptAt)).toEqual(notes.flatMap(({ draft }) => draft?.keptAt ?? []).sort().reverse())
  })

  test('E38: Clients says of each just what a search through everything says, in the same order', async () => {
    const view = await desk.get('clients', {})
    expect(view.clients.length + view.past.length).toBe(250)
    expect(new Set(view.clients.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).size).toBe(7)
    expect([...new Set(view.clients.map(({ bucket }) => bucket))].sort()).toEqual(['improving', 'needs-adjustment', 'stuck', 'too-early'])
    expect(view.past.length).toBeGreaterThan(10)
    expect(view).toEqual(await rosterSlowly(desk))
  })

  test('Client holds all of hers and nothing of anybody else', async () => {
    for (const { id } of clients.slice(0, 20)) {
      const view = await desk.get('client', { clientId: id })
      const own = items.filter((item) => item.clientId === id)
      expect(view.open.map((row) => row.id).sort()).toEqual(own.filter(waits).map((item) => item.id).sort())
      expect(view.closed).toHaveLength(Math.min(50, own.filter((item) => !waits(item)).length))
      expect(view.timeline.map(({ begunAt }) => begunAt))
        .toEqual(notes.filter((note) => note.clientId === id).map(({ begunAt }) => begunAt).sort().reverse())
      for (const { noteId, agreed } of view.timeline) {
        expect(agreed).toBe(own.filter((item) => item.noteId === noteId).length)
      }
    }
  })
})
