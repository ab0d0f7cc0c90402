import { hoursBetween } from './elapsed.ts'
import type { Ground } from './ground.ts'
import { median, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** E43: the median of the hours from the end of a session to the first save of its note; 0 where that was sooner. */
export const noteDelay = (ground: Ground, span: Span): Reading =>
  median(ground.endedIn(span).flatMap(({ state, noteId, endsAt }) => {
    const note = state === 'held' ? ground.notes.get(noteId) : undefined
    return note ? [Math.max(0, hoursBetween(endsAt, note.savedAt))] : []
  }))
