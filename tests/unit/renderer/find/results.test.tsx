import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { sectionsOf, type Section } from '../../../../renderer/views/find/entries.ts'
import { Results, rowId } from '../../../../renderer/views/find/results.tsx'
import { client, id, item, note, view } from './found.ts'

const nothing = () => undefined
const drawn = (sections: readonly Section[], selected: string | null = null): string => renderToStaticMarkup(
  <Results id="list" sections={sections} selected={selected} isFollowed onPoint={nothing} onPress={nothing} />,
)

const SECTIONS = sectionsOf(view({
  clients: [client(1, '[Mar]ta Oliveira', '2026-11-13')],
  notes: [note(2, 'דנה כהן', '<i>the</i> sum[mar]y', { hasDraft: true })],
  items: [item(3, 'Ben Adler', 'talk to [Mar]ek')],
  all: { clients: 1, notes: 31, items: 1 },
}), [])

test('a row is an option that is said as a whole: marks do not part its words', () => {
  const html = drawn(SECTIONS)
  expect(html.match(/role="option"/gu)).toHaveLength(3)
  expect(html).toContain('aria-label="Marta Oliveira, overdue since Friday"')
  expect(html).toContain('<b>Mar</b>ta Oliveira')
  expect(html).toContain('sum<b>mar</b>y')
})

test('the list is one listbox in named groups; the headings are not said twice', () => {
  const html = drawn(SECTIONS)
  expect(html).toMatch(/^<div id="list" role="listbox" aria-label="What was found"/u)
  expect([...html.matchAll(/role="group" aria-label="(\w+)"/gu)].map(([, name]) => name)).toEqual(['Clients', 'Notes', 'Actions'])
  expect(html).toContain('<div class="caption" aria-hidden="true">Notes</div>')
})

test('the selected row, and no other, is selected, and has the id the field points at', () => {
  const html = drawn(SECTIONS, `item ${id(203)}`)
  expect(html.match(/aria-selected="true"/gu)).toHaveLength(1)
  expect(html).toMatch(new RegExp(`id="${rowId('list', `item ${id(203)}`)}" role="option" aria-selected="true"`, 'u'))
})

test('names and words go each their own way, and are shown as they were written', () => {
  const html = drawn(SECTIONS)
  expect(html).toContain('<bdi dir="auto">דנה</bdi>: <bdi dir="auto">&lt;i&gt;the&lt;/i&gt; sum')
})

test('the exact day is there for the hover, what is late is drawn so, and what is not shown is said', () => {
  const html = drawn(SECTIONS)
  expect(html).toContain('class="hint late" title="Friday 13 November 2026"')
  expect(html).toContain('title="Due Thursday 19 November 2026"')
  expect(html).toContain('and 30 more notes: add a word')
})
