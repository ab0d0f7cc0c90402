import { Type } from '@sinclair/typebox'
import { JOB_TEXT, MOST_VERSION } from '../relay/reminder-job.ts'
import { Day, Id, IdOrNone, Instant, oneOf } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'
import { CHANNELS, MESSAGE_KINDS, MOST_ITEMS_IN_A_MESSAGE } from './nudge-plan.ts'

/**
 * `waiting`: a job a relay may carry once one is paired. `withdrawn`: taken back before it was sent. `sent`: the coach
 * sent it herself. `let-go`: she chose not to.
 */
export const OUTBOX_STATES = ['waiting', 'withdrawn', 'sent', 'let-go'] as const

export type OutboxState = (typeof OUTBOX_STATES)[number]

const erased = 'goes when the client is erased'

export const outbox = defineRecord({
  collection: 'outbox',
  home: 'operational',
  version: 0,
  clientField: 'clientId',
  indexes: ['clientId', ['state', 'dueAt']],
  migrations: {},
  fields: {
    id: field(Id, {
      class: 'operational', meaning: 'A random handle of the message: all that a relay calls it by.',
      purpose: 'workflow', owner: 'outbox', retention: erased, egress: 'reminder',
    }),
    clientId: field(Id, {
      class: 'operational', meaning: 'Whom the message is for.',
      purpose: 'workflow', owner: 'outbox', retention: erased,
    }),
    kind: field(oneOf(MESSAGE_KINDS), {
      class: 'operational', meaning: 'Whether it confirms, asks half-way, reminds the day before, or follows a session.',
      purpose: 'workflow', owner: 'outbox', retention: erased, egress: 'reminder',
    }),
    sessionId: field(Id, {
      class: 'operational', meaning: 'The session in which it was agreed.',
      purpose: 'workflow', owner: 'outbox', retention: erased,
    }),
    due: field(Type.Union([Type.Null(), Day]), {
      class: 'operational', meaning: 'The day on which what it names is due; empty where that differs.',
      purpose: 'workflow', owner: 'outbox', retention: erased,
    }),
    itemIds: field(Type.Array(Id, { maxItems: MOST_ITEMS_IN_A_MESSAGE }), {
      class: 'operational', meaning: 'The action items it names, in the order of their numbers.',
      purpose: 'workflow', owner: 'outbox', retention: erased,
    }),
    channel: field(oneOf(CHANNELS), {
      class: 'operational', meaning: 'By e-mail or by SMS.',
      purpose: 'workflow', owner: 'outbox', retention: erased, egress: 'reminder',
    }),
    dueAt: field(Instant, {
      class: 'operational', meaning: 'From when on it may be sent; of one sent by hand, or let go, when it was.',
      purpose: 'workflow', owner: 'outbox', retention: erased, egress: 'reminder',
    }),
    expiresAt: field(Instant, {
      class: 'operational', meaning: 'From when on it would say something wrong, and is not sent any more; of one sent by hand, when it was.',
      purpose: 'workflow', owner: 'outbox', retention: erased, egress: 'reminder',
    }),
    version: field(Type.Integer({ minimum: 1, maximum: MOST_VERSION }), {
      class: 'operational', meaning: 'How often it was changed, so that an older one never replaces a newer one.',
      purpose: 'workflow', owner: 'outbox', retention: erased, egress: 'reminder',
    }),
    state: field(oneOf(OUTBOX_STATES), {
      class: 'operational', meaning: 'Whether it waits, was sent, was let go, or was taken back.',
      purpose: 'workflow', owner: 'outbox', retention: erased,
    }),
    settledAt: field(Type.Union([Type.Null(), Instant]), {
      class: 'operational', meaning: 'When it was sent, let go or taken back.',
      purpose: 'decision', owner: 'outbox', retention: erased,
    }),
    job: field(Type.String({ pattern: `^(${JOB_TEXT})?$`, maxLength: 500 }), {
      class: 'operational', meaning: 'The exact words a relay would be given, but for the sealed address; empty for a letter of the coach’s own.',
      purpose: 'workflow', owner: 'outbox', retention: erased, egress: 'reminder',
    }),
    replySecret: field(IdOrNone, {
      class: 'operational', meaning: 'What an answer to it would have to prove; a relay is told its hash alone.',
      purpose: 'workflow', owner: 'outbox', retention: erased,
    }),
  },
})

export type OutboxEntry = RecordOf<typeof outbox>
