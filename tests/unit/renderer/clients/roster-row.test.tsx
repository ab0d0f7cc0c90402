import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import type { FailureProps } from '../../../../renderer/components/failure.tsx'
import { adviceFor } from '../../../../renderer/strings/advice.ts'
import { clients as words } from '../../../../renderer/strings/clients.ts'
import type { RowActs } from '../../../../renderer/views/clients/roster-row.tsx'
import { Unfolded } from '../../../../renderer/views/clients/unfolded.tsx'
import type { ClientRow, ItemRow } from '../../../../shared/ipc/views.ts'
import { TODAY, ZONE, client, item } from '../items/rows.ts'

// The key hints ask which machine it is.
vi.stubGlobal('navigator', { userAgent: 'Linux' })
const { RosterRow } = await import('../../../../renderer/views/clients/roster-row.tsx')

const nothing = () => undefined
const acts: RowActs = {
  onOpen: nothing, onWrite: nothing, onStep: nothing, onTakeUp: nothing, onUnfold: nothing, onFold: nothing, onEnter: nothing,
}
const drawn = (row: ClientRow, isCoach = true): string => renderToStaticMarkup(
  <RosterRow client={row} today={TODAY} zone={ZONE} isCoach={isCoach} isUnfolded={false} acts={acts}>{null}</RosterRow>,
)
const unfolded = (row: ClientRow, items: readonly ItemRow[] | null, failure: FailureProps | null = null): string => renderToStaticMarkup(
  <UndoContext value={{ offer: nothing, say: nothing }}>
    <Unfolded client={row} today={TODAY} zone={ZONE} items={items} failure={failure} enters={false} />
  </UndoContext>,
)
const text = (html: string): string => html.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ')

const LATE = client({
  name: 'Jonas Weber', reasons: [{ kind: 'overdue', late: 1, oldestDue: '2026-11-13' }, { kind: 'nothing-booked', lastSession: null }],
  step: 'review-items', open: 1, overdue: 1, nextDue: '2026-11-13',
})

test('E38: a row names her, one reason with what is late in amber, twelve weeks, and one step', () => {
  const html = drawn(LATE)
  expect(html).toContain('<span class="late">Overdue since Friday</span>')
  expect(html).toContain('role="img"')
  expect(text(html)).toContain('Check what is late')
  expect(text(html)).not.toContain('No session booked')
})

test('E38: whoever needs nothing has a calm sentence, and her next session with its exact time for the hover', () => {
  const html = drawn(client({ open: 1, nextDue: '2026-11-20', nextSession: '2026-11-17T11:30:00.000Z' }))
  expect(text(html)).toContain('One thing due Friday, in 3 days')
  expect(html).toContain('title="Tuesday 17 November 2026, 11:30"')
  expect(text(html)).toContain('Today 11:30')
  expect(html).not.toContain('class="step"')
})

test('V1: an assistant writes no note from a row, and is offered no step that needs words', () => {
  const html = drawn({ ...LATE, step: 'agree-action' }, false)
  expect(html).toContain('aria-keyshortcuts="ArrowRight"')
  expect(html).not.toContain('class="step"')
  expect(drawn(LATE)).toContain('aria-keyshortcuts="ArrowRight N"')
})

test('E45: a past client can be taken up again by the coach alone', () => {
  const past = client({ endedOn: '2026-11-13' })
  expect(text(drawn(past))).toContain('Ended on Friday')
  expect(text(drawn(past))).toContain('Take up again')
  expect(text(drawn(past, false))).not.toContain('Take up again')
})

test('E31: unfolded, it says the other reasons, what waits, and the keys; whose word Shift stands for', () => {
  const html = text(unfolded(LATE, [item({ text: 'Ask Ravi', due: '2026-11-13' })]))
  expect(html).toContain('No session booked yet.')
  expect(html).toContain('Ask Ravi')
  expect(html).toContain('S stuck')
  expect(html).toContain('With Shift, \u2068Jonas\u2069 says so')
})

test('unfolded, it says that nothing waits, and that it is being opened', () => {
  expect(text(unfolded(LATE, []))).toContain('Nothing waits.')
  expect(text(unfolded(LATE, null))).toContain('Opening what waits')
})

test('what waits and could not be read says so, with a way to try again', () => {
  const html = text(unfolded(LATE, null, { error: { code: 'unexpected' }, again: nothing }))
  expect(html).toContain(adviceFor({ code: 'unexpected' }))
  expect(html).toContain('Try again')
  expect(html).not.toContain(words.openingItems)
})
