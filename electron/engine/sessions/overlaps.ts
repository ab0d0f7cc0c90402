import { doOverlap } from '../../../shared/domain/session-time.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { handleOf } from './decide.ts'

/**
 * The ids of booked sessions that run at the same time as another booked one. A group is one session, and does not
 * overlap itself (E28).
 */
export const overlapping = (sessions: readonly Session[]): ReadonlySet<string> => {
  const booked = sessions
    .filter(({ state }) => state === 'booked')
    .sort((one, other) => (one.startedAt < other.startedAt ? -1 : one.startedAt > other.startedAt ? 1 : 0))
  const found = new Set<string>()
  booked.forEach((one, index) => {
    for (let next = index + 1; next < booked.length; next += 1) {
      const other = booked[next]
      // They are in order: whatever begins once this one is over overlaps it no more.
      if (!other || !doOverlap(one, other)) break
      if (handleOf(one) !== handleOf(other)) found.add(one.id).add(other.id)
    }
  })
  return found
}

/** With how many other booked sessions these run at the same time; a group counts once. */
export const overlapsOf = (sessions: readonly Session[], booked: readonly Session[]): number => {
  const own = new Set(sessions.map(handleOf))
  const others = booked.filter((one) => !own.has(handleOf(one)))
  const together = others.filter((other) => sessions.some((one) => doOverlap(one, other)))
  return new Set(together.map(handleOf)).size
}
