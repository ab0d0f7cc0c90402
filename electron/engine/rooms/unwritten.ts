import { compare } from '../../../shared/domain/compare.ts'
import type { UnwrittenView } from '../../../shared/ipc/sessions.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import { isUnwritten } from '../sessions/decide.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import { nameIn, namesOf } from './rows.ts'
import { whenShown } from './session-rows.ts'

export interface UnwrittenGround {
  /** Booked ones that have begun. */
  readonly begun: readonly Session[]
  readonly clients: readonly (Client | null)[]
}

/** Found by index: few of those that are booked have begun. */
export const gatherUnwritten = async (read: Reader, { at }: Day): Promise<UnwrittenGround> => {
  const begun = await read.find('sessions', { state: 'booked', startedAt: { $lte: at } })
  const clientIds = [...new Set(begun.map(({ clientId }) => clientId))]
  return { begun, clients: await Promise.all(clientIds.map((id) => read.get('clients', id))) }
}

/** E29: what has ended and waits for its note; the one that ended last comes first. */
export const unwrittenView = (
  { today, zone, at }: Day, { begun, clients }: UnwrittenGround,
): UnwrittenView => {
  const names = namesOf(clients.flatMap((client) => client ?? []))
  return {
    today, zone, at,
    sessions: begun
      .filter((session) => isUnwritten(session, at))
      .sort((one, other) => compare(other.endsAt, one.endsAt) || compare(one.id, other.id))
      .map((session) => ({
        sessionId: session.id, clientId: session.clientId, clientName: nameIn(names, session.clientId),
        ...whenShown(session, zone), isGroup: session.groupId !== NONE,
      })),
  }
}
