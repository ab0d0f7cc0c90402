import { expect, test } from 'vitest'
import { stuck } from '../../../../../shared/domain/roster/stuck.ts'
import { ground, item, noonAfter, on } from './records.ts'

const since = (days: number) => item(3, {
  status: 'stuck', history: [{ at: noonAfter(-20), status: 'open', by: 'coach' }, { at: noonAfter(days), status: 'stuck', by: 'client' }],
})

test('E38: an item is stuck, whoever owns it and whenever it is due', () => {
  expect(stuck(ground({ items: [item(30, { status: 'stuck', owner: 'coach' })] }), on())).toMatchObject({ stuck: 1 })
  expect(stuck(ground({ items: [item(3), item(-3), item(-3, { status: 'done' })] }), on())).toBeNull()
})

test('E38: since when the first of them is', () => {
  expect(stuck(ground({ items: [since(-2), since(-6), item(1)] }), on())).toEqual({ kind: 'stuck', stuck: 2, since: noonAfter(-6) })
})

test('E31: the coach confirming it does not make it stuck since then', () => {
  const said = since(-6)
  const confirmed = { ...said, history: [...said.history, { at: noonAfter(-1), status: 'stuck', by: 'coach' } as const] }
  expect(stuck(ground({ items: [confirmed] }), on())).toMatchObject({ since: noonAfter(-6) })
})

test('an item whose history says nothing is stuck since nobody knows when', () => {
  expect(stuck(ground({ items: [item(1, { status: 'stuck', history: [] })] }), on())).toMatchObject({ since: '1970-01-01T00:00:00.000Z' })
})
