import { expect, test } from 'vitest'
import { isLate, isReported, lookOf } from '../../../../renderer/components/item-look.ts'
import { TODAY, item } from './rows.ts'

test('an item due today is not late, the day after it is', () => {
  expect(lookOf(item({ due: TODAY }), TODAY)).toBe('open')
  expect(lookOf(item({ due: '2026-11-16' }), TODAY)).toBe('late')
  expect(isLate(item({ due: '2025-12-31' }), '2026-01-01')).toBe(true)
})

test('an item that is stuck is drawn as stuck, and is late all the same', () => {
  const stuck = item({ status: 'stuck', due: '2026-11-16' })
  expect(lookOf(stuck, TODAY)).toBe('stuck')
  expect(isLate(stuck, TODAY)).toBe(true)
})

test('what is done or skipped is never late', () => {
  for (const status of ['done', 'skipped'] as const) {
    const closed = item({ status, due: '2026-01-01' })
    expect(lookOf(closed, TODAY)).toBe(status)
    expect(isLate(closed, TODAY)).toBe(false)
  }
})

test('E31: what she says is done is drawn apart until the coach has confirmed it; that it is open needs no confirming', () => {
  expect(lookOf(item({ status: 'done', by: 'client' }), TODAY)).toBe('reported')
  expect(lookOf(item({ status: 'skipped', by: 'client' }), TODAY)).toBe('skipped')
  expect(isReported(item({ status: 'stuck', by: 'client' }))).toBe(true)
  expect(isReported(item({ status: 'open', by: 'client' }))).toBe(false)
  expect(isReported(item({ status: 'done' }))).toBe(false)
})
