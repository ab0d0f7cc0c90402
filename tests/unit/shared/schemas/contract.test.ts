import { Type, type TSchema } from '@sinclair/typebox'
import { describe, expect, it } from 'vitest'
import { contract, noticeSchema } from '../../../../shared/ipc/contract.ts'
import type { Channel } from '../../../../shared/ipc/define.ts'
import { ERROR_CODES } from '../../../../shared/ipc/errors.ts'
import { openPlaces, openToWords, places, unboundedStrings } from '../../../support/schema-walk.ts'

const channels: readonly (readonly [string, Channel])[] = Object.entries(contract)
const sides: readonly (readonly [string, TSchema])[] = [
  ...channels.flatMap(([name, { input, output }]) => [[`${name} in`, input], [`${name} out`, output]] as const),
  ['notices', noticeSchema],
]

describe('every channel', () => {
  it.each(sides)('%s: takes no field that is not named, at any depth', (_, schema) => {
    expect(openPlaces(schema)).toEqual([])
  })

  it.each(sides)('%s: every string has an end', (_, schema) => {
    expect(unboundedStrings(schema)).toEqual([])
  })

  it.each(sides)('%s: every word of a list fits its own limit', (_, schema) => {
    for (const { schema: { enum: words, maxLength } } of places(schema)) {
      if (Array.isArray(words) && typeof maxLength === 'number') {
        expect(words.filter((word) => String(word).length > maxLength)).toEqual([])
      }
    }
  })

  it.each(channels)('%s: names only errors there are, each once', (_, { errors }) => {
    for (const code of errors) expect(ERROR_CODES).toContain(code)
    expect(new Set(errors).size).toBe(errors.length)
  })

  it('main answers nothing about the practice', () => {
    const ofMain = channels.filter(([, { home }]) => home === 'main').map(([name]) => name)
    expect(ofMain.every((name) => name.startsWith('host.'))).toBe(true)
  })

  it('before the practice is open, only its door and the window answer, and a long work can be ended', () => {
    const open = channels.filter(([, { caller }]) => caller === 'anybody').map(([name]) => name)
    expect(open.filter((name) => !name.startsWith('vault.') && !name.startsWith('host.'))).toEqual(['work.cancel'])
  })
})

it('a notice holds ids and states, never words', () => {
  expect(openToWords(noticeSchema)).toEqual([])
})

describe('the test itself', () => {
  it.each([
    ['an open object', Type.Object({})],
    ['an open object in a list', Type.Array(Type.Object({ a: Type.Integer() }))],
    ['anything', Type.Any()],
  ])('finds %s', (_, schema) => { expect(openPlaces(schema)).not.toEqual([]) })

  it.each([
    ['a plain string', Type.String()],
    ['a string in a list', Type.Array(Type.String())],
    ['an endless pattern', Type.String({ pattern: '^[a-z]+$' })],
    ['a pattern without an end', Type.String({ pattern: '^[a-z]{3}' })],
  ])('finds %s', (_, schema) => { expect(unboundedStrings(schema)).not.toEqual([]) })
})
