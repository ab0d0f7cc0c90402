/** Sessions: the week, booking, moving, cancelling, missing, and what waits for its note (E28, E29, E30). */
import { Type, type Static } from '@sinclair/typebox'
import { EVERY, MOST_IN_A_GROUP, MOST_IN_A_SERIES, LEAST_MINUTES, MOST_MINUTES } from '../domain/session-limits.ts'
import { Day, Id, Instant, LIMITS, oneOf, Zone } from '../schemas/common.ts'
import { SESSION_STATES, Wall, WallOrNone } from '../schemas/sessions.ts'
import { closed, Nothing, writing } from './common.ts'
import { command, query } from './define.ts'
import { ChangeId, Name } from './views.ts'

const Count = Type.Integer({ minimum: 0 })
const Minutes = Type.Integer({ minimum: LEAST_MINUTES, maximum: MOST_MINUTES })
const Place = Type.String({ maxLength: LIMITS.place })
const DaysBefore = Type.Integer({ minimum: 0, maximum: 60 })
const IdOrNull = Type.Union([Type.Null(), Id])
const Time = Type.String({ pattern: '^\\d{2}:\\d{2}$', maxLength: 5 })

/** The coach's own day, zone and instant when the view was made. */
const clock = { today: Day, zone: Zone, at: Instant }

/**
 * How it stands with a session's note: none was needed so far, it waits for one (E29), one was saved, none is needed.
 * Null for whoever is not the coach: of notes an assistant is told nothing.
 */
const NoteState = Type.Union([Type.Null(), oneOf(['none', 'awaited', 'written', 'waived'])])

/** When it is, said twice: on the coach's own clock, and as it was booked. */
const when = {
  startsAt: Instant,
  endsAt: Instant,
  /** On the coach's own clock at present: the day and the time it begins, and the time it ends. */
  day: Day, from: Time, to: Time,
  /** How long it takes; 0 where that was not written down (a session that was never booked). */
  minutes: Count,
  /** As it was booked: what the clock shows in `bookedIn`, an IANA zone; empty for one that was never booked. */
  wall: WallOrNone, bookedIn: Zone,
}

/** The state of one person in a session; of a group there are several. */
export const SessionPerson = Type.Object({
  sessionId: Id, clientId: Id, clientName: Name, state: oneOf(SESSION_STATES),
  /** The how-manieth with her; 0 while it was not held. */
  number: Count,
  note: NoteState,
  /** To open it; null while there is none, and for whoever is not the coach. */
  noteId: IdOrNull,
}, closed)
export type SessionPerson = Static<typeof SessionPerson>

/** One session as it stands in a week: with one person, or with a group at one time. */
export const WeekSession = Type.Object({
  /** The session to name in a command; of a group any does for moving, cancelling and its place. */
  id: Id,
  ...when,
  place: Place,
  /** By name; one person unless it is a group. */
  people: Type.Array(SessionPerson, { minItems: 1 }),
  isGroup: Type.Boolean(),
  /** That of the people where they agree; of a group that goes on, `booked`; then `held`, `missed`, `cancelled`. */
  state: oneOf(SESSION_STATES),
  /** How many booked ones of the same series come after it; 0 where it is in none. */
  laterInSeries: Count,
  isInSeries: Type.Boolean(),
  /** When it was to begin before it was last moved. */
  movedFrom: Type.Union([Type.Null(), Instant]),
  /** Another booked session runs at the same time. */
  overlaps: Type.Boolean(),
}, closed)
export type WeekSession = Static<typeof WeekSession>

/** Somebody who can be booked. */
export const Bookable = Type.Object({
  id: Id, name: Name,
  /** The IANA zone she lives in; null where it is the coach's. */
  zone: Type.Union([Type.Null(), Zone]),
}, closed)
export type Bookable = Static<typeof Bookable>

export const WeekView = Type.Object({
  ...clock,
  /** The first and the last day of the week, Monday and Sunday, on the coach's own calendar. */
  monday: Day, sunday: Day,
  /** Those that begin in the week, the earliest first; cancelled ones too. */
  sessions: Type.Array(WeekSession),
  /** How long a session takes if nothing else is said. */
  sessionMinutes: Minutes,
  /** By name. */
  clients: Type.Array(Bookable),
}, closed)
export type WeekView = Static<typeof WeekView>

/** One session of a client. */
export const ClientSession = Type.Object({
  id: Id,
  ...when,
  place: Place,
  state: oneOf(SESSION_STATES),
  number: Count,
  note: NoteState,
  noteId: IdOrNull,
  isGroup: Type.Boolean(),
  isInSeries: Type.Boolean(),
  laterInSeries: Count,
  /** The oldest first: when it was moved, and when it was to begin before. */
  moves: Type.Array(Type.Object({ at: Instant, from: Instant }, closed)),
}, closed)
export type ClientSession = Static<typeof ClientSession>

export const ClientSessionsView = Type.Object({
  ...clock,
  /** Who it is about, to book her. */
  client: Bookable,
  sessionMinutes: Minutes,
  /** The next one that has not begun; it is among `upcoming`, too. */
  next: Type.Union([Type.Null(), ClientSession]),
  /** Booked ones that have not ended, the soonest first. */
  upcoming: Type.Array(ClientSession),
  /** All others, the latest first: held, missed, cancelled, and booked ones that have ended and wait (E29). */
  past: Type.Array(ClientSession),
}, closed)
export type ClientSessionsView = Static<typeof ClientSessionsView>

/** E29: it has ended, is booked still, and has no note. */
export const UnwrittenRow = Type.Object({
  sessionId: Id, clientId: Id, clientName: Name, ...when, isGroup: Type.Boolean(),
}, closed)
export type UnwrittenRow = Static<typeof UnwrittenRow>

/** The one that ended last comes first. */
export const UnwrittenView = Type.Object({ ...clock, sessions: Type.Array(UnwrittenRow) }, closed)
export type UnwrittenView = Static<typeof UnwrittenView>

/** How often a series comes back, and how many sessions it has, the first one included. */
export const Repeat = Type.Object({
  every: oneOf(EVERY), times: Type.Integer({ minimum: 2, maximum: MOST_IN_A_SERIES }),
}, closed)
export type Repeat = Static<typeof Repeat>

/** A change of when somebody is met next: how many due days went along (E30). */
const moved = { changeId: ChangeId, dueMoved: Count }
/** How many other booked sessions run at the same time: it is told, and not refused. */
const overlaps = { overlaps: Count }

/** `later`: of a series it and all later booked ones; of any other session the same as false. */
const OneOrLater = { sessionId: Id, later: Type.Boolean() }

const refusals = ['not-found', 'changed-since', ...writing] as const

export const sessionChannels = {
  /** The week a day is in; this week for null. Refuses a day that does not exist. */
  'week': query({
    home: 'vault', caller: 'practice', input: Type.Object({ day: Type.Union([Type.Null(), Day]) }, closed),
    output: WeekView, errors: ['bad-input'],
  }),
  'client.sessions': query({
    home: 'vault', caller: 'practice', input: Type.Object({ clientId: Id }, closed), output: ClientSessionsView,
    errors: ['not-found'],
  }),
  'sessions.unwritten': query({ home: 'vault', caller: 'coach', input: Nothing, output: UnwrittenView }),
  'sessions.settings': query({
    home: 'vault', caller: 'practice', input: Nothing,
    output: Type.Object({ sessionMinutes: Minutes, daysBeforeSession: DaysBefore }, closed),
  }),

  /**
   * Books one person, or a group: once, or again and again. bad-input: a day, time or zone that does not exist, one
   * person twice, a place that is not one line. A time the clocks skip is the one as much later (E28).
   */
  'sessions.book': command({
    home: 'vault', caller: 'practice',
    input: Type.Object({
      clientIds: Type.Array(Id, { minItems: 1, maxItems: MOST_IN_A_GROUP }),
      wall: Wall, zone: Zone, minutes: Minutes, place: Place,
      repeat: Type.Union([Type.Null(), Repeat]),
    }, closed),
    /** The sessions in order of time, then as the people were named. */
    output: Type.Object({ ...moved, ...overlaps, sessionIds: Type.Array(Id) }, closed),
    errors: ['bad-input', 'not-found', ...writing],
  }),
  /** A booked one, or a whole group; with `later` all later ones of the series go as far on the wall. */
  'sessions.move': command({
    home: 'vault', caller: 'practice',
    input: Type.Object({ ...OneOrLater, wall: Wall, zone: Zone, minutes: Minutes }, closed),
    output: Type.Object({ ...moved, ...overlaps }, closed), errors: ['bad-input', ...refusals],
  }),
  'sessions.cancel': command({
    home: 'vault', caller: 'practice', input: Type.Object(OneOrLater, closed), output: Type.Object(moved, closed),
    errors: refusals,
  }),
  /** One person did not come. not-allowed: it has not begun. */
  'sessions.miss': command({
    home: 'vault', caller: 'practice', input: Type.Object({ sessionId: Id }, closed), output: Type.Object(moved, closed),
    errors: ['not-allowed', ...refusals],
  }),
  /** A cancelled one (of a group: all that were cancelled with it) or a missed one is booked again. */
  'sessions.reopen': command({
    home: 'vault', caller: 'practice', input: Type.Object({ sessionId: Id }, closed), output: Type.Object(moved, closed),
    errors: refusals,
  }),
  /** It was held and needs no note (E29). not-allowed: it has not begun. */
  'sessions.waiveNote': command({
    home: 'vault', caller: 'coach', input: Type.Object({ sessionId: Id }, closed), output: Type.Object(moved, closed),
    errors: ['not-allowed', ...refusals],
  }),
  /** Where it takes place, or the link; of a group for all of it. */
  'sessions.place': command({
    home: 'vault', caller: 'practice', input: Type.Object({ ...OneOrLater, place: Place }, closed),
    output: Type.Object({ changeId: ChangeId }, closed), errors: ['bad-input', ...refusals],
  }),
  /** What holds for sessions and due days from now on; nothing that is booked or agreed changes. */
  'settings.sessions': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({
      sessionMinutes: Type.Optional(Minutes), daysBeforeSession: Type.Optional(DaysBefore),
    }, closed),
    output: Type.Object({ changeId: ChangeId }, closed), errors: [...writing],
  }),
} as const
