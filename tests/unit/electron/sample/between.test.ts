/** What the sample’s coach did before and between sessions, held to the very rules of the app. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SAMPLE, type PracticeOptions } from '../../../../electron/sample/options.ts'
import { eventsOf, samplePractice, type SamplePractice } from '../../../../electron/sample/sample-practice.ts'
import { timeIn } from '../../../../shared/domain/day.ts'
import { followUpOf } from '../../../../shared/domain/nudges/follow-up.ts'
import { planNudges } from '../../../../shared/domain/nudges/plan.ts'
import { quietUntilOf } from '../../../../shared/domain/nudges/quiet-until.ts'
import { readyMessages, type ReadyMessage } from '../../../../shared/domain/nudges/to-send.ts'
import { monthAt } from '../../../../shared/domain/nudges/told.ts'
import { zoneClock } from '../../../../shared/domain/nudges/zone-clock.ts'
import { DEFAULT_NUDGES } from '../../../../shared/schemas/library.ts'
import type { OutboxEntry } from '../../../../shared/schemas/outbox.ts'
import { sha256 } from './check.ts'

const OPTIONS: PracticeOptions = { ...SAMPLE, now: new Date('2026-11-17T09:12:00Z'), zone: 'Europe/Lisbon' }
const practice = samplePractice(OPTIONS)
const events = [...eventsOf(practice, sha256)]
const present = OPTIONS.now.toISOString()
const sent = practice.outbox.filter(({ state }) => state === 'sent')

const isWorkingDay = (at: string): boolean => ![0, 6].includes(new Date(at).getUTCDay())

const zoneOf = ({ clientId }: OutboxEntry): string => practice.clients.find(({ id }) => id === clientId)?.zone || OPTIONS.zone

/** The records of one client as they were a moment before. */
const justBefore = (made: SamplePractice, { clientId, dueAt }: OutboxEntry) => ({
  clients: made.clients.filter(({ id }) => id === clientId),
  engagements: made.engagements.filter((one) => one.clientId === clientId),
  items: made.actionItems.flatMap((item) => {
    const history = item.history.filter(({ at }) => at <= dueAt)
    return item.clientId === clientId && history.length > 0 ? [{ ...item, history, status: history.at(-1)?.status ?? item.status }] : []
  }),
  outbox: made.outbox.filter((one) => one.clientId === clientId && one.dueAt < dueAt),
  programs: made.library.flatMap(({ programs }) => programs),
  settings: DEFAULT_NUDGES,
})

/** What the app would have had ready then: by its plan, or a letter after a session. */
const readyAt = (made: SamplePractice, zone: string, entry: OutboxEntry): readonly ReadyMessage[] => {
  const { clientId, sessionId, kind, dueAt } = entry
  const now = new Date(dueAt)
  const ground = justBefore(made, entry)
  if (kind !== 'follow-up') return readyMessages(now, planNudges(now, zone, ground))
  const [client] = ground.clients
  const session = made.sessions.find(({ id }) => id === sessionId)
  const savedAt = made.notes.find(({ id }) => id === session?.noteId)?.savedAt ?? null
  if (!client || !session) throw new Error(`${clientId} has no such session`)
  const items = ground.items.filter((item) => item.sessionId === sessionId)
  return [followUpOf(now, { client, session, savedAt, items, told: ground.outbox })].flatMap((one) => one ?? [])
}

const expectReady = (made: SamplePractice, zone: string): void => {
  for (const entry of made.outbox) {
    const { kind, sessionId, due, itemIds, channel, state } = entry
    const found = readyAt(made, zone, entry)
      .find((one) => one.kind === kind && one.sessionId === sessionId && one.itemIds[0] === itemIds[0])
    expect(found, `${kind} at ${entry.dueAt}`).toMatchObject({ due, itemIds, channel })
    if (state === 'sent') expect(found?.reason).toBe(kind === 'follow-up' ? 'follow-up' : 'time')
  }
}

describe('messages', () => {
  test('E36: every one was ready when it was sent or let go, with these things, by this channel', () => {
    expectReady(practice, OPTIONS.zone)
  })

  test('E36: so they were for any seed, at any present, in any zone', () => {
    let messages = 0
    fc.assert(fc.property(
      fc.integer({ min: 0, max: 0x7fff_ffff }),
      fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2034-12-31T00:00:00Z'), noInvalidDate: true }),
      fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'America/St_Johns', 'UTC'),
      (seed, now, zone) => {
        const made = samplePractice({ ...SAMPLE, seed, now, zone, shape: { kind: 'a-year', clients: 6 } })
        messages += made.outbox.length
        expectReady(made, zone)
      },
    ), { seed: 20_261_121, numRuns: 10 })
    expect(messages).toBeGreaterThan(200)
  }, 60_000)

  test('E37: stand as the coach’s own word: with their instant, and nothing for a relay', () => {
    for (const entry of practice.outbox) {
      expect(entry).toMatchObject({ dueAt: entry.settledAt, expiresAt: entry.settledAt, version: 1, job: '', replySecret: '' })
      expect(entry.dueAt <= present).toBe(true)
    }
    const told = events.filter(({ type }) => type === 'message.sent' || type === 'message.let-go')
    expect(told.map(({ type, at, clientId, refs }) => ({ type, at, clientId, refs: [...refs] })).sort((one, other) => (one.refs.join() < other.refs.join() ? -1 : 1)))
      .toEqual(practice.outbox.map(({ id, state, dueAt, clientId, itemIds }) => ({ type: `message.${state}`, at: dueAt, clientId, refs: [id, ...itemIds] }))
        .sort((one, other) => (one.refs.join() < other.refs.join() ? -1 : 1)))
  })

  test('E40: the list of clients was looked at on most working days, once a day, before the first session', () => {
    const looks = events.filter(({ type }) => type === 'roster.reviewed').map(({ at }) => at)
    expect(looks.length).toBeGreaterThan(40)
    expect(new Set(looks.map((at) => at.slice(0, 10))).size).toBe(looks.length)
    for (const at of looks) {
      expect(at <= present && isWorkingDay(at) && timeIn(at, OPTIONS.zone) < '09:00', at).toBe(true)
    }
  })

  test('E33: none in the quiet hours of whoever it is to, nor of the coach', () => {
    for (const entry of practice.outbox) {
      for (const zone of [zoneOf(entry), OPTIONS.zone]) {
        expect(quietUntilOf(new Date(entry.dueAt), zoneClock(zone), DEFAULT_NUDGES), entry.dueAt).toBeNull()
      }
    }
  })

  test('E34: nobody was sent more than twelve in a month of hers', () => {
    const counts = new Map<string, number>()
    for (const entry of sent) {
      const key = entry.clientId + monthAt(zoneClock(zoneOf(entry)), Date.parse(entry.dueAt))
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(DEFAULT_NUDGES.mostAMonth)
  })

  test('of every kind there are some, most were sent, a few let go; all in the last four months', () => {
    expect(new Set(practice.outbox.map(({ kind }) => kind)).size).toBe(4)
    expect(new Set(practice.outbox.map(({ clientId }) => clientId)).size).toBeGreaterThan(20)
    expect(new Set(sent.map(({ dueAt }) => dueAt.slice(0, 7)))).toEqual(new Set(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11']))
    expect(sent.length).toBeGreaterThan(200)
    expect(practice.outbox.length - sent.length).toBeGreaterThan(10)
    expect(sent.length / practice.outbox.length).toBeGreaterThan(0.8)
  })
})

describe('briefs', () => {
  const booked = practice.sessions.filter(({ wall, startedAt }) => wall !== '' && startedAt < present)

  test('E40: of most sessions of the last months the brief was read in the minutes before, once it was booked', () => {
    const read = booked.filter(({ briefReadAt }) => briefReadAt !== null)
    expect(booked.length).toBeGreaterThan(150)
    expect(read.length / booked.length).toBeGreaterThan(0.7)
    expect(read.length / booked.length).toBeLessThan(0.92)
    const bookedAt = new Map(events.flatMap(({ type, refs, at }) => (type === 'session.booked' ? refs.map((id) => [id, at] as const) : [])))
    for (const { id, briefReadAt, startedAt } of read) {
      const minutes = (Date.parse(startedAt) - Date.parse(briefReadAt ?? '')) / 60_000
      expect(minutes).toBeGreaterThan(0)
      expect(minutes).toBeLessThanOrEqual(6)
      expect((bookedAt.get(id) ?? present) < (briefReadAt ?? '')).toBe(true)
    }
  })

  test('E6: each first reading is an event of its instant, and nothing that is to come was read', () => {
    const readings = events.filter(({ type }) => type === 'brief.read').map(({ at, clientId, refs }) => [at, clientId, ...refs].join(' '))
    expect(readings.sort()).toEqual(practice.sessions
      .flatMap(({ id, clientId, briefReadAt }) => (briefReadAt === null ? [] : [[briefReadAt, clientId, id].join(' ')])).sort())
    for (const { briefReadAt } of practice.sessions) expect((briefReadAt ?? '') <= present).toBe(true)
  })

  test('what was held before the coach booked has none, as nothing was there to read', () => {
    for (const { wall, briefReadAt } of practice.sessions) if (wall === '') expect(briefReadAt).toBeNull()
  })
})
