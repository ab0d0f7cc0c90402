import type { Note } from '../../../shared/schemas/notes.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import { sessionCompletedBy } from '../sessions/decide.ts'

/**
 * The newest of the notes that were never saved; null if there is none. One that was moved to the client is hers like
 * any other.
 */
export const unfinished = (notes: readonly Note[]): Note | null =>
  notes
    .filter(({ savedAt }) => savedAt === null)
    .reduce<Note | null>((newest, note) => (newest && newest.begunAt >= note.begunAt ? newest : note), null)

/**
 * E29: the first draft that is this session's: begun for it, or begun for none and yet to complete it. Null if there
 * is none. `notes` and `sessions`: the client's, all of them.
 */
export const unfinishedFor = (notes: readonly Note[], sessions: readonly Session[], { id }: Session): Note | null =>
  unfinished(notes.filter(({ sessionId }) => sessionId === id))
  ?? unfinished(notes.filter(({ sessionId, begunAt }) =>
    sessionId === NONE && sessionCompletedBy(sessions, begunAt)?.id === id))
