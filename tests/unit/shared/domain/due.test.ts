import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../shared/domain/day.ts'
import { byDue, defaultDue, isOverdue } from '../../../../shared/domain/due.ts'

const SEED = 20261117
const today = '2026-11-17'

describe('when an item without a date is due', () => {
  it.each([
    ['some days before the next session', '2026-12-01', 2, '2026-11-29', 'next-session'],
    ['on the day of the session with a setting of none', '2026-12-01', 0, '2026-12-01', 'next-session'],
    ['today when the session is nearer than that', '2026-11-18', 2, '2026-11-17', 'next-session'],
    ['today when the session is today', '2026-11-17', 2, '2026-11-17', 'next-session'],
    ['across the end of a year', '2027-01-01', 2, '2026-12-30', 'next-session'],
    ['in a week without a session', null, 2, '2026-11-24', 'a-week'],
    ['in a week when the session is over', '2026-11-16', 2, '2026-11-24', 'a-week'],
  ] as const)('%s', (_, nextSession, daysBefore, due, from) => {
    expect(defaultDue({ today, nextSession, daysBefore })).toEqual({ due, from })
  })

  it('is never before today', () => {
    const session = fc.option(fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days)))
    fc.assert(fc.property(session, fc.integer({ min: 0, max: 60 }), (nextSession, daysBefore) => {
      expect(defaultDue({ today, nextSession, daysBefore }).due >= today).toBe(true)
    }), { seed: SEED })
  })
})

describe('overdue', () => {
  it('begins the day after', () => {
    expect(isOverdue('2026-11-16', today)).toBe(true)
    expect(isOverdue('2026-11-17', today)).toBe(false)
    expect(isOverdue('2026-11-18', today)).toBe(false)
    expect(isOverdue('2025-12-31', today)).toBe(true)
  })
})

describe('by due day', () => {
  it('puts the soonest first and leaves equals as they were', () => {
    const items = [
      { due: '2027-01-01', n: 1 }, { due: '2026-11-17', n: 2 }, { due: '2027-01-01', n: 3 }, { due: '2026-09-30', n: 4 },
    ]
    expect([...items].sort(byDue).map(({ n }) => n)).toEqual([4, 2, 1, 3])
  })
})
