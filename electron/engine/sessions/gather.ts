/** What a command on sessions has to know before it decides. */
import { minutesAfter } from '../../../shared/domain/session-time.ts'
import { MOST_MINUTES } from '../../../shared/domain/session-limits.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { NONE, SESSION_STATES, type Session } from '../../../shared/schemas/sessions.ts'
import type { Moment } from '../decision.ts'
import { readSettings } from '../library/settings.ts'
import type { Reader } from '../types.ts'
import type { Person } from './due-days.ts'

/** Found by index: sessions of one state that begin from an instant on, and before another one if it is given. */
export const sessionsFrom = (
  read: Reader, state: Session['state'], from: string, before?: string,
): Promise<readonly Session[]> =>
  read.find('sessions', { state, startedAt: { $gte: from, ...(before === undefined ? {} : { $lt: before }) } })

/** All that begin in a span of time, whatever became of them. One search a state, as each walks the index by itself. */
export const sessionsBetween = async (read: Reader, from: string, before: string): Promise<readonly Session[]> =>
  (await Promise.all(SESSION_STATES.map((state) => sessionsFrom(read, state, from, before)))).flat()

/** Booked ones that may still run at an instant, and all that begin later. */
export const bookedAround = (read: Reader, at: string): Promise<readonly Session[]> =>
  sessionsFrom(read, 'booked', minutesAfter(at, -MOST_MINUTES))

export const gatherPeople = (read: Reader, clientIds: readonly string[]): Promise<readonly Person[]> =>
  Promise.all([...new Set(clientIds)].map(async (clientId) => {
    const [sessions, items] = await Promise.all([
      read.find('sessions', { clientId }), read.find('actionItems', { clientId }),
    ])
    return { clientId, sessions, items }
  }))

/** Which sessions a command is about. */
export interface Wanted {
  readonly sessionId: string
  /** Of a series it and all later ones. */
  readonly later: boolean
}

export interface ChangeGround {
  /** The one that was named; null if it is not there. */
  readonly session: Session | null
  /** What changes with it in the same state: itself, its group, and with `later` the later ones of its series. */
  readonly together: readonly Session[]
  /** Whose sessions those are. */
  readonly people: readonly Person[]
  readonly settings: LibraryEntry
}

/** Whether the other one changes with it. One of a group that is at another time by now went its own way. */
const goesAlong = (session: Session, other: Session, later: boolean): boolean =>
  other.id === session.id
  || (session.groupId !== NONE && other.groupId === session.groupId && other.startedAt === session.startedAt)
  || (later && session.seriesId !== NONE && other.seriesId === session.seriesId && other.startedAt > session.startedAt)

/** Later ones are booked ones (E28), whatever the state of the one that was named. */
const gatherTogether = async (read: Reader, session: Session, later: boolean): Promise<readonly Session[]> => {
  if (session.groupId === NONE && !(later && session.seriesId !== NONE)) return [session]
  const from = session.startedAt
  const same = await sessionsFrom(read, session.state, from, later ? undefined : minutesAfter(from, 1))
  return same.filter((other) => goesAlong(session, other, later))
}

export const gatherChange = async (
  read: Reader, { at }: Pick<Moment, 'at'>, { sessionId, later }: Wanted,
): Promise<ChangeGround> => {
  const [session, settings] = await Promise.all([read.get('sessions', sessionId), readSettings(read, at)])
  if (!session) return { session, together: [], people: [], settings }
  const together = await gatherTogether(read, session, later)
  return { session, together, people: await gatherPeople(read, together.map(({ clientId }) => clientId)), settings }
}

/** The same for one person alone: her group and her series stay as they are. */
export const gatherAlone = async (
  read: Reader, { at }: Pick<Moment, 'at'>, sessionId: string,
): Promise<ChangeGround> => {
  const [session, settings] = await Promise.all([read.get('sessions', sessionId), readSettings(read, at)])
  if (!session) return { session, together: [], people: [], settings }
  return { session, together: [session], people: await gatherPeople(read, [session.clientId]), settings }
}
