/** Choosing mutations and applying them to a text. Pure. */
import { failed, ok, type Result } from '../shared/domain/result.ts'
import type { Mutation } from '../tests/mutations/mutation.ts'

/** How often a text stands in another. */
export const occurrences = (text: string, part: string): number => part === '' ? 0 : text.split(part).length - 1

/** The text with the mutation in it; the failure says why it no longer fits. */
export const applied = (text: string, mutation: Pick<Mutation, 'find' | 'replace'>): Result<string, string> => {
  const count = occurrences(text, mutation.find)
  if (count !== 1) return failed(count === 0 ? 'its text is no longer there' : `its text stands there ${count} times`)
  if (mutation.find === mutation.replace) return failed('it changes nothing')
  // A function, because `replace` gives `$` in a string a meaning of its own.
  return ok(text.replace(mutation.find, () => mutation.replace))
}

/**
 * Some of the list, the same for the same seed, and no rule twice while there are rules without one.
 * @param seed a whole number
 */
export const sampled = (all: readonly Mutation[], count: number, seed: number): readonly Mutation[] => {
  const random = mulberry32(seed)
  const shuffled = all.map((mutation) => ({ mutation, at: random() }))
    .sort((a, b) => a.at - b.at).map((each) => each.mutation)
  const seen = new Set<string>()
  const first = shuffled.filter((each) => !seen.has(each.rule) && seen.add(each.rule))
  return [...first, ...shuffled.filter((each) => !first.includes(each))].slice(0, count)
}

/** A small seeded generator, 32 bits of state: reproducible samples, nothing secret. */
const mulberry32 = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
