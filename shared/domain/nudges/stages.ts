import { gathered } from '../gathered.ts'
import type { NudgeStage } from '../../schemas/nudge-plan.ts'
import { bundles } from './bundles.ts'
import { downToQuarter, readyAt, type QuietHours } from './quiet-hours.ts'
import { DAY, daysFrom, daysLater, type ZoneClock } from './zone-clock.ts'

/** An open item of hers, with when it was agreed on. */
export interface Agreed {
  readonly id: string
  readonly sessionId: string
  readonly due: string
  /** When it was assigned: milliseconds of the epoch, and the day of hers. */
  readonly assignedAt: number
  readonly assignedOn: string
}

/** Some items and the time to name them in one stage. */
export interface Timed {
  readonly stage: NudgeStage
  readonly items: readonly Agreed[]
  /** Milliseconds of the epoch: may be sent from the first on, and not from the second on. */
  readonly dueAt: number
  readonly expiresAt: number
}

const TEN = 10 * 60
const FOR_CONFIRMING = 2 * DAY
/** How many days there must be from the day it was agreed on to the day it is due. */
const FOR_MIDPOINT = 4
const FOR_DAY_BEFORE = 2

const earliest = <Value extends string | number>(values: readonly Value[]): Value =>
  values.reduce((first, one) => (one < first ? one : first))

const confirmations = (clock: ZoneClock, quiet: QuietHours, items: readonly Agreed[]): readonly Timed[] =>
  [...gathered(items, ({ sessionId, assignedOn }) => `${sessionId} ${assignedOn}`).values()].flatMap((together) => {
    const first = earliest(together.map(({ assignedAt }) => assignedAt))
    const dueAt = readyAt(clock, quiet, first)
    return bundles(together).map((named) => {
      const over = clock.at(daysLater(earliest(named.map(({ due }) => due)), 1), 0)
      return {
        stage: 'confirmation' as const, items: named, dueAt,
        expiresAt: downToQuarter(Math.min(first + FOR_CONFIRMING, over)),
      }
    })
  })

/** Which day of hers a stage falls on, by the day of assigning and the due day; null where there is no time for it. */
const DAY_OF: Readonly<Record<Exclude<NudgeStage, 'confirmation'>, (assignedOn: string, due: string) => string | null>> = {
  'midpoint': (assignedOn, due) => {
    const days = daysFrom(assignedOn, due)
    return days < FOR_MIDPOINT ? null : daysLater(assignedOn, Math.floor(days / 2))
  },
  'day-before': (assignedOn, due) => (daysFrom(assignedOn, due) < FOR_DAY_BEFORE ? null : daysLater(due, -1)),
}

const onADay = (
  stage: keyof typeof DAY_OF, clock: ZoneClock, quiet: QuietHours, items: readonly Agreed[],
): readonly Timed[] =>
  [...gathered(items, ({ sessionId, due }) => `${sessionId} ${due}`).values()].flatMap((together) => {
    const [one] = together
    const day = one ? DAY_OF[stage](earliest(together.map(({ assignedOn }) => assignedOn)), one.due) : null
    if (day === null) return []
    const dueAt = readyAt(clock, quiet, clock.at(day, Math.max(TEN, quiet.until)))
    const expiresAt = downToQuarter(clock.at(day, quiet.from))
    return bundles(together).map((named) => ({ stage, items: named, dueAt, expiresAt }))
  })

/** E32, E33: what one stage has to say about these items of one client, and when. */
export const timed = (
  stage: NudgeStage, clock: ZoneClock, quiet: QuietHours, items: readonly Agreed[],
): readonly Timed[] =>
  (stage === 'confirmation' ? confirmations(clock, quiet, items) : onADay(stage, clock, quiet, items))
