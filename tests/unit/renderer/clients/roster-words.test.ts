import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clients } from '../../../../renderer/strings/clients.ts'
import { otherReasons, reasonInWords, standing, stepFor, stepWords } from '../../../../renderer/strings/roster.ts'
import { STEPS } from '../../../../shared/domain/roster/reasons.ts'
import type { RosterReason } from '../../../../shared/ipc/views.ts'
import { TODAY, ZONE, client, weeks } from '../items/rows.ts'

const said = (reason: RosterReason, more = 0) => {
  const { late, rest } = reasonInWords(reason, TODAY, ZONE, more)
  return [late, rest]
}
const plain = (reason: RosterReason) => said(reason)[1]

test('E38: two sessions missed, and the day of the last', () => {
  expect(plain({ kind: 'missed-two', missed: 2, lastAt: '2026-11-12T10:00:00.000Z' }))
    .toBe('Missed two sessions, the last on Thursday')
  expect(plain({ kind: 'missed-two', missed: 3, lastAt: '2026-11-16T10:00:00.000Z' }))
    .toBe('Missed three sessions, the last yesterday')
  expect(plain({ kind: 'missed-two', missed: 1, lastAt: '2026-11-02T10:00:00.000Z' })).toBe('Missed a session on 2 November')
})

test('E38: what is late for long says since when, in amber, and which week it is', () => {
  expect(said({ kind: 'week-two', late: 1, oldestDue: '2026-11-09', days: 8 }))
    .toEqual(['Overdue since 9 November', ', and it is week two'])
  expect(said({ kind: 'week-two', late: 2, oldestDue: '2026-11-02', days: 15 }))
    .toEqual(['Two things overdue, the first since 2 November', ', and it is week three'])
  expect(said({ kind: 'week-two', late: 1, oldestDue: '2026-11-13', days: 4 })).toEqual(['Overdue since Friday', ', four days now'])
  expect(said({ kind: 'week-two', late: 1, oldestDue: '2025-11-02', days: 380 })[0]).toBe('Overdue since 2 November 2025')
})

test('E38: the eighth day late is the first of week two, the fifteenth of week three', () => {
  const week = (days: number) => said({ kind: 'week-two', late: 1, oldestDue: '2026-11-01', days })[1]
  expect([7, 8, 14, 15, 22].map(week)).toEqual([
    ', seven days now', ', and it is week two', ', and it is week two', ', and it is week three', ', and it is week four',
  ])
})

test('E38: what is late is said first and set apart, with how much more is open', () => {
  expect(said({ kind: 'overdue', late: 1, oldestDue: '2026-11-13' })).toEqual(['Overdue since Friday', ''])
  expect(said({ kind: 'overdue', late: 1, oldestDue: '2026-11-16' }, 3)).toEqual(['Overdue since yesterday', ', three more open'])
  expect(said({ kind: 'overdue', late: 2, oldestDue: '2026-11-12' })).toEqual(['Two things overdue, the first since Thursday', ''])
})

test('E38: what is stuck says since when, by the coach’s own clock', () => {
  expect(plain({ kind: 'stuck', stuck: 1, since: '2026-11-13T23:30:00.000Z' })).toBe('One thing stuck since Friday')
  expect(reasonInWords({ kind: 'stuck', stuck: 1, since: '2026-11-13T23:30:00.000Z' }, TODAY, 'Asia/Tokyo').rest)
    .toBe('One thing stuck since Saturday')
  expect(plain({ kind: 'stuck', stuck: 2, since: '2026-11-02T10:00:00.000Z' })).toBe('Two things stuck, the first since 2 November')
})

test('E38: that nothing is due says for how long, or when the next thing is', () => {
  expect(plain({ kind: 'no-action', within: 7, nextDue: null })).toBe('Nothing agreed for the next seven days')
  expect(plain({ kind: 'no-action', within: 1, nextDue: null })).toBe('Nothing agreed for today and tomorrow')
  expect(plain({ kind: 'no-action', within: 7, nextDue: '2026-11-30' })).toBe('Nothing due before 30 November')
})

test('E38: that nothing is booked says when the last session was', () => {
  expect(plain({ kind: 'nothing-booked', lastSession: null })).toBe('No session booked yet')
  expect(plain({ kind: 'nothing-booked', lastSession: '2026-11-17T08:00:00.000Z' }))
    .toBe('No next session booked, the last was today')
})

test('E38: quiet says for how long; of somebody who was only added, that', () => {
  expect(plain({ kind: 'quiet', days: 23, since: '2026-10-25T10:00:00.000Z', ever: true })).toBe('Quiet for 23 days, since 25 October')
  expect(plain({ kind: 'quiet', days: 21, since: '2026-10-27T10:00:00.000Z', ever: false })).toBe('Nothing yet, added 21 days ago')
})

const count = fc.integer({ min: 1, max: 400 })
const day = fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-31', '2026-11-02', '2026-11-16', TODAY)
const at = day.map((one) => `${one}T12:00:00.000Z`)
const anyReason: fc.Arbitrary<RosterReason> = fc.oneof(
  fc.record({ kind: fc.constant('missed-two'), missed: count, lastAt: at }),
  fc.record({ kind: fc.constant('week-two'), late: count, oldestDue: day, days: count }),
  fc.record({ kind: fc.constant('overdue'), late: count, oldestDue: day }),
  fc.record({ kind: fc.constant('stuck'), stuck: count, since: at }),
  fc.record({ kind: fc.constant('no-action'), within: count, nextDue: fc.option(day) }),
  fc.record({ kind: fc.constant('nothing-booked'), lastSession: fc.option(at) }),
  fc.record({ kind: fc.constant('quiet'), days: count, since: at, ever: fc.boolean() }),
) as fc.Arbitrary<RosterReason>

test('E38: whatever the figures, a reason is one plain sentence: a capital or a figure first, no gap, no full stop, one thing is one', () => {
  fc.assert(fc.property(anyReason, fc.nat(20), (reason, more) => {
    const { late, rest } = reasonInWords(reason, TODAY, ZONE, more)
    const sentence = `${late}${rest}`
    expect(sentence).toMatch(/^[\p{Lu}\d]/u)
    expect(sentence).not.toMatch(/undefined|null|NaN| {2}|\.$|—| one (things|days|sessions)|^One (things|days)/u)
    expect(late === '' || reason.kind === 'week-two' || reason.kind === 'overdue').toBe(true)
  }))
})

test('E42: on course, what was done lately is said with what comes next; what waits this week does not count', () => {
  const momentum = { due: weeks(9, 0, 2, 1, 3), done: weeks(0, 0, 1, 1, 1), setbacks: weeks() }
  expect(standing(client({ open: 2, nextDue: '2026-11-20', momentum }), TODAY, ZONE).rest)
    .toBe('Three of four done, the next is due Friday, in 3 days')
})

test('on course with nothing due lately, what is open says when the next is due', () => {
  expect(standing(client({ open: 1, nextDue: '2026-11-18' }), TODAY, ZONE).rest).toBe('One thing due tomorrow')
  expect(standing(client({ open: 3, nextDue: TODAY }), TODAY, ZONE).rest).toBe('Three things open, the next is due today')
  expect(standing(client({}), TODAY, ZONE).rest).toBe('Nothing open')
})

test('a half-written note is mentioned: on course with how things stand, else with the other reasons', () => {
  expect(standing(client({ hasDraft: true }), TODAY, ZONE).rest).toBe('Nothing open, a note is half written')
  const late = client({ reasons: [{ kind: 'overdue', late: 1, oldestDue: '2026-11-13' }], open: 1, overdue: 1, hasDraft: true })
  expect(standing(late, TODAY, ZONE)).toEqual({ late: 'Overdue since Friday', rest: '' })
  expect(otherReasons(late, TODAY, ZONE)).toEqual(['A note is half written'])
})

test('E38: the other reasons can be seen; what is late is not said twice where all of it is in week two', () => {
  const oldestDue = '2026-11-02'
  const reasons = (overdue: number): RosterReason[] => [
    { kind: 'week-two', late: 1, oldestDue, days: 15 }, { kind: 'overdue', late: overdue, oldestDue },
    { kind: 'nothing-booked', lastSession: null },
  ]
  expect(otherReasons(client({ reasons: reasons(1) }), TODAY, ZONE)).toEqual(['No session booked yet'])
  expect(otherReasons(client({ reasons: reasons(2) }), TODAY, ZONE))
    .toEqual(['Two things overdue, the first since 2 November', 'No session booked yet'])
  expect(clients.also(['Nothing agreed for the next seven days', 'No session booked yet']))
    .toBe('Nothing agreed for the next seven days. No session booked yet.')
})

test('each step has a name of its own, and names the person for whoever hears it', () => {
  expect(new Set(STEPS.map((step) => stepWords[step])).size).toBe(STEPS.length)
  expect(stepFor('book', 'Marta')).toBe('Book a session: \u2068Marta\u2069')
})

test('a name that is too long is refused with its length, not cut', () => {
  expect(clients.nameTooLong(243)).toBe('A name can hold 200 characters; this one has 243. Nothing was cut.')
})

test('E45: a past client says when it ended', () => {
  expect(clients.endedOn('2026-11-13', TODAY)).toBe('Ended on Friday')
  expect(clients.endedOn('2025-03-02', TODAY)).toBe('Ended on 2 March 2025')
})
