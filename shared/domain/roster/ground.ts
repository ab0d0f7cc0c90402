/** What the roster is made from: one client's records as far as they count for it, and the day it is made on. */
import type { ActionItem } from '../../schemas/action-items.ts'
import type { RosterThresholds } from '../../schemas/library.ts'
import type { Session } from '../../schemas/sessions.ts'
import { addDays, dayIn } from '../day.ts'
import { byDue, isOverdue } from '../due.ts'
import { isWaiting } from '../waiting.ts'
import { startOfDay } from '../week.ts'
import type { Reason } from './reasons.ts'

export type RosterItem = Pick<ActionItem, 'owner' | 'due' | 'status' | 'history'>
export type RosterSession = Pick<Session, 'startedAt' | 'state'>

/** What is known of one client, before anything is counted. */
export interface RosterRecords {
  /** Instant; null where her own record did not open (E18). */
  readonly addedAt: string | null
  /** All of hers that wait, or are of the days looked back on (`settled.ts`). */
  readonly items: readonly RosterItem[]
  readonly sessions: readonly RosterSession[]
  /** The last that was heard of her (`lastWord`): an instant, null where nothing ever was. */
  readonly wordAt: string | null
}

export interface RosterGround extends RosterRecords {
  /** Open and stuck, soonest due first. */
  readonly waiting: readonly RosterItem[]
  /** Those of them that are late, the oldest first. */
  readonly late: readonly RosterItem[]
}

/** The day a roster is made on, with the days its rules count to. Made once for all clients. */
export interface RosterDay {
  /** The present, an instant. */
  readonly at: string
  /** The coach's day. */
  readonly today: string
  readonly thresholds: RosterThresholds
  /** What was due on it or before has gone into its second week. */
  readonly weekTwoBy: string
  /** Something should be due until then. */
  readonly actionBy: string
  /** The first of the 28 days before today, and of the 28 before those (E39). */
  readonly latelyFrom: string
  readonly beforeFrom: string
  /** Whoever was heard of at this instant or after it is not quiet: it is the beginning of a day. */
  readonly heardAfter: string
  /** The coach's day at an instant. */
  readonly dayOf: (instant: string) => string
}

/** So many days before today are looked back upon (E39). */
export const LATELY_DAYS = 28

/**
 * @param at the present, an instant; `today` is the day it is in `zone`, the coach's IANA zone. Throws RangeError for a
 * zone that is not known.
 */
export const rosterDay = (
  { at, today, zone }: { readonly at: string, readonly today: string, readonly zone: string }, thresholds: RosterThresholds,
): RosterDay => ({
  at, today, thresholds,
  weekTwoBy: addDays(today, -thresholds.weekTwo),
  actionBy: addDays(today, thresholds.actionWithin),
  latelyFrom: addDays(today, -LATELY_DAYS),
  beforeFrom: addDays(today, -2 * LATELY_DAYS),
  heardAfter: startOfDay(addDays(today, 1 - thresholds.quiet), zone),
  dayOf: (instant) => dayIn(instant, zone),
})

/** One client's records, sorted out once for every rule. */
export const rosterGround = (records: RosterRecords, { today }: Pick<RosterDay, 'today'>): RosterGround => {
  const waiting = records.items.filter(isWaiting).sort(byDue)
  return { ...records, waiting, late: waiting.filter(({ due }) => isOverdue(due, today)) }
}

/** What one rule says of a client: its reason, or null. */
export type Signal<Kind extends Reason['kind']> =
  (ground: RosterGround, day: RosterDay) => Extract<Reason, { readonly kind: Kind }> | null
