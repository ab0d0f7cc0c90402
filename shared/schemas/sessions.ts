import { Type } from '@sinclair/typebox'
import { HIGHEST_NUMBER } from '../domain/session-limits.ts'
import { Id, IdOrNone, Instant, LIMITS, oneOf, Zone } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'

export const SESSION_STATES = ['booked', 'held', 'missed', 'cancelled'] as const

/** Stands for “none”: RxDB indexes strings, not nulls. */
export const NONE = ''

const WALL = '\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}'

/** What the clock on the wall shows in a zone: `2026-11-24T14:00`. */
export const Wall = Type.String({ pattern: `^${WALL}$`, maxLength: 16 })

export const WallOrNone = Type.String({ pattern: `^(${WALL})?$`, maxLength: 16 })

/** How often a session may be moved before the oldest of its moves is forgotten. */
export const MOST_MOVES = 100

const erased = 'goes when the client is erased'

export const sessions = defineRecord({
  collection: 'sessions',
  home: 'operational',
  version: 1,
  clientField: 'clientId',
  indexes: ['clientId', ['state', 'startedAt']],
  migrations: {
    // Sessions can be booked. Those of before were made by their notes: how long they took was not written down.
    0: (old) => ({
      ...old, endsAt: old['endsAt'] ?? old['startedAt'], wall: old['wall'] ?? NONE,
      place: old['place'] ?? '', moves: old['moves'] ?? [], seriesId: old['seriesId'] ?? NONE, groupId: old['groupId'] ?? NONE,
      briefReadAt: old['briefReadAt'] ?? null, noteWaivedAt: old['noteWaivedAt'] ?? null,
    }),
  },
  fields: {
    id: field(Id, {
      class: 'operational', meaning: 'A random handle of the session.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    clientId: field(Id, {
      class: 'operational', meaning: 'Whose session it is.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    engagementId: field(Id, {
      class: 'operational', meaning: 'The engagement the session belongs to.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    number: field(Type.Integer({ minimum: 0, maximum: HIGHEST_NUMBER }), {
      class: 'operational', meaning: 'The how-manieth session with this client it is; 0 while it was not held.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    startedAt: field(Instant, {
      class: 'operational', meaning: 'When the session begins or began; of one that was not booked, when its note was begun.',
      purpose: 'decision', owner: 'sessions', retention: erased,
    }),
    zone: field(Zone, {
      class: 'operational', meaning: 'The time zone it was booked in.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    state: field(oneOf(SESSION_STATES), {
      class: 'operational', meaning: 'Whether it is booked, was held, was missed or was cancelled.',
      purpose: 'decision', owner: 'sessions', retention: erased,
    }),
    noteId: field(IdOrNone, {
      class: 'operational', meaning: 'The note of the session; empty while there is none.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    endsAt: field(Instant, {
      class: 'operational', meaning: 'When it ends by the calendar; its beginning where that was not written down.',
      purpose: 'decision', owner: 'sessions', retention: erased,
    }),
    wall: field(WallOrNone, {
      class: 'operational', meaning: 'The day and time it begins, as the clock in its zone shows them; empty where it was not booked.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    place: field(Type.String({ maxLength: LIMITS.place }), {
      class: 'personal', meaning: 'Where it takes place, or the link to it.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    moves: field(Type.Array(Type.Object({ at: Instant, from: Instant }, { additionalProperties: false }), {
      maxItems: MOST_MOVES,
    }), {
      class: 'operational', meaning: 'When it was moved, and from when.',
      purpose: 'decision', owner: 'sessions', retention: erased,
    }),
    seriesId: field(IdOrNone, {
      class: 'operational', meaning: 'The handle that sessions booked together, week after week, have in common.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    groupId: field(IdOrNone, {
      class: 'operational', meaning: 'The handle that the sessions of one group at one time have in common.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    briefReadAt: field(Type.Union([Type.Null(), Instant]), {
      class: 'operational', meaning: 'When the coach first read the brief of it.',
      purpose: 'decision', owner: 'sessions', retention: erased,
    }),
    noteWaivedAt: field(Type.Union([Type.Null(), Instant]), {
      class: 'operational', meaning: 'When the coach said that it needs no note.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
  },
})

export type Session = RecordOf<typeof sessions>

/** What holds of a session before anything more is said of it. */
export const PLAIN_SESSION: Pick<
  Session, 'place' | 'moves' | 'seriesId' | 'groupId' | 'briefReadAt' | 'noteWaivedAt' | 'noteId' | 'number'
> = { place: '', moves: [], seriesId: NONE, groupId: NONE, briefReadAt: null, noteWaivedAt: null, noteId: NONE, number: 0 }

/** When a session is that was not booked: it begins and ends with its note, as far as anybody wrote down. */
export const unbooked = (startedAt: string, zone: string): Pick<Session, 'startedAt' | 'endsAt' | 'wall' | 'zone'> =>
  ({ startedAt, endsAt: startedAt, wall: NONE, zone })
