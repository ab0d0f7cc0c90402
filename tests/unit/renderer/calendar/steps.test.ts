import { expect, test } from 'vitest'
import { stepFrom, type Columns } from '../../../../renderer/views/calendar/steps.ts'

const WEEK: Columns = [
  [{ id: 'mon', top: -1 }, { id: 'm9', top: 36 }, { id: 'm14', top: 200 }],
  [{ id: 'tue', top: -1 }],
  [{ id: 'wed', top: -1 }, { id: 'w13', top: 160 }],
]

const go = (from: string, ...keys: readonly string[]) => keys.reduce((id, key) => stepFrom(WEEK, id, key) ?? id, from)

test('down and up lead through a day and stay at its ends', () => {
  expect(go('mon', 'ArrowDown')).toBe('m9')
  expect(go('mon', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('m14')
  expect(go('m9', 'ArrowUp', 'ArrowUp')).toBe('mon')
})

test('left and right lead to what stands nearest, to the head of an empty day, and end with the week', () => {
  expect(go('m14', 'ArrowRight')).toBe('tue')
  expect(go('w13', 'ArrowLeft')).toBe('tue')
  expect(go('mon', 'ArrowRight', 'ArrowRight')).toBe('wed')
  expect(go('w13', 'ArrowRight')).toBe('w13')
  expect(go('m9', 'ArrowLeft')).toBe('m9')
  expect(go('w13', 'Home')).toBe('m14')
  expect(go('m9', 'End')).toBe('w13')
})

test('another key, or a session that is gone, leads nowhere', () => {
  expect(stepFrom(WEEK, 'mon', 'a')).toBeNull()
  expect(stepFrom(WEEK, 'gone', 'ArrowDown')).toBeNull()
})
