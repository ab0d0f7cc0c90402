import { describe, expect, test } from 'vitest'
import { bucketOf } from '../../../../../shared/domain/roster/buckets.ts'
import { REASON_KINDS, type ReasonKind } from '../../../../../shared/domain/roster/reasons.ts'
import { item, on } from './records.ts'

type Status = 'open' | 'done' | 'stuck' | 'skipped'

/** Items with these statuses, all due so many days from today. */
const due = (days: number, ...statuses: readonly Status[]) => statuses.map((status) => item(days, { status }))
const said = (items: readonly ReturnType<typeof item>[], ...kinds: readonly ReasonKind[]) =>
  bucketOf(items, kinds.map((kind) => ({ kind })), on())

describe('E39', () => {
  test('missed two, week two and a stuck item make stuck, whatever went well; no other reason does', () => {
    const well = due(-3, 'done', 'done', 'done')
    for (const kind of REASON_KINDS) {
      expect(said(well, kind)).toBe(['missed-two', 'week-two', 'stuck'].includes(kind) ? 'stuck' : 'improving')
    }
  })

  test('two skipped in the last 28 days need adjustment, one does not', () => {
    expect(said(due(-3, 'skipped', 'skipped', 'done', 'done', 'done', 'done', 'done'))).toBe('needs-adjustment')
    expect(said(due(-3, 'skipped', 'done', 'done'))).toBe('improving')
  })

  test('of three or more less than half done need adjustment; half does not, and of two nothing is said', () => {
    expect(said(due(-3, 'done', 'open', 'open'))).toBe('needs-adjustment')
    expect(said(due(-3, 'done', 'done', 'open', 'open'))).toBe('improving')
    expect(said(due(-3, 'open', 'open'))).toBe('too-early')
  })

  test('the share done falling by twenty points needs adjustment, by less does not', () => {
    const before = due(-40, 'done', 'done', 'done', 'done', 'done')
    expect(said([...before, ...due(-3, 'done', 'done', 'done', 'done', 'open')])).toBe('needs-adjustment')
    expect(said([...before, ...due(-3, 'done', 'done', 'done', 'done', 'done', 'open')])).toBe('improving')
    expect(said([...due(-40, 'done', 'done'), ...due(-3, 'done', 'done', 'open')])).toBe('improving')
  })

  test('one thing done makes improving; nothing due, or nothing done of little, is too early', () => {
    expect(said(due(-3, 'done'))).toBe('improving')
    expect(said([])).toBe('too-early')
    expect(said(due(3, 'done', 'done'))).toBe('too-early')
  })

  test('the last 28 days are those before today: today is not one, the 28th is, the 29th is of those before', () => {
    expect(said(due(0, 'done'))).toBe('too-early')
    expect(said(due(-1, 'done'))).toBe('improving')
    expect(said(due(-28, 'done'))).toBe('improving')
    expect(said(due(-29, 'done'))).toBe('too-early')
    const fallen = due(-28, 'done', 'done', 'open')
    expect(said([...fallen, ...due(-29, 'done', 'done', 'done')])).toBe('needs-adjustment')
    expect(said([...fallen, ...due(-56, 'done', 'done', 'done')])).toBe('needs-adjustment')
    expect(said([...fallen, ...due(-57, 'done', 'done', 'done')])).toBe('improving')
  })

  test('what the coach promised counts as well', () => {
    expect(bucketOf([item(-3, { status: 'done', owner: 'coach' })], [], on())).toBe('improving')
  })
})
