import { Type } from '@sinclair/typebox'
import { Id, IdOrNone, Day, oneOf } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'
import { IN_NONE } from './programs.ts'

export const MODES = ['one-to-one', 'group', 'cohort', 'corporate'] as const
export const STAGES = [
  'inquiry', 'qualification', 'booking', 'intake', 'delivery', 'follow-up', 'review', 'renewal', 'referral',
] as const

const erased = 'goes when the client is erased'

export const engagements = defineRecord({
  collection: 'engagements',
  home: 'operational',
  version: 2,
  clientField: 'clientId',
  indexes: ['clientId'],
  migrations: {
    // An engagement can end.
    0: (old) => ({ ...old, endedOn: old['endedOn'] ?? null }),
    // An engagement can be in a program.
    1: (old) => ({ ...old, programId: old['programId'] ?? '' }),
  },
  fields: {
    id: field(Id, {
      class: 'operational', meaning: 'A random handle of the engagement.',
      purpose: 'workflow', owner: 'engagements', retention: erased,
    }),
    clientId: field(Id, {
      class: 'operational', meaning: 'Whose engagement it is.',
      purpose: 'workflow', owner: 'engagements', retention: erased,
    }),
    mode: field(oneOf(MODES), {
      class: 'operational', meaning: 'One person, a group, a cohort, or a company.',
      purpose: 'decision', owner: 'engagements', retention: erased,
    }),
    stage: field(oneOf(STAGES), {
      class: 'operational', meaning: 'Where the engagement stands, from inquiry to referral.',
      purpose: 'decision', owner: 'engagements', retention: erased,
    }),
    programId: field(IdOrNone, {
      class: 'operational', meaning: 'The program it is in; empty where it is in none.',
      purpose: 'decision', owner: 'engagements', retention: erased,
    }),
    startedOn: field(Day, {
      class: 'operational', meaning: 'The day of the first session.',
      purpose: 'decision', owner: 'engagements', retention: erased,
    }),
    endedOn: field(Type.Union([Type.Null(), Day]), {
      class: 'operational', meaning: 'The day it ended; empty while it goes on.',
      purpose: 'decision', owner: 'engagements', retention: erased,
    }),
  },
})

export type Engagement = RecordOf<typeof engagements>

/** What an engagement is as long as nobody says otherwise. */
export const PLAIN_ENGAGEMENT = {
  mode: 'one-to-one', stage: 'delivery', programId: IN_NONE, endedOn: null,
} as const satisfies Partial<Engagement>
