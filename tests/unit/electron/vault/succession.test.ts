import { beforeAll, expect, it } from 'vitest'
import { signPair, sodiumReady, type KeyPair } from '../../../../electron/vault/sodium.ts'
import { follows, signSuccession } from '../../../../electron/vault/succession.ts'

const VAULT = new Uint8Array(16).fill(1)
let keys: KeyPair[]
const key = (at: number): KeyPair => keys[at] ?? signPair(new Uint8Array(32))

beforeAll(async () => {
  await sodiumReady()
  keys = [0, 1, 2, 3].map(at => signPair(new Uint8Array(32).fill(10 + at)))
})

const step = (earlier: number, later: number, vault = VAULT) => signSuccession(vault, key(earlier), key(later).publicKey)
const isFollowed = (steps: Parameters<typeof follows>[1], earlier: number, later: number): boolean =>
  follows(VAULT, steps, key(earlier).publicKey, key(later).publicKey)

it('V2, V7: a key is followed by itself, and through every renewal since', () => {
  const steps = [step(0, 1), step(1, 2)]
  expect([isFollowed([], 0, 0), isFollowed(steps, 0, 2), isFollowed(steps, 1, 2), isFollowed(steps, 2, 2)])
    .toEqual([true, true, true, true])
})

it('V2: an earlier key does not follow from a later one, nor a stranger’s from any', () => {
  const steps = [step(0, 1), step(1, 2)]
  expect([isFollowed(steps, 2, 1), isFollowed(steps, 0, 3), isFollowed(steps, 3, 2)]).toEqual([false, false, false])
})

it('V2: a succession nobody signed, or signed for another vault or key, is none', () => {
  const good = step(0, 1)
  const forged = { ...good, signature: step(3, 1).signature }
  const turned = { ...good, later: key(2).publicKey }
  const foreign = step(0, 1, new Uint8Array(16).fill(2))
  expect([isFollowed([forged], 0, 1), isFollowed([turned], 0, 2), isFollowed([foreign], 0, 1)])
    .toEqual([false, false, false])
  expect(isFollowed([forged, good], 0, 1)).toBe(false)
})
