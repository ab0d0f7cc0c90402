import { fold } from '../../../shared/domain/fold.ts'
import type { ClientRow, ClientsView } from '../../../shared/ipc/views.ts'
import type { Shown } from '../../strings/clients.ts'

type View = Pick<ClientsView, 'clients' | 'past'>

/** Whoever has a reason (E38) comes first; of past clients nobody does. The order within is the engine's. */
export interface Lists {
  readonly needYou: readonly ClientRow[]
  readonly onCourse: readonly ClientRow[]
}

/** The same by their ids: how the lists stood at a moment. */
export interface Order {
  readonly needYou: readonly string[]
  readonly onCourse: readonly string[]
}

const needsYou = ({ reasons }: ClientRow): boolean => reasons.length > 0

/** The rows of one way to look at the roster. */
export const rowsShown = ({ clients, past }: View, shown: Shown): readonly ClientRow[] => {
  switch (shown) {
    case 'everyone': return clients
    case 'need-you': return clients.filter(needsYou)
    case 'past': return past
    default: return clients.filter(({ bucket }) => bucket === shown)
  }
}

/** The ways to look at it that are offered; past clients have theirs once there are any. */
export const tabsOf = (view: View, all: readonly Shown[]): readonly { readonly shown: Shown, readonly count: number }[] =>
  all.map((shown) => ({ shown, count: rowsShown(view, shown).length }))
    .filter(({ shown, count }) => shown !== 'past' || count > 0)

export const listsOf = (rows: readonly ClientRow[]): Lists => ({
  needYou: rows.filter(needsYou), onCourse: rows.filter((row) => !needsYou(row)),
})

export const orderOf = ({ needYou, onCourse }: Lists): Order => ({
  needYou: needYou.map(({ id }) => id), onCourse: onCourse.map(({ id }) => id),
})

/**
 * The rows as they are now, in the places they had: while a row is unfolded none leaves its place, whatever is marked
 * in it. Whoever is gone is gone; whoever came since waits until it is folded.
 */
export const asTheyStood = ({ clients, past }: View, { needYou, onCourse }: Order): Lists => {
  const now = new Map([...clients, ...past].map((row) => [row.id, row]))
  const rows = (ids: readonly string[]): readonly ClientRow[] => ids.flatMap((id) => now.get(id) ?? [])
  return { needYou: rows(needYou), onCourse: rows(onCourse) }
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
