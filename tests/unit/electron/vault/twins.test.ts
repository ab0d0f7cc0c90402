import { expect, it } from 'vitest'
import { damaged, fault } from '../../../../electron/vault/format.ts'
import { openTwins, readTwins, taken, twinNames, twinRows } from '../../../../electron/vault/twins.ts'

const from = (rows: Readonly<Record<string, Uint8Array>>) => (name: string) => rows[name] ?? null
const GOOD = Uint8Array.of(1, 7)
const BETTER = Uint8Array.of(1, 9)
const BAD = Uint8Array.of(0, 7)

/** Opens rows that begin with 1, and gives the byte after it. */
const open = (row: Uint8Array | null): number => {
  if (row === null) throw damaged('missing')
  if (row[0] !== 1) throw fault('not-allowed', 'bad')
  return row[1] ?? 0
}

it('V13: both copies are written, and taken away, together', () => {
  expect(twinNames('keyring/0/1')).toEqual(['keyring/0/1/a', 'keyring/0/1/b'])
  expect(twinRows('x', GOOD)).toEqual([{ name: 'x/a', value: GOOD }, { name: 'x/b', value: GOOD }])
  expect(twinRows('x', null)).toEqual([{ name: 'x/a', value: null }, { name: 'x/b', value: null }])
})

it('V13: two good copies leave nothing to heal', () => {
  expect(readTwins(from({ 'x/a': GOOD, 'x/b': GOOD }), 'x', open)).toEqual({ value: 7, row: GOOD, heal: [] })
})

it.each([
  ['the first is damaged', { 'x/a': BAD, 'x/b': GOOD }, 'x/a'],
  ['the first is missing', { 'x/b': GOOD }, 'x/a'],
  ['the second is damaged', { 'x/a': GOOD, 'x/b': BAD }, 'x/b'],
  ['the second is missing', { 'x/a': GOOD }, 'x/b'],
])('V13: either copy alone opens, and heals the other: %s', (_, rows, healed) => {
  expect(readTwins(from(rows), 'x', open))
    .toEqual({ value: 7, row: GOOD, heal: [{ name: healed, value: GOOD }] })
})

it('V13: where both open the first is taken; whoever knows better takes the other, and heals the first', () => {
  const row = from({ 'x/a': GOOD, 'x/b': BETTER })
  expect(readTwins(row, 'x', open).value).toBe(7)
  const [, other] = openTwins(row, 'x', open)
  expect(other && taken(row, 'x', other)).toEqual({ value: 9, row: BETTER, heal: [{ name: 'x/a', value: BETTER }] })
})

it('V13: where neither opens, what is wrong with the first is told', () => {
  expect(() => readTwins(from({ 'x/a': BAD }), 'x', open)).toThrow(expect.objectContaining({ code: 'not-allowed' }))
  expect(() => readTwins(from({}), 'x', open)).toThrow(expect.objectContaining({ code: 'vault-damaged' }))
})

it('a bug while opening is thrown, and no copy hides it', () => {
  const broken = (): never => { throw new TypeError('a bug') }
  expect(() => readTwins(from({ 'x/a': GOOD, 'x/b': GOOD }), 'x', broken)).toThrow(TypeError)
})
