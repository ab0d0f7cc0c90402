import { expect, test } from 'vitest'
import { noAction } from '../../../../../shared/domain/roster/no-action.ts'
import { dayAfter, ground, item, on } from './records.ts'

const said = (items: readonly ReturnType<typeof item>[], actionWithin = 7) => noAction(ground({ items }), on({ actionWithin }))

test('E38: from today to seven days ahead something is due, or it is said', () => {
  expect(said([])).toEqual({ kind: 'no-action', within: 7, nextDue: null })
  expect(said([item(0)])).toBeNull()
  expect(said([item(7)])).toBeNull()
  expect(said([item(8), item(12)])).toEqual({ kind: 'no-action', within: 7, nextDue: dayAfter(8) })
})

test('E38: what is late is action enough, and what the coach promised too', () => {
  expect(said([item(-1)])).toBeNull()
  expect(said([item(-1), item(20)])).toBeNull()
  expect(said([item(2, { owner: 'coach' })])).toBeNull()
})

test('E38: what is closed is no action any more', () => {
  expect(said([item(2, { status: 'done' }), item(-2, { status: 'skipped' })])).toMatchObject({ nextDue: null })
})

test('E38: the threshold is the coach’s to choose', () => {
  expect(said([item(2)], 1)).toEqual({ kind: 'no-action', within: 1, nextDue: dayAfter(2) })
  expect(said([item(30)], 30)).toBeNull()
})
