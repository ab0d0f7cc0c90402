import { expect, test } from 'vitest'
import { quiet } from '../../../../../shared/domain/roster/quiet.ts'
import { ground, item, noonAfter, on, session } from './records.ts'

const said = (parts: Parameters<typeof ground>[0], threshold = 21) => quiet(ground(parts), on({ quiet: threshold }))
const marked = (days: number, by: 'client' | 'coach' = 'client') =>
  item(-60, { status: 'done', history: [{ at: noonAfter(-90), status: 'open', by: 'coach' }, { at: noonAfter(days), status: 'done', by }] })

test('E38: from the twenty-first day without a word on, and not from the twentieth', () => {
  expect(said({ savedAt: [noonAfter(-20)] })).toBeNull()
  expect(said({ savedAt: [noonAfter(-21)] })).toEqual({ kind: 'quiet', days: 21, since: noonAfter(-21), ever: true })
})

test('E38: a session that was held, a note that was saved, a status by anybody: each is a word', () => {
  const long = { savedAt: [noonAfter(-40)] }
  expect(said({ ...long, sessions: [session(-30, 'held')] })).toMatchObject({ since: noonAfter(-30) })
  expect(said({ ...long, items: [marked(-25)] })).toMatchObject({ since: noonAfter(-25) })
  expect(said({ ...long, items: [marked(-20, 'coach')] })).toBeNull()
})

test('E38: one that was missed, cancelled or only booked is none', () => {
  const sessions = [session(-2, 'missed'), session(-3, 'cancelled'), session(7, 'booked'), session(-1, 'booked')]
  expect(said({ sessions, savedAt: [noonAfter(-22)] })).toMatchObject({ days: 22 })
})

test('E38: where there was never any, counted from the day she was added', () => {
  expect(said({ addedAt: noonAfter(-20) })).toBeNull()
  expect(said({ addedAt: noonAfter(-21) })).toEqual({ kind: 'quiet', days: 21, since: noonAfter(-21), ever: false })
})

test('E38: days are those of the coach’s calendar, not of 24 hours', () => {
  const late = { savedAt: ['2026-10-27T23:59:00.000Z'] }
  const early = on({}, { at: '2026-11-17T00:01:00.000Z' })
  expect(quiet(ground(late), early)).toMatchObject({ days: 21 })
  const elsewhere = on({}, { at: '2026-11-17T00:01:00.000Z', today: '2026-11-16', zone: 'America/New_York' })
  expect(quiet(ground(late), elsewhere)).toBeNull()
})

test('E18: of whoever’s record did not open, and who left no trace, it is not known', () => {
  expect(said({ addedAt: null })).toBeNull()
  expect(said({ addedAt: null, savedAt: [noonAfter(-30)] })).toMatchObject({ days: 30 })
})
