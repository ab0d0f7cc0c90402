import { YEAR } from '../../strings/figures.ts'
import { strengthSentence } from '../../strings/first-run.ts'

/**
 * What somebody with the sealed file could try in a second. One guess takes Argon2id 256 MiB and about
 * a second of one machine, so a thousand at once is a roomful of hardware: generous to the attacker.
 */
const GUESSES_A_SECOND = 1_000

/** The drawn scale: 480 wide, one power of ten each 40, beginning at a thousand seconds. */
export const SCALE_WIDTH = 480

/** Where a span of so many seconds lies on the drawn scale, in its units, never outside of it. */
export const reachOf = (seconds: number): number => {
  const reach = 40 * (Math.log10(Math.max(1, seconds)) - 3)
  return Math.round(Math.min(SCALE_WIDTH, Math.max(0, reach)))
}

export const MARKS = {
  day: reachOf(86_400),
  year: reachOf(YEAR),
  lifetime: reachOf(80 * YEAR),
} as const

export interface Strength {
  /** Along the drawn scale, 0 to 480. */
  readonly reach: number
  readonly sentence: string
}

/** What an estimated number of guesses means. Whoever guesses finds it halfway through, on average. */
export const strength = (guesses: number): Strength => {
  const seconds = guesses / 2 / GUESSES_A_SECOND
  return { reach: reachOf(seconds), sentence: strengthSentence(guesses, seconds) }
}
