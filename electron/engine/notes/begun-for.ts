/**
 * E29: for which session a note was begun, until something is written in it: beginning one leaves no record (E3). In
 * memory only, as what is open on the screen is, and gone when the practice is locked.
 */
import { NONE } from '../../../shared/schemas/sessions.ts'

/** How many are remembered; the oldest is forgotten first. */
export const REMEMBERED = 100

interface Begun {
  readonly noteId: string
  readonly clientId: string
  readonly sessionId: string
}

export interface BegunFor {
  readonly keep: (begun: Begun) => void
  /** The session; `NONE` where none was named, or the note is about somebody else by now. */
  readonly find: (noteId: string, clientId: string | null) => string
  /** V17: forgets whatever names one of these. */
  readonly forget: (ids: ReadonlySet<string>) => void
}

export const createBegunFor = (): BegunFor => {
  // A Map keeps the order of insertion, so its first key is the oldest.
  const kept = new Map<string, Begun>()
  return {
    keep: (begun) => {
      kept.set(begun.noteId, begun)
      const [oldest] = kept.keys()
      if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest)
    },
    find: (noteId, clientId) => {
      const begun = kept.get(noteId)
      return begun?.clientId === clientId ? begun.sessionId : NONE
    },
    forget: (ids) => {
      for (const { noteId, clientId, sessionId } of kept.values()) {
        if (ids.has(clientId) || ids.has(sessionId)) kept.delete(noteId)
      }
    },
  }
}
