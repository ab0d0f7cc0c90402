import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { Item } from '../../../../renderer/components/item.tsx'
import type { ItemRow } from '../../../../shared/ipc/views.ts'
import { TODAY, ZONE, item } from './rows.ts'

const drawn = (row: ItemRow, withClient = false): string => renderToStaticMarkup(
  <UndoContext value={{ offer: () => undefined, say: () => undefined }}>
    <Item item={row} today={TODAY} zone={ZONE} {...(withClient ? { onClient: () => undefined } : {})} />
  </UndoContext>,
)
const text = (html: string): string => html.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ')

test('an overdue item says so in words and offers a new date', () => {
  const html = drawn(item({ due: '2026-11-13' }))
  expect(html).toContain('state is-late')
  expect(text(html)).toContain('was due Friday, 4 days ago')
  expect(text(html)).toContain('New date')
})

test('the day’s exact value is there for the hover', () => {
  expect(drawn(item({ due: '2026-11-20' }))).toContain('title="Friday 20 November 2026"')
})

test('in the client’s own room an item names who does it, elsewhere whose it is', () => {
  expect(text(drawn(item()))).toContain(' Marta ')
  expect(text(drawn(item(), true))).toContain(' Marta Oliveira ')
  expect(text(drawn(item({ owner: 'coach' }), true))).toContain('You, for Marta Oliveira')
})

test('an item is drawn in each of its states, and every state has its words', () => {
  expect(drawn(item({ status: 'done' }))).toContain('Done on Tuesday 10 November')
  expect(drawn(item({ status: 'skipped' }))).toContain('Skipped on Tuesday 10 November')
  expect(text(drawn(item({ status: 'stuck', obstacle: 'support' })))).toContain('stuck since Tuesday 10 November: support')
})

test('words are shown as they were written: markup, breaks and all', () => {
  expect(drawn(item({ text: '<b>not bold</b>\nsecond line' }))).toContain('&lt;b&gt;not bold&lt;/b&gt;\nsecond line')
})

test('E31: a report says who said it and when, and the one step is to confirm it', () => {
  const html = drawn(item({ status: 'done', by: 'client', since: '2026-11-17T07:40:00.000Z' }))
  expect(html).toContain('state is-reported')
  expect(html).toContain('title="Tuesday 17 November 2026, 07:40"')
  expect(text(html)).toContain('Marta says it is done')
  expect(text(html)).toContain('today 07:40')
  expect(text(html)).toContain('Confirm')
  expect(text(drawn(item({ status: 'done' })))).not.toContain('Confirm')
})

test('E31: the keys of an item are told; what the coach is to do herself takes no report', () => {
  expect(drawn(item())).toContain('aria-keyshortcuts="D S K O E Shift+D Shift+S Shift+K Shift+O"')
  expect(drawn(item({ owner: 'coach' }))).toContain('aria-keyshortcuts="D S K O E"')
})
