/** Bytes made wrong: a bit, a length, a piece taken out, put in, doubled, or taken from somewhere else. */
import { join } from '../../../electron/vault/bytes.ts'
import { HASH_BYTES, hash } from '../../../electron/vault/sodium.ts'
import { pick, type Random } from '../faults/random.ts'

type Change = (random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array

const some = (random: Random, length: number): Uint8Array => Uint8Array.from({ length }, () => random(256))

/** The place of one byte; of none in an empty list. */
const place = (random: Random, bytes: Uint8Array): number => random(Math.max(1, bytes.length))

const overwritten = (bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  copy.set(piece.subarray(0, Math.max(0, copy.length - at)), at)
  return copy
}

/** Numbers that are a length, a count or an instant nobody means: the largest, the next to it, the first negative. */
const HUGE: readonly [bigint, ...bigint[]] = [
  0n, 1n, 0x7fn, 0x80n, 0xffn, 0x7fffn, 0xffffn, 0x1_0000n, 0xff_ffffn, 0x7fff_ffffn, 0x8000_0000n, 0xffff_ffffn,
  0x1f_ffff_ffff_ffffn, 0x20_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn, 0x8000_0000_0000_0000n, 0xffff_ffff_ffff_ffffn,
]

const number = (random: Random): Uint8Array => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, pick(random, HUGE), true)
  return bytes.subarray(0, pick(random, [1, 2, 4, 4, 4, 8]))
}

const bit: Change = (random, bytes) => {
  const copy = Uint8Array.from(bytes)
  for (let left = 1 + random(3); left > 0 && copy.length > 0; left -= 1) {
    const at = place(random, copy)
    copy[at] = (copy[at] ?? 0) ^ (1 << random(8))
  }
  return copy
}
const length: Change = (random, bytes) => overwritten(bytes, place(random, bytes), number(random))
const truncated: Change = (random, bytes) => bytes.slice(0, place(random, bytes))
const inserted: Change = (random, bytes) => {
  const at = random(bytes.length + 1)
  return join(bytes.subarray(0, at), some(random, 1 + random(pick(random, [4, 40, 400]))), bytes.subarray(at))
}
const without: Change = (random, bytes) => {
  const at = place(random, bytes)
  return join(bytes.subarray(0, at), bytes.subarray(at + 1 + random(pick(random, [2, 40, 400]))))
}
const doubled: Change = (random, bytes) => {
  const from = place(random, bytes)
  const piece = bytes.slice(from, from + 1 + random(80))
  const at = random(bytes.length + 1)
  return join(bytes.subarray(0, at), piece, bytes.subarray(at))
}
const spliced: Change = (random, bytes, other) => {
  const at = random(bytes.length + 1)
  return join(bytes.subarray(0, at), other.subarray(random(3) === 0 ? random(other.length + 1) : at))
}
const patched: Change = (random, bytes, other) => {
  const from = random(other.length + 1)
  return overwritten(bytes, from % Math.max(1, bytes.length), other.subarray(from, from + 1 + random(64)))
}

const CHANGES: readonly [Change, ...Change[]] = [
  bit, bit, length, length, length, truncated, inserted, without, doubled, spliced, patched,
]

/**
 * One to three changes, one after the other.
 * @param other bytes of the same kind from elsewhere
 */
export const mutated = (random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array => {
  let changed = bytes
  for (let left = pick(random, [1, 1, 1, 2, 3]); left > 0; left -= 1) {
    changed = pick(random, CHANGES)(random, changed, other)
  }
  return changed
}

/** Counts and instants on either side of their bounds, too. */
const EXTREMES: readonly [bigint, ...bigint[]] = [
  ...HUGE, 0xffff_ffff_ffffn, 0x1_0000_0000_0000n, 253_402_300_799_999n, 253_402_300_800_000n, 8_640_000_000_000_001n,
]

/** One number at its extreme, of eight bytes, where one stands. */
export const extreme = (random: Random, bytes: Uint8Array, places: readonly number[]): Uint8Array => {
  const number = new Uint8Array(8)
  new DataView(number.buffer).setBigUint64(0, pick(random, EXTREMES), true)
  return overwritten(bytes, places[random(places.length)] ?? 0, number)
}

/** What stands before the checksum. */
export const unsummed = (row: Uint8Array): Uint8Array => row.subarray(0, Math.max(0, row.length - HASH_BYTES))

/** With a checksum that agrees, which anybody can make. */
export const summed = (content: Uint8Array): Uint8Array => join(content, hash(content))
