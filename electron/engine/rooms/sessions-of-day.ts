import { compare } from '../../../shared/domain/compare.ts'
import { addDays } from '../../../shared/domain/day.ts'
import { isOverdue } from '../../../shared/domain/due.ts'
import { MOST_MINUTES } from '../../../shared/domain/session-limits.ts'
import { minutesAfter } from '../../../shared/domain/session-time.ts'
import { isWaiting } from '../../../shared/domain/waiting.ts'
import { startOfDay } from '../../../shared/domain/week.ts'
import type { DayEntry, DayView } from '../../../shared/ipc/brief.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { handleOf } from '../sessions/decide.ts'
import { sessionsBetween } from '../sessions/gather.ts'
import type { Reader } from '../types.ts'
import { heldBefore, numberOf } from './brief.ts'
import type { Day } from './day.ts'
import { nameIn, UNREADABLE, type Names } from './rows.ts'

/** E41: so many minutes before it begins a session is near. */
const NEAR_MINUTES = 120

/** Tomorrow's first ones. */
const OF_TOMORROW = 3

/** A session, or the sessions of a group at one time: by name, never empty. */
interface Meeting {
  readonly first: Session
  readonly all: readonly Session[]
}

/** What the brief of the next one will say, in figures. */
interface Agreed {
  readonly agreed: number
  readonly done: number
  readonly late: number
}

export interface DayGround {
  readonly names: Names
  /** By their start; none of them was cancelled. */
  readonly today: readonly Meeting[]
  readonly tomorrow: readonly Meeting[]
  readonly next: (Agreed & { readonly meeting: Meeting, readonly number: number }) | null
  readonly people: number
  readonly messages: number
}

/** What is counted elsewhere. */
export interface Counted {
  /** Who needs the coach (E38). */
  readonly people: (day: Day) => Promise<number>
  /** The messages that wait to be sent (E36): all of them, or those to one client. */
  readonly messages: (day: Day, clientId?: string) => Promise<number>
}

const byName = (names: Names) => (one: Session, other: Session): number =>
  compare(nameIn(names, one.clientId), nameIn(names, other.clientId)) || compare(one.id, other.id)

const meetingsOf = (sessions: readonly Session[], names: Names): readonly Meeting[] => {
  const groups = new Map<string, Meeting>()
  for (const session of [...sessions].sort(byName(names))) {
    // One of a group that was moved alone is met by herself.
    const key = `${session.startedAt} ${handleOf(session)}`
    const { first = session, all = [] } = groups.get(key) ?? {}
    groups.set(key, { first, all: [...all, session] })
  }
  return [...groups.values()]
    .sort(({ first: one }, { first: other }) => compare(one.startedAt, other.startedAt) || compare(one.id, other.id))
}

const isNear = ({ state, startedAt, endsAt }: Session, at: string): boolean =>
  state === 'booked' && endsAt > at && startedAt <= minutesAfter(at, NEAR_MINUTES)

/** The one she is in, the one that comes soon, or the next of today. */
const nextOf = (meetings: readonly Meeting[], at: string, endOfToday: string): Meeting | null => meetings
  .map(({ all }) => all.filter(({ state, endsAt }) => state === 'booked' && endsAt > at))
  .flatMap((all) => (all[0] ? [{ first: all[0], all }] : []))
  .find(({ first }) => first.startedAt < endOfToday || isNear(first, at)) ?? null

const figuresOf = (items: readonly ActionItem[], last: Session | undefined, today: string): Agreed => {
  const agreed = items.filter(({ sessionId }) => sessionId === last?.id)
  return {
    agreed: agreed.length, done: agreed.filter(({ status }) => status === 'done').length,
    late: items.filter((item) => isWaiting(item) && isOverdue(item.due, today)).length,
  }
}

const gatherNext = async (read: Reader, { today }: Day, meeting: Meeting): Promise<DayGround['next']> => {
  const each = await Promise.all(meeting.all.map(async (session) => {
    const { clientId } = session
    const [items, sessions] = await Promise.all([read.find('actionItems', { clientId }), read.find('sessions', { clientId })])
    const [last] = heldBefore(session, sessions)
    return { ...figuresOf(items, last, today), number: numberOf(session, sessions) }
  }))
  const sum = (name: keyof Agreed) => each.reduce((all, one) => all + one[name], 0)
  return { meeting, number: each[0]?.number ?? 1, agreed: sum('agreed'), done: sum('done'), late: sum('late') }
}

/** One search for today and tomorrow; names of those alone who are met, and the items of those who are met next. */
export const gatherDay = async (read: Reader, day: Day, counted: Counted): Promise<DayGround> => {
  const { at, today, zone } = day
  const [begins, ends, afterTomorrow] = [0, 1, 2].map((days) => startOfDay(addDays(today, days), zone)) as [string, string, string]
  // One that began before midnight may go on still.
  const [found, people, messages] = await Promise.all([
    sessionsBetween(read, minutesAfter(begins, -MOST_MINUTES), afterTomorrow), counted.people(day), counted.messages(day),
  ])
  const sessions = found.filter(({ state, startedAt, endsAt }) =>
    state !== 'cancelled' && (startedAt >= begins || (state === 'booked' && endsAt > at)))
  const names = new Map(await Promise.all([...new Set(sessions.map(({ clientId }) => clientId))]
    .map(async (id) => [id, (await read.get('clients', id))?.name ?? UNREADABLE] as const)))
  const meetings = meetingsOf(sessions, names)
  const next = nextOf(meetings, at, ends)
  return {
    names, people, messages,
    today: meetings.filter(({ first }) => first.startedAt < ends),
    tomorrow: meetings.filter(({ first }) => first.startedAt >= ends),
    next: next && await gatherNext(read, day, next),
  }
}

const entryOf = ({ first, all }: Meeting, names: Names): DayEntry => ({
  sessionId: first.id, clientId: first.clientId, clientName: nameIn(names, first.clientId), people: all.length,
  startedAt: first.startedAt, endsAt: first.endsAt,
  // Of a group that goes on, or went different ways, what is said of any.
  state: all.find(({ state }) => state === 'booked')?.state ?? all.find(({ state }) => state === 'held')?.state ?? first.state,
})

/** Who is next, what the day holds, and how many people and messages wait. */
export const dayView = ({ at, today, zone }: Day, ground: DayGround): DayView => {
  const { names, next, people, messages } = ground
  const entry = (meeting: Meeting) => entryOf(meeting, names)
  return {
    now: at, today, zone, people, messages,
    next: next && {
      ...entry(next.meeting),
      others: next.meeting.all.slice(1).map(({ clientId }) => nameIn(names, clientId)),
      number: next.number, place: next.meeting.first.place, isNear: isNear(next.meeting.first, at),
      agreed: next.agreed, done: next.done, late: next.late,
    },
    sessions: ground.today.map(entry),
    tomorrow: ground.tomorrow.slice(0, OF_TOMORROW).map(entry),
    furtherTomorrow: Math.max(0, ground.tomorrow.length - OF_TOMORROW),
  }
}
