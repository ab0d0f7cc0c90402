import { expect, test } from 'vitest'
import { overdue } from '../../../../../shared/domain/roster/overdue.ts'
import { dayAfter, ground, item, on } from './records.ts'

test('E38: from the day after its due day on, and not on it', () => {
  expect(overdue(ground({ items: [item(0)] }), on())).toBeNull()
  expect(overdue(ground({ items: [item(-1)] }), on())).toEqual({ kind: 'overdue', late: 1, oldestDue: dayAfter(-1) })
})

test('E38: whoever owns it, open or stuck; all are counted', () => {
  const items = [item(-2, { owner: 'coach' }), item(-5, { status: 'stuck' }), item(-9, { status: 'done' }), item(3)]
  expect(overdue(ground({ items }), on())).toEqual({ kind: 'overdue', late: 2, oldestDue: dayAfter(-5) })
})

test('E38: what is closed is not late', () => {
  expect(overdue(ground({ items: [item(-9, { status: 'done' }), item(-9, { status: 'skipped' })] }), on())).toBeNull()
})
