import type { TodayView } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import type { Reader } from '../types.ts'
import { readSettings } from '../library/settings.ts'
import type { Damage, Day } from './day.ts'
import { bySoonest, compare, draftRow, isLate, itemRow, namesOf, WAITING } from './rows.ts'

export interface TodayGround {
  readonly clients: readonly Client[]
  /** Open and stuck. */
  readonly items: readonly ActionItem[]
  /** Those with a draft. */
  readonly drafts: readonly Note[]
  readonly settings: LibraryEntry
}

export const gatherToday = async (read: Reader, { at }: Day): Promise<TodayGround> => {
  const [clients, items, drafts, settings] = await Promise.all([
    read.find('clients'), read.find('actionItems', { status: { $in: [...WAITING] } }),
    read.find('notes', { draft: { $ne: null } }), readSettings(read, at),
  ])
  return { clients, items, drafts, settings }
}

/** Who waits for what, on the coach's own day. */
export const todayView = ({ today, zone }: Day, damage: Damage, ground: TodayGround): TodayView => {
  const names = namesOf(ground.clients)
  const rows = ground.items.map((item) => itemRow(item, names)).sort(bySoonest)
  return {
    today, zone, damage,
    hasClients: ground.clients.length > 0,
    overdue: rows.filter((row) => isLate(row, today)),
    open: rows.filter((row) => !isLate(row, today)),
    drafts: ground.drafts
      .flatMap((note) => draftRow(note, names) ?? [])
      .sort((one, other) => compare(other.keptAt, one.keptAt) || compare(one.noteId, other.noteId)),
    sheetOnThisComputer: ground.settings.sheetPlace === 'this-computer',
  }
}
