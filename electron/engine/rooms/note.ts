import { dayIn } from '../../../shared/domain/day.ts'
import { defaultDue } from '../../../shared/domain/due.ts'
import type { NoteView } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { readSettings } from '../library/settings.ts'
import { emptyNote, shownText } from '../notes/empty.ts'
import { nextBooked, nextNumber } from '../sessions/decide.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import { isWaiting, itemRow, namesOf } from './rows.ts'

export interface NoteGround {
  readonly client: Client
  readonly note: Note
  /** The client's, all of them. */
  readonly items: readonly ActionItem[]
  readonly sessions: readonly Session[]
  readonly settings: LibraryEntry
}

/** Null if there is no such client, or the note is about somebody else. A new note id gives an empty note. */
export const gatherNote = async (
  read: Reader, { at }: Day, { noteId, clientId }: { readonly noteId: string, readonly clientId: string },
): Promise<NoteGround | null> => {
  const [client, note, items, sessions, settings] = await Promise.all([
    read.get('clients', clientId), read.get('notes', noteId), read.find('actionItems', { clientId }),
    read.find('sessions', { clientId }), readSettings(read, at),
  ])
  if (!client || (note && note.clientId !== clientId)) return null
  return { client, note: note ?? emptyNote({ id: noteId, clientId, begunAt: at }), items, sessions, settings }
}

/** The note's items in the order of their lines; those whose line was written over come last. */
const confirmedIn = (text: string, ground: NoteGround): NoteView['confirmed'] => {
  const names = namesOf([ground.client])
  const place = (line: string) => {
    const index = text.indexOf(line)
    return index < 0 ? Infinity : index
  }
  return ground.items
    .filter(({ noteId }) => noteId === ground.note.id)
    .map((item) => ({ line: item.line, item: itemRow(item, names), place: place(item.line) }))
    .sort((one, other) => (one.place === other.place ? 0 : one.place - other.place))
    .map(({ line, item }) => ({ line, item }))
}

/** A note as it stands, and what the page beside it has to know. */
export const noteView = ({ at, today, zone }: Day, ground: NoteGround): NoteView => {
  const { client, note, sessions, settings } = ground
  const text = shownText(note)
  const next = nextBooked(sessions, at)
  const { due, from } = defaultDue({
    today, nextSession: next === null ? null : dayIn(next, zone), daysBefore: settings.daysBeforeSession,
  })
  return {
    today, zone, id: note.id, clientId: client.id, clientName: client.name,
    begunAt: note.begunAt, savedAt: note.savedAt,
    session: sessions.find(({ noteId }) => noteId === note.id)?.number ?? nextNumber(sessions),
    text,
    cursor: Math.min(note.draft?.cursor ?? text.length, text.length),
    draftKeptAt: note.draft?.keptAt ?? null,
    corrections: [...note.corrections],
    confirmed: confirmedIn(text, ground),
    openItems: ground.items.filter(isWaiting).length,
    defaultDue: due, defaultDueFrom: from,
  }
}
