/** Chance that is the same on every machine: sfc32, a small generator with 128 bits of state, whole numbers only. */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number
  readonly chance: (likelihood: number) => boolean
  readonly pick: <Value>(from: readonly Value[]) => Value
  /** A record id: 32 hex digits. */
  readonly id: () => string
}

const scrambled = (value: number): number => {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/**
 * A sequence of its own for every pair of seed and stream.
 * @param seed any whole number; @param stream tells apart what is made from one seed
 */
export const randomFrom = (seed: number, stream: number): Random => {
  let a = scrambled(seed)
  let b = scrambled(seed ^ 0x9e3779b9)
  let c = scrambled(stream ^ 0x85ebca6b)
  let counter = (stream + 1) >>> 0

  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum | 0
    return sum >>> 0
  }
  // The first words still resemble their seeds.
  for (let turn = 0; turn < 16; turn += 1) word()

  const hex = (): string => word().toString(16).padStart(8, '0')
  const below = (limit: number): number => Math.floor(word() / 0x1_0000_0000 * limit)
  return {
    next: () => word() / 0x1_0000_0000,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (likelihood) => word() / 0x1_0000_0000 < likelihood,
    pick: (from) => {
      const value = from[below(from.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
    id: () => hex() + hex() + hex() + hex(),
  }
}
