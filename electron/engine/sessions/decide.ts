import type { Session } from '../../../shared/schemas/sessions.ts'

/**
 * The number the client's next session has. One more than the highest, not the count: after an undo, where a session
 * did not open (V11), or where one went to another client, no two of hers have the same number.
 */
export const nextNumber = (sessions: readonly Session[]): number =>
  sessions.reduce((highest, { number }) => Math.max(highest, number), 0) + 1

/** The start of the client's next booked session after `at`, an instant; null if none is booked. */
export const nextBooked = (sessions: readonly Session[], at: string): string | null =>
  sessions
    .filter(({ state, startedAt }) => state === 'booked' && startedAt > at)
    .reduce<string | null>((next, { startedAt }) => (next !== null && next <= startedAt ? next : startedAt), null)
