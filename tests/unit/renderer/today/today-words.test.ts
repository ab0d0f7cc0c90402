import { expect, test } from 'vitest'
import { latestFirst } from '../../../../renderer/views/today/drafts.tsx'
import { today } from '../../../../renderer/strings/today.ts'
import { TODAY, item } from '../items/rows.ts'

const draft = { noteId: '0', clientId: '0', clientName: 'Marta', keptAt: '2026-11-17T09:58:00.000Z', opening: '' }
const noDay = { sessions: [], people: 0, messages: 0 }
const entry = () => ({
  sessionId: '0', clientId: '0', clientName: 'Marta', people: 1, state: 'booked' as const,
  startedAt: '2026-11-17T10:00:00.000Z', endsAt: '2026-11-17T11:00:00.000Z',
})
const nothing = { overdue: [], open: [], drafts: [], today: TODAY }

test('the lead counts what needs her, in words', () => {
  expect(today.lead({
    overdue: [item(), item(), item()],
    open: [item({ due: TODAY }), item({ due: TODAY }), item({ due: '2026-11-20' })],
    drafts: [draft],
    today: TODAY,
  }, noDay)).toBe('Three things overdue, two things due today and one note half written.')
  expect(today.lead({ ...nothing, drafts: [draft] }, noDay)).toBe('One note half written.')
})

test('the lead counts sessions, people and messages first; what is late is somebody’s then', () => {
  const sessions = [entry(), entry(), entry()]
  expect(today.lead({ ...nothing, overdue: [item()] }, { sessions, people: 3, messages: 3 }))
    .toBe('Three sessions, three people who need you and three messages to send.')
  expect(today.lead(nothing, { sessions: [entry()], people: 1, messages: 1 }))
    .toBe('One session, one person who needs you and one message to send.')
})

test('on a free day the lead says when the next thing is due', () => {
  expect(today.lead({ ...nothing, open: [item({ due: '2026-11-20' })] }, noDay))
    .toBe('Nothing is due today. The next thing is due Friday, in 3 days.')
})

test('with nothing at all the lead is silent', () => {
  expect(today.lead(nothing, noDay)).toBe('')
})

const next = (over: Partial<Parameters<typeof today.nextStanding>[0]> = {}) => ({
  ...entry(), others: [], number: 7, place: '', isNear: true, agreed: 4, done: 1, late: 1, ...over,
})

test('E41: the next session is said with how far off it is', () => {
  const at = (now: string) => today.nextWhen(next(), { now, zone: 'UTC' })
  expect(at('2026-11-17T09:12:00.000Z')).toBe('Next, in 48 minutes')
  expect(at('2026-11-17T09:59:00.000Z')).toBe('Next, in 1 minute')
  expect(at('2026-11-17T08:40:00.000Z')).toBe('Next, in an hour and 20 minutes')
  expect(at('2026-11-17T08:00:00.000Z')).toBe('Next, in 2 hours')
  expect(at('2026-11-17T06:00:00.000Z')).toBe('Next, at 10:00')
  expect(at('2026-11-17T10:00:00.000Z')).toBe('Now')
  expect(at('2026-11-17T10:05:00.000Z')).toBe('Now, begun 5 minutes ago')
})

test('E41: and with what was agreed, what of it is done, and what is late', () => {
  expect(today.nextStanding(next())).toBe('Four things were agreed last time, one is done. One is overdue.')
  expect(today.nextStanding(next({ agreed: 1, done: 1, late: 0 }))).toBe('One thing was agreed last time, and it is done.')
  expect(today.nextStanding(next({ agreed: 2, done: 2, late: 0 }))).toBe('Two things were agreed last time, and all of it is done.')
  expect(today.nextStanding(next({ agreed: 0, done: 0, late: 2 }))).toBe('Nothing was agreed last time. Two are overdue.')
  expect(today.nextStanding(next({ agreed: 0, done: 0, late: 0, number: 1 }))).toBe('The first session.')
})

test('a group is named by two of its people', () => {
  expect(today.nextName(next())).toBe('Marta')
  expect(today.nextName(next({ people: 2, others: ['Noor'] }))).toBe('Marta and Noor')
  expect(today.nextName(next({ people: 4, others: ['Noor', 'Tom', 'Uma'] }))).toBe('Marta, Noor and two others')
})

test('V11: damage is said by number, with what is safe', () => {
  expect(today.damage({ kept: 4_112, unopened: 1, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false }))
    .toBe('One record did not open. It is kept as it is; the other 4,112 are here.')
  expect(today.damage({ kept: 1, unopened: 12, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false })).toContain('Twelve records did not open.')
})

test('V16: a part that disagrees with its list is said, also beside records that did not open', () => {
  expect(today.damage({ kept: 5, unopened: 0, disagreeing: 1, toldBefore: 0, missingFiles: 0, sheetLost: false })).toMatch(/^One of the five lists .* does not agree/u)
  expect(today.damage({ kept: 5, unopened: 2, disagreeing: 1, toldBefore: 0, missingFiles: 0, sheetLost: false })).toMatch(/^Two records.*One of the five lists/u)
})

test('a file that is gone is told with where it may still be', () => {
  expect(today.damage({ kept: 5, unopened: 0, disagreeing: 0, toldBefore: 0, missingFiles: 1, sheetLost: false })).toMatch(
    /^One file kept with notes is not where .* A backup has it, if one was made while it was there\. What the notes say/u)
  expect(today.damage({ kept: 5, unopened: 0, disagreeing: 0, toldBefore: 0, missingFiles: 3, sheetLost: false })).toMatch(
    /^Three files kept with notes are not where .* A backup has them, if one was made while they were there\./u)
})

test('without damage there is no sentence about it', () => {
  expect(today.damage({ kept: 5, unopened: 0, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false })).toBe('')
})

test('the draft that was kept last is the one to go on with', () => {
  const drafts = ['2026-11-16T10:00:00.000Z', '2026-11-17T09:58:00.000Z', '2026-11-17T08:00:00.000Z']
    .map((keptAt) => ({ ...draft, keptAt }))
  expect(latestFirst(drafts).map((one) => one.keptAt.slice(8, 13))).toEqual(['17T09', '17T08', '16T10'])
})
