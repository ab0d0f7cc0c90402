import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../../shared/domain/fold.ts'
import { matchClients, MOST_LISTED, type Named } from '../../../../renderer/components/client-matches.ts'

const called = (...names: readonly string[]): readonly Named[] => names.map((name, id) => ({ id: String(id), name }))
const found = (names: readonly string[], typed: string) => matchClients(called(...names), typed).listed.map(({ name }) => name)

describe('choosing a client by letters', () => {
  test('the beginning of the name comes first, then of a word in it, then letters within', () => {
    expect(found(['Dilma Marques', 'Ana Maria', 'Elmar Klein', 'Marta Oliveira'], 'mar'))
      .toEqual(['Marta Oliveira', 'Dilma Marques', 'Ana Maria', 'Elmar Klein'])
  })

  test('accents and case are no obstacle', () => {
    expect(found(['Zoë Łukasz', 'José Núñez'], 'NUN')).toEqual(['José Núñez'])
    expect(found(['Zoë Łukasz'], 'zoe')).toEqual(['Zoë Łukasz'])
  })

  test('beginnings of both names find her, in either order', () => {
    expect(found(['Marta Oliveira', 'Marta Ortega'], 'ma oli')).toEqual(['Marta Oliveira'])
    expect(found(['Marta Oliveira'], 'oli mar')).toEqual(['Marta Oliveira'])
  })

  test('before anything is typed everybody is there in the order they came, and nobody is to be added', () => {
    expect(matchClients(called('B', 'A'), '  ')).toEqual({ listed: called('B', 'A'), more: 0, add: null })
  })

  test('a name that is nobody’s can be added as it was typed, without space around it', () => {
    expect(matchClients(called('Marta Oliveira'), ' Marta O ').add).toBe('Marta O')
    expect(matchClients([], 'José').add).toBe('José')
  })

  test('who is called just that is not offered to be added again', () => {
    expect(matchClients(called('José'), 'jose').add).toBeNull()
  })

  test('two of the same name are both there', () => {
    expect(found(['Jo Bell', 'Jo Bell'], 'jo bell')).toEqual(['Jo Bell', 'Jo Bell'])
  })

  test('everybody whose name has the letters is counted, nobody else, and nobody twice', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'E', ' ', 'ß'), maxLength: 6 })
    fc.assert(fc.property(fc.array(name, { maxLength: 30 }), name, (names, typed) => {
      const wanted = fold(typed.trim())
      const { listed, more } = matchClients(called(...names), typed)
      expect(listed.length).toBeLessThanOrEqual(MOST_LISTED)
      expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)
      const within = names.filter((one) => fold(one).includes(wanted)).length
      expect(listed.length + more).toBeGreaterThanOrEqual(within)
      for (const one of listed) {
        expect(wanted.split(' ').every((part) => fold(one.name).includes(part))).toBe(true)
      }
      if (more > 0) expect(listed.length).toBe(MOST_LISTED)
    }), { seed: 20260312, numRuns: 500 })
  })
})
