/** E30: a due day that was not chosen goes along with the next session. */
import { dayIn } from '../../../shared/domain/day.ts'
import { defaultDue, isOverdue, type DefaultDue } from '../../../shared/domain/due.ts'
import { isWaiting } from '../../../shared/domain/waiting.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import { MOST_REFS } from '../../../shared/schemas/events.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { change, type Happening, type Moment } from '../decision.ts'
import { pieces } from '../events/pieces.ts'
import type { Change } from '../types.ts'
import { nextBooked } from './decide.ts'

type Now = Pick<Moment, 'at' | 'today' | 'zone'>
type Setting = Pick<LibraryEntry, 'daysBeforeSession'>

/** The day an item without a date is due that is agreed now. `sessions`: the client's, all of them. */
export const dueNow = (
  { at, today, zone }: Now, sessions: readonly Session[], { daysBeforeSession }: Setting,
): DefaultDue => {
  const next = nextBooked(sessions, at)
  return defaultDue({ today, nextSession: next === null ? null : dayIn(next, zone), daysBefore: daysBeforeSession })
}

/** Somebody whose sessions change: all of hers, and what was agreed with her. */
export interface Person {
  readonly clientId: string
  readonly sessions: readonly Session[]
  readonly items: readonly ActionItem[]
}

/** A session as it is, null where it is new, and as it will be. */
export interface SessionChange { readonly before: Session | null, readonly after: Session }

/** What goes along with sessions that change. */
export interface Moved {
  readonly changes: readonly Change[]
  readonly events: readonly Happening[]
  /** How many due days are others now. */
  readonly dueMoved: number
}

/** The person's sessions as they will be. */
const afterwards = (sessions: readonly Session[], changed: readonly SessionChange[]): readonly Session[] => {
  const will = new Map(changed.map(({ after }) => [after.id, after]))
  return [...sessions.filter(({ id }) => !will.has(id)), ...will.values()]
}

const isMovable = (item: ActionItem, today: string): boolean =>
  isWaiting(item) && item.dueFrom !== 'chosen' && !isOverdue(item.due, today)

const dueDaysOf = (moment: Now, person: Person, changed: readonly SessionChange[], settings: Setting): Moved => {
  const { clientId, sessions, items } = person
  const will = afterwards(sessions, changed)
  if (nextBooked(sessions, moment.at) === nextBooked(will, moment.at)) return { changes: [], events: [], dueMoved: 0 }
  const { due, from } = dueNow(moment, will, settings)
  const moved = items.filter((item) => isMovable(item, moment.today) && (item.due !== due || item.dueFrom !== from))
  return {
    changes: moved.map((item) => change('actionItems', item, { ...item, due, dueFrom: from })),
    events: pieces(moved.map(({ id }) => id), MOST_REFS)
      .map((refs) => ({ type: 'task.updated', clientId, refs })),
    dueMoved: moved.filter((item) => item.due !== due).length,
  }
}

/**
 * The due days that go along when sessions change: of everybody whose next booked session is another instant
 * afterwards, or none, each waiting item that is not late and whose day was not chosen gets the day it would get now.
 */
export const withDueDays = (
  moment: Now, people: readonly Person[], changed: readonly SessionChange[], settings: Setting,
): Moved => {
  const all = people.map((person) =>
    dueDaysOf(moment, person, changed.filter(({ after }) => after.clientId === person.clientId), settings))
  return {
    changes: all.flatMap(({ changes }) => changes),
    events: all.flatMap(({ events }) => events),
    dueMoved: all.reduce((sum, { dueMoved }) => sum + dueMoved, 0),
  }
}
