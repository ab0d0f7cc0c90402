import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { FewItems } from '../../../../renderer/views/today/few-items.tsx'
import { AT_A_GLANCE, partOf } from '../../../../renderer/views/today/few.ts'
import { TODAY, ZONE, item } from '../items/rows.ts'

const nothing = () => undefined
const things = (count: number) => Array.from({ length: count }, () => item({ due: '2026-11-19' }))
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

const drawn = (count: number, place: 'page' | 'margin' = 'page'): string => renderToStaticMarkup(
  <UndoContext value={{ offer: nothing, say: nothing }}>
    <FewItems
      title="Thursday"
      exact="Thursday 19 November 2026"
      few={{ ...partOf(things(count), false, AT_A_GLANCE), setLong: nothing }}
      place={place}
      today={TODAY}
      zone={ZONE}
      onClient={nothing}
      saysDay={false}
    />
  </UndoContext>,
)
const entries = (html: string): number => html.split('<li').length - 1
const text = (html: string): string => html.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ')

test('a list of up to twelve stands whole, without a number and without a step', () => {
  for (const count of [1, 2, 12]) {
    const html = drawn(count)
    expect(entries(html)).toBe(count)
    expect(html).not.toContain('more-step')
    expect(text(html)).not.toContain(`${String(count)} thing`)
  }
})

test('of a longer one the first five stand there; the heading tells how many there are, the step how many it brings', () => {
  const html = drawn(111)
  expect(entries(html)).toBe(5)
  expect(text(html)).toContain('Thursday 111 things')
  expect(text(html)).toContain('106 more')
  expect(text(drawn(13))).toContain('Eight more')
})

test('the step says that it unfolds, and by the heading what', () => {
  const html = drawn(40, 'margin')
  const [, head] = /<h3[^>]* id="([^"]+)"/u.exec(html) ?? []
  expect(head).toBeDefined()
  const [step] = /<button[^>]*more-step[^>]*>/u.exec(html) ?? ['']
  expect(step).toContain('aria-expanded="false"')
  expect(step).toContain(`aria-describedby="${head ?? ''}"`)
})

test('nothing is drawn of a list without entries', () => {
  expect(drawn(0)).toBe('')
})

test('what is shown and what the step brings are the list, in its order, and the focus goes on to the first that comes', () => {
  fc.assert(fc.property(fc.nat(400), fc.integer({ min: 1, max: 20 }), fc.nat(20), (count, first, longer) => {
    const all = numbers(count)
    const measure = { whole: first + longer, first }
    const few = partOf(all, false, measure)
    expect(few.count).toBe(count)
    expect(few.shown.length + few.further).toBe(count)
    expect(few.shown).toEqual(all.slice(0, few.shown.length))
    expect(few.next).toBe(few.further > 0 ? all[few.shown.length] : undefined)
    const whole = partOf(all, true, measure)
    expect(whole.shown).toEqual(all)
    // It can be folded again as long as there is something to fold.
    expect([whole.further, whole.isLong]).toEqual([few.further, few.further > 0])
  }), { seed: 1711, numRuns: 200 })
})

test('a list that was shown whole and has become short stands whole without a step', () => {
  expect(partOf(numbers(12), true, AT_A_GLANCE)).toMatchObject({ further: 0, isLong: false })
})
