/** Chance that can be had again: a run that lost something can be looked at once more. */

/** Answers whole numbers from 0 to below the one it is given. */
export type Random = (below: number) => number

/** Neighbouring seeds have nothing to do with each other, nor have the numbers that follow on one of them. */
export const createRandom = (seed: number): Random => {
  let state = Math.imul(seed >>> 0, 0x9e37_79b1) ^ Math.floor(seed / 2 ** 32)
  return (below) => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * below)
  }
}

export const pick = <Value>(random: Random, values: readonly [Value, ...Value[]]): Value =>
  values[random(values.length)] ?? values[0]
