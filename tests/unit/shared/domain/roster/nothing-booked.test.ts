import { expect, test } from 'vitest'
import { nextSessionOf, nothingBooked } from '../../../../../shared/domain/roster/nothing-booked.ts'
import { ground, NOW, noonAfter, on, session } from './records.ts'

const said = (...sessions: readonly ReturnType<typeof session>[]) => nothingBooked(ground({ sessions }), on())

test('E38: no session is booked that has not begun', () => {
  expect(said()).toEqual({ kind: 'nothing-booked', lastSession: null })
  expect(said(session(7, 'booked'))).toBeNull()
  expect(said(session(-1, 'booked'))).toMatchObject({ kind: 'nothing-booked' })
})

test('E38: one that begins at this instant has begun', () => {
  expect(said({ startedAt: NOW, state: 'booked' })).toMatchObject({ kind: 'nothing-booked' })
  expect(said({ startedAt: '2026-11-17T12:00:00.001Z', state: 'booked' })).toBeNull()
})

test('E38: one that was cancelled is not booked; the last that was held or missed is told of', () => {
  expect(said(session(7, 'cancelled'), session(-3, 'missed'), session(-9, 'held'), session(-1, 'cancelled')))
    .toEqual({ kind: 'nothing-booked', lastSession: noonAfter(-3) })
})

test('the next session is the soonest of those that are booked', () => {
  expect(nextSessionOf([session(9, 'booked'), session(2, 'cancelled'), session(5, 'booked'), session(-1, 'booked')], NOW)).toBe(noonAfter(5))
  expect(nextSessionOf([], NOW)).toBeNull()
})
