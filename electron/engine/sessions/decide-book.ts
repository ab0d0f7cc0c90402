/** E28: booking a person or a group, once or as a series. */
import { dayIn } from '../../../shared/domain/day.ts'
import { seriesWalls, whenOf, type When } from '../../../shared/domain/session-time.ts'
import type { Repeat } from '../../../shared/ipc/sessions.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { NONE, PLAIN_SESSION, type Session } from '../../../shared/schemas/sessions.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'
import { engagementFor, type Placed } from '../engagements/decide.ts'
import { withDueDays, type Person, type SessionChange } from './due-days.ts'
import { overlapsOf } from './overlaps.ts'
import { readPlace } from './place.ts'

export interface Booking {
  readonly clientIds: readonly string[]
  /** What the clock on the wall shows in the zone. */
  readonly wall: string
  readonly zone: string
  readonly minutes: number
  readonly place: string
  readonly repeat: Repeat | null
}

export interface BookGround {
  /** As they were named; null for one who is not there, or whose record did not open (V11). */
  readonly clients: readonly (Client | null)[]
  readonly people: readonly Person[]
  /** Of all of them. */
  readonly engagements: readonly Engagement[]
  /** Those that are booked in that time already. */
  readonly booked: readonly Session[]
  readonly settings: LibraryEntry
}

export type Booked = {
  readonly dueMoved: number, readonly overlaps: number, readonly sessionIds: string[]
}

/** When each session of the booking is; null for a wall time or a zone that does not exist. */
export const timesOf = ({ wall, zone, minutes, repeat }: Omit<Booking, 'clientIds' | 'place'>): readonly When[] | null => {
  const walls = repeat ? seriesWalls(wall, repeat.every, repeat.times) : [wall]
  const times = (walls ?? []).flatMap((one) => whenOf(one, zone, minutes) ?? [])
  return walls && times.length === walls.length ? times : null
}

/** Whose sessions they are, with the engagement each belongs to, and what it took to open one. */
interface Opened extends Pick<Placed, 'changes' | 'events'> {
  readonly clientId: string
  /** In the order of the times. */
  readonly engagementIds: readonly string[]
}

/**
 * The engagements her sessions belong to, the earliest first (E45). Who was away comes back with the first that is after
 * the end: another engagement begins with it, and goes on.
 */
const engagementsFor = (
  moment: Moment, clientId: string, times: readonly When[], all: readonly Engagement[],
): Opened => times.reduce<Opened & { readonly known: readonly Engagement[] }>(({ known, ...opened }, { startedAt }) => {
  const { engagement, changes, events } = engagementFor(moment, known, clientId, dayIn(startedAt, moment.zone))
  return {
    clientId, engagementIds: [...opened.engagementIds, engagement.id],
    changes: [...opened.changes, ...changes], events: [...opened.events, ...events],
    known: changes.length > 0 ? [...known, engagement] : known,
  }
}, { clientId, engagementIds: [], changes: [], events: [], known: all.filter((one) => one.clientId === clientId) })

/** The sessions of everybody: the earliest first, in each the people as they were named. */
const booked = (
  moment: Moment, times: readonly When[], place: string, opened: readonly Opened[],
): readonly Session[] => {
  const seriesId = times.length > 1 ? moment.id() : NONE
  return times.flatMap((when, index) => {
    const groupId = opened.length > 1 ? moment.id() : NONE
    return opened.map(({ clientId, engagementIds }): Session => ({
      ...PLAIN_SESSION, ...when, id: moment.id(), clientId, engagementId: engagementIds[index] ?? NONE,
      state: 'booked', place, seriesId, groupId,
    }))
  })
}

/** Refuses as bad input what `sessions.book` says; nobody is left out quietly. */
export const decideBook = (
  moment: Moment, ground: BookGround, booking: Booking,
): Decision<Booked & { readonly changeId: string }> => {
  const { clientIds } = booking
  const [times, place] = [timesOf(booking), readPlace(booking.place)]
  if (!times || times.length === 0 || place === null || new Set(clientIds).size < clientIds.length) return refuse('bad-input')
  if (ground.clients.some((client) => client === null)) return refuse('not-found')

  const opened = clientIds.map((clientId) => engagementsFor(moment, clientId, times, ground.engagements))
  const sessions = booked(moment, times, place, opened)
  const changed = sessions.map((after): SessionChange => ({ before: null, after }))
  const { changes, events, dueMoved } = withDueDays(moment, ground.people, changed, ground.settings)
  return undoable(moment, {
    clientId: clientIds.length === 1 ? clientIds[0] ?? null : null,
    changes: [
      ...opened.flatMap((one) => one.changes), ...sessions.map((session) => change('sessions', null, session)), ...changes,
    ],
    events: [
      ...opened.flatMap((one) => one.events),
      ...clientIds.map((clientId) => ({
        type: 'session.booked' as const, clientId,
        refs: sessions.filter((session) => session.clientId === clientId).map(({ id }) => id),
      })),
      ...events,
    ],
    value: { dueMoved, overlaps: overlapsOf(sessions, ground.booked), sessionIds: sessions.map(({ id }) => id) },
  })
}
