import { Type } from '@sinclair/typebox'
import { Id, Instant, oneOf, Zone } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'

export const SESSION_STATES = ['booked', 'held', 'missed', 'cancelled'] as const

const erased = 'goes when the client is erased'

export const sessions = defineRecord({
  collection: 'sessions',
  home: 'operational',
  version: 0,
  clientField: 'clientId',
  indexes: ['clientId'],
  migrations: {},
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
    number: field(Type.Integer({ minimum: 1, maximum: 100_000 }), {
      class: 'operational', meaning: 'The how-manieth session with this client it is.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    startedAt: field(Instant, {
      class: 'operational', meaning: 'When the session began, or its note was begun.',
      purpose: 'decision', owner: 'sessions', retention: erased,
    }),
    zone: field(Zone, {
      class: 'operational', meaning: 'The time zone the coach was in.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
    state: field(oneOf(SESSION_STATES), {
      class: 'operational', meaning: 'Whether it is booked, was held, was missed or was cancelled.',
      purpose: 'decision', owner: 'sessions', retention: erased,
    }),
    noteId: field(Id, {
      class: 'operational', meaning: 'The note of the session.',
      purpose: 'workflow', owner: 'sessions', retention: erased,
    }),
  },
})

export type Session = RecordOf<typeof sessions>
