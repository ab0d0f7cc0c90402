import { describe, expect, test } from 'vitest'
import { completion } from '../../../../../shared/domain/measures/completion.ts'
import { assigned, finished } from '../../../../../shared/domain/measures/counts.ts'
import { overdueCaught } from '../../../../../shared/domain/measures/overdue-caught.ts'
import { remindersActed, reminders } from '../../../../../shared/domain/measures/reminders.ts'
import { monthSoFar, monthSpan, spanOf } from '../../../../../shared/domain/measures/span.ts'
import { createDayLine } from '../../../../../shared/domain/measures/day-line.ts'
import { ground, item, line, mark, message, OCTOBER, session } from './made.ts'

describe('E43: completion', () => {
  test('is done of what was due in the span: 2 of 3', () => {
    const items = [
      item({ status: 'done' }), item({ due: '2026-10-01', status: 'done' }), item({ due: '2026-10-31', status: 'skipped' }),
      item({ due: '2026-09-30', status: 'done' }), item({ due: '2026-11-01' }),
    ]
    expect(completion(ground({ items }), OCTOBER)).toEqual({ value: 2 / 3, hits: 2, of: 3 })
  })

  test('says nothing of what is due today or later', () => {
    const items = [item({ due: '2026-11-19' }), item({ due: '2026-11-20' }), item({ due: '2026-11-20', status: 'done' })]
    expect(completion(ground({ items }), monthSoFar(line, '2026-11-20'))).toEqual({ value: 0, hits: 0, of: 1 })
  })

  test('of nothing it is not there, and not 0', () => {
    expect(completion(ground(), OCTOBER)).toEqual({ value: null, hits: 0, of: 0 })
  })

  test('counts a 29 February to its month', () => {
    const items = [item({ due: '2028-02-29', status: 'done' }), item({ due: '2028-03-01' })]
    expect(completion(ground({ items }, '2028-03-20T10:00:00.000Z'), monthSpan(line, '2028-02')))
      .toEqual({ value: 1, hits: 1, of: 1 })
  })

  test('a span over the end of a year holds both of its days', () => {
    const items = [item({ due: '2026-12-31', status: 'done' }), item({ due: '2027-01-01' })]
    expect(completion(ground({ items }, '2027-01-09T10:00:00.000Z'), spanOf(line, '2026-12-31', '2027-01-01')).of).toBe(2)
  })
})

describe('E43: overdue-caught', () => {
  const caught = (marks: Parameters<typeof mark>[], parts: Parameters<typeof item>[0] = {}) =>
    overdueCaught(ground({ items: [item({ ...parts, marks: marks.map((one) => mark(...one)) })] }), OCTOBER)

  test('a word of the coach on one of the seven days after catches it', () => {
    expect(caught([['2026-10-11T00:00:00.000Z', 'done']])).toEqual({ value: 1, hits: 1, of: 1 })
    expect(caught([['2026-10-17T22:59:59.999Z', 'stuck']])).toEqual({ value: 1, hits: 1, of: 1 })
  })

  test('one on the eighth day does not, nor does one of the client', () => {
    expect(caught([['2026-10-17T23:00:00.000Z', 'done']])).toEqual({ value: 0, hits: 0, of: 1 })
    expect(caught([['2026-10-12T10:00:00.000Z', 'done', 'client']])).toEqual({ value: 0, hits: 0, of: 1 })
    expect(caught([])).toEqual({ value: 0, hits: 0, of: 1 })
  })

  test('what was closed when its day was over was never overdue', () => {
    // Lisbon is an hour before UTC until the 25th: the day is over at 23:00.
    expect(caught([['2026-10-10T22:59:59.999Z', 'done']]).of).toBe(0)
    expect(caught([['2026-10-05T10:00:00.000Z', 'skipped']]).of).toBe(0)
  })

  test('what was stuck that evening was overdue, and so was what was opened again', () => {
    expect(caught([['2026-10-09T10:00:00.000Z', 'stuck']]).of).toBe(1)
    expect(caught([['2026-10-05T10:00:00.000Z', 'done'], ['2026-10-09T10:00:00.000Z', 'open']]).of).toBe(1)
  })

  test('what was not assigned before its day was over was not waiting', () => {
    expect(caught([], { history: [mark('2026-10-11T10:00:00.000Z', 'open')] }).of).toBe(0)
  })

  test('a message that names it catches it; one that names others, or comes late, does not', () => {
    const late = item()
    const after = (sentAt: string, itemIds: readonly string[]) =>
      overdueCaught(ground({ items: [late], messages: [message({ sentAt, itemIds })] }), OCTOBER).hits
    expect(after('2026-10-13T10:00:00.000Z', [late.id])).toBe(1)
    expect(after('2026-10-13T10:00:00.000Z', ['another'])).toBe(0)
    expect(after('2026-10-10T10:00:00.000Z', [late.id])).toBe(0)
    expect(after('2026-10-18T10:00:00.000Z', [late.id])).toBe(0)
  })

  test('one due on the last day is caught in the next month', () => {
    const late = item({ due: '2026-10-31' })
    const messages = [message({ sentAt: '2026-11-07T23:00:00.000Z', itemIds: [late.id] })]
    expect(overdueCaught(ground({ items: [late], messages }), OCTOBER)).toEqual({ value: 1, hits: 1, of: 1 })
  })

  test('one whose week is not over counts once it was answered, and not before', () => {
    const so = (marks: ReturnType<typeof mark>[], due: string) =>
      overdueCaught(ground({ items: [item({ due, marks })] }), monthSoFar(line, '2026-11-20'))
    expect(so([], '2026-11-14').of).toBe(0)
    expect(so([], '2026-11-13')).toEqual({ value: 0, hits: 0, of: 1 })
    expect(so([mark('2026-11-16T10:00:00.000Z')], '2026-11-14')).toEqual({ value: 1, hits: 1, of: 1 })
  })

  test('the clocks going back make the day an hour longer, and it is over only then', () => {
    const zone = 'Europe/Lisbon'
    const items = [item({ due: '2026-10-25', marks: [mark('2026-10-25T23:30:00.000Z')] })]
    expect(overdueCaught(ground({ items }, undefined, zone), OCTOBER).of).toBe(0)
    // In New York the same day is over at 04:00 UTC of the next.
    const there = ground({ items: [item({ due: '2026-10-25', marks: [mark('2026-10-26T03:59:00.000Z')] })] }, undefined, 'America/New_York')
    expect(overdueCaught(there, monthSpan(createDayLine('America/New_York'), '2026-10')).of).toBe(0)
  })
})

describe('E43: reminders', () => {
  const acted = (marks: ReturnType<typeof mark>[], sentAt = '2026-10-06T10:00:00.000Z', at?: string) => {
    const named = item({ marks })
    return remindersActed(ground({ items: [named], messages: [message({ itemIds: [named.id], sentAt })] }, at), OCTOBER)
  }

  test('one was acted on if an item of it was given a status within seven days, by anybody', () => {
    expect(acted([mark('2026-10-13T10:00:00.000Z', 'done', 'client')])).toEqual({ value: 1, hits: 1, of: 1 })
    expect(acted([mark('2026-10-13T10:00:00.001Z')])).toEqual({ value: 0, hits: 0, of: 1 })
    expect(acted([mark('2026-10-06T10:00:00.000Z')])).toEqual({ value: 0, hits: 0, of: 1 })
  })

  test('one that has days ahead counts once it was acted on', () => {
    const at = '2026-10-08T10:00:00.000Z'
    expect(acted([], undefined, at).of).toBe(0)
    expect(acted([mark('2026-10-07T10:00:00.000Z')], undefined, at).of).toBe(1)
  })

  test('one that names nothing is left out', () => {
    expect(remindersActed(ground({ messages: [message()] }), OCTOBER).of).toBe(0)
  })

  test('are counted for each client met, and of a quarter for a month', () => {
    const messages = [message(), message(), message({ clientId: 'noor' }), message({ sentAt: '2026-09-30T22:59:00.000Z' })]
    const sessions = [session(), session(), session({ clientId: 'noor' }), session({ clientId: 'ana', state: 'missed' })]
    const all = ground({ messages, sessions })
    expect(reminders(all, OCTOBER)).toEqual({ value: 1.5, hits: 3, of: 2 })
    expect(reminders(all, spanOf(line, '2026-08-01', '2026-10-31')).value).toBe(4 / 2 / 3)
    expect(reminders(ground({ messages }), OCTOBER).value).toBe(null)
  })
})

describe('E43: assigned and finished', () => {
  test('are counted by when it was; none of them is a number too', () => {
    const items = [
      item({ history: [mark('2026-10-02T10:00:00.000Z', 'open')], status: 'open' }),
      item({ marks: [mark('2026-10-20T10:00:00.000Z')] }),
      item({ marks: [mark('2026-10-20T10:00:00.000Z'), mark('2026-10-21T10:00:00.000Z', 'open')] }),
      // A report of September, confirmed in October: done since September.
      item({ marks: [mark('2026-09-20T10:00:00.000Z', 'done', 'client'), mark('2026-10-01T10:00:00.000Z')] }),
    ]
    expect(assigned(ground({ items }), OCTOBER).value).toBe(1)
    expect(finished(ground({ items }), OCTOBER).value).toBe(1)
    expect(finished(ground(), OCTOBER)).toEqual({ value: 0, hits: 0, of: 0 })
  })

  test('an instant belongs to the day it is where the coach is', () => {
    const items = [item({ history: [mark('2026-09-30T23:30:00.000Z', 'open')], status: 'open' })]
    expect(assigned(ground({ items }), OCTOBER).value).toBe(1)
    expect(assigned(ground({ items }), monthSpan(line, '2026-09')).value).toBe(0)
  })
})
