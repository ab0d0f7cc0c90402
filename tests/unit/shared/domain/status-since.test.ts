import { expect, test } from 'vitest'
import { saidBy, statusSince } from '../../../../shared/domain/status-since.ts'
import type { ActionItem } from '../../../../shared/schemas/action-items.ts'

const told = (...entries: readonly (readonly [ActionItem['status'], ActionItem['owner']])[]) =>
  ({ history: entries.map(([status, by], index) => ({ at: `2026-11-1${index}T09:00:00.000Z`, status, by })) })

test('E31: a status is had since it was first said, also where the coach has confirmed it since', () => {
  expect(statusSince(told(['open', 'coach'], ['done', 'client'], ['done', 'coach']))).toBe('2026-11-11T09:00:00.000Z')
  expect(statusSince(told(['done', 'coach'], ['open', 'coach'], ['done', 'coach']))).toBe('2026-11-12T09:00:00.000Z')
  expect(statusSince(told(['open', 'coach']))).toBe('2026-11-10T09:00:00.000Z')
  expect(statusSince(told())).toBeNull()
})

test('E31: whose word it is the last entry says', () => {
  expect(saidBy(told(['open', 'coach'], ['done', 'client']))).toBe('client')
  expect(saidBy(told(['open', 'coach'], ['done', 'client'], ['done', 'coach']))).toBe('coach')
  expect(saidBy(told())).toBe('coach')
})
