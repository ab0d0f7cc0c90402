import { compare } from '../../../shared/domain/compare.ts'
import type { TodayView } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { NOBODY, type Note } from '../../../shared/schemas/notes.ts'
import type { Reader } from '../types.ts'
import { readSettings } from '../library/settings.ts'
import type { Damage, Day } from './day.ts'
import type { NoteFacts } from './note-facts.ts'
import { bySoonest, draftRow, isLate, itemRow, namesOf } from './rows.ts'
import { findWaiting } from './waiting.ts'

export interface TodayGround {
  readonly clients: readonly Client[]
  /** Open and stuck. */
  readonly items: readonly ActionItem[]
  /** Those with a draft, quick notes among them. */
  readonly drafts: readonly Note[]
  /** How many sessions there are with anybody. */
  readonly sessions: number
  readonly settings: LibraryEntry
}

const gatherDrafts = async (read: Reader, facts: NoteFacts): Promise<readonly Note[]> => {
  const notes = await Promise.all([...(await facts.drafts()).keys()].map((id) => read.get('notes', id)))
  // One that was saved or thrown away in between is none.
  return notes.flatMap((note) => note ?? [])
}

export const gatherToday = async (read: Reader, { at }: Day, facts: NoteFacts): Promise<TodayGround> => {
  const [clients, items, drafts, sessions, settings] = await Promise.all([
    read.find('clients'), findWaiting(read), gatherDrafts(read, facts), read.count('sessions'), readSettings(read, at),
  ])
  return { clients, items, drafts, sessions, settings }
}

/** A client whose record did not open is one (V11); nobody, in a quick note, is not. */
const hasClients = ({ clients, drafts, sessions }: TodayGround): boolean =>
  clients.length > 0 || sessions > 0 || drafts.some(({ clientId }) => clientId !== NOBODY)

/** Who waits for what, on the coach's own day. */
export const todayView = ({ today, zone }: Day, damage: Damage, ground: TodayGround): TodayView => {
  const names = namesOf(ground.clients)
  const rows = ground.items.map((item) => itemRow(item, names)).sort(bySoonest)
  return {
    today, zone, damage,
    hasClients: hasClients(ground),
    overdue: rows.filter((row) => isLate(row, today)),
    open: rows.filter((row) => !isLate(row, today)),
    drafts: ground.drafts
      .flatMap((note) => draftRow(note, names) ?? [])
      .sort((one, other) => compare(other.keptAt, one.keptAt) || compare(one.noteId, other.noteId)),
    sheetOnThisComputer: ground.settings.sheetPlace === 'this-computer',
  }
}
