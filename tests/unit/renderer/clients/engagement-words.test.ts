import { expect, test } from 'vitest'
import { engagement } from '../../../../renderer/strings/engagement.ts'
import { TODAY } from '../items/rows.ts'

test('E45: ending says what goes on as it is, and nothing of what there is none of', () => {
  expect(engagement.stays(2, 3))
    .toMatch(/ Two booked sessions stay in the calendar and three things go on waiting\.$/u)
  expect(engagement.stays(1, 0)).toMatch(/ One booked session stays in the calendar\.$/u)
  expect(engagement.stays(0, 1)).toMatch(/ One thing goes on waiting\.$/u)
  expect(engagement.stays(0, 0)).toMatch(/no reminder goes out\.$/u)
})

test('E45: the first day and the last are said as one would', () => {
  expect(engagement.since('2026-03-02', TODAY)).toBe('Since 2 March.')
  expect(engagement.ended('2025-03-02', '2026-11-16', TODAY)).toBe('From 2 March 2025; ended yesterday.')
})
