import { compare } from '../../../shared/domain/compare.ts'
import { byDue, isOverdue } from '../../../shared/domain/due.ts'
import { saidBy, statusSince } from '../../../shared/domain/status-since.ts'
import type { DraftRow, ItemRow } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import { isSealed, obstacleOf } from '../action-items/sealed.ts'
import { shownText } from '../notes/empty.ts'
import { whomOf } from '../notes/whom.ts'
import { openingOf } from './opening.ts'

export type Names = ReadonlyMap<string, string>

/** Whom a page is about: her record, or what stands for it. */
export type Named = Pick<Client, 'id' | 'name'>

export const namesOf = (clients: readonly Named[]): Names => new Map(clients.map(({ id, name }) => [id, name]))

/** Stands for the name of a client whose record did not open (V11): what was agreed with her is still shown. */
export const UNREADABLE = '…'

export const nameIn = (names: Names, clientId: string): string => names.get(clientId) ?? UNREADABLE

/** Since when it has its status; the schema of the history allows an empty one, the services never write it. */
export const sinceOf = (item: Pick<ActionItem, 'history'>): string => statusSince(item) ?? new Date(0).toISOString()

export const itemRow = (item: ActionItem, names: Names): ItemRow => ({
  id: item.id, clientId: item.clientId, clientName: nameIn(names, item.clientId), noteId: item.noteId,
  text: isSealed(item) ? null : item.text, owner: item.owner, due: item.due, status: item.status,
  obstacle: obstacleOf(item), since: sinceOf(item), by: saidBy(item),
})

/** Soonest first; on one day by client and by words, so that a list keeps its order from one look to the next. */
export const bySoonest = (one: ItemRow, other: ItemRow): number =>
  byDue(one, other) || compare(one.clientName, other.clientName)
  || compare(one.text ?? '', other.text ?? '') || compare(one.id, other.id)

/** Whether the row is late on this day. */
export const isLate = (row: Pick<ItemRow, 'due'>, today: string): boolean => isOverdue(row.due, today)

/** Null if nothing waits in it. */
export const draftRow = (note: Note, names: Names): DraftRow | null => {
  if (!note.draft) return null
  const clientId = whomOf(note.clientId)
  return {
    noteId: note.id, clientId, clientName: clientId === null ? null : nameIn(names, clientId),
    keptAt: note.draft.keptAt, opening: openingOf(shownText(note)),
  }
}
