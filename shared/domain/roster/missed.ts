import type { Signal } from './ground.ts'
import { latest } from './last-word.ts'

/**
 * E38, `missed-two`: of her sessions that were held or missed, the last `missed` were all missed. Of two that began at
 * one instant the one that was held is the later.
 */
export const missedInARow: Signal<'missed-two'> = ({ sessions }, { thresholds }) => {
  const startsOf = (wanted: 'held' | 'missed') => sessions.filter(({ state }) => state === wanted).map(({ startedAt }) => startedAt)
  const lastHeld = latest(startsOf('held'))
  const missed = startsOf('missed').filter((startedAt) => lastHeld === null || startedAt > lastHeld)
  const lastAt = latest(missed)
  return lastAt !== null && missed.length >= thresholds.missed ? { kind: 'missed-two', missed: missed.length, lastAt } : null
}
