import { HIGHEST_NUMBER } from '../../../shared/domain/session-limits.ts'
import { minutesAfter } from '../../../shared/domain/session-time.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'

/**
 * The number the client's next session has. One more than the highest, not the count: after an undo, where a session
 * did not open (V11), or where one went to another client, no two of hers have the same number, short of the highest.
 */
export const nextNumber = (sessions: readonly Session[]): number =>
  Math.min(HIGHEST_NUMBER, sessions.reduce((highest, { number }) => Math.max(highest, number), 0) + 1)

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
 * E29: the booked session that a note completes which was begun for none; null where it makes a session of its own.
 * @param sessions the client's, all of them
 * @param begunAt the instant at which the note was begun
 */
export const sessionCompletedBy = (sessions: readonly Session[], begunAt: string): Session | null => {
  const [earliest, latest] = [minutesAfter(begunAt, -BACK), minutesAfter(begunAt, AHEAD)]
  return sessions
    .filter(({ state, startedAt }) => state === 'booked' && startedAt >= earliest && startedAt <= latest)
    .reduce<Session | null>((last, one) => (last && isLater(last, one) ? last : one), null)
}

/** E29: whether a note may be begun for it now: it is booked, has none, and has begun or begins within half an hour. */
export const canTakeNote = (session: Session, at: string): boolean =>
  session.state === 'booked' && session.noteId === NONE && noteOpensAt(session) <= at

/** E29: the booked session that a note completes if it is first saved at this instant; null where it makes its own. */
export const sessionOfNote = (
  sessions: readonly Session[], { sessionId, begunAt }: Pick<Note, 'sessionId' | 'begunAt'>, at: string,
): Session | null =>
  sessions.find((one) => one.id === sessionId && canTakeNote(one, at)) ?? sessionCompletedBy(sessions, begunAt)

const isLater = (one: Session, other: Session): boolean =>
  one.startedAt > other.startedAt || (one.startedAt === other.startedAt && one.id < other.id)

/** E29: whether it has ended, is booked still, and has no note. */
export const isUnwritten = ({ state, endsAt, noteId }: Session, at: string): boolean =>
  state === 'booked' && noteId === NONE && endsAt <= at
