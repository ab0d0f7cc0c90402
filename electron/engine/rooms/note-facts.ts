import { NOBODY } from '../../../shared/schemas/notes.ts'
import type { Database } from '../types.ts'
import { byClient, type ByClient } from './by-client.ts'
import { remember, type Remembered } from './remembered.ts'

/** Of one note what the roster tells: whose it is, from when, and whether words wait in it. */
export interface NoteFact {
  readonly clientId: string
  /** Instant: when it was begun; null while it was never saved. */
  readonly wroteAt: string | null
  /** Instant: when it was first saved. */
  readonly savedAt: string | null
  readonly hasDraft: boolean
}

export interface NoteFacts {
  /** Every note that has a draft, whoever it is about. */
  readonly drafts: Remembered<ReadonlyMap<string, true>>
  /** Every note about somebody. */
  readonly written: Remembered<ByClient<NoteFact>>
  /** V17: of what was erased nothing is remembered, from this moment on. */
  readonly forget: (ids: ReadonlySet<string>) => void
}

/** For whoever holds no key for notes (V1): there are none. */
export const NO_NOTE_FACTS: NoteFacts = {
  drafts: async () => new Map(), written: async () => byClient(), forget: () => undefined,
}

/**
 * Two, because the drafts on Today are found quickly: only the roster, and the number of people who need the coach, wait
 * until all notes are read.
 */
export const createNoteFacts = (database: Pick<Database, 'walk' | 'get' | 'onCommit'>): NoteFacts => {
  const drafts = remember(database, {
    collection: 'notes', selector: { draft: { $ne: null } }, factOf: ({ draft }) => (draft ? true : null),
  }, new Map<string, true>())
  const written = remember(database, {
    collection: 'notes',
    factOf: ({ clientId, begunAt, savedAt, draft }) =>
      (clientId === NOBODY ? null : { clientId, wroteAt: savedAt === null ? null : begunAt, savedAt, hasDraft: draft !== null }),
  }, byClient<NoteFact>())
  return {
    drafts: drafts.all,
    written: written.all,
    forget: (ids) => {
      drafts.forget(ids)
      written.forget(ids)
    },
  }
}
