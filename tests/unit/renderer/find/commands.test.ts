import { expect, test } from 'vitest'
import { addNamed, commandsFor, matchingCommands, writeOn, type Now } from '../../../../renderer/views/find/commands.ts'
import { client, id } from './found.ts'

const NOW: Now = { room: 'today', look: 'system', isSample: false }
const shortcut = (key: string): string => `Ctrl ${key}`
const all = (now: Partial<Now> = {}) => commandsFor({ ...NOW, ...now }, shortcut)
const names = (typed: string, now: Partial<Now> = {}): readonly string[] =>
  matchingCommands(all(now), typed).map(({ words }) => words.text)

test('before anything is typed there is everything that can be done', () => {
  expect(names('')).toEqual([
    'Write a quick note', 'Add a client', 'Go to Clients', 'Go to Calendar', 'Go to My practice',
    'Go to Privacy', 'Go to Settings',
    'Switch to the light look', 'Switch to the dark look', 'Walk through the sample practice', 'Lock the practice',
  ])
})

test('what would change nothing is not offered', () => {
  expect(names('', { room: 'settings' })).not.toContain('Go to Settings')
  expect(names('', { room: 'settings' })).toContain('Go to Today')
  expect(names('look', { look: 'dark' })).toEqual(['Follow the computer’s look', 'Switch to the light look'])
  expect(names('sample', { isSample: true })).toEqual(['Leave the sample practice'])
})

test('what is not known yet is not offered', () => {
  expect(names('look', { look: null })).toEqual([])
  expect(names('sample', { isSample: null })).toEqual([])
})

test('every word has to stand in the name, without regard to case, accents and order', () => {
  expect(names('NÖTE wri')).toEqual(['Write a quick note'])
  expect(names('note zebra')).toEqual([])
})

test('a command is found by other words for it, once three letters are typed', () => {
  expect(names('theme')).toEqual(['Switch to the light look', 'Switch to the dark look'])
  expect(names('th').every((name) => name.includes('th'))).toBe(true)
})

test('the command whose words begin as typed comes before one that only has the letters', () => {
  expect(names('lo')[0]).toBe('Switch to the light look')
  expect(names('loc')).toEqual(['Lock the practice'])
  // `Lock the practice` has the letters, the names of two rooms begin with them, and stand first.
  expect(names('pr')).toEqual(['Go to My practice', 'Go to Privacy', 'Walk through the sample practice', 'Lock the practice'])
  expect(names('te')).toEqual(['Write a quick note'])
})

test('at most five stand under what was found', () => {
  expect(names('t').length).toBe(5)
})

test('the letters are marked where they stand in the name', () => {
  const [found] = matchingCommands(all(), 'lock')
  expect(found?.words.marks).toEqual([{ from: 0, to: 4 }])
})

test('quotation marks do not keep a command from being found', () => {
  expect(names('"quick note"')).toEqual(['Write a quick note'])
})

test('the key that does the same is said', () => {
  expect(matchingCommands(all(), 'quick')[0]?.hint.words).toBe('Ctrl N')
  expect(matchingCommands(all(), 'lock')[0]?.hint.words).toBe('Ctrl L')
})

test('a note can be written on the first three clients that were found', () => {
  const found = matchingCommands(writeOn([1, 2, 3, 4].map((nth) => client(nth, `Marta ${'ABCD'[nth - 1] ?? ''}`))), 'mar')
  expect(found.map(({ words }) => words.text)).toEqual(['A', 'B', 'C'].map((letter) => `Write a note on Marta ${letter}`))
  expect(found[0]).toMatchObject({ clientId: id(1), doing: { does: 'write', clientId: id(1) } })
  expect(found[0]?.words.marks).toEqual([{ from: 16, to: 19 }])
})

test('a name can be added as it was typed, without the space around it; white space is no name', () => {
  expect(addNamed('  Noor Haddad ')?.doing).toEqual({ does: 'add-client', name: 'Noor Haddad' })
  expect(addNamed('   ')).toBeNull()
  expect(addNamed('x'.repeat(201))).toBeNull()
})
