/** What is tried with wrong bytes, and what may come of it. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Malformed, hex } from '../../../electron/vault/bytes.ts'
import { VaultFault } from '../../../electron/vault/types.ts'
import { createRandom, pick, type Random } from '../faults/random.ts'
import { mutated } from './mutated.ts'

export interface Target {
  readonly name: string
  /** Of a thousand cases. */
  readonly share: number
  /** Whether it throws Malformed to its caller, who makes a fault of it. */
  readonly malformed?: boolean
  /** One case. Throws a typed fault, or what is wrong with the answer. */
  readonly attempt: (random: Random) => unknown
}

/** A reader of bytes, and good ones for it. */
export interface Reader<Value> {
  readonly name: string
  readonly share: number
  readonly malformed?: boolean
  /** What is changed: two or more, so that one can be mixed with another. */
  readonly goods: readonly [Uint8Array, ...Uint8Array[]]
  /** How it is laid out once it is changed: with its checksum, signed, sealed. */
  readonly finish?: (bytes: Uint8Array) => Uint8Array
  readonly read: (bytes: Uint8Array) => Value | Promise<Value>
  /** What a good one says; null where the changed bytes were sealed or signed anew, and may say anything. */
  readonly says: readonly unknown[] | null
}

/** Bytes as hex, maps as lists: two of the same content are the same text. */
export const spelled = (value: unknown): string => JSON.stringify(value, (_, each: unknown) =>
  each instanceof Uint8Array ? hex(each) : each instanceof Map ? [...each] : each) ?? 'undefined'

/** A wrong answer, which no fault excuses. */
export class Wrong extends Error {
  override readonly name = 'Wrong'
}

export const targetOf = <Value>(
  { name, share, malformed = false, goods, finish = same, read, says }: Reader<Value>,
): Target => {
  const known = says === null ? null : new Set(says.map(spelled))
  return {
    name, share, malformed,
    attempt: async (random) => {
      const bytes = finish(mutated(random, pick(random, goods), pick(random, goods)))
      const value = await read(bytes)
      if (known !== null && !known.has(spelled(value))) throw new Wrong(`${hex(bytes)} reads as ${spelled(value)}`)
      return value
    },
  }
}

const same = (bytes: Uint8Array): Uint8Array => bytes

export interface Outcomes {
  accepted: number
  refused: number
  /** What came of it: the messages of faults, and whether what was accepted was anything. */
  readonly kinds: Set<string>
}

/** Tries a target so many times; throws what no reader may throw, with what is needed to see it again. */
export const attempt = async (target: Target, cases: number, seed: number): Promise<Outcomes> => {
  const outcomes: Outcomes = { accepted: 0, refused: 0, kinds: new Set() }
  for (let number = 0; number < cases; number += 1) {
    try {
      const value = await target.attempt(createRandom(seed * 1_000_003 + number))
      outcomes.accepted += 1
      outcomes.kinds.add(value === null ? 'nothing' : 'something')
    } catch (error) {
      const isTyped = error instanceof VaultFault || (target.malformed === true && error instanceof Malformed)
      const which = `${target.name}, case ${number} of seed ${seed}`
      if (!isTyped) throw new Error(`${which}: ${String(error)}`, { cause: error })
      outcomes.refused += 1
      outcomes.kinds.add(error.message)
    }
  }
  return outcomes
}

/** Bytes that are held after the collector has been. */
export const held = (): number => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
