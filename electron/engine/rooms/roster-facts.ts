import type { RosterItem, RosterSession } from '../../../shared/domain/roster/ground.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { Database } from '../types.ts'
import { byClient, type ByClient } from './by-client.ts'
import type { NoteFact, NoteFacts } from './note-facts.ts'
import { remember } from './remembered.ts'

type Whose = { readonly clientId: string }

export type PersonFact = Pick<Client, 'name' | 'addedAt'>
export type ItemFact = RosterItem & Whose
export type SessionFact = RosterSession & Whose
export type EngagementFact = Pick<Engagement, 'clientId' | 'endedOn'>

/** What the roster has to know of the whole practice; of an item or a note no words. */
export interface RosterKnown {
  readonly people: ReadonlyMap<string, PersonFact>
  readonly items: ByClient<ItemFact>
  readonly sessions: ByClient<SessionFact>
  readonly engagements: ByClient<EngagementFact>
  /** None for whoever holds no key for notes. */
  readonly notes: ByClient<NoteFact>
}

export interface RosterFacts {
  readonly known: () => Promise<RosterKnown>
  /** V17: of what was erased nothing is remembered, from this moment on. */
  readonly forget: (ids: ReadonlySet<string>) => void
}

/** Remembered from the first time the roster is asked for (E9): it reads everything but words, and is asked for often. */
export const createRosterFacts = (
  database: Pick<Database, 'walk' | 'get' | 'onCommit'>, noteFacts: NoteFacts,
): RosterFacts => {
  const people = remember(database, {
    collection: 'clients', factOf: ({ name, addedAt }) => ({ name, addedAt }),
  }, new Map<string, PersonFact>())
  const items = remember(database, {
    collection: 'actionItems', factOf: ({ clientId, owner, due, status, history }) => ({ clientId, owner, due, status, history }),
  }, byClient<ItemFact>())
  const sessions = remember(database, {
    collection: 'sessions', factOf: ({ clientId, startedAt, state }) => ({ clientId, startedAt, state }),
  }, byClient<SessionFact>())
  const engagements = remember(database, {
    collection: 'engagements', factOf: ({ clientId, endedOn }) => ({ clientId, endedOn }),
  }, byClient<EngagementFact>())
  return {
    known: async () => {
      const [whom, what, when, which, written] = await Promise.all([
        people.all(), items.all(), sessions.all(), engagements.all(), noteFacts.written(),
      ])
      return { people: whom, items: what, sessions: when, engagements: which, notes: written }
    },
    forget: (ids) => { for (const kind of [people, items, sessions, engagements]) kind.forget(ids) },
  }
}
