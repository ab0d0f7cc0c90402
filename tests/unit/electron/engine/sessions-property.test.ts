/** E5, E28, E29, E30: whatever is booked, moved, missed and written, each change can be taken back, and all fits together. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextBooked } from '../../../../electron/engine/sessions/decide.ts'
import { defaultDue } from '../../../../shared/domain/due.ts'
import { dayIn } from '../../../../shared/domain/day.ts'
import { minutesAfter, wallIn } from '../../../../shared/domain/session-time.ts'
import { EVERY } from '../../../../shared/domain/session-limits.ts'
import { booking, ZONE } from './booking.ts'
import { confirmation, sitDown } from './desk.ts'
import { act, newWorld, perform, textOf, type Act, type World } from './random-practice.ts'
import { expectWhole } from './whole-practice.ts'

const SEED = 20261121
const which = fc.nat(5)

type Turn =
  | { readonly do: 'book', readonly which: number, readonly group: boolean, readonly hours: number, readonly times: number }
  | { readonly do: 'shift', readonly which: number, readonly hours: number, readonly later: boolean }
  | { readonly do: 'cancel', readonly which: number, readonly later: boolean }
  | { readonly do: 'miss' | 'reopen' | 'waive', readonly which: number }
  /** A note with a line whose day comes from the next session. */
  | { readonly do: 'agree', readonly which: number, readonly words: number }

// From eight days ago to three weeks ahead; half of them within a day of now, where a note completes what was booked.
const hours = fc.integer({ min: -8 * 24, max: 21 * 24 }).map((hour) => hour / (hour % 2 === 0 ? 24 : 1)).map(Math.round)

const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 5, arbitrary: fc.record({
    do: fc.constant('book' as const), which, group: fc.boolean(), hours, times: fc.integer({ min: 1, max: 4 }),
  }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('shift' as const), which, hours, later: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which, later: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('miss' as const, 'reopen' as const, 'waive' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('agree' as const), which, words: fc.integer({ min: 1, max: 8 }) }) },
)

const isTurn = (one: Act | Turn): one is Turn =>
  ['book', 'shift', 'cancel', 'miss', 'reopen', 'waive', 'agree'].includes(one.do)

interface Week extends World { readonly sessions: string[] }

const agree = async ({ desk, notes, clients, items }: Week, { which: at, words }: Extract<Turn, { do: 'agree' }>) => {
  const clientId = clients[at % clients.length] ?? ''
  // Somebody whose adding was undone is not there any more.
  const begun = await desk.call('notes.begin', { clientId })
  if (!begun.ok) return begun
  const { noteId } = begun.value
  if (notes.every((note) => note.noteId !== noteId)) notes.push({ noteId, clientId })
  const text = textOf(words)
  const { defaultDue: due, defaultDueFrom: dueFrom } = await desk.get('note', { noteId, clientId })
  const answer = await desk.call('notes.save', {
    noteId, clientId, text, corrections: [], confirmed: [{ ...confirmation(text.split('\n')[1] ?? '', due), dueFrom }],
  })
  if (answer.ok) items.push(...answer.value.itemIds)
  return answer
}

const ALONE = { miss: 'sessions.miss', reopen: 'sessions.reopen', waive: 'sessions.waiveNote' } as const

const perTurn = async (week: Week, one: Turn): Promise<string | null> => {
  const { desk, clients, sessions } = week
  desk.later(1)
  const sessionId = sessions[one.which % Math.max(1, sessions.length)] ?? 'e'.repeat(32)
  const wallAfter = (hour: number) => wallIn(minutesAfter(desk.clock.at, hour * 60), ZONE)
  const answer = await (async () => {
    if (one.do === 'agree') return agree(week, one)
    if (one.do === 'cancel') return desk.call('sessions.cancel', { sessionId, later: one.later })
    if (one.do === 'shift') {
      return desk.call('sessions.move', { sessionId, later: one.later, wall: wallAfter(one.hours), zone: ZONE, minutes: 60 })
    }
    if (one.do !== 'book') return desk.call(ALONE[one.do], { sessionId })
    const whom = one.group ? clients.slice(0, 3) : [clients[one.which % clients.length] ?? '']
    const repeat = one.times > 1 ? { every: EVERY[one.times] ?? 'week', times: one.times } : null
    const booked = await desk.call('sessions.book', booking(whom, wallAfter(one.hours), { repeat }))
    if (booked.ok) sessions.push(...booked.value.sessionIds)
    return booked
  })()
  return answer.ok ? answer.value.changeId : null
}

const newWeek = async (): Promise<Week> => {
  const world = await newWorld(await sitDown())
  await perform(world, { do: 'add' })
  return { ...world, sessions: [] }
}

const either = fc.oneof<[fc.Arbitrary<Act | Turn>, fc.Arbitrary<Act | Turn>]>(act, turn)
const acts = fc.array(fc.oneof(either, turn), { minLength: 6, maxLength: 16 })
const step = (week: Week, one: Act | Turn) => (isTurn(one) ? perTurn(week, one) : perform(week, one))

test('E5: a change undone at once leaves everything as it was, and the same again can be done', async () => {
  let undone = 0
  await fc.assert(fc.asyncProperty(acts, async (all) => {
    const week = await newWeek()
    for (const one of all) {
      if (one.do === 'save') await perform(week, { ...one, do: 'keep' })
      // A save of what was never kept leaves a draft when it is undone, so that nothing typed is lost.
      if (one.do === 'agree') {
        await step(week, one)
        continue
      }
      const before = await week.desk.everything()
      const changeId = await step(week, one)
      if (changeId === null) continue
      await week.desk.get('undo', { changeId })
      expect(await week.desk.everything()).toEqual(before)
      undone += 1
      await step(week, one)
    }
    await expectWhole(week.desk)
  }), { seed: SEED, numRuns: 40 })
  expect(undone).toBeGreaterThan(80)
})

test('E5: undone in any order all goes on fitting together', async () => {
  let undone = 0
  await fc.assert(fc.asyncProperty(acts, fc.array(fc.nat(20), { maxLength: 8 }), async (all, back) => {
    const week = await newWeek()
    const changes: string[] = []
    for (const one of all) {
      const changeId = await step(week, one)
      if (changeId !== null) changes.push(changeId)
    }
    for (const place of back) {
      const answer = await week.desk.call('undo', { changeId: changes[place % Math.max(1, changes.length)] ?? 'a'.repeat(32) })
      if (answer.ok) undone += 1
      await expectWhole(week.desk)
    }
  }), { seed: SEED, numRuns: 40 })
  expect(undone).toBeGreaterThan(20)
})

test('E30: whenever her next session changes, every day that goes along is the one it would get now; no other day changes', async () => {
  let moved = 0
  await fc.assert(fc.asyncProperty(acts, async (all) => {
    const week = await newWeek()
    const { desk } = week
    for (const one of all) {
      const [items, sessions] = await Promise.all([desk.database.find('actionItems'), desk.database.find('sessions')])
      const changeId = await step(week, one)
      if (changeId === null || !isTurn(one)) continue
      const at = desk.clock.at
      const today = dayIn(at, ZONE)
      const after = await desk.database.find('sessions')
      for (const item of items) {
        const own = <Row extends { readonly clientId: string }>(rows: readonly Row[]) =>
          rows.filter(({ clientId }) => clientId === item.clientId)
        const [before, next] = [nextBooked(own(sessions), at), nextBooked(own(after), at)]
        const goes = before !== next && item.dueFrom !== 'chosen' && item.due >= today && ['open', 'stuck'].includes(item.status)
        const wanted = goes
          ? defaultDue({ today, nextSession: next === null ? null : dayIn(next, ZONE), daysBefore: 2 })
          : { due: item.due, from: item.dueFrom }
        expect(await desk.database.get('actionItems', item.id)).toEqual({ ...item, due: wanted.due, dueFrom: wanted.from })
        if (goes && wanted.due !== item.due) moved += 1
      }
    }
  }), { seed: SEED, numRuns: 60 })
  expect(moved).toBeGreaterThan(20)
})
