import { fold } from '../../../shared/domain/fold.ts'
import type { ClientRow } from '../../../shared/ipc/views.ts'

const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true })

/** Who needs the coach first: what is overdue, then what is due soonest, then who is quiet. */
export const byNeed = (one: ClientRow, other: ClientRow): number => {
  const rank = (client: ClientRow): number => (client.overdue > 0 ? 0 : client.open > 0 ? 1 : client.hasDraft ? 2 : 3)
  const due = (client: ClientRow): string => client.nextDue ?? ''
  return rank(one) - rank(other)
    || (due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : 0)
    || collator.compare(one.name, other.name)
    // Two of one name keep their order from one look to the next.
    || (one.id < other.id ? -1 : 1)
}

export interface Roster {
  readonly needYou: readonly ClientRow[]
  readonly everyone: readonly ClientRow[]
}

export const rosterOf = (clients: readonly ClientRow[]): Roster => {
  const sorted = [...clients].sort(byNeed)
  return {
    needYou: sorted.filter((client) => client.overdue > 0),
    everyone: sorted.filter((client) => client.overdue === 0),
  }
}

/** Clients whose name has each of the typed words somewhere in it. */
export const withName = (clients: readonly ClientRow[], typed: string): readonly ClientRow[] => {
  const wanted = fold(typed).split(' ').filter((word) => word !== '')
  if (wanted.length === 0) return clients
  return clients.filter(({ name }) => {
    const text = fold(name)
    return wanted.every((word) => text.includes(word))
  })
}
