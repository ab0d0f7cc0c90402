/**
 * E37: keeps the outbox as the plan says, in the background: after opening, shortly after what the plan is made from
 * was changed, and when the clock makes it another one. It looks at the clock now and then and computes only then.
 */
import type { OutboxKeeper } from '../engine/nudges/outbox-keeper.ts'
import { traceOf } from '../ipc/guard.ts'
import type { After } from './works/automatic.ts'

/** Milliseconds from opening to the first time: Today is drawn by then. */
export const FIRST = 4_000
/** Milliseconds of rest after the last change: whoever marks one item after another is not in its way. */
export const SOON = 2_000
/** Milliseconds between two looks at the clock, which a computer that was asleep has not been counting. */
export const LOOK = 15 * 60 * 1_000

export interface OutboxParts {
  readonly keeper: OutboxKeeper
  readonly now: () => Date
  /** The coach’s zone: clients without one of their own are in it. */
  readonly zone: () => string
  readonly after: After
  readonly log: (line: string) => void
}

export interface DrivenOutbox {
  /** Resolves once nothing is being written, however that ends; nothing begins after that. */
  readonly stop: () => Promise<void>
}

/** For whoever holds no key for what a plan is made from. */
export const NO_OUTBOX: DrivenOutbox = { stop: () => Promise.resolve() }

export const driveOutbox = ({ keeper, now, zone, after, log }: OutboxParts): DrivenOutbox => {
  let stopped = false
  let forget = (): void => undefined
  let running: Promise<void> | null = null
  /** Something was changed while it ran. */
  let isStale = false
  let plannedIn = zone()
  /** The instant at which the clock alone changes the plan; null where it does not, or it could not be compared. */
  let next: string | null = null

  const at = (ms: number, work: () => void): void => {
    forget()
    if (!stopped) forget = after(ms, work)
  }
  const soon = (): void => at(SOON, begin)
  const wait = (): void => {
    const left = next === null ? LOOK : Date.parse(next) - now().getTime()
    at(Math.min(LOOK, Math.max(SOON, left)), look)
  }
  const look = (): void => {
    const isDue = next !== null && next <= now().toISOString()
    if (isDue || zone() !== plannedIn) begin()
    else wait()
  }
  const bring = async (): Promise<void> => {
    isStale = false
    plannedIn = zone()
    const answer = await keeper.bring()
    // What the disk refused is tried again after the next change: whoever makes it hears of the disk.
    next = answer.ok ? answer.value.next : null
  }
  const begin = (): void => {
    running = bring().catch((fault: unknown) => {
      // It is no reason to end anything: what is to be sent is made from the records, and stands on its list all the same.
      log(`no outbox: ${traceOf(fault)}`)
      next = null
    }).then(() => {
      running = null
      if (isStale) soon()
      else wait()
    })
  }

  const forgetNeed = keeper.onNeed(() => {
    if (running) isStale = true
    else soon()
  })
  at(FIRST, begin)
  return {
    stop: async () => {
      stopped = true
      forgetNeed()
      forget()
      await running
    },
  }
}
