import { expect, test } from 'vitest'
import { momentumIn, sessionLook, weekLook } from '../../../../renderer/components/momentum-look.ts'
import { brief, untilWords } from '../../../../renderer/strings/brief.ts'
import { momentum } from '../../../../renderer/strings/momentum.ts'
import type { BriefView } from '../../../../shared/ipc/brief.ts'

const TODAY = '2026-11-17'
const at = (time: string) => `2026-11-17T${time}:00.000Z`
const view = (over: Partial<BriefView> = {}): BriefView => ({
  now: at('09:48'), today: TODAY, zone: 'UTC', sessionId: '0', clientId: '0', clientName: 'Marta Oliveira', state: 'booked',
  startedAt: at('10:00'), endsAt: at('11:00'), number: 7, place: '', others: [], readAt: null, noteId: null, noteFrom: at('09:30'),
  last: { startedAt: '2026-11-10T10:00:00.000Z', number: 6 }, agreed: [], furtherAgreed: 4, promised: [], furtherPromised: 0,
  waiting: [], furtherWaiting: 0, note: null, messages: 0, ...over,
})

test('E41: when it is, is said with how far off it is; of one that is not booked any more, what became of it', () => {
  expect(brief.lead(view())).toBe('Session 7, today 10:00 to 11:00, in 12 minutes')
  expect(brief.lead(view({ now: at('10:05') }))).toBe('Session 7, today 10:00 to 11:00, begun 5 minutes ago')
  expect(brief.lead(view({ now: '2026-11-16T08:00:00.000Z', today: '2026-11-16' }))).toBe('Session 7, tomorrow 10:00 to 11:00')
  expect(brief.lead(view({ now: '2026-11-15T08:00:00.000Z', today: '2026-11-15' }))).toBe('Session 7, Tuesday, in 2 days, 10:00 to 11:00')
  expect(brief.lead(view({ state: 'held', now: at('12:00') }))).toBe('Session 7, today 10:00 to 11:00, held')
  expect(brief.lead(view({ state: 'cancelled' }))).toBe('Session, today 10:00 to 11:00, cancelled')
  expect(untilWords(at('11:30'), view())).toBe('')
})

test('E41: paper says the day itself, and counts nothing down', () => {
  expect(brief.leadOnPaper(view())).toBe('Session 7, Tuesday 17 November 2026, 10:00 to 11:00')
  expect(brief.leadOnPaper(view({ state: 'held' }))).toBe('Session 7, Tuesday 17 November 2026, 10:00 to 11:00, held')
})

test('E41: what was agreed is counted, with the day it was agreed on', () => {
  expect(brief.agreedHead(view())).toBe('Four things were agreed on Tuesday 10 November')
  expect(brief.agreedHead(view({ last: { startedAt: '2026-11-16T10:00:00.000Z', number: 6 }, furtherAgreed: 1 })))
    .toBe('One thing was agreed yesterday')
  expect(brief.nothingAgreed(view({ last: { startedAt: '2026-11-13T10:00:00.000Z', number: 6 } }))).toBe('Nothing was agreed on Friday.')
})

test('E41: what does not fit, and what waits, is counted in words', () => {
  expect(brief.furtherItems(1)).toBe('One more stands on the client’s page.')
  expect(brief.furtherItems(3)).toBe('Three more stand on the client’s page.')
  expect(brief.furtherLines(1)).toBe('One more line in the note.')
  expect(brief.messages(2, 'Marta Oliveira')).toBe('Two messages to \u2068Marta\u2069 wait to be sent.')
  expect(brief.noteFrom(view())).toBe('From 09:30 on, a note is this session’s.')
})

const none = Array<number>(12).fill(0)
const last = (...figures: readonly number[]) => [...none.slice(figures.length), ...figures]

test('E42: the strip in a sentence', () => {
  const said = (due: readonly number[], done: readonly number[], setbacks: readonly number[] = none) =>
    momentum.sentence({ due, done, setbacks }, TODAY)
  expect(said(none, none)).toBe('Nothing was due in the last twelve weeks.')
  expect(said(last(2), last(1))).toBe('Something was done in the one week in which something was due.')
  expect(said(last(2, 1), last(1, 1))).toBe('Something was done in both weeks in which something was due.')
  expect(said(last(1, 2, 1), last(1, 1, 1))).toBe('Something was done in all three weeks in which something was due.')
  expect(said(last(1, 2, 1), none)).toBe('Nothing was done in the three weeks in which something was due.')
  expect(said(last(1, 2, 1), last(0, 1, 0), last(1)))
    .toBe('Something was done in one of the three weeks in which something was due. One thing went back this week.')
  expect(said(none, none, last(1, 0, 2, 0)))
    .toBe('Nothing was due in the last twelve weeks. Three things went back, the last in the week of 9 November.')
})

test('E42: a week is drawn by what is done of it; this one is open until all of it is', () => {
  expect([[0, 0], [2, 0], [2, 1], [2, 2]].map(([due = 0, done = 0]) => weekLook(due, done, false))).toEqual(['rest', 'none', 'some', 'all'])
  expect([[0, 0], [2, 0], [2, 1], [2, 2]].map(([due = 0, done = 0]) => weekLook(due, done, true))).toEqual(['rest', 'now', 'now', 'all'])
  expect(sessionLook({ held: 1, missed: 1, booked: 1 })).toBe('missed')
  expect(sessionLook({ held: 1, missed: 0, booked: 1 })).toBe('held')
  expect(sessionLook({ held: 0, missed: 0, booked: 0 })).toBeNull()
  const week = { monday: TODAY, done: 1, doneLate: 2, skipped: 1, stuck: 1, open: 1, late: 1, setbacks: 3, held: 0, missed: 0, booked: 0 }
  expect(momentumIn([week])).toEqual({ due: [7], done: [3], setbacks: [3] })
})
