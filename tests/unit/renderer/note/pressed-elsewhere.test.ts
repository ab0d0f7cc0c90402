import { expect, test } from 'vitest'
import { pressedElsewhere } from '../../../../renderer/views/note/editor/pressed-elsewhere.ts'

const key = (code: string, repeat = false) => ({ code, repeat })

test('a key that opened the note and is still held writes nothing in it', () => {
  const keys = pressedElsewhere()
  expect(keys.isForeign(key('Enter', true))).toBe(true)
  expect(keys.isForeign(key('Enter', true))).toBe(true)
})

test('a key that was pressed in the note repeats as long as it is held', () => {
  const keys = pressedElsewhere()
  expect(keys.isForeign(key('KeyN'))).toBe(false)
  expect(keys.isForeign(key('KeyN', true))).toBe(false)
})

test('what was pressed before the note was left does not count when it is come back to', () => {
  const keys = pressedElsewhere()
  keys.isForeign(key('Enter'))
  keys.left()
  expect(keys.isForeign(key('Enter', true))).toBe(true)
  expect(keys.isForeign(key('Enter'))).toBe(false)
})

test('a key without a place on the keyboard, as some input methods send it, is never held back', () => {
  expect(pressedElsewhere().isForeign(key('', true))).toBe(false)
})
