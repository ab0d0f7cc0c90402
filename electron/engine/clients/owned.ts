import type { Client } from '../../../shared/schemas/clients.ts'
import { UNREADABLE } from '../rooms/rows.ts'
import type { Doc, Reader } from '../types.ts'

/** The kinds of record that are a client's. Events are not: they are the practice's, and name her. */
export const OWNED_COLLECTIONS = ['clients', 'engagements', 'sessions', 'notes', 'actionItems', 'outbox'] as const
export type OwnedCollection = (typeof OWNED_COLLECTIONS)[number]

/** Everything that is a client's. */
export interface Owned {
  /** Null if her own record did not open (V11). */
  readonly client: Client | null
  readonly records: { readonly [Name in OwnedCollection]: readonly Doc<Name>[] }
}

/** What an outbox holds follows from the rest: a job that is left over makes no client, and nothing stands on it (E37). */
export const TELLING_COLLECTIONS = OWNED_COLLECTIONS.filter((name) => name !== 'outbox')

/** Null if there is no such client: neither her record, nor anything of hers (E18). */
export const gatherOwned = async (read: Reader, clientId: string): Promise<Owned | null> => {
  const [client, engagements, sessions, notes, actionItems, outbox] = await Promise.all([
    read.get('clients', clientId), read.find('engagements', { clientId }), read.find('sessions', { clientId }),
    read.find('notes', { clientId }), read.find('actionItems', { clientId }), read.find('outbox', { clientId }),
  ])
  const records = { clients: client ? [client] : [], engagements, sessions, notes, actionItems, outbox }
  const isThere = TELLING_COLLECTIONS.some((name) => records[name].length > 0)
  return isThere ? { client, records } : null
}

export const nameOfOwner = ({ client }: Owned): string => client?.name ?? UNREADABLE
