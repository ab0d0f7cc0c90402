import type { Note } from '../../../shared/schemas/notes.ts'

/**
 * The newest of the notes that were never saved; null if there is none. One that was moved to the client is hers like
 * any other.
 */
export const unfinished = (notes: readonly Note[]): Note | null =>
  notes
    .filter(({ savedAt }) => savedAt === null)
    .reduce<Note | null>((newest, note) => (newest && newest.begunAt >= note.begunAt ? newest : note), null)
