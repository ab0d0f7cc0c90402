import { NOBODY } from '../../../shared/schemas/notes.ts'
import type { Database } from '../types.ts'
import { rememberNotes, type Remembered } from './remembered.ts'

/** Of one note what the list of clients tells: whose it is, from when, and whether words wait in it. */
export interface NoteFact {
  readonly clientId: string
  /** Instant: when it was begun; null while it was never saved. */
  readonly wroteAt: string | null
  readonly hasDraft: boolean
}

export interface NoteFacts {
  /** Every note that has a draft, whoever it is about. */
  readonly drafts: Remembered<true>
  /** Every note about somebody. */
  readonly written: Remembered<NoteFact>
  /** V17: of what was erased nothing is remembered, from this moment on. */
  readonly forget: (ids: ReadonlySet<string>) => void
}

/** For whoever holds no key for notes (V1): there are none. */
export const NO_NOTE_FACTS: NoteFacts = {
  drafts: async () => new Map(), written: async () => new Map(), forget: () => undefined,
}

/** Two, because Today is asked for first and a search for drafts is quick; all notes are read only for the clients. */
export const createNoteFacts = (database: Pick<Database, 'find' | 'get' | 'onCommit'>): NoteFacts => {
  const drafts = rememberNotes<true>(database, { draft: { $ne: null } }, ({ draft }) => (draft ? true : null))
  const written = rememberNotes<NoteFact>(database, {}, ({ clientId, begunAt, savedAt, draft }) =>
    (clientId === NOBODY ? null : { clientId, wroteAt: savedAt === null ? null : begunAt, hasDraft: draft !== null }))
  return {
    drafts: drafts.all,
    written: written.all,
    forget: (ids) => {
      drafts.forget(ids)
      written.forget(ids)
    },
  }
}
