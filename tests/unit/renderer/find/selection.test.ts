import { expect, test } from 'vitest'
import { movedTo, selectedAt } from '../../../../renderer/views/find/selection.ts'

const press = (key: string, more: { withCtrl?: boolean, isRepeat?: boolean } = {}) =>
  ({ key, withCtrl: false, isRepeat: false, ...more })

test('arrows move by one and go round at the ends', () => {
  expect(movedTo(0, 3, press('ArrowDown'))).toBe(1)
  expect(movedTo(2, 3, press('ArrowDown'))).toBe(0)
  expect(movedTo(0, 3, press('ArrowUp'))).toBe(2)
})

test('a held arrow stops at the end', () => {
  expect(movedTo(2, 3, press('ArrowDown', { isRepeat: true }))).toBe(2)
  expect(movedTo(0, 3, press('ArrowUp', { isRepeat: true }))).toBe(0)
})

test('pages stop at the ends', () => {
  expect(movedTo(1, 30, press('PageDown'))).toBe(9)
  expect(movedTo(28, 30, press('PageDown'))).toBe(29)
  expect(movedTo(3, 30, press('PageUp'))).toBe(0)
})

test('Home and End are the field’s own, with Ctrl they are the list’s', () => {
  expect(movedTo(4, 9, press('Home'))).toBeNull()
  expect(movedTo(4, 9, press('End'))).toBeNull()
  expect(movedTo(4, 9, press('Home', { withCtrl: true }))).toBe(0)
  expect(movedTo(4, 9, press('End', { withCtrl: true }))).toBe(8)
})

test('other keys, and any key over an empty list, move nothing', () => {
  expect(movedTo(0, 9, press('ArrowLeft'))).toBeNull()
  expect(movedTo(0, 9, press('ArrowDown', { withCtrl: true }))).toBeNull()
  expect(movedTo(0, 0, press('ArrowDown'))).toBeNull()
})

test('what was chosen stays selected wherever it stands now; without it, the first', () => {
  expect(selectedAt(['a', 'b', 'c'], 'c')).toBe(2)
  expect(selectedAt(['c', 'a'], 'c')).toBe(0)
  expect(selectedAt(['a', 'b'], 'c')).toBe(0)
  expect(selectedAt(['a', 'b'], null)).toBe(0)
  expect(selectedAt([], 'a')).toBe(0)
})
