import type { Signal } from './ground.ts'

/** E38, `no-action`: no waiting item is due from today to `actionWithin` days ahead, and none is late. */
export const noAction: Signal<'no-action'> = ({ waiting }, { actionBy, thresholds }) => {
  const nextDue = waiting[0]?.due ?? null
  return nextDue === null || nextDue > actionBy ? { kind: 'no-action', within: thresholds.actionWithin, nextDue } : null
}
