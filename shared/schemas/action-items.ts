import { Type } from '@sinclair/typebox'
import { Day, Id, Instant, LIMITS, oneOf } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'
import { OWNERS } from './notes.ts'

export const ITEM_STATUSES = ['open', 'done', 'stuck', 'skipped'] as const
export const OBSTACLES = ['skill', 'confidence', 'workload', 'support'] as const

export type ItemStatus = (typeof ITEM_STATUSES)[number]
export type Obstacle = (typeof OBSTACLES)[number]
export type Owner = (typeof OWNERS)[number]

/**
 * Where a due day comes from. What the coach chose stays; a day that was taken from the next session, or a week ahead
 * because there was none, goes along when that session is booked, moved or cancelled.
 */
export const DUE_FROM = ['chosen', 'next-session', 'a-week'] as const

export type DueFrom = (typeof DUE_FROM)[number]

/** Who said how it stands: the coach, where that was not written down. */
const saidBy = (entry: Record<string, unknown>): Record<string, unknown> => ({ ...entry, by: entry['by'] ?? 'coach' })

const erased = 'goes when the client is erased'

export const actionItems = defineRecord({
  collection: 'actionItems',
  home: 'operational',
  version: 1,
  clientField: 'clientId',
  indexes: ['clientId', ['status', 'due']],
  migrations: {
    // Where a due day came from, and who said how it stands, were not written down: nothing of it is moved unasked.
    0: (old) => ({
      ...old, dueFrom: old['dueFrom'] ?? 'chosen',
      history: Array.isArray(old['history']) ? old['history'].map(saidBy) : old['history'],
    }),
  },
  fields: {
    id: field(Id, {
      class: 'operational', meaning: 'A random handle of the action item.',
      purpose: 'workflow', owner: 'actionItems', retention: erased,
    }),
    clientId: field(Id, {
      class: 'operational', meaning: 'With whom it was agreed.',
      purpose: 'workflow', owner: 'actionItems', retention: erased,
    }),
    noteId: field(Id, {
      class: 'operational', meaning: 'The note it was written down in.',
      purpose: 'workflow', owner: 'actionItems', retention: erased,
    }),
    sessionId: field(Id, {
      class: 'operational', meaning: 'The session it was agreed in.',
      purpose: 'workflow', owner: 'actionItems', retention: erased,
    }),
    owner: field(oneOf(OWNERS), {
      class: 'operational', meaning: 'Who does it: the client or the coach.',
      purpose: 'decision', owner: 'actionItems', retention: erased,
    }),
    due: field(Day, {
      class: 'operational', meaning: 'The day it is due, on the coach’s calendar.',
      purpose: 'decision', owner: 'actionItems', retention: erased,
    }),
    dueFrom: field(oneOf(DUE_FROM), {
      class: 'operational', meaning: 'Whether that day was chosen, or comes from the next session.',
      purpose: 'workflow', owner: 'actionItems', retention: erased,
    }),
    status: field(oneOf(ITEM_STATUSES), {
      class: 'operational', meaning: 'Whether it is open, done, stuck or skipped.',
      purpose: 'decision', owner: 'actionItems', retention: erased,
    }),
    history: field(Type.Array(Type.Object({
      at: Instant,
      status: oneOf(ITEM_STATUSES),
      /** The client’s word is a report; the coach’s own is a verification [S1-51]. */
      by: oneOf(OWNERS),
    }, { additionalProperties: false }), { maxItems: 500 }), {
      class: 'operational', meaning: 'Each status it had, since when, and whose word that is.',
      purpose: 'decision', owner: 'actionItems', retention: erased,
    }),
    text: field(Type.String({ minLength: 1, maxLength: LIMITS.itemText }), {
      class: 'sensitive', meaning: 'What was agreed, in words.',
      purpose: 'workflow', owner: 'actionItems', retention: erased,
    }),
    line: field(Type.String({ maxLength: LIMITS.itemText }), {
      class: 'sensitive', meaning: 'The line of the note it came from, so that it is not proposed twice.',
      purpose: 'workflow', owner: 'actionItems', retention: erased,
    }),
    obstacle: field(Type.Union([Type.Null(), oneOf(OBSTACLES)]), {
      class: 'sensitive', meaning: 'What stood in the way when it got stuck.',
      purpose: 'decision', owner: 'actionItems', retention: erased,
    }),
  },
})

export type ActionItem = RecordOf<typeof actionItems>
