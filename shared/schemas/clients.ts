import { Type } from '@sinclair/typebox'
import { Day, Id, Instant, LIMITS, oneOf, ZoneOrNone } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'
import { NudgePlan } from './nudge-plan.ts'

/** How she may be reached: by whatever she gave, or by one of them alone. */
export const REACHABLE_BY = ['any', 'email', 'sms'] as const

export type ReachableBy = (typeof REACHABLE_BY)[number]

/** Whether nudges go by the practice’s plan, by one of her own, or not at all. */
export const NUDGED_BY = ['practice', 'own', 'nobody'] as const

export type NudgedBy = (typeof NUDGED_BY)[number]

/** What stands where nothing was said of her: the coach’s own zone, every way, the practice’s plan. */
export const PLAINLY_NUDGED = { by: 'practice', own: null, pausedUntil: null } as const

const erased = 'goes when the client is erased'

export const clients = defineRecord({
  collection: 'clients',
  home: 'personal',
  version: 2,
  clientField: 'id',
  indexes: [],
  migrations: {
    // Ways to reach her were added.
    0: (old) => ({ ...old, email: old['email'] ?? '', phone: old['phone'] ?? '' }),
    // Her clock, the way she may be reached and her nudges were added.
    1: (old) => ({
      ...old, zone: old['zone'] ?? '', reachableBy: old['reachableBy'] ?? 'any', nudging: old['nudging'] ?? PLAINLY_NUDGED,
    }),
  },
  fields: {
    id: field(Id, {
      class: 'personal', meaning: 'A random handle, so that notes and items find their client.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    name: field(Type.String({ minLength: 1, maxLength: LIMITS.name }), {
      class: 'personal', meaning: 'What the coach calls the client.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    email: field(Type.String({ maxLength: LIMITS.contact }), {
      class: 'personal', meaning: 'Her e-mail address, if she gave one.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    phone: field(Type.String({ maxLength: LIMITS.contact }), {
      class: 'personal', meaning: 'Her telephone number, if she gave one.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    zone: field(ZoneOrNone, {
      class: 'personal', meaning: 'The time zone she lives in; empty where it is the coach’s.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    reachableBy: field(oneOf(REACHABLE_BY), {
      class: 'personal', meaning: 'Whether she may be reached by e-mail, by SMS, or by either.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    nudging: field(Type.Object({
      by: oneOf(NUDGED_BY),
      /** Null unless `by` is `own`. */
      own: Type.Union([Type.Null(), NudgePlan]),
      /** Nothing is due to be sent before this day of hers; null where nothing is paused. */
      pausedUntil: Type.Union([Type.Null(), Day]),
    }, { additionalProperties: false }), {
      class: 'personal', meaning: 'Which reminders of what was agreed she gets, and whether they are paused.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    addedAt: field(Instant, {
      class: 'personal', meaning: 'When the client was added.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
  },
})

export type Client = RecordOf<typeof clients>

/** What holds of somebody of whom no more than a name is known. */
export const PLAIN_CLIENT: Omit<Client, 'id' | 'name' | 'addedAt'> =
  { email: '', phone: '', zone: '', reachableBy: 'any', nudging: PLAINLY_NUDGED }
