import type { RosterSession, Signal } from './ground.ts'
import { latest } from './last-word.ts'

/** The start of the next session that is booked and has not begun; null where there is none. */
export const nextSessionOf = (sessions: readonly RosterSession[], at: string): string | null => {
  let next: string | null = null
  for (const { state, startedAt } of sessions) {
    if (state === 'booked' && startedAt > at && (next === null || startedAt < next)) next = startedAt
  }
  return next
}

/** E38, `nothing-booked`: no session is booked that has not begun. */
export const nothingBooked: Signal<'nothing-booked'> = ({ sessions }, { at }) => {
  if (nextSessionOf(sessions, at) !== null) return null
  const past = sessions.filter(({ state }) => state === 'held' || state === 'missed')
  return { kind: 'nothing-booked', lastSession: latest(past.map(({ startedAt }) => startedAt)) }
}
