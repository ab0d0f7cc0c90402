/** When the coach read the brief of a session: of most, in the minutes before it began (E40). */
import type { Meeting } from './bookings.ts'
import { randomFrom } from './random.ts'

/** Beyond the other streams: what is drawn here changes nothing that is drawn there. */
const BRIEFS = 10_000_000

const MINUTE = 60_000

/** Milliseconds since 1970; null where it was not read before, or is not yet. Asked of one session after the other. */
export type ReadBrief = (session: Pick<Meeting, 'start' | 'bookedAt'>) => number | null

export const briefsRead = (now: number, seed: number, stream: number): ReadBrief => {
  const random = randomFrom(seed, BRIEFS + stream)
  return ({ start, bookedAt }) => {
    const at = start - random.between(1, 6) * MINUTE + random.below(MINUTE)
    const isRead = random.chance(0.82)
    return isRead && at > bookedAt && at <= now ? at : null
  }
}
