import type { ClientRow, ClientsView } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import { compare, isLate, WAITING } from './rows.ts'

export interface ClientsGround {
  readonly clients: readonly Client[]
  /** Open and stuck. */
  readonly items: readonly ActionItem[]
  readonly notes: readonly Note[]
}

export const gatherClients = async (read: Reader): Promise<ClientsGround> => {
  const [clients, items, notes] = await Promise.all([
    read.find('clients'), read.find('actionItems', { status: { $in: [...WAITING] } }), read.find('notes'),
  ])
  return { clients, items, notes }
}

type Tally = Omit<ClientRow, 'id' | 'name'>

const NOTHING: Tally = { open: 0, overdue: 0, nextDue: null, lastNoteAt: null, hasDraft: false }

const earlier = (one: string | null, other: string): string => (one !== null && one <= other ? one : other)
const later = (one: string | null, other: string): string => (one !== null && one >= other ? one : other)

/** Who needs the coach first: late things, then what is due next; people with nothing open follow by name. */
const byNeed = (one: ClientRow, other: ClientRow): number =>
  other.overdue - one.overdue
  || compare(one.nextDue ?? '9', other.nextDue ?? '9')
  || compare(one.name, other.name)
  || compare(one.id, other.id)

/** Everyone, sorted by need. One pass over items and notes; no text is looked at. */
export const clientsView = ({ today, zone }: Day, ground: ClientsGround): ClientsView => {
  const tallies = new Map<string, Tally>(ground.clients.map(({ id }) => [id, NOTHING]))
  for (const item of ground.items) {
    const tally = tallies.get(item.clientId) ?? NOTHING
    tallies.set(item.clientId, {
      ...tally,
      open: tally.open + 1,
      overdue: tally.overdue + (isLate(item, today) ? 1 : 0),
      nextDue: earlier(tally.nextDue, item.due),
    })
  }
  for (const { clientId, begunAt, savedAt, draft } of ground.notes) {
    const tally = tallies.get(clientId) ?? NOTHING
    tallies.set(clientId, {
      ...tally,
      lastNoteAt: savedAt === null ? tally.lastNoteAt : later(tally.lastNoteAt, begunAt),
      hasDraft: tally.hasDraft || draft !== null,
    })
  }
  const clients = ground.clients.map(({ id, name }) => ({ id, name, ...(tallies.get(id) ?? NOTHING) })).sort(byNeed)
  return { today, zone, clients }
}
