import { compare } from '../../../shared/domain/compare.ts'
import { isWaiting } from '../../../shared/domain/waiting.ts'
import { CLOSED_SHOWN } from '../../../shared/ipc/shown.ts'
import type { ClientView, Contact, SessionRow, TimelineEntry } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { shownText } from '../notes/empty.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import { openingOf } from './opening.ts'
import { bySoonest, itemRow, namesOf, UNREADABLE, type Named } from './rows.ts'

export interface ClientGround {
  readonly client: Named
  readonly contact: Contact
  /** False for whoever holds no key for notes; then there are none (V1). */
  readonly notesOpen: boolean
  readonly items: readonly ActionItem[]
  readonly notes: readonly Note[]
  readonly sessions: readonly Session[]
}

/** Null if there is no such client. One whose record did not open has a page if something is there about her (E18). */
export const gatherClient = async (
  read: Reader, clientId: string, notesOpen: boolean,
): Promise<ClientGround | null> => {
  const [client, items, notes, sessions] = await Promise.all([
    read.get('clients', clientId), read.find('actionItems', { clientId }),
    notesOpen ? read.find('notes', { clientId }) : [], read.find('sessions', { clientId }),
  ])
  const isWritten = items.length + notes.length + sessions.length > 0
  const shown = client ?? (isWritten ? { id: clientId, name: UNREADABLE } : null)
  const contact = { email: client?.email ?? '', phone: client?.phone ?? '' }
  return shown && { client: shown, contact, notesOpen, items, notes, sessions }
}

const scheduleOf = ({ sessions }: ClientGround): SessionRow[] => sessions
  .map(({ id, number, startedAt, state }) => ({ id, number, startedAt, state }))
  .sort((one, other) => compare(other.startedAt, one.startedAt) || other.number - one.number)

const timelineOf = ({ items, notes, sessions }: ClientGround): TimelineEntry[] => {
  const numbers = new Map(sessions.map(({ noteId, number }) => [noteId, number]))
  const agreed = new Map<string, number>()
  for (const { noteId } of items) agreed.set(noteId, (agreed.get(noteId) ?? 0) + 1)
  return notes
    .map((note) => ({
      noteId: note.id, kind: note.kind, session: numbers.get(note.id) || null,
      begunAt: note.begunAt, savedAt: note.savedAt, hasDraft: note.draft !== null,
      opening: openingOf(shownText(note)), agreed: agreed.get(note.id) ?? 0,
    }))
    .sort((one, other) => compare(other.begunAt, one.begunAt)
      || (other.session ?? 0) - (one.session ?? 0) || compare(one.noteId, other.noteId))
}

/** One client: how to reach her, her sessions, what is open, what was closed lately, and every note. */
export const clientView = ({ today, zone }: Day, ground: ClientGround): ClientView => {
  const { client, contact, notesOpen, items } = ground
  const names = namesOf([client])
  const rows = (wanted: (item: ActionItem) => boolean) => items.filter(wanted).map((item) => itemRow(item, names))
  return {
    today, zone, id: client.id, name: client.name, contact, sessions: scheduleOf(ground), notesOpen,
    open: rows(isWaiting).sort(bySoonest),
    closed: rows((item) => !isWaiting(item))
      .sort((one, other) => compare(other.since, one.since) || bySoonest(one, other))
      .slice(0, CLOSED_SHOWN),
    timeline: timelineOf(ground),
  }
}
