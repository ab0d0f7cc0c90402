import type { ClientRow, ClientsView } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import type { NoteFact, NoteFacts } from './note-facts.ts'
import { compare, isLate, nameIn, namesOf } from './rows.ts'
import { findWaiting } from './waiting.ts'

export interface ClientsGround {
  readonly clients: readonly Client[]
  /** Open and stuck. */
  readonly items: readonly ActionItem[]
  /** About somebody, by their ids. */
  readonly notes: ReadonlyMap<string, NoteFact>
}

export const gatherClients = async (read: Reader, facts: NoteFacts): Promise<ClientsGround> => {
  const [clients, items, notes] = await Promise.all([read.find('clients'), findWaiting(read), facts.written()])
  return { clients, items, notes }
}

type Tally = Omit<ClientRow, 'id' | 'name'>

const NOTHING: Tally = { open: 0, overdue: 0, nextDue: null, lastNoteAt: null, hasDraft: false }

/** Who needs the coach first: late things, then what is due next; people with nothing open follow by name. */
const byNeed = (one: ClientRow, other: ClientRow): number =>
  other.overdue - one.overdue
  || compare(one.nextDue ?? '9', other.nextDue ?? '9')
  || compare(one.name, other.name)
  || compare(one.id, other.id)

/**
 * Everyone, sorted by need. One pass over items and notes; no text is looked at. A client whose record did not open
 * stands among them if an item of hers waits or a note is about her (E18).
 */
export const clientsView = ({ today, zone }: Day, ground: ClientsGround): ClientsView => {
  // Counted up in place: one object a client, not one a note.
  const tallies = new Map<string, Tally>(ground.clients.map(({ id }) => [id, { ...NOTHING }]))
  const tallyOf = (clientId: string): Tally => {
    const known = tallies.get(clientId)
    if (known) return known
    const tally = { ...NOTHING }
    tallies.set(clientId, tally)
    return tally
  }
  for (const item of ground.items) {
    const tally = tallyOf(item.clientId)
    tally.open += 1
    if (isLate(item, today)) tally.overdue += 1
    if (tally.nextDue === null || item.due < tally.nextDue) tally.nextDue = item.due
  }
  for (const { clientId, wroteAt, hasDraft } of ground.notes.values()) {
    const tally = tallyOf(clientId)
    if (wroteAt !== null && (tally.lastNoteAt === null || wroteAt > tally.lastNoteAt)) tally.lastNoteAt = wroteAt
    if (hasDraft) tally.hasDraft = true
  }
  const names = namesOf(ground.clients)
  const clients = [...tallies].map(([id, tally]) => ({ id, name: nameIn(names, id), ...tally })).sort(byNeed)
  return { today, zone, clients }
}
