import { expect, test } from 'vitest'
import { note as words } from '../../../../renderer/strings/note.ts'
import { today } from '../../../../renderer/strings/today.ts'

const plain = (text: string) => text.replace(/[\u2068\u2069]/gu, '')

test('a note is called by whom it is about and which session', () => {
  expect(plain(words.nameOf({ clientName: 'Marta Oliveira', session: 7, opening: 'She' }))).toBe('Marta Oliveira, session 7')
})

test('a quick note is called by its first words, and before it has any by what it is', () => {
  expect(plain(words.nameOf({ clientName: null, session: null, opening: 'Called about the rota' }))).toBe('Called about the rota')
  expect(words.nameOf({ clientName: null, session: null, opening: '' })).toBe('Quick note')
  expect(plain(words.nameOf({ clientName: null, session: null, opening: 'word '.repeat(40) })).length).toBeLessThan(40)
})

test('a move says to whom, and what went with it', () => {
  expect(plain(words.moved('Jonas Weber', 3))).toBe('Moved to Jonas Weber, with three action items.')
  expect(plain(words.moved('Jonas Weber', 1))).toBe('Moved to Jonas Weber, with one action item.')
  expect(plain(words.moved('Jonas Weber', 0))).toBe('Moved to Jonas Weber.')
})

test('a draft about nobody yet is gone on with under its own name', () => {
  expect(today.goOnWith(null)).toBe('Go on writing the quick note')
  expect(today.goOnWith('Marta')).toBe('Go on writing the note about Marta')
})
