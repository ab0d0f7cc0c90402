import { actionItems } from './action-items.ts'
import { clients } from './clients.ts'
import type { CollectionName, RecordDefinition } from './dictionary.ts'
import { engagements } from './engagements.ts'
import { events } from './events.ts'
import { library } from './library.ts'
import { notes } from './notes.ts'
import { outbox } from './outbox.ts'
import { sessions } from './sessions.ts'

/** Every kind of record there is. A new one joins storage, dictionary and tests by standing here. */
export const RECORDS = {
  clients, engagements, sessions, notes, actionItems, events, library, outbox,
} as const satisfies Record<CollectionName, RecordDefinition>
