/** Keeping and throwing away what is typed between two saves. No draft makes a session, an item or an event (E3). */
import { isDeepStrictEqual } from 'node:util'
import { ok } from '../../../shared/domain/result.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Correction, Note } from '../../../shared/schemas/notes.ts'
import { change, refuse, unchanged, undoable, type Decision, type Moment } from '../decision.ts'
import { emptyNote } from './empty.ts'
import { aboutWhom, whomOf } from './whom.ts'

export interface Typed {
  readonly noteId: string
  /** Null: nobody was chosen yet. */
  readonly clientId: string | null
  readonly text: string
  readonly cursor: number
  readonly corrections: readonly Correction[]
}

export interface DraftGround {
  /** Null if nobody was chosen, or her record did not open (V11). */
  readonly client: Client | null
  readonly note: Note | null
  /** The session it was begun for, or none (E29). */
  readonly begunFor: string
}

/**
 * Half a second after a keystroke. It is neither an event nor a change to undo: the next one follows at once.
 * A note that is nobody's yet becomes the client's it is kept about (E16).
 */
export const decideKeepDraft = (
  moment: Moment, { client, note, begunFor }: DraftGround, typed: Typed,
): Decision<{ readonly keptAt: string }> => {
  const clientId = aboutWhom(note, client, typed.clientId)
  if (clientId === null) return refuse('not-found')
  if (typed.text.length > LIMITS.noteText) return refuse('too-large')
  const kept = { keptAt: moment.at }

  const before = note ?? emptyNote({ id: typed.noteId, clientId, begunAt: moment.at, sessionId: begunFor })
  const never = before.savedAt === null
  // With files in it a note is something without a word, too (E25).
  if (never && typed.text === '' && before.attachments.length === 0) {
    return note ? ok({ changes: [change('notes', note, null)], events: [], value: kept }) : unchanged(kept)
  }

  const sameCorrections = isDeepStrictEqual(typed.corrections, before.corrections)
  // What already stands as a draft is not cleared by being sent again: it may differ from the save by its corrections.
  const resent = before.draft?.text === typed.text
  const clear = !never && typed.text === before.text && sameCorrections && !resent
  const after: Note = {
    ...before,
    clientId,
    draft: clear ? null : { text: typed.text, cursor: typed.cursor, keptAt: moment.at },
    corrections: [...typed.corrections],
  }
  if (isDeepStrictEqual(after, note)) return unchanged(kept)
  return ok({ changes: [change('notes', note, after)], events: [], value: kept })
}

/** Throws the draft away: a saved note stands as saved, one that never was is gone. Undo brings it back. */
export const decideDiscard = (moment: Moment, note: Note | null): Decision<{ readonly changeId: string }> => {
  if (!note?.draft) return refuse('not-found')
  const clientId = whomOf(note.clientId)
  return undoable(moment, {
    clientId,
    changes: [change('notes', note, note.savedAt === null ? null : { ...note, draft: null })],
    events: [{ type: 'draft.discarded', clientId, refs: [note.id] }],
    value: {},
  })
}
