/** Where the coach is, and how she came there. There are no addresses: nothing about where she was is left anywhere. */
import type { Span } from '../../shared/ipc/views.ts'

export interface NotePlace {
  readonly room: 'note'
  /** Null for a quick note nobody was chosen for yet. */
  readonly clientId: string | null
  readonly noteId: string
  /** The very first note of a practice: the empty page shows what a commitment looks like. */
  readonly first?: boolean
  /** What to show of it, selected; each time it is gone to anew. */
  readonly at?: Span
}

export type Place =
  | { readonly room: 'today' }
  | { readonly room: 'clients' }
  /** `itemId`: the action item to come to. */
  | { readonly room: 'client', readonly clientId: string, readonly itemId?: string }
  | NotePlace
  /** `day`: a day of the week to show; this week without one. */
  | { readonly room: 'calendar', readonly day?: string }
  | { readonly room: 'brief', readonly sessionId: string }
  | { readonly room: 'my-practice' }
  | { readonly room: 'privacy' }
  | { readonly room: 'settings' }

export interface Trail {
  /** The last one is where she is; never empty. */
  readonly places: readonly Place[]
  /** Open notes, in the order they were opened. */
  readonly notes: readonly NotePlace[]
  /** Where the way back ends. */
  readonly home: Place
}

/** How far back the way is remembered. */
const LONGEST = 50

/** So many notes can be open; opening one more closes the one not looked at for longest. Its draft is kept. */
export const MOST_NOTES = 4

const TODAY: Place = { room: 'today' }

/** Where a note belongs: the client's page, and Today while nobody was chosen for it. */
export const homeOfNote = (clientId: string | null): Place => (clientId === null ? TODAY : { room: 'client', clientId })

/** @param home where the way back ends: the first room of whoever has opened the practice */
export const trailFrom = (start: Place, home: Place = TODAY): Trail =>
  ({ places: [start], notes: start.room === 'note' ? [start] : [], home })

export const placeOf = ({ places, home }: Trail): Place => places.at(-1) ?? home

const isNote = (place: Place, noteId: string): boolean => place.room === 'note' && place.noteId === noteId

/** The place in the list of notes, or the list with it at its end. */
const opened = ({ places, notes }: Pick<Trail, 'places' | 'notes'>, note: NotePlace): readonly NotePlace[] => {
  if (notes.some(({ noteId }) => noteId === note.noteId)) {
    return notes.map((one) => (one.noteId === note.noteId ? note : one))
  }
  if (notes.length < MOST_NOTES) return [...notes, note]
  const lastSeen = ({ noteId }: NotePlace) => places.findLastIndex((place) => isNote(place, noteId))
  const oldest = notes.reduce((one, other) => (lastSeen(other) < lastSeen(one) ? other : one))
  return [...notes.filter((one) => one !== oldest), note]
}

/** The same room, of the same client, or the same note: whatever is to be seen in it. */
const isSame = (one: Place, other: Place): boolean => {
  if (one.room === 'note') return isNote(other, one.noteId)
  if (one.room === 'client') return other.room === 'client' && other.clientId === one.clientId
  if (one.room === 'brief') return other.room === 'brief' && other.sessionId === one.sessionId
  return one.room === other.room
}

/** Going to where she is already is no step: the way back leads out of there. */
export const went = (trail: Trail, place: Place): Trail => {
  const before = isSame(placeOf(trail), place) ? trail.places.slice(0, -1) : trail.places
  return {
    ...trail,
    places: [...before.slice(1 - LONGEST), place],
    notes: place.room === 'note' ? opened(trail, place) : trail.notes,
  }
}

/** Back to the place before this one; notes that were closed since are passed over. */
export const wentBack = (trail: Trail): Trail => {
  const { places, notes, home } = trail
  const here = placeOf(trail)
  const isThere = (place: Place) => place.room !== 'note' || notes.some(({ noteId }) => noteId === place.noteId)
  const before = places.findLastIndex((place) => isThere(place) && !isSame(place, here))
  return { ...trail, places: before < 0 ? [home] : places.slice(0, before + 1) }
}

export const noteClosed = (trail: Trail, noteId: string, then: Place): Trail => {
  const notes = trail.notes.filter((note) => note.noteId !== noteId)
  const places = trail.places.filter((place) => !isNote(place, noteId))
  // A note closed behind the coach's back leaves her where she is.
  if (!isNote(placeOf(trail), noteId)) return { ...trail, places, notes }
  const before = places.findLast((place) => place.room === 'note')
  const other = notes.find((note) => before?.room === 'note' && note.noteId === before.noteId) ?? notes.at(-1)
  return went({ ...trail, places, notes }, other ?? then)
}
