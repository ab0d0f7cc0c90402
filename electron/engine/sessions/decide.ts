import { minutesAfter } from '../../../shared/domain/session-time.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'

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

/** What the sessions of one group at one time have in common; a session of one person stands for itself. */
export const handleOf = ({ id, groupId }: Pick<Session, 'id' | 'groupId'>): string => (groupId === NONE ? id : groupId)

/** How long after it began a booked session may still be completed by a note, and how long before: minutes (E29). */
const BACK = 7 * 24 * 60
const AHEAD = 30

/** E29: the instant from which on a note that is begun is this session's. */
export const noteOpensAt = ({ startedAt }: Pick<Session, 'startedAt'>): string => minutesAfter(startedAt, -AHEAD)

/**
 * E29: the booked session that a note completes with its first save; null where it makes a session of its own.
 * @param sessions the client's, all of them
 * @param begunAt the instant at which the note was begun
 */
export const sessionCompletedBy = (sessions: readonly Session[], begunAt: string): Session | null => {
  const [earliest, latest] = [minutesAfter(begunAt, -BACK), minutesAfter(begunAt, AHEAD)]
  return sessions
    .filter(({ state, startedAt }) => state === 'booked' && startedAt >= earliest && startedAt <= latest)
    .reduce<Session | null>((last, one) => (last && isLater(last, one) ? last : one), null)
}

const isLater = (one: Session, other: Session): boolean =>
  one.startedAt > other.startedAt || (one.startedAt === other.startedAt && one.id < other.id)

/** E29: whether it has ended, is booked still, and has no note. */
export const isUnwritten = ({ state, endsAt, noteId }: Session, at: string): boolean =>
  state === 'booked' && noteId === NONE && endsAt <= at
