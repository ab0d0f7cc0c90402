import { describe, expect, test } from 'vitest'
import { createPlaces } from '../../../../electron/vault-process/places.ts'

const token = (number: number): string => number.toString(16).padStart(32, '0')

describe('places the coach has chosen', () => {
  test('are known by their token, as often as it is asked, for what they were chosen for', () => {
    const places = createPlaces()
    places.add({ token: token(1), path: '/media/stick', purpose: 'backups' })
    expect([places.take(token(1), 'backups'), places.take(token(1), 'backups')]).toEqual(['/media/stick', '/media/stick'])
    expect(places.take(token(1), 'export')).toBeNull()
    expect(places.take(token(2), 'backups')).toBeNull()
  })

  test('count no more once the practice is closed', () => {
    const places = createPlaces()
    places.add({ token: token(1), path: '/media/stick', purpose: 'backups' })
    places.forget()
    expect(places.take(token(1), 'backups')).toBeNull()
  })

  test('are a hundred at most: the oldest go', () => {
    const places = createPlaces()
    for (let number = 0; number <= 100; number += 1) {
      places.add({ token: token(number), path: `/places/${String(number)}`, purpose: 'export' })
    }
    expect(places.take(token(0), 'export')).toBeNull()
    expect(places.take(token(1), 'export')).toBe('/places/1')
    expect(places.take(token(100), 'export')).toBe('/places/100')
  })
})
