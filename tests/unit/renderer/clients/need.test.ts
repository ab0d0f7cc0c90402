import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rosterOf, withName } from '../../../../renderer/views/clients/need.ts'
import { client } from '../items/rows.ts'

const names = (clients: readonly { readonly name: string }[]) => clients.map(({ name }) => name)

test('overdue comes first, then what is due soonest, then a draft, then who is quiet', () => {
  const { needYou, everyone } = rosterOf([
    client({ name: 'Quiet' }),
    client({ name: 'Draft', hasDraft: true }),
    client({ name: 'Later', open: 1, nextDue: '2026-12-01' }),
    client({ name: 'Sooner', open: 1, nextDue: '2026-11-18' }),
    client({ name: 'Late', open: 1, overdue: 1, nextDue: '2026-11-13' }),
    client({ name: 'Latest', open: 2, overdue: 1, nextDue: '2026-11-02' }),
  ])
  expect(names(needYou)).toEqual(['Latest', 'Late'])
  expect(names(everyone)).toEqual(['Sooner', 'Later', 'Draft', 'Quiet'])
})

test('among equals names stand as in a dictionary, accents beside their letters and numbers by size', () => {
  const { everyone } = rosterOf(['Zoe', 'Émile', 'eva', 'Client 10', 'Client 9'].map((name) => client({ name })))
  expect(names(everyone)).toEqual(['Client 9', 'Client 10', 'Émile', 'eva', 'Zoe'])
})

test('the order is one and the same however the rows come in', () => {
  const rows = fc.array(fc.record({
    name: fc.constantFrom('Ana', 'Ána', 'Ben', 'X'), open: fc.nat(2), overdue: fc.nat(1),
    nextDue: fc.constantFrom('2026-11-13', '2026-11-20'), hasDraft: fc.boolean(),
  }).map((parts) => client(parts)), { maxLength: 20 })
  fc.assert(fc.property(rows, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (list, keys) => {
    const shuffled = list.map((row) => ({ row, key: keys.next().value as number }))
      .sort((a, b) => a.key - b.key).map(({ row }) => row)
    expect(rosterOf(shuffled)).toEqual(rosterOf(list))
  }), { seed: 1711 })
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
  }), { seed: 1711 })
})
