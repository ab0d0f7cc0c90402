import { bucketOf } from './buckets.ts'
import { rosterGround, type RosterDay, type RosterRecords } from './ground.ts'
import { missedInARow } from './missed.ts'
import { noAction } from './no-action.ts'
import { nextSessionOf, nothingBooked } from './nothing-booked.ts'
import { overdue } from './overdue.ts'
import { quiet } from './quiet.ts'
import { STEP_FOR, type Bucket, type Reason, type Step } from './reasons.ts'
import { stuck } from './stuck.ts'
import { inWeekTwo } from './week-two.ts'

/** In the order of E38, the most urgent first. */
const SIGNALS = [missedInARow, inWeekTwo, overdue, stuck, noAction, nothingBooked, quiet] as const

/** What the roster says of one client. */
export interface RosterStanding {
  readonly reasons: readonly Reason[]
  /** Proposed for the first of them; null without one. */
  readonly step: Step | null
  readonly bucket: Bucket
  readonly open: number
  readonly overdue: number
  readonly nextDue: string | null
  /** Instant. Until then all of this holds, as long as it is the same day and nothing is written. */
  readonly nextSession: string | null
}

/** E38, E39 for one client. */
export const standingOf = (records: RosterRecords, day: RosterDay): RosterStanding => {
  const ground = rosterGround(records, day)
  const reasons = SIGNALS.flatMap<Reason>((signal) => signal(ground, day) ?? [])
  return {
    reasons,
    step: reasons[0] ? STEP_FOR[reasons[0].kind] : null,
    bucket: bucketOf(ground.items, reasons, day),
    open: ground.waiting.length,
    overdue: ground.late.length,
    nextDue: ground.waiting[0]?.due ?? null,
    nextSession: nextSessionOf(ground.sessions, day.at),
  }
}
