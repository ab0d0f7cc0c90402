import { elapsed, HOURS_24 } from './elapsed.ts'
import type { Ground, SessionFacts } from './ground.ts'
import { share, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** A session that was said to need no note has none to be late; of a note that did not open nothing is known (V11). */
const wantsNote = ({ notes }: Ground, { state, noteId, noteWaivedAt }: SessionFacts): boolean =>
  state === 'held' && noteWaivedAt === null && (noteId === '' || notes.has(noteId))

/** E43: of the sessions held that ended in the span, the share whose note was first saved within 24 hours of the end. */
export const noteOnTime = (ground: Ground, span: Span): Reading =>
  share(ground.endedIn(span).filter((session) => wantsNote(ground, session)), ({ noteId, endsAt }) => {
    const note = ground.notes.get(noteId)
    return note !== undefined && elapsed(endsAt, note.savedAt) <= HOURS_24
  })
