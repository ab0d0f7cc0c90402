import { beforeAll, expect, it } from 'vitest'
import { join, utf8 } from '../../../../../electron/vault/bytes.ts'
import { listedOf } from '../../../../../electron/vault/backup/checks.ts'
import { createTally } from '../../../../../electron/vault/backup/tally.ts'
import { hash, sodiumReady } from '../../../../../electron/vault/sodium.ts'

beforeAll(sodiumReady)

const [one, other, foreign] = ['one', 'other', 'foreign'].map(words => () => hash(utf8(words))) as [
  () => Uint8Array, () => Uint8Array, () => Uint8Array]

const listed = () => {
  const tally = createTally()
  tally.add(one())
  tally.add(other())
  return listedOf(tally)
}

it('V18: the hashes of what was read, in its order and all of them, are agreed with', () => {
  const whole = listed()
  whole.push(join(one(), other()))
  whole.end()
  const inPieces = listed()
  for (const piece of [one(), other()]) inPieces.push(piece)
  inPieces.end()
})

// The manifest holds a hash of them all, too; but then it is known of no row which it was.
it('V18: one hash that is another row’s is told where it stands, and so is one too many or one that is missing', () => {
  const changed = listed()
  changed.push(one())
  expect(() => changed.push(foreign())).toThrow('not what was put there')
  expect(() => listed().push(join(other(), one()))).toThrow('not what was put there')
  expect(() => listed().push(join(one(), other(), one()))).toThrow('not what was put there')
  const short = listed()
  short.push(one())
  expect(() => short.end()).toThrow('does not list all')
})
