import { compare } from '../../../shared/domain/compare.ts'
import { byNeed } from '../../../shared/domain/roster/need.ts'
import type { ClientRow, ClientsView } from '../../../shared/ipc/views.ts'
import { readSettings } from '../library/settings.ts'
import type { Database } from '../types.ts'
import type { Day } from './day.ts'
import type { NoteFacts } from './note-facts.ts'
import { createRosterFacts, type RosterKnown } from './roster-facts.ts'
import { createRosterMemory } from './roster-memory.ts'
import { rowGround } from './roster-row.ts'

/** The roster: everybody, sorted by need (E38). */
export interface RosterRoom {
  readonly view: (day: Day) => Promise<ClientsView>
  /** V17: of what was erased nothing is remembered, from this moment on. */
  readonly forget: (ids: ReadonlySet<string>) => void
}

/** Everybody there is; also whoever's own record did not open, where something about her did (E18). */
const everybody = ({ people, items, sessions, engagements, notes }: RosterKnown): Set<string> =>
  new Set([
    ...people.keys(), ...items.clientIds(), ...sessions.clientIds(), ...engagements.clientIds(), ...notes.clientIds(),
  ])

/**
 * The same ids, those that were shown before in the order they had: what is nearly in order is sorted in one walk. The
 * order of the roster is total (E38), and does not depend on what it is sorted from.
 */
const asShown = (ids: ReadonlySet<string>, view: ClientsView | undefined): Iterable<string> => {
  if (!view) return ids
  const inOrder = new Set<string>()
  for (const { id } of [...view.clients, ...view.past]) if (ids.has(id)) inOrder.add(id)
  for (const id of ids) inOrder.add(id)
  return inOrder
}

/** The latest end first. */
const byEnd = (one: ClientRow, other: ClientRow): number =>
  compare(other.endedOn ?? '', one.endedOn ?? '') || compare(one.name, other.name) || compare(one.id, other.id)

/** @param rows as they are on that day, in any order */
export const clientsView = ({ today, zone }: Day, rows: readonly ClientRow[]): ClientsView => ({
  today, zone,
  clients: rows.filter(({ endedOn }) => endedOn === null).sort(byNeed),
  past: rows.filter(({ endedOn }) => endedOn !== null).sort(byEnd),
})

/** Reads everything once, and from then on what was written since (E9). */
export const createRosterRoom = (
  database: Pick<Database, 'walk' | 'get' | 'onCommit'>, noteFacts: NoteFacts,
): RosterRoom => {
  const facts = createRosterFacts(database, noteFacts)
  const memory = createRosterMemory()
  let shown: { readonly of: readonly ClientRow[], readonly view: ClientsView } | null = null
  return {
    view: async (day) => {
      const [known, { thresholds }] = await Promise.all([facts.known(), readSettings(database, day.at)])
      const ids = asShown(everybody(known), shown?.view)
      const rows = memory.rows(day, thresholds, Array.from(ids, (id) => rowGround(known, id)))
      // Sorted once: the rows are the same list until one of them is another, or the day is.
      if (shown?.of !== rows) shown = { of: rows, view: clientsView(day, rows) }
      return shown.view
    },
    forget: (ids) => {
      facts.forget(ids)
      memory.forget(ids)
      shown = null
    },
  }
}
