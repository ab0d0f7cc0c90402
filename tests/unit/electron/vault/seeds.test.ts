import { beforeAll, expect, it } from 'vitest'
import { openSeed, sealSeed, type SeedPlace } from '../../../../electron/vault/seeds.ts'
import { boxPair, sodiumReady } from '../../../../electron/vault/sodium.ts'
import { turned } from '../../../vault/users.ts'

const id = (byte: number): Uint8Array => new Uint8Array(16).fill(byte)
const PLACE: SeedPlace = { vaultId: id(1), userId: id(2), slotId: id(3) }
const SEED = new Uint8Array(32).fill(9)
const SLOT_SEED = new Uint8Array(32).fill(4)
const damage = expect.objectContaining({ code: 'vault-damaged' }) as Error

beforeAll(sodiumReady)

it('V7: a seed opens with the slot’s pair, in its place', () => {
  const pair = boxPair(SLOT_SEED)
  expect(openSeed(pair, PLACE, sealSeed(pair.publicKey, PLACE, SEED))).toEqual(SEED)
})

it.each([
  ['vault', { ...PLACE, vaultId: id(7) }], ['user', { ...PLACE, userId: id(7) }], ['slot', { ...PLACE, slotId: id(7) }],
])('V7: a seed moved from another %s does not open', (_, other) => {
  const pair = boxPair(SLOT_SEED)
  expect(() => openSeed(pair, PLACE, sealSeed(pair.publicKey, other, SEED))).toThrow(damage)
})

it('V7: another pair, a turned bit, a shortened or a missing row open nothing', () => {
  const pair = boxPair(SLOT_SEED)
  const row = sealSeed(pair.publicKey, PLACE, SEED)
  expect(() => openSeed(boxPair(SEED), PLACE, row)).toThrow(damage)
  for (const bad of [turned(row), turned(row, row.length - 1), row.subarray(1), null]) {
    expect(() => openSeed(pair, PLACE, bad)).toThrow(damage)
  }
})
