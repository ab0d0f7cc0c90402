/** Sessions as the rooms show them: when they are on the coach's own clock, and how it stands with their notes. */
import { timeIn } from '../../../shared/domain/day.ts'
import { minutesBetween, wallIn } from '../../../shared/domain/session-time.ts'
import type { ClientSession, SessionPerson } from '../../../shared/ipc/sessions.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import { isUnwritten } from '../sessions/decide.ts'
import type { Day } from './day.ts'
import { nameIn, type Names } from './rows.ts'

export type WhenShown = Pick<
  ClientSession, 'startsAt' | 'endsAt' | 'day' | 'from' | 'to' | 'minutes' | 'wall' | 'bookedIn'
>

export const whenShown = (
  { startedAt, endsAt, wall, zone: bookedIn }: Session, zone: string,
): WhenShown => {
  const [day = '', from = ''] = wallIn(startedAt, zone).split('T')
  return {
    startsAt: startedAt, endsAt, day, from, to: timeIn(endsAt, zone),
    // V11: a record nobody of ours made may end before it begins.
    minutes: Math.max(0, minutesBetween(startedAt, endsAt)),
    wall, bookedIn,
  }
}

/** How it stands with the note; null for whoever holds no key for notes (E21). */
export const noteStateOf = (session: Session, { at }: Pick<Day, 'at'>, notesOpen: boolean): SessionPerson['note'] => {
  if (!notesOpen) return null
  if (session.noteId !== NONE) return 'written'
  if (session.noteWaivedAt !== null) return 'waived'
  return isUnwritten(session, at) ? 'awaited' : 'none'
}

const noteIdOf = ({ noteId }: Session, notesOpen: boolean): string | null =>
  (notesOpen && noteId !== NONE ? noteId : null)

export const sessionPerson = (session: Session, names: Names, day: Day, notesOpen: boolean): SessionPerson => ({
  sessionId: session.id, clientId: session.clientId, clientName: nameIn(names, session.clientId),
  state: session.state, number: session.number,
  note: noteStateOf(session, day, notesOpen), noteId: noteIdOf(session, notesOpen),
})

/** How many occurrences of a session's series are booked after it; a group counts once. */
export type LaterInSeries = (session: Session) => number

/** @param booked every one that is booked from some time on; what begins before that is not asked about */
export const laterInSeries = (booked: readonly Session[]): LaterInSeries => {
  const starts = new Map<string, Set<string>>()
  for (const { seriesId, startedAt } of booked) {
    if (seriesId === NONE) continue
    const known = starts.get(seriesId)
    if (known) known.add(startedAt)
    else starts.set(seriesId, new Set([startedAt]))
  }
  return ({ seriesId, startedAt }) =>
    [...starts.get(seriesId) ?? []].filter((start) => start > startedAt).length
}

export const clientSession = (
  session: Session, day: Day, { notesOpen, later }: { readonly notesOpen: boolean, readonly later: LaterInSeries },
): ClientSession => ({
  id: session.id, ...whenShown(session, day.zone), place: session.place, state: session.state, number: session.number,
  note: noteStateOf(session, day, notesOpen), noteId: noteIdOf(session, notesOpen),
  isGroup: session.groupId !== NONE, isInSeries: session.seriesId !== NONE, laterInSeries: later(session),
  moves: [...session.moves],
})
