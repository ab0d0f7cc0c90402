import { describe, expect, test } from 'vitest'
import { attendance, noShow } from '../../../../../shared/domain/measures/attendance.ts'
import { captureTime } from '../../../../../shared/domain/measures/capture-time.ts'
import { followUps } from '../../../../../shared/domain/measures/follow-ups.ts'
import { noteDelay } from '../../../../../shared/domain/measures/note-delay.ts'
import { noteOnTime } from '../../../../../shared/domain/measures/note-on-time.ts'
import { prepTime } from '../../../../../shared/domain/measures/prep-time.ts'
import { adminHours, workarounds } from '../../../../../shared/domain/measures/reported.ts'
import { retention } from '../../../../../shared/domain/measures/retention.ts'
import { rosterReviewed } from '../../../../../shared/domain/measures/roster-reviewed.ts'
import { monthSpan, spanOf } from '../../../../../shared/domain/measures/span.ts'
import { createDayLine } from '../../../../../shared/domain/measures/day-line.ts'
import { ground, item, line, message, OCTOBER, session } from './made.ts'

const noted = (...savedAt: readonly string[]) => ({
  sessions: savedAt.map((_, index) => session({ noteId: `note ${String(index)}` })),
  notes: new Map(savedAt.map((at, index) => [`note ${String(index)}`, { begunAt: '2026-10-06T09:50:00.000Z', savedAt: at }])),
})

describe('E43: notes', () => {
  test('are on time up to 24 hours after the end, and before it too', () => {
    const facts = noted('2026-10-06T09:55:00.000Z', '2026-10-07T10:00:00.000Z', '2026-10-07T10:00:00.001Z')
    expect(noteOnTime(ground(facts), OCTOBER)).toEqual({ value: 2 / 3, hits: 2, of: 3 })
  })

  test('of what was waived, missed, or did not open nothing is said', () => {
    const sessions = [
      session({ noteWaivedAt: '2026-10-06T11:00:00.000Z' }), session({ state: 'missed' }), session({ noteId: 'gone' }),
    ]
    expect(noteOnTime(ground({ sessions }), OCTOBER).of).toBe(0)
    expect(noteDelay(ground({ sessions }), OCTOBER).of).toBe(0)
  })

  test('a session belongs to the span it ended in', () => {
    const sessions = [session({ startedAt: '2026-10-31T23:30:00.000Z', endsAt: '2026-11-01T00:30:00.000Z' })]
    expect(noteOnTime(ground({ sessions }), OCTOBER).of).toBe(0)
    expect(noteOnTime(ground({ sessions }), monthSpan(line, '2026-11')).of).toBe(1)
    expect(attendance(ground({ sessions }), OCTOBER).of).toBe(1)
  })

  test('the delay is the middle one, and none is less than 0', () => {
    expect(noteDelay(ground(noted('2026-10-06T09:55:00.000Z', '2026-10-06T12:00:00.000Z', '2026-10-06T15:00:00.000Z')), OCTOBER))
      .toEqual({ value: 2, hits: 3, of: 3 })
    expect(noteDelay(ground(noted('2026-10-06T09:55:00.000Z')), OCTOBER).value).toBe(0)
  })

  test('writing takes from begun to first saved, 30 minutes at most, by the day it was saved', () => {
    const facts = noted('2026-10-06T09:51:00.000Z', '2026-10-06T09:53:00.000Z', '2026-10-06T18:00:00.000Z', '2026-10-06T10:00:00.000Z')
    expect(captureTime(ground(facts), OCTOBER)).toEqual({ value: 6.5, hits: 4, of: 4 })
    expect(captureTime(ground(noted('2026-10-09T18:00:00.000Z')), OCTOBER).value).toBe(30)
    expect(captureTime(ground(facts), monthSpan(line, '2026-11')).value).toBe(null)
  })
})

test('E43: preparing is from the brief to the start, of sessions held whose brief was read before it', () => {
  const read = (briefReadAt: string | null, parts: Parameters<typeof session>[0] = {}) => session({ briefReadAt, ...parts })
  const sessions = [
    read('2026-10-06T08:57:00.000Z'), read('2026-10-06T06:00:00.000Z'), read('2026-10-06T09:00:00.000Z'), read(null),
    read('2026-10-06T08:00:00.000Z', { state: 'missed' }),
  ]
  expect(prepTime(ground({ sessions }), OCTOBER)).toEqual({ value: 16.5, hits: 2, of: 2 })
})

test('E43: attendance is who came of those held or missed; booked and cancelled ones are neither', () => {
  const sessions = [session(), session(), session(), session({ state: 'missed' }), session({ state: 'cancelled' }), session({ state: 'booked' })]
  expect(attendance(ground({ sessions }), OCTOBER)).toEqual({ value: 0.75, hits: 3, of: 4 })
  expect(noShow(ground({ sessions }), OCTOBER)).toEqual({ value: 0.25, hits: 1, of: 4 })
})

describe('E43: retention', () => {
  const of = (startedOn: string, endedOn: string | null, to = '2026-10-31') =>
    retention(ground({ engagements: [{ startedOn, endedOn }] }), spanOf(line, '2026-10-01', to))

  test('is of those that could be a year old in the twelve months up to the end', () => {
    expect(of('2025-10-31', null)).toEqual({ value: 1, hits: 1, of: 1 })
    expect(of('2025-11-01', null).of).toBe(0)
    expect(of('2024-11-01', null).of).toBe(1)
    expect(of('2024-10-31', null).of).toBe(0)
  })

  test('one that ended before its year was over did not stay; on the day itself it did', () => {
    expect(of('2025-03-10', '2026-03-09')).toEqual({ value: 0, hits: 0, of: 1 })
    expect(of('2025-03-10', '2026-03-10').value).toBe(1)
  })

  test('from a 29 February the year is over on the 28th', () => {
    expect(of('2024-02-29', '2025-02-28', '2025-03-31').value).toBe(1)
    expect(of('2024-02-29', '2025-02-27', '2025-03-31').value).toBe(0)
  })
})

describe('E43: follow-ups', () => {
  const sent = (sentAt: string | null, at?: string, parts: Parameters<typeof session>[0] = {}) => {
    const one = session(parts)
    const messages = sentAt === null ? [] : [message({ kind: 'follow-up', sessionId: one.id, sentAt })]
    return followUps(ground({ sessions: [one], items: [item({ sessionId: one.id })], messages }, at), OCTOBER)
  }

  test('are sent within seven days of the end', () => {
    expect(sent('2026-10-13T10:00:00.000Z')).toEqual({ value: 1, hits: 1, of: 1 })
    expect(sent('2026-10-13T10:00:00.001Z')).toEqual({ value: 0, hits: 0, of: 1 })
    expect(sent(null)).toEqual({ value: 0, hits: 0, of: 1 })
  })

  test('are not asked for where nothing was agreed, nobody came, or there is time', () => {
    expect(followUps(ground({ sessions: [session()] }), OCTOBER).of).toBe(0)
    expect(sent(null, undefined, { state: 'missed' }).of).toBe(0)
    expect(sent(null, '2026-10-08T10:00:00.000Z').of).toBe(0)
    expect(sent('2026-10-07T10:00:00.000Z', '2026-10-08T10:00:00.000Z').of).toBe(1)
  })

  test('a nudge is none', () => {
    const one = session()
    const messages = [message({ kind: 'confirmation', sessionId: one.id })]
    expect(followUps(ground({ sessions: [one], items: [item({ sessionId: one.id })], messages }), OCTOBER).hits).toBe(0)
  })
})

describe('E43: roster-reviewed', () => {
  const looked = (look: string, parts: Parameters<typeof session>[0] = {}) =>
    rosterReviewed(ground({ sessions: [session(parts)], looks: [look] }), OCTOBER).hits

  test('on the day or the day before, before the start', () => {
    expect(looked('2026-10-06T08:59:59.999Z')).toBe(1)
    expect(looked('2026-10-06T09:00:00.000Z')).toBe(0)
    expect(looked('2026-10-04T23:00:00.000Z')).toBe(1)
    expect(looked('2026-10-04T22:59:59.999Z')).toBe(0)
  })

  test('of a session on the first, the last day of the month before counts', () => {
    expect(looked('2026-09-30T10:00:00.000Z', { startedAt: '2026-10-01T09:00:00.000Z' })).toBe(1)
  })

  test('the day is that of where the coach is now', () => {
    const zone = 'Pacific/Auckland'
    // There it is the 7th already; the day before begins at 11:00 UTC of the 5th.
    const sessions = [session({ startedAt: '2026-10-06T20:00:00.000Z' })]
    const seen = (look: string) =>
      rosterReviewed(ground({ sessions, looks: [look] }, undefined, zone), monthSpan(createDayLine(zone), '2026-10')).hits
    expect(seen('2026-10-05T11:00:00.000Z')).toBe(1)
    expect(seen('2026-10-05T10:59:00.000Z')).toBe(0)
  })
})

test('E43: what only the coach can say is what she wrote down last in the span', () => {
  const reports = [
    { month: '2026-10', adminMinutesPerWeek: 390, workarounds: null },
    { month: '2026-08', adminMinutesPerWeek: 600, workarounds: 4 }, { month: '2026-11', adminMinutesPerWeek: null, workarounds: 0 },
  ]
  const quarter = spanOf(line, '2026-08-01', '2026-10-31')
  expect(adminHours(ground({ reports }), quarter)).toEqual({ value: 6.5, hits: 1, of: 1 })
  expect(workarounds(ground({ reports }), quarter).value).toBe(4)
  expect(workarounds(ground({ reports }), OCTOBER).value).toBe(null)
  expect(workarounds(ground({ reports }), monthSpan(line, '2026-11')).value).toBe(0)
})
