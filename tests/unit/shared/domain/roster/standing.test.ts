import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingOf } from '../../../../../shared/domain/roster/standing.ts'
import { REASON_KINDS, STEP_FOR } from '../../../../../shared/domain/roster/reasons.ts'
import { dayAfter, item, noonAfter, on, records, session } from './records.ts'

test('E38: each reason has its step, and of several the first is proposed for', () => {
  expect(STEP_FOR).toEqual({
    'missed-two': 'offer-times', 'week-two': 'smaller-step', 'overdue': 'review-items', 'stuck': 'other-way',
    'no-action': 'agree-action', 'nothing-booked': 'book', 'quiet': 'write-to',
  })
  const { reasons, step } = standingOf(records({ items: [item(-9), item(-2), item(1, { status: 'stuck' })] }), on())
  expect(reasons.map(({ kind }) => kind)).toEqual(['week-two', 'overdue', 'stuck', 'nothing-booked'])
  expect(step).toBe('smaller-step')
})

test('E38: nobody has to do anything about whoever meets, has met and has something due', () => {
  const fine = records({ items: [item(3), item(-3, { status: 'done' })], sessions: [session(-4, 'held'), session(10, 'booked')] })
  expect(standingOf(fine, on())).toEqual({
    reasons: [], step: null, bucket: 'improving', open: 1, overdue: 0, nextDue: dayAfter(3), nextSession: noonAfter(10),
  })
})

test('E38: somebody who was just added has nothing to do and nothing booked, and is not quiet yet', () => {
  const { reasons, bucket } = standingOf(records({ addedAt: noonAfter(0) }), on())
  expect(reasons).toEqual([{ kind: 'no-action', within: 7, nextDue: null }, { kind: 'nothing-booked', lastSession: null }])
  expect(bucket).toBe('too-early')
})

const anything = fc.record({
  addedAt: fc.constantFrom(null, noonAfter(-100), noonAfter(-3)),
  items: fc.array(fc.tuple(
    fc.integer({ min: -70, max: 40 }), fc.constantFrom('open' as const, 'done' as const, 'stuck' as const, 'skipped' as const),
    fc.constantFrom('client' as const, 'coach' as const),
  ).map(([due, status, owner]) => item(due, { status, owner })), { maxLength: 8 }),
  sessions: fc.array(fc.tuple(
    fc.integer({ min: -60, max: 30 }), fc.constantFrom('booked' as const, 'held' as const, 'missed' as const, 'cancelled' as const),
  ).map((parts) => session(...parts)), { maxLength: 6 }),
  savedAt: fc.array(fc.integer({ min: -60, max: 0 }).map(noonAfter), { maxLength: 4 }),
})

test('E38: whoever has a waiting late thing is on the roster the same day for it, or for something more urgent', () => {
  fc.assert(fc.property(anything, fc.integer({ min: -30, max: 30 }), (given, days) => {
    const day = on({}, { today: dayAfter(days), at: noonAfter(days) })
    const { reasons, overdue } = standingOf(records(given), day)
    const late = given.items.filter(({ status, due }) => (status === 'open' || status === 'stuck') && due < day.today)
    expect(overdue).toBe(late.length)
    if (late.length === 0) return
    expect(['missed-two', 'week-two', 'overdue']).toContain(reasons[0]?.kind)
    expect(reasons.find(({ kind }) => kind === 'overdue')).toMatchObject({ late: late.length })
  }))
})

test('E38: reasons come in their order, each once, and the first one’s step is proposed', () => {
  fc.assert(fc.property(anything, (given) => {
    const { reasons, step } = standingOf(records(given), on())
    const kinds = reasons.map(({ kind }) => kind)
    expect(kinds).toEqual(REASON_KINDS.filter((kind) => kinds.includes(kind)))
    expect(step).toBe(reasons[0] ? STEP_FOR[reasons[0].kind] : null)
  }))
})

test('E38: in whatever order her records are read, the same is said', () => {
  fc.assert(fc.property(anything, (given) => {
    const turned = { ...given, items: [...given.items].reverse(), sessions: [...given.sessions].reverse(), savedAt: [...given.savedAt].reverse() }
    expect(standingOf(records(turned), on())).toEqual(standingOf(records(given), on()))
  }))
})
