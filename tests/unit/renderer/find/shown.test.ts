import { expect, test } from 'vitest'
import { rowsOf, sectionsAtFirst, sectionsOf, spoken } from '../../../../renderer/views/find/entries.ts'
import { shownFor, shownForName } from '../../../../renderer/views/find/shown.ts'
import type { Answered, Around } from '../../../../renderer/views/find/use-answers.ts'
import type { FindView, TodayView } from '../../../../shared/ipc/views.ts'
import { item as row } from '../items/rows.ts'
import { client, id, item, note, TODAY, view, ZONE } from './found.ts'

const AROUND: Around = { today: null, look: 'system', isSample: false }
const shown = (answered: Answered | null, isBlank = false, around = AROUND) =>
  shownFor({ answered, isBlank, around, room: 'today', shortcut: (key) => `Ctrl ${key}` })
const answer = (words: string, found: FindView): Answered => ({ words, view: found })
const titles = (sections: readonly { readonly title: string }[]) => sections.map(({ title }) => title)
const said = (found: FindView) => rowsOf(sectionsOf(found, [])).map(spoken)

test('clients, notes, actions and commands stand in this order, each only where there is one', () => {
  const whole = view({ clients: [client(1, '[Mar]ta')], notes: [note(1, '[Mar]ta', 'x')], items: [item(1, '[Mar]ta', 'x')] })
  expect(titles(shown(answer('mar', whole)).sections)).toEqual(['Clients', 'Notes', 'Actions', 'Commands'])
  expect(titles(sectionsOf(view({ notes: [note(1, 'Marta', 'x')] }), []))).toEqual(['Notes'])
})

test('a client opens her page, and says when the next thing is due', () => {
  const [entry] = rowsOf(sectionsOf(view({ clients: [client(1, '[Mar]ta Oliveira', '2026-11-19')] }), []))
  expect(entry).toMatchObject({
    doing: { does: 'go', place: { room: 'client', clientId: id(1) } }, clientId: id(1),
    hint: { words: 'next due Thursday', exact: 'Thursday 19 November 2026', isLate: false },
  })
})

test('what is overdue says so in words', () => {
  expect(said(view({ clients: [client(1, 'Marta', '2026-11-13')] }))).toEqual(['Marta, overdue since Friday'])
  expect(said(view({ items: [item(1, 'Marta', 'Walk', { due: '2026-11-13' })] }))).toEqual(['Marta: Walk, was due Friday'])
})

test('a note opens at its line; where only the name was found, as it was left', () => {
  const found = view({ notes: [note(1, 'Marta', 'an [hour]'), note(2, 'Marta', 'x', { at: null })] })
  const [first, second] = rowsOf(sectionsOf(found, []))
  expect(first?.doing).toEqual({
    does: 'go', place: { room: 'note', clientId: id(1), noteId: id(101), at: { from: 4, to: 9 } },
  })
  expect(second?.doing).toEqual({ does: 'go', place: { room: 'note', clientId: id(2), noteId: id(102) } })
})

test('a note about nobody is found, and nobody can be written about from it', () => {
  const found = view({ notes: [note(1, null, 'x')] })
  expect(said(found)).toEqual(['Quick note: x, Tuesday 10 November'])
  expect(rowsOf(sectionsOf(found, []))[0]).toMatchObject({ clientId: null, doing: { place: { clientId: null } } })
})

test('what is not saved yet is said', () => {
  expect(said(view({ notes: [note(1, 'Marta', 'x', { hasDraft: true })] }))).toEqual(['Marta: x, half written, Tuesday 10 November'])
})

test('what still waits is shown on the client’s page, what is closed where it was agreed', () => {
  const statuses = ['open', 'stuck', 'done', 'skipped'] as const
  const found = view({ items: statuses.map((status, nth) => item(nth, 'Marta', 'Walk', { status })) })
  expect(rowsOf(sectionsOf(found, [])).map(({ doing }) => doing.does === 'go' && doing.place)).toEqual([
    { room: 'client', clientId: id(0), itemId: id(200) },
    { room: 'client', clientId: id(1), itemId: id(201) },
    { room: 'note', clientId: id(2), noteId: id(102), at: { from: 20, to: 30 } },
    { room: 'note', clientId: id(3), noteId: id(103), at: { from: 20, to: 30 } },
  ])
  expect(said(found)).toEqual(
    ['Marta: Walk, due Thursday', 'Marta: Walk, stuck, due Thursday', 'Marta: Walk, done', 'Marta: Walk, skipped'],
  )
})

test('a person is called short, unless the match or another one of that name would be lost', () => {
  const one = view({ notes: [note(1, '[Mar]ta Oliveira', 'x'), note(2, 'Sofia [Mar]chetti', 'x')] })
  expect(said(one).map((words) => words.split(':')[0])).toEqual(['Marta', 'Sofia Marchetti'])
  const two = view({ notes: [note(1, 'Marta Oliveira', 'x')], items: [item(2, 'Marta Reid', 'x')] })
  expect(said(two).map((words) => words.split(':')[0])).toEqual(['Marta Oliveira', 'Marta Reid'])
})

test('more than is shown is said, with what to do', () => {
  const found = view({ notes: [note(1, 'Marta', 'x')], all: { clients: 0, notes: 1_215, items: 0 } })
  expect(sectionsOf(found, [])[0]?.more).toBe('and 1,214 more notes: add a word')
  expect(sectionsOf({ ...found, all: { clients: 0, notes: 2, items: 0 } }, [])[0]?.more).toBe('and 1 more note: add a word')
  expect(sectionsOf(view({ notes: [note(1, 'Marta', 'x')] }), [])[0]?.more).toBe('')
})

test('how much was found is said', () => {
  const found = view({ clients: [client(1, '[zz]')], all: { clients: 2, notes: 14, items: 1 } })
  expect(shown(answer('zz', found)).said).toBe('Two clients, 14 notes, one action, one command.')
})

test('where nothing is found, a note and a client of that name are one step away', () => {
  const { sections, isNothing, said: words } = shown(answer('Zoë', view()))
  expect(isNothing).toBe(true)
  expect(words).toBe('Nothing has those words. Part of a name or of a word is enough.')
  expect(rowsOf(sections).map(({ doing }) => doing)).toEqual([{ does: 'quick-note' }, { does: 'add-client', name: 'Zoë' }])
})

test('a command that has the words is found, also where nothing else is', () => {
  const { sections, isNothing } = shown(answer('lock', view()))
  expect(isNothing).toBe(false)
  expect(rowsOf(sections).map(({ doing }) => doing)).toEqual([{ does: 'lock' }])
})

test('a search that failed leaves the commands', () => {
  const failed: Answered = { words: 'lock', error: { code: 'disk-failed' } }
  expect(rowsOf(shown(failed).sections).map(({ doing }) => doing)).toEqual([{ does: 'lock' }])
  expect(shown({ ...failed, words: 'zz' })).toEqual({ sections: [], isNothing: false, said: '' })
})

const today: TodayView = {
  today: TODAY, zone: ZONE, hasClients: true, sheetOnThisComputer: false, damage: { kept: 0, unopened: 0, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false },
  overdue: [row({ clientId: id(1), clientName: 'Marta', due: '2026-11-13' })],
  open: [2, 1, 3, 4].map((nth) => row({ clientId: id(nth), clientName: `Client ${String(nth)}`, due: '2026-11-20' })),
  drafts: [{ noteId: id(9), clientId: null, clientName: null, keptAt: '2026-11-17T09:00:00.000Z', opening: '' }],
}

test('before anything is typed: who is due first, each once, what is half written, and what can be done', () => {
  const sections = sectionsAtFirst(today, [])
  expect(titles(sections)).toEqual(['Clients', 'Half written'])
  expect(rowsOf(sections).map(spoken)).toEqual([
    'Marta, overdue since Friday', 'Client 2, next due Friday', 'Client 3, next due Friday', 'Quick note, today',
  ])
})

test('before the first answer, and when the field is emptied, the beginning is shown', () => {
  const at = (words: string) => titles(shown(answer(words, view()), true, { ...AROUND, today }).sections)
  expect(at('mar')).toEqual(['Clients', 'Half written', 'Commands'])
  expect(titles(shown(null).sections)).toEqual(['Commands'])
})

test('while a new client is named there is the one row that adds her', () => {
  expect(rowsOf(shownForName('Noor').sections).map(({ doing }) => doing)).toEqual([{ does: 'add-client', name: 'Noor' }])
  expect(shownForName(' ').sections).toEqual([])
})
