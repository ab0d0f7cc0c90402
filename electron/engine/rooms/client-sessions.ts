import { compare } from '../../../shared/domain/compare.ts'
import type { ClientSessionsView } from '../../../shared/ipc/sessions.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import type { Bookable } from '../../../shared/ipc/sessions.ts'
import { readSettings } from '../library/settings.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import { UNREADABLE } from './rows.ts'
import { clientSession, laterInSeries } from './session-rows.ts'
import { bookable } from './week.ts'

export interface ClientSessionsGround {
  readonly client: Bookable
  readonly sessions: readonly Session[]
  readonly settings: LibraryEntry
}

/** Null if there is no such client. One whose record did not open has her sessions, if there are any (E18). */
export const gatherClientSessions = async (
  read: Reader, { at }: Day, clientId: string,
): Promise<ClientSessionsGround | null> => {
  const [client, sessions, settings] = await Promise.all([
    read.get('clients', clientId), read.find('sessions', { clientId }), readSettings(read, at),
  ])
  if (client) return { client: bookable(client), sessions, settings }
  return sessions.length > 0 ? { client: { id: clientId, name: UNREADABLE, zone: null }, sessions, settings } : null
}

const bySoonest = (one: Session, other: Session): number =>
  compare(one.startedAt, other.startedAt) || compare(one.id, other.id)

/** A client's sessions: what is booked, and what was. */
export const clientSessionsView = (
  day: Day, { client, sessions, settings }: ClientSessionsGround, notesOpen: boolean,
): ClientSessionsView => {
  const { today, zone, at } = day
  const later = laterInSeries(sessions.filter(({ state }) => state === 'booked'))
  const row = (session: Session) => clientSession(session, day, { notesOpen, later })
  const isAhead = ({ state, endsAt }: Session): boolean => state === 'booked' && endsAt > at
  const upcoming = sessions.filter(isAhead).sort(bySoonest).map(row)
  return {
    today, zone, at, client, sessionMinutes: settings.sessionMinutes,
    next: upcoming.find(({ startsAt }) => startsAt > at) ?? null,
    upcoming,
    past: sessions.filter((session) => !isAhead(session)).sort(bySoonest).reverse().map(row),
  }
}
