import { doneIn, dueIn, momentumOf } from '../../../shared/domain/momentum/momentum.ts'
import type { Weeks } from '../../../shared/domain/momentum/weeks.ts'
import type { RosterDay } from '../../../shared/domain/roster/ground.ts'
import { lastWord, latest } from '../../../shared/domain/roster/last-word.ts'
import { standingOf } from '../../../shared/domain/roster/standing.ts'
import type { ClientRow } from '../../../shared/ipc/views.ts'
import type { NoteFact } from './note-facts.ts'
import { recentItems } from './recent-items.ts'
import type { EngagementFact, ItemFact, PersonFact, RosterKnown, SessionFact } from './roster-facts.ts'
import { UNREADABLE } from './rows.ts'

/** All that is known of one client. */
export interface RowGround {
  readonly id: string
  /** Null if her record did not open (E18). */
  readonly person: PersonFact | null
  readonly items: readonly ItemFact[]
  readonly sessions: readonly SessionFact[]
  readonly engagements: readonly EngagementFact[]
  readonly notes: readonly NoteFact[]
}

export const rowGround = ({ people, items, sessions, engagements, notes }: RosterKnown, id: string): RowGround => ({
  id, person: people.get(id) ?? null, items: items.of(id), sessions: sessions.of(id), engagements: engagements.of(id),
  notes: notes.of(id),
})

/** The day the last of her engagements ended; null while one goes on, or there was none (E38). */
const endOf = (engagements: readonly EngagementFact[]): string | null => {
  const ended = engagements.flatMap(({ endedOn }) => endedOn ?? [])
  return ended.length === engagements.length ? latest(ended) : null
}

interface OfNotes {
  /** When the last of them was first saved: an instant. */
  savedAt: string | null
  /** When the last that is saved was begun. */
  wroteAt: string | null
  hasDraft: boolean
}

/** One walk: of the oldest clients there are hundreds. */
const ofNotes = (notes: readonly NoteFact[]): OfNotes => {
  const found: OfNotes = { savedAt: null, wroteAt: null, hasDraft: false }
  for (const { savedAt, wroteAt, hasDraft } of notes) {
    if (savedAt !== null && (found.savedAt === null || savedAt > found.savedAt)) found.savedAt = savedAt
    if (wroteAt !== null && (found.wroteAt === null || wroteAt > found.wroteAt)) found.wroteAt = wroteAt
    found.hasDraft ||= hasDraft
  }
  return found
}

/** When a row is made: the day with what is counted to from it, its weeks (E42), and before which day nothing counts. */
export interface RowDay {
  readonly day: RosterDay
  readonly weeks: Weeks
  readonly cut: string
}

/** One client on the roster. Nobody has to do anything about a past one: she has no reasons and no step. */
export const rosterRow = (
  { id, person, items: all, sessions, engagements, notes }: RowGround, { day, weeks, cut }: RowDay,
): ClientRow => {
  const { items, statusAt } = recentItems(all, cut)
  const { savedAt, wroteAt, hasDraft } = ofNotes(notes)
  const wordAt = lastWord({ statusAt, sessions, savedAt })
  const standing = standingOf({ addedAt: person?.addedAt ?? null, items, sessions, wordAt }, day)
  const endedOn = endOf(engagements)
  const momentum = momentumOf(weeks, items, sessions)
  return {
    ...standing,
    id, name: person?.name ?? UNREADABLE,
    reasons: endedOn === null ? [...standing.reasons] : [],
    step: endedOn === null ? standing.step : null,
    lastNoteAt: wroteAt, hasDraft,
    momentum: {
      due: momentum.map(dueIn), done: momentum.map(doneIn), setbacks: momentum.map(({ setbacks }) => setbacks),
    },
    endedOn,
  }
}
