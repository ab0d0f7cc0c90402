import { addDays } from './day.ts'

export interface DefaultDue {
  /** A day, never before today. */
  readonly due: string
  readonly from: 'next-session' | 'a-week'
}

interface Known {
  /** The coach's day. */
  readonly today: string
  /** The day of the next session with the client; null when none is booked. */
  readonly nextSession: string | null
  /** How many days before it an item is due (a setting). */
  readonly daysBefore: number
}

const WITHOUT_A_SESSION = 7

/**
 * When an item is due that was agreed without a date: some days before the next session,
 * so that the two can still talk about it then; without one, in a week. A session that is over counts as none.
 */
export const defaultDue = ({ today, nextSession, daysBefore }: Known): DefaultDue => {
  if (nextSession === null || nextSession < today) return { due: addDays(today, WITHOUT_A_SESSION), from: 'a-week' }
  const before = addDays(nextSession, -daysBefore)
  return { due: before < today ? today : before, from: 'next-session' }
}

/** An item is late from the day after it was due. */
export const isOverdue = (due: string, today: string): boolean => due < today

/** Puts the soonest first; what is due on the same day keeps its order. */
export const byDue = (one: { readonly due: string }, other: { readonly due: string }): number =>
  one.due < other.due ? -1 : one.due > other.due ? 1 : 0
