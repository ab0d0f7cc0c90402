import { expect, test } from 'vitest'
import { clients, reasonFor } from '../../../../renderer/strings/clients.ts'
import { TODAY, ZONE, client } from '../items/rows.ts'

const said = (parts: Parameters<typeof client>[0]) => {
  const { late, rest } = reasonFor(client(parts), TODAY, ZONE)
  return [late, rest]
}

test('what is late is said first and set apart, with how much more is open', () => {
  expect(said({ open: 1, overdue: 1, nextDue: '2026-11-13' })).toEqual(['Overdue since Friday', ''])
  expect(said({ open: 4, overdue: 1, nextDue: '2026-11-16' })).toEqual(['Overdue since yesterday', ', three more open'])
  expect(said({ open: 2, overdue: 2, nextDue: '2026-11-02' }))
    .toEqual(['Two things overdue, the first since Monday 2 November', ''])
})

test('what is open says when the next is due', () => {
  expect(said({ open: 1, nextDue: '2026-11-18' })).toEqual(['', 'One thing due tomorrow'])
  expect(said({ open: 3, nextDue: TODAY })).toEqual(['', 'Three things open, the next due today'])
})

test('a half-written note is mentioned whatever else there is', () => {
  expect(said({ open: 1, overdue: 1, nextDue: '2026-11-13', hasDraft: true })[1]).toBe(', a note is half written')
  expect(said({ open: 1, nextDue: TODAY, hasDraft: true })[1]).toBe('One thing due today, a note is half written')
  expect(said({ hasDraft: true })).toEqual(['', 'A note is half written'])
})

test('who is quiet says when she was last written about, by the coach’s own clock', () => {
  expect(said({ lastNoteAt: '2026-11-12T09:00:00.000Z' })).toEqual(['', 'Nothing open, last note Thursday'])
  expect(reasonFor(client({ lastNoteAt: '2026-11-12T23:30:00.000Z' }), TODAY, 'Asia/Tokyo').rest)
    .toBe('Nothing open, last note Friday')
  expect(said({})).toEqual(['', 'No note yet'])
})

test('a name that is too long is refused with its length, not cut', () => {
  expect(clients.nameTooLong(243)).toBe('A name can hold 200 characters; this one has 243. Nothing was cut.')
})

test('V1: nothing is said of notes to whoever has no key for them', () => {
  expect(reasonFor(client({}), TODAY, ZONE, false)).toEqual({ late: '', rest: 'Nothing open' })
  expect(reasonFor(client({}), TODAY, ZONE)).toEqual({ late: '', rest: 'No note yet' })
})
