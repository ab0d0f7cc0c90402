import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byClient } from '../../../../electron/engine/rooms/by-client.ts'

interface Fact { readonly clientId: string, readonly figure: number }

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('set' as const), id: fc.constantFrom('1', '2', '3', '4'), clientId: fc.constantFrom('a', 'b'), figure: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), id: fc.constantFrom('1', '2', '3', '4') }) },
  { weight: 1, arbitrary: fc.constant({ do: 'clear' as const }) },
)

test('E9: after any changes each client has just her facts, and whoever has none is not named', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    const shelf = byClient<Fact>()
    const plain = new Map<string, Fact>()
    for (const one of steps) {
      if (one.do === 'set') {
        for (const map of [shelf, plain]) map.set(one.id, { clientId: one.clientId, figure: one.figure })
      } else if (one.do === 'delete') {
        for (const map of [shelf, plain]) map.delete(one.id)
      } else {
        for (const map of [shelf, plain]) map.clear()
      }
      expect(shelf.all).toEqual(plain)
      for (const clientId of ['a', 'b']) {
        const hers = [...plain.values()].filter((fact) => fact.clientId === clientId)
        expect(new Set(shelf.of(clientId))).toEqual(new Set(hers))
        expect(shelf.of(clientId)).toHaveLength(hers.length)
        expect([...shelf.clientIds()].includes(clientId)).toBe(hers.length > 0)
      }
    }
  }))
})

test('a list is the same object until a fact of that client changes', () => {
  const shelf = byClient<Fact>()
  shelf.set('1', { clientId: 'a', figure: 1 })
  shelf.set('2', { clientId: 'b', figure: 1 })
  const [a, b, none] = [shelf.of('a'), shelf.of('b'), shelf.of('c')]
  shelf.set('3', { clientId: 'a', figure: 2 })
  expect(shelf.of('a')).not.toBe(a)
  expect(shelf.of('b')).toBe(b)
  expect(shelf.of('c')).toBe(none)
  shelf.set('2', { clientId: 'a', figure: 1 })
  expect(shelf.of('b')).toEqual([])
  expect(shelf.of('a')).toHaveLength(3)
})
