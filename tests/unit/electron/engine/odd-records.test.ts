/**
 * V11, E9: records that are as their schemas say, and of which none was made by us: handles of nobody, days at the ends
 * of the calendar, numbers that stand twice, words of any length. Every room answers, and so do finding and reminders;
 * what a command or the outbox writes over them fits its schema.
 */
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { recordPolicy } from '../../../../electron/vault/rx-storage/policy.ts'
import { EVENT_TYPES } from '../../../../shared/schemas/events.ts'
import { DUE_FROM, ITEM_STATUSES, OBSTACLES } from '../../../../shared/schemas/action-items.ts'
import { NUDGED_BY, REACHABLE_BY } from '../../../../shared/schemas/clients.ts'
import { MODES, STAGES } from '../../../../shared/schemas/engagements.ts'
import { NOTE_KINDS, OWNERS } from '../../../../shared/schemas/notes.ts'
import { CHANNELS, MESSAGE_KINDS } from '../../../../shared/schemas/nudge-plan.ts'
import { OUTBOX_STATES } from '../../../../shared/schemas/outbox.ts'
import type { CollectionName, RecordDefinition } from '../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../shared/schemas/registry.ts'
import { SESSION_STATES } from '../../../../shared/schemas/sessions.ts'
import type { Change } from '../../../../electron/engine/types.ts'
import { memoryDatabase, sitDown } from './desk.ts'

const id = (n: number): string => n.toString(16).padStart(32, '0')

/** Some of them are there, some are of another kind, some are nobody's. */
const handle = fc.nat(14).map(id)
const instant = fc.constantFrom(
  '0000-01-01T00:00:00.000Z', '0001-02-28T23:59:59.999Z', '9999-12-31T23:59:59.999Z', '2026-11-17T10:00:00.000Z',
  '2026-11-17T09:59:59.999Z', '2028-02-29T12:00:00.000Z',
)
const handleOrNone = fc.oneof(fc.constant(''), handle)
const zone = fc.constantFrom('Europe/Lisbon', 'Nowhere/At_All', '-/-')
const zoneOrNone = fc.oneof(fc.constant(''), zone)
const way = fc.constantFrom('email', 'sms', 'off')
const plan = fc.record({ 'confirmation': way, 'midpoint': way, 'day-before': way })
const day = instant.map((at) => at.slice(0, 10))
const words = fc.constantFrom('x', ' ', '\u0000', '\ud800', '\u202e‮', '🌿'.repeat(90), '- [ ] call by Friday', '\n\n', '"', 'é', '<b>', '__proto__')
const long = fc.oneof(words, fc.constantFrom('', 'w '.repeat(50_000), `Commitments\n${'[] do it by Thursday\n'.repeat(300)}`))
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const hex64 = fc.constantFrom('0'.repeat(64), 'a'.repeat(64))

const PARTS: Readonly<Partial<Record<CollectionName, fc.Arbitrary<Record<string, unknown>>>>> = {
  clients: fc.record({
    name: words, email: fc.constantFrom('', '@', 'x'.repeat(320)), phone: fc.constantFrom('', '\u0000'), addedAt: instant,
    zone: zoneOrNone, reachableBy: fc.constantFrom(...REACHABLE_BY),
    nudging: fc.record({ by: fc.constantFrom(...NUDGED_BY), own: nullable(plan), pausedUntil: nullable(day) }),
  }),
  engagements: fc.record({ clientId: handle, mode: fc.constantFrom(...MODES), stage: fc.constantFrom(...STAGES), startedOn: day, endedOn: nullable(day), programId: handleOrNone }),
  sessions: fc.record({
    clientId: handle, engagementId: handle, number: fc.constantFrom(0, 1, 2, 100_000), startedAt: instant,
    zone, state: fc.constantFrom(...SESSION_STATES), noteId: handleOrNone, endsAt: instant, place: fc.constantFrom('', '\u0000', 'x'.repeat(1_000)),
    wall: fc.constantFrom('', '2026-03-29T02:30', '2026-02-31T25:99', '9999-12-31T23:59'),
    moves: fc.array(fc.record({ at: instant, from: instant }), { maxLength: 3 }), seriesId: handleOrNone, groupId: handleOrNone,
    briefReadAt: nullable(instant), noteWaivedAt: nullable(instant),
  }),
  notes: fc.record({
    clientId: fc.oneof(fc.constant(''), handle), kind: fc.constantFrom(...NOTE_KINDS), text: long, begunAt: instant, sessionId: handleOrNone,
    savedAt: nullable(instant), attachments: fc.array(fc.record({
      id: handle, name: words, bytes: fc.constantFrom(0, 200_000_000), addedAt: instant, digest: hex64,
    }), { maxLength: 2 }),
    draft: nullable(fc.record({ text: long, cursor: fc.constantFrom(0, Number.MAX_SAFE_INTEGER), keptAt: instant })),
    corrections: fc.array(fc.record({ line: words, ticked: fc.boolean(), due: day }), { maxLength: 3 }),
  }),
  actionItems: fc.record({
    clientId: handle, noteId: handle, sessionId: handle, owner: fc.constantFrom(...OWNERS), due: day,
    dueFrom: fc.constantFrom(...DUE_FROM),
    status: fc.constantFrom(...ITEM_STATUSES), text: words, line: long.map((text) => text.slice(0, 2_000)),
    history: fc.array(fc.record({
      at: instant, status: fc.constantFrom(...ITEM_STATUSES), by: fc.constantFrom(...OWNERS),
    }), { maxLength: 4 }),
    obstacle: nullable(fc.constantFrom(...OBSTACLES)),
  }),
  events: fc.record({
    seq: fc.constantFrom(1, 2, 1_000_000_000), type: fc.constantFrom(...EVENT_TYPES), at: instant,
    role: fc.constantFrom('coach', 'admin', 'manager'), clientId: nullable(handle), refs: fc.array(handle, { maxLength: 3 }),
    previous: hex64, hash: hex64,
  }),
  outbox: fc.record({
    clientId: handle, kind: fc.constantFrom(...MESSAGE_KINDS), sessionId: handle, due: nullable(day),
    itemIds: fc.array(handle, { maxLength: 5 }), channel: fc.constantFrom(...CHANNELS), dueAt: instant, expiresAt: instant,
    version: fc.constantFrom(1, 1_000_000), state: fc.constantFrom(...OUTBOX_STATES), settledAt: nullable(instant),
    job: fc.constant(''), replySecret: handleOrNone,
  }),
}
const KINDS = Object.keys(PARTS) as CollectionName[]

const record = fc.constantFrom(...KINDS).chain((collection) =>
  (PARTS[collection] ?? fc.constant({})).map((fields) => ({ collection, fields })))

/** Where the coach is: on both sides of UTC the ends of the calendar lie outside of it. */
const here = fc.constantFrom('Europe/Lisbon', 'Pacific/Auckland', 'America/New_York')

const ROOMS = [
  'today', 'clients', 'privacy', 'day', 'sessions.unwritten', 'toSend', 'nudges', 'measures', 'thresholds',
] as const
const ROOMS_OF_A_CLIENT = ['client', 'client.sessions', 'client.nudging', 'client.engagement', 'momentum'] as const
const ON_A_SESSION = ['sessions.miss', 'sessions.reopen', 'sessions.waiveNote'] as const

const close: (() => Promise<void>)[] = []
afterAll(async () => { for (const each of close) await each() })

describe('records nobody of ours made', () => {
  it('V11, E9: every room answers, whatever they say', async () => {
    const database = await memoryDatabase()
    close.push(database.close)
    const desk = await sitDown({ database })
    await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 4, maxLength: 14 }), here, async (made, at) => {
      for (const name of KINDS) {
        const old = await database.find(name)
        await database.commit(old.map((before) => ({ collection: name, before, after: null }) as Change))
      }
      const changes = made.map(({ collection, fields }, n) => ({
        // As from disk: what draws them makes objects of no prototype.
        collection, before: null, after: JSON.parse(JSON.stringify({ id: id(n), ...fields })) as { readonly id: string },
      }))
      for (const { collection, after } of changes) {
        const { fits } = recordPolicy(RECORDS[collection] as RecordDefinition)
        // What does not fit is not brought in: that is the other half of the promise.
        expect(fits(after, []), `${collection} ${JSON.stringify(after)}`).toBe(true)
      }
      await database.commit(changes as unknown as readonly Change[])
      desk.clock.zone = at
      for (const room of ROOMS) await desk.get(room, {})
      for (const one of [null, '1970-01-05', '2028-02-29', '2999-12-22', '0000-01-01', '9999-12-31']) await desk.call('week', { day: one })
      for (let n = 0; n < made.length; n += 1) {
        for (const room of ROOMS_OF_A_CLIENT) await desk.call(room, { clientId: id(n) })
        for (const clientId of [null, id(0), id(n)]) await desk.call('note', { noteId: id(n), clientId })
        await desk.call('brief', { sessionId: id(n) })
        for (const wanted of [{ sessionId: id(n) }, { noteId: id(n) }]) await desk.call('followUp', wanted)
      }
      await desk.call('find', { words: 'call' })
      await desk.engine.notices(new Date(desk.clock.at))
      // The database takes nothing that does not fit: to write it would throw.
      expect((await desk.engine.outbox.bring()).ok).toBe(true)
      for (let n = 0; n < made.length; n += 1) {
        for (const command of ON_A_SESSION) await desk.call(command, { sessionId: id(n) })
      }
      expect((await desk.engine.outbox.bring()).ok).toBe(true)
    }), { seed: 20261117, numRuns: 120 })
  }, 60_000)
})
