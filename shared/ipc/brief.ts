/** The brief before a session, what the day holds, and momentum. */
import { Type, type Static } from '@sinclair/typebox'
import { MOMENTUM_WEEKS } from '../domain/momentum/weeks.ts'
import { ITEM_STATUSES } from '../schemas/action-items.ts'
import { Day, Id, Instant, LIMITS, oneOf, Zone } from '../schemas/common.ts'
import { SESSION_STATES } from '../schemas/sessions.ts'
import { closed, Nothing, writing } from './common.ts'
import { command, query } from './define.ts'
import { ItemRow, Name } from './views.ts'

const Count = Type.Integer({ minimum: 0 })
const clock = { today: Day, zone: Zone }

/** The longest line of a note that a brief shows: UTF-16 code units, its ellipsis included. */
export const LONGEST_KEY_LINE = 240

/** E42: one week: of the things due in it what became of them, what went back in it, and its sessions. */
export const MomentumWeekView = Type.Object({
  monday: Day,
  done: Count, doneLate: Count, skipped: Count, stuck: Count, open: Count, late: Count,
  setbacks: Count,
  held: Count, missed: Count, booked: Count,
}, closed)

/** The weeks of one client, oldest first; this one is the last. */
export const MomentumWeeks = Type.Array(MomentumWeekView, { minItems: MOMENTUM_WEEKS, maxItems: MOMENTUM_WEEKS })

/** So many setbacks are named; all of them are counted in their weeks. */
export const SETBACKS_NAMED = 5

export const MomentumView = Type.Object({
  ...clock,
  clientId: Id,
  weeks: MomentumWeeks,
  /** What went back in these weeks, the latest first. */
  setbacks: Type.Array(Type.Object({
    itemId: Id,
    /** Null where it is sealed (V1). */
    text: ItemRow.properties.text,
    at: Instant, from: oneOf(ITEM_STATUSES), to: oneOf(ITEM_STATUSES),
  }, closed), { maxItems: SETBACKS_NAMED }),
}, closed)
export type MomentumView = Static<typeof MomentumView>

/** One session of a day, or a group's: several people under one handle at one time. */
export const DayEntry = Type.Object({
  /** Of a group: that of the first by name. */
  sessionId: Id,
  clientId: Id,
  clientName: Name,
  /** How many there are: 1 unless it is a group. */
  people: Type.Integer({ minimum: 1 }),
  startedAt: Instant,
  endsAt: Instant,
  state: oneOf(SESSION_STATES),
}, closed)
export type DayEntry = Static<typeof DayEntry>

export const DayView = Type.Object({
  ...clock,
  now: Instant,
  /** The booked session she is in, or the next one of today; null where there is none. */
  next: Type.Union([Type.Null(), Type.Object({
    ...DayEntry.properties,
    /** How the other members of a group are called, by name. */
    others: Type.Array(Name),
    /** The number it will have as a session with her. */
    number: Type.Integer({ minimum: 1 }),
    place: Type.String({ maxLength: LIMITS.place }),
    /** E41: begins within two hours, or has begun and its end has not come. */
    isNear: Type.Boolean(),
    /** Of what was agreed in the last held session: how much, how much is done, and how much waits and is late. */
    agreed: Count, done: Count, late: Count,
  }, closed)]),
  /** Those that were not cancelled, by their start. */
  sessions: Type.Array(DayEntry),
  /** Tomorrow's first ones. */
  tomorrow: Type.Array(DayEntry, { maxItems: 3 }),
  /** How many more there are tomorrow. */
  furtherTomorrow: Count,
  /** How many need the coach (E38). */
  people: Count,
  /** How many messages wait to be sent (E36). */
  messages: Count,
}, closed)
export type DayView = Static<typeof DayView>

/** E41. It holds what fits one printed page; what does not is counted. */
export const BriefView = Type.Object({
  ...clock,
  now: Instant,
  sessionId: Id, clientId: Id, clientName: Name,
  state: oneOf(SESSION_STATES),
  startedAt: Instant,
  endsAt: Instant,
  /** The number it has or will have. */
  number: Type.Integer({ minimum: 1 }),
  place: Type.String({ maxLength: LIMITS.place }),
  /** The others of a group, by name; empty for a session of two. */
  others: Type.Array(Type.Object({ sessionId: Id, clientName: Name }, closed)),
  /** When this brief was first read; null before. */
  readAt: Type.Union([Type.Null(), Instant]),
  /** The note of this session; null before there is one. */
  noteId: Type.Union([Type.Null(), Id]),
  /** E29: a note begun from then on is this session’s; one begun before it is not. */
  noteFrom: Instant,
  /** The last session that was held before it. */
  last: Type.Union([Type.Null(), Type.Object({ startedAt: Instant, number: Type.Integer({ minimum: 1 }) }, closed)]),
  /** What was agreed then, by either, and what happened to it. */
  agreed: Type.Array(ItemRow), furtherAgreed: Count,
  /** What the coach promised before that, and waits still. */
  promised: Type.Array(ItemRow), furtherPromised: Count,
  /** What else of the client’s waits. */
  waiting: Type.Array(ItemRow), furtherWaiting: Count,
  /** Of the last saved note of a session; null where there is none. */
  note: Type.Union([Type.Null(), Type.Object({
    noteId: Id, begunAt: Instant,
    lines: Type.Array(Type.String({ minLength: 1, maxLength: LONGEST_KEY_LINE })), furtherLines: Count,
  }, closed)]),
  /** How many messages to her wait to be sent (E36). */
  messages: Count,
}, closed)
export type BriefView = Static<typeof BriefView>

const Which = Type.Object({ sessionId: Id }, closed)

export const briefChannels = {
  'day': query({ home: 'vault', caller: 'coach', input: Nothing, output: DayView }),
  'brief': query({ home: 'vault', caller: 'coach', input: Which, output: BriefView, errors: ['not-found'] }),
  /** E40: the coach has it before her. Written the first time; after that it changes nothing. Nothing undoes it. */
  'brief.read': command({ home: 'vault', caller: 'coach', input: Which, output: Nothing, errors: ['not-found', ...writing] }),
  /** The booked session a notice of this instant was about; null where there is none any more (E10). */
  'brief.noticed': query({
    home: 'vault', caller: 'coach', input: Type.Object({ at: Instant }, closed),
    output: Type.Object({ sessionId: Type.Union([Type.Null(), Id]) }, closed),
  }),
  'momentum': query({
    home: 'vault', caller: 'practice', input: Type.Object({ clientId: Id }, closed), output: MomentumView,
    errors: ['not-found'],
  }),
} as const
