import { expect, test } from 'vitest'
import { missedInARow } from '../../../../../shared/domain/roster/missed.ts'
import { ground, noonAfter, on, session } from './records.ts'

const said = (sessions: Parameters<typeof session>[], missed = 2) =>
  missedInARow(ground({ sessions: sessions.map((parts) => session(...parts)) }), on({ missed }))

test('E38: the last two of her sessions were both missed', () => {
  expect(said([[-30, 'held'], [-14, 'missed'], [-7, 'missed']])).toEqual({ kind: 'missed-two', missed: 2, lastAt: noonAfter(-7) })
})

test('E38: in whatever order they were written down, and more than two are all counted', () => {
  expect(said([[-7, 'missed'], [-21, 'missed'], [-30, 'held'], [-14, 'missed']])).toMatchObject({ missed: 3, lastAt: noonAfter(-7) })
})

test('E38: one that was held since ends it; one that was cancelled, or is booked, counts as neither', () => {
  expect(said([[-21, 'missed'], [-14, 'missed'], [-7, 'held']])).toBeNull()
  expect(said([[-21, 'missed'], [-14, 'cancelled'], [-7, 'missed'], [-1, 'booked'], [7, 'booked']])).toMatchObject({ missed: 2 })
})

test('E38: one missed is one, and says nothing until the coach wants it to', () => {
  expect(said([[-7, 'missed']])).toBeNull()
  expect(said([[-7, 'missed']], 1)).toMatchObject({ missed: 1 })
  expect(said([[-21, 'missed'], [-14, 'missed'], [-7, 'missed']], 4)).toBeNull()
})

test('E38: of two that began at one instant the held one is the later', () => {
  expect(said([[-14, 'missed'], [-7, 'missed'], [-7, 'held']])).toBeNull()
})

test('E38: of nobody’s sessions nothing is said', () => { expect(said([])).toBeNull() })
