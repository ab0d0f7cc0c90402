import { expect, test } from 'vitest'
import { latestFirst } from '../../../../renderer/views/today/drafts.tsx'
import { today } from '../../../../renderer/strings/today.ts'
import { TODAY, item } from '../items/rows.ts'

const draft = { noteId: '0', clientId: '0', clientName: 'Marta', keptAt: '2026-11-17T09:58:00.000Z', opening: '' }
const nothing = { overdue: [], open: [], drafts: [], today: TODAY }

test('the lead counts what needs her, in words', () => {
  expect(today.lead({
    overdue: [item(), item(), item()],
    open: [item({ due: TODAY }), item({ due: TODAY }), item({ due: '2026-11-20' })],
    drafts: [draft],
    today: TODAY,
  })).toBe('Three things overdue, two due today and one note half written.')
  expect(today.lead({ ...nothing, drafts: [draft] })).toBe('One note half written.')
})

test('on a free day the lead says when the next thing is due', () => {
  expect(today.lead({ ...nothing, open: [item({ due: '2026-11-20' })] }))
    .toBe('Nothing is due today. The next thing is due Friday, in 3 days.')
})

test('with nothing at all the lead is silent', () => {
  expect(today.lead(nothing)).toBe('')
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
