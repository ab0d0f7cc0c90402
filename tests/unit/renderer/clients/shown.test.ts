import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asTheyStood, listsOf, orderOf, rowsShown, tabsOf, withName } from '../../../../renderer/views/clients/shown.ts'
import { stepIn } from '../../../../renderer/views/clients/step-in.ts'
import { SHOWN } from '../../../../renderer/strings/clients.ts'
import { BUCKETS, STEPS } from '../../../../shared/domain/roster/reasons.ts'
import type { RosterReason } from '../../../../shared/ipc/views.ts'
import { client } from '../items/rows.ts'

const LATE: RosterReason = { kind: 'overdue', late: 1, oldestDue: '2026-11-13' }

const names = (clients: readonly { readonly name: string }[]) => clients.map(({ name }) => name)

const VIEW = {
  clients: [
    client({ name: 'Aisha', reasons: [LATE], bucket: 'stuck' }),
    client({ name: 'Tom', reasons: [LATE], bucket: 'needs-adjustment' }),
    client({ name: 'Callum', bucket: 'improving' }),
    client({ name: 'Grace', bucket: 'too-early' }),
  ],
  past: [client({ name: 'Ilse', endedOn: '2026-10-01' })],
}

test('E38, E39: each way to look shows its own, in the order they came, and says how many', () => {
  expect(names(rowsShown(VIEW, 'everyone'))).toEqual(['Aisha', 'Tom', 'Callum', 'Grace'])
  expect(names(rowsShown(VIEW, 'need-you'))).toEqual(['Aisha', 'Tom'])
  expect(names(rowsShown(VIEW, 'improving'))).toEqual(['Callum'])
  expect(names(rowsShown(VIEW, 'past'))).toEqual(['Ilse'])
  expect(tabsOf(VIEW, SHOWN).map(({ count }) => count)).toEqual([4, 2, 1, 1, 1, 1])
})

test('E38: past clients have a tab once there are any; nobody with a reason is missing from those who need the coach', () => {
  expect(tabsOf({ ...VIEW, past: [] }, SHOWN).map(({ shown }) => shown)).not.toContain('past')
  const rows = fc.array(fc.record({
    isLate: fc.boolean(), bucket: fc.constantFrom(...BUCKETS),
  }).map(({ isLate, bucket }) => client({ reasons: isLate ? [LATE] : [], bucket })), { maxLength: 30 })
  fc.assert(fc.property(rows, (clients) => {
    const view = { clients, past: [] }
    const { needYou, onCourse } = listsOf(rowsShown(view, 'everyone'))
    expect(needYou).toEqual(rowsShown(view, 'need-you'))
    expect(needYou.length + onCourse.length).toBe(clients.length)
  }))
})

test('while a row is unfolded none leaves its place, and each says how it is now', () => {
  const order = orderOf(listsOf(VIEW.clients))
  const [aisha, ...rest] = VIEW.clients
  const marked = { ...VIEW, clients: [...rest, { ...aisha, reasons: [], overdue: 0 } as typeof rest[number]] }
  const { needYou, onCourse } = asTheyStood(marked, order)
  expect(names(needYou)).toEqual(['Aisha', 'Tom'])
  expect(needYou[0]?.reasons).toEqual([])
  expect(names(onCourse)).toEqual(['Callum', 'Grace'])
  expect(names(asTheyStood({ clients: rest, past: [] }, order).needYou)).toEqual(['Tom'])
})

test('a past client who is taken up again while her row is unfolded stays where she stood', () => {
  const order = orderOf(listsOf(VIEW.past))
  const [ilse] = VIEW.past
  const again = { clients: [...VIEW.clients, { ...ilse, endedOn: null } as typeof VIEW.clients[number]], past: [] }
  expect(names(asTheyStood(again, order).onCourse)).toEqual(['Ilse'])
})

test('a name is found without its accents, its capitals and the order of its words', () => {
  const clients = ['Sofía Marchetti', 'Łukasz Żółć', 'Jonas Weber'].map((name) => client({ name }))
  expect(names(withName(clients, 'sofia'))).toEqual(['Sofía Marchetti'])
  expect(names(withName(clients, 'WEB jon'))).toEqual(['Jonas Weber'])
  expect(names(withName(clients, 'lukasz zolc'))).toEqual(['Łukasz Żółć'])
})

test('typing nothing, or only spaces, hides nobody', () => {
  const clients = [client(), client()]
  expect(withName(clients, '   ')).toEqual(clients)
})

test('every client is found by the whole of her own name', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (name) => {
    expect(withName([client({ name })], name)).toHaveLength(1)
  }))
})

test('V1: whoever has no key for words is offered only what is done without them', () => {
  expect(STEPS.filter((step) => stepIn({ step }, false) !== null)).toEqual(['offer-times', 'review-items', 'book', 'write-to'])
  expect(STEPS.filter((step) => stepIn({ step }, true) !== null)).toEqual(STEPS)
})
