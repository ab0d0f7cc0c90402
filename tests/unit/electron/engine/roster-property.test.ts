import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNoteFacts } from '../../../../electron/engine/rooms/note-facts.ts'
import { createRosterRoom, type RosterRoom } from '../../../../electron/engine/rooms/clients.ts'
import { dayIn } from '../../../../shared/domain/day.ts'
import { PLAIN_SESSION, SESSION_STATES, unbooked } from '../../../../shared/schemas/sessions.ts'
import { freshId, sitDown, type Desk } from './desk.ts'
import { act, newWorld, perform, type Act, type World } from './random-practice.ts'
import { rosterSlowly } from './roster-slowly.ts'

const ZONES = ['Europe/Lisbon', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'] as const

/** What makes a roster, and happens too seldom otherwise. */
const agreeing: fc.Arbitrary<Act> = fc.record({
  do: fc.constant('save'), which: fc.nat(2), words: fc.integer({ min: 1, max: 8 }), confirm: fc.constant(true),
})
const gettingStuck: fc.Arbitrary<Act> = fc.record({ do: fc.constant('mark'), which: fc.nat(5), words: fc.constantFrom(2, 6) })

const step = fc.oneof(
  { weight: 8, arbitrary: act },
  { weight: 5, arbitrary: agreeing },
  { weight: 2, arbitrary: gettingStuck },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 4, arbitrary: fc.constant({ do: 'ask' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 7, 24, 24 * 9, 24 * 30, 24 * 75, -3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fly' as const), zone: fc.constantFrom(...ZONES) }) },
  { weight: 3, arbitrary: fc.record({
    do: fc.constant('meet' as const), which: fc.nat(2), hours: fc.integer({ min: -300, max: 300 }), state: fc.constantFrom(...SESSION_STATES),
  }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('choose' as const), actionWithin: fc.integer({ min: 1, max: 30 }) }) },
)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const hoursLater = (at: string, hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString()

/** Does it; the answer's change, if it made one that can be undone. */
const live = async (world: World, one: Exclude<Step, { do: 'ask' | 'undo' }>): Promise<string | null> => {
  const { desk, clients } = world
  if (one.do === 'wait') {
    desk.clock.at = hoursLater(desk.clock.at, one.hours)
    return null
  }
  if (one.do === 'fly') {
    desk.clock.zone = one.zone
    return null
  }
  if (one.do === 'choose') return (await desk.get('thresholds.change', { actionWithin: one.actionWithin })).changeId
  if (one.do !== 'meet' && one.do !== 'end' && one.do !== 'resume' && one.do !== 'erase') return perform(world, one)
  const clientId = clients[one.which % Math.max(1, clients.length)] ?? ''
  if (one.do === 'meet') {
    if (await desk.database.get('clients', clientId) === null) return null
    const startedAt = hoursLater(desk.clock.at, one.hours)
    const after = { ...PLAIN_SESSION, ...unbooked(startedAt, 'UTC'), id: freshId(), clientId, engagementId: freshId(), state: one.state }
    await desk.database.commit([{ collection: 'sessions', before: null, after }])
    return null
  }
  if (one.do === 'erase') {
    const name = (await desk.database.get('clients', clientId))?.name
    // Not the only one: without anybody there would be little left to do.
    if (name !== undefined && one.which === 0 && clients.length > 1) await desk.call('erase', { clientId, name })
    return null
  }
  const answer = one.do === 'end'
    ? await desk.call('engagements.end', { clientId, on: dayIn(desk.clock.at, desk.clock.zone) })
    : await desk.call('engagements.resume', { clientId })
  return answer.ok ? answer.value.changeId : null
}

const shown = ({ clock }: Desk, room: Pick<RosterRoom, 'view'>) =>
  room.view({ at: clock.at, zone: clock.zone, today: dayIn(clock.at, clock.zone) })

test('E9, E38: after any commands, undone or not, on any day in any zone, the roster is what a search through everything says', async () => {
  const seen = { asked: 0, past: 0, reasons: new Set<string>() }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 50 }), async (steps) => {
    const world = await newWorld(await sitDown())
    const { desk } = world
    // One that is there from the beginning, and one that comes when there is something to read already.
    let late: RosterRoom | null = null
    const made: string[] = []
    for (const one of steps) {
      if (one.do === 'ask') {
        late ??= createRosterRoom(desk.database, createNoteFacts(desk.database))
        const expected = await rosterSlowly(desk)
        expect(await desk.get('clients', {})).toEqual(expected)
        expect(await shown(desk, late)).toEqual(expected)
        seen.asked += 1
        seen.past += expected.past.length
        for (const { kind } of expected.clients.flatMap(({ reasons }) => reasons)) seen.reasons.add(kind)
      } else if (one.do === 'undo') {
        await desk.call('undo', { changeId: made.pop() ?? freshId() })
      } else {
        const changeId = await live(world, one)
        if (changeId !== null) made.push(changeId)
      }
    }
    expect(await desk.get('clients', {})).toEqual(await rosterSlowly(desk))
  }), { seed: 20261121, numRuns: 80 })
  expect(seen.asked).toBeGreaterThan(100)
  expect(seen.past).toBeGreaterThan(5)
  expect([...seen.reasons].sort()).toEqual(['missed-two', 'no-action', 'nothing-booked', 'overdue', 'quiet', 'stuck', 'week-two'])
})

test('E38: every waiting late thing’s client is on the roster the same day, for it or for something more urgent', async () => {
  let late = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
    const world = await newWorld(await sitDown())
    const { desk } = world
    for (const one of steps) if (one.do !== 'ask' && one.do !== 'undo') await live(world, one)
    const { today, clients, past } = await desk.get('clients', {})
    for (const item of await desk.database.find('actionItems')) {
      if ((item.status !== 'open' && item.status !== 'stuck') || item.due >= today) continue
      if (past.some(({ id }) => id === item.clientId)) continue
      late += 1
      const kind = clients.find(({ id }) => id === item.clientId)?.reasons[0]?.kind
      expect(['missed-two', 'week-two', 'overdue']).toContain(kind)
    }
  }), { seed: 20261122, numRuns: 40 })
  expect(late).toBeGreaterThan(5)
})
