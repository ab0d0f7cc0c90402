/** E28: the week, from Monday to Sunday of the coach's own calendar. */
import { compare } from '../../../shared/domain/compare.ts'
import { addDays } from '../../../shared/domain/day.ts'
import { startOfDay, weekOf } from '../../../shared/domain/week.ts'
import type { Bookable, WeekSession, WeekView } from '../../../shared/ipc/sessions.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import { readSettings } from '../library/settings.ts'
import { bookedAround, sessionsBetween } from '../sessions/gather.ts'
import { handleOf } from '../sessions/decide.ts'
import { overlapping } from '../sessions/overlaps.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import { namesOf, type Names } from './rows.ts'
import { laterInSeries, sessionPerson, whenShown, type LaterInSeries } from './session-rows.ts'

export interface WeekGround {
  readonly monday: string
  readonly sunday: string
  /** Those that begin in the week. */
  readonly sessions: readonly Session[]
  /** Every booked one that runs when the week begins, or begins later. */
  readonly booked: readonly Session[]
  readonly clients: readonly Client[]
  readonly settings: LibraryEntry
}

/** Found by index: a week of ten years reads no more of them than it shows, and what is booked after it. */
export const gatherWeek = async (read: Reader, { at, zone }: Day, day: string): Promise<WeekGround> => {
  const { monday, sunday } = weekOf(day)
  const [from, to] = [startOfDay(monday, zone), startOfDay(addDays(sunday, 1), zone)]
  const [sessions, booked, clients, settings] = await Promise.all([
    sessionsBetween(read, from, to), bookedAround(read, from), read.find('clients'), readSettings(read, at),
  ])
  return { monday, sunday, sessions, booked, clients, settings }
}

export const bookable = ({ id, name, zone }: Client): Bookable => ({ id, name, zone: zone === '' ? null : zone })

/** By name; two of one name keep their order. */
const byName = (one: { readonly name: string, readonly id: string }, other: typeof one): number =>
  compare(one.name, other.name) || compare(one.id, other.id)

/** What a group is as a whole: it goes on while anybody is booked. */
const STATES: readonly Session['state'][] = ['booked', 'held', 'missed', 'cancelled']

const stateOf = (sessions: readonly Session[]): Session['state'] =>
  STATES.find((state) => sessions.some((session) => session.state === state)) ?? 'booked'

/** Who is met at one time; of a group somebody who was booked at another time since is not among them. */
const meetings = (sessions: readonly Session[]): readonly (readonly [Session, ...Session[]])[] => {
  const found = new Map<string, [Session, ...Session[]]>()
  for (const session of sessions) {
    const key = `${handleOf(session)} ${session.startedAt}`
    const known = found.get(key)
    if (known) known.push(session)
    else found.set(key, [session])
  }
  return [...found.values()]
}

interface Known {
  readonly names: Names
  readonly notesOpen: boolean
  readonly later: LaterInSeries
  readonly overlaps: ReadonlySet<string>
}

const weekSession = (sessions: readonly [Session, ...Session[]], day: Day, known: Known): WeekSession => {
  const state = stateOf(sessions)
  const one = sessions.find((session) => session.state === state) ?? sessions[0]
  return {
    id: one.id, ...whenShown(one, day.zone), place: one.place, state,
    people: sessions
      .map((session) => sessionPerson(session, known.names, day, known.notesOpen))
      .sort((first, second) => compare(first.clientName, second.clientName) || compare(first.clientId, second.clientId)),
    isGroup: one.groupId !== NONE, isInSeries: one.seriesId !== NONE, laterInSeries: known.later(one),
    movedFrom: one.moves.at(-1)?.from ?? null,
    overlaps: sessions.some(({ id }) => known.overlaps.has(id)),
  }
}

export const weekView = (day: Day, ground: WeekGround, notesOpen: boolean): WeekView => {
  const { monday, sunday, sessions, booked, clients, settings } = ground
  const known: Known = {
    names: namesOf(clients), notesOpen, later: laterInSeries(booked), overlaps: overlapping(booked),
  }
  return {
    today: day.today, zone: day.zone, at: day.at, monday, sunday,
    sessions: meetings(sessions)
      .map((together) => weekSession(together, day, known))
      .sort((one, other) => compare(one.startsAt, other.startsAt) || compare(one.id, other.id)),
    sessionMinutes: settings.sessionMinutes,
    clients: clients.map(bookable).sort(byName),
  }
}
