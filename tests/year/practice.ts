/** All the records of a practice, as they are on one morning. */
import type { Reader } from '../../electron/engine/types.ts'
import type { ActionItem } from '../../shared/schemas/action-items.ts'
import type { Client } from '../../shared/schemas/clients.ts'
import type { Engagement } from '../../shared/schemas/engagements.ts'
import type { PracticeEvent } from '../../shared/schemas/events.ts'
import type { LibraryEntry } from '../../shared/schemas/library.ts'
import type { Note } from '../../shared/schemas/notes.ts'
import type { OutboxEntry } from '../../shared/schemas/outbox.ts'
import type { Session } from '../../shared/schemas/sessions.ts'

export interface PracticeRecords {
  readonly clients: readonly Client[]
  readonly engagements: readonly Engagement[]
  readonly sessions: readonly Session[]
  readonly notes: readonly Note[]
  readonly items: readonly ActionItem[]
  readonly outbox: readonly OutboxEntry[]
  readonly events: readonly PracticeEvent[]
  /** Null before the first change of settings: then what is shipped holds. */
  readonly settings: LibraryEntry | null
}

export const recordsIn = async (read: Reader): Promise<PracticeRecords> => ({
  clients: await read.find('clients'), engagements: await read.find('engagements'), sessions: await read.find('sessions'),
  notes: await read.find('notes'), items: await read.find('actionItems'), outbox: await read.find('outbox'),
  events: await read.find('events'), settings: (await read.find('library'))[0] ?? null,
})

export const waits = ({ status }: ActionItem): boolean => status === 'open' || status === 'stuck'

export const isOver = (client: Client, { engagements }: PracticeRecords): boolean => {
  const hers = engagements.filter(({ clientId }) => clientId === client.id)
  return hers.length > 0 && hers.every(({ endedOn }) => endedOn !== null)
}
