import { isWaiting } from '../../../shared/domain/waiting.ts'
import type { NoteView } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { readSettings } from '../library/settings.ts'
import type { BegunFor } from '../notes/begun-for.ts'
import { emptyNote, shownText } from '../notes/empty.ts'
import { recordedAs, whomOf } from '../notes/whom.ts'
import { nextNumber, sessionOfNote } from '../sessions/decide.ts'
import { dueNow } from '../sessions/due-days.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import { itemRow, namesOf, UNREADABLE, type Named } from './rows.ts'

export interface NoteGround {
  /** Null for a quick note. */
  readonly client: Named | null
  readonly note: Note
  /** The client's, all of them. */
  readonly items: readonly ActionItem[]
  readonly sessions: readonly Session[]
  readonly settings: LibraryEntry
}

/**
 * A note that is there is shown whoever it is about, also if her record did not open (E18). A new note id gives an
 * empty note about `clientId`; null if there is no such client.
 */
export const gatherNote = async (
  read: Reader, { at }: Day, { noteId, clientId }: { readonly noteId: string, readonly clientId: string | null },
  begun: Pick<BegunFor, 'find'>,
): Promise<NoteGround | null> => {
  const kept = await read.get('notes', noteId)
  const note = kept ?? emptyNote({ id: noteId, clientId: recordedAs(clientId), begunAt: at, sessionId: begun.find(noteId, clientId) })
  const settings = await readSettings(read, at)
  const whom = whomOf(note.clientId)
  if (whom === null) return { client: null, note, items: [], sessions: [], settings }
  const [client, items, sessions] = await Promise.all([
    read.get('clients', whom), read.find('actionItems', { clientId: whom }), read.find('sessions', { clientId: whom }),
  ])
  const named = client ?? (kept ? { id: whom, name: UNREADABLE } : null)
  return named && { client: named, note, items, sessions, settings }
}

/** The note's items in the order of their lines; those whose line was written over come last. */
const confirmedIn = (text: string, ground: NoteGround): NoteView['confirmed'] => {
  const names = namesOf(ground.client ? [ground.client] : [])
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

/** The sessions as they are once the note is saved: one that it completes is not the next one any more (E29). */
const afterThis = (sessions: readonly Session[], note: Note, at: string): readonly Session[] => {
  const completed = note.savedAt === null ? sessionOfNote(sessions, note, at) : null
  return sessions.filter((session) => session !== completed)
}

/** A note as it stands, and what the page beside it has to know. */
export const noteView = ({ at, today, zone }: Day, ground: NoteGround): NoteView => {
  const { client, note, sessions, settings } = ground
  const text = shownText(note)
  const { due, from } = dueNow({ at, today, zone }, afterThis(sessions, note, at), settings)
  return {
    today, zone, id: note.id, clientId: client?.id ?? null, clientName: client?.name ?? null,
    begunAt: note.begunAt, savedAt: note.savedAt,
    session: client && (sessions.find(({ noteId }) => noteId === note.id)?.number || nextNumber(sessions)),
    text,
    cursor: Math.min(note.draft?.cursor ?? text.length, text.length),
    draftKeptAt: note.draft?.keptAt ?? null,
    corrections: [...note.corrections],
    attachments: [...note.attachments],
    confirmed: confirmedIn(text, ground),
    openItems: ground.items.filter(isWaiting).length,
    defaultDue: due, defaultDueFrom: from,
  }
}
