/** Momentum (E42): what was due in each of the last weeks, what became of it, and the sessions that were held. */
import type { ActionItem } from '../../schemas/action-items.ts'
import type { Session } from '../../schemas/sessions.ts'
import { statusSince } from '../status-since.ts'
import { setbacksOf } from './setbacks.ts'
import type { Weeks } from './weeks.ts'

/** What may have become of an item that was due; each of them is one of these. */
export const OUTCOMES = ['done', 'doneLate', 'skipped', 'stuck', 'open', 'late'] as const

export type Outcome = (typeof OUTCOMES)[number]

/** One week: counts of items due in it by what became of them, of items that went back in it, and of sessions in it. */
export type MomentumWeek = Readonly<Record<Outcome | 'setbacks' | 'held' | 'missed' | 'booked', number>> & {
  /** The day the week begins. */
  readonly monday: string
}

type ItemFacts = Pick<ActionItem, 'due' | 'status' | 'history'>
type SessionFacts = Pick<Session, 'startedAt' | 'state'>

/** Done late is closed after the due day; late is what is open still and was due before today. */
const outcomeOf = (item: ItemFacts, weeks: Weeks): Outcome => {
  const { due, status } = item
  if (status === 'open') return due < weeks.today ? 'late' : 'open'
  if (status !== 'done') return status
  return weeks.isAfter(statusSince(item) ?? '', due) ? 'doneLate' : 'done'
}

type Counts = { -readonly [Name in keyof MomentumWeek]: MomentumWeek[Name] }

const nothingIn = (monday: string): Counts => ({
  monday, done: 0, doneLate: 0, skipped: 0, stuck: 0, open: 0, late: 0, setbacks: 0, held: 0, missed: 0, booked: 0,
})

/**
 * The weeks of one client, oldest first. One pass over hers; no calendar is asked.
 * @param items all of hers, closed ones too
 */
export const momentumOf = (
  weeks: Weeks, items: readonly ItemFacts[], sessions: readonly SessionFacts[],
): readonly MomentumWeek[] => {
  const counts = weeks.mondays.map(nothingIn)
  const add = (place: number | null, name: Exclude<keyof Counts, 'monday'>): void => {
    const week = place === null ? undefined : counts[place]
    if (week) week[name] += 1
  }
  for (const item of items) {
    const place = weeks.ofDay(item.due)
    if (place !== null) add(place, outcomeOf(item, weeks))
    // An item that went back twice in a week is one setback of that week.
    const setbacks = setbacksOf(item)
    if (setbacks.length === 0) continue
    for (const week of new Set(setbacks.map(({ at }) => weeks.ofInstant(at)))) add(week, 'setbacks')
  }
  for (const { startedAt, state } of sessions) {
    if (state !== 'cancelled') add(weeks.ofInstant(startedAt), state)
  }
  return counts
}

/** How many things were due in a week. */
export const dueIn = (week: MomentumWeek): number => OUTCOMES.reduce((sum, outcome) => sum + week[outcome], 0)

/** How many of them are done, late or not. */
export const doneIn = ({ done, doneLate }: MomentumWeek): number => done + doneLate
