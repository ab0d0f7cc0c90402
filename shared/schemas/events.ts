import { Type } from '@sinclair/typebox'
import { ROLES } from '../domain/compartment.ts'
import { Id, Instant, oneOf } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'

/** What happened. Each type names, in `engine/events`, what should happen next. */
export const EVENT_TYPES = [
  'client.added', 'client.renamed', 'client.updated', 'engagement.opened', 'session.completed',
  'note.completed', 'note.corrected', 'note.moved', 'draft.discarded', 'task.assigned', 'task.updated', 'change.undone',
  'sheet.kept', 'sheet.moved', 'passphrase.renewed', 'settings.changed',
  'client.erased', 'user.invited', 'user.joined', 'user.removed', 'keys.renewed',
  'backup.made', 'drill.done', 'practice.exported', 'practice.restored',
  'attachment.added', 'attachment.removed', 'damage.acknowledged',
  'session.booked', 'session.moved', 'session.cancelled', 'session.missed', 'session.reopened', 'session.updated',
  'note.waived', 'brief.read', 'roster.reviewed', 'message.sent', 'message.let-go', 'engagement.ended', 'engagement.resumed',
  'engagement.updated',
  // What is left of an event of a client who was erased: its place in the chain (V17).
  'erased',
] as const

export type EventType = (typeof EVENT_TYPES)[number]

/** How many records one event may name. */
export const MOST_REFS = 400

const kept = 'kept as the practice’s record; becomes a hash stub when the client is erased'

export const events = defineRecord({
  collection: 'events',
  home: 'operational',
  version: 0,
  clientField: 'clientId',
  indexes: ['seq'],
  migrations: {},
  fields: {
    id: field(Id, {
      class: 'operational', meaning: 'A random handle of the event.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
    seq: field(Type.Integer({ minimum: 1, maximum: 1_000_000_000, multipleOf: 1 }), {
      class: 'operational', meaning: 'Its place in the chain.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
    type: field(oneOf(EVENT_TYPES), {
      class: 'operational', meaning: 'What happened.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
    at: field(Instant, {
      class: 'operational', meaning: 'When it happened.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
    role: field(oneOf(ROLES), {
      class: 'operational', meaning: 'Who did it, by role.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
    clientId: field(Type.Union([Type.Null(), Id]), {
      class: 'operational', meaning: 'Which client it concerns, if one.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
    refs: field(Type.Array(Id, { maxItems: MOST_REFS }), {
      class: 'operational', meaning: 'The records it touched.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
    previous: field(Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }), {
      class: 'operational', meaning: 'The hash of the event before it.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
    hash: field(Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }), {
      class: 'operational', meaning: 'The hash of this event and the one before, so that none can be taken out unseen.',
      purpose: 'legal', owner: 'events', retention: kept,
    }),
  },
})

export type PracticeEvent = RecordOf<typeof events>
