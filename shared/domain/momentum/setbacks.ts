import type { ActionItem, ItemStatus } from '../../schemas/action-items.ts'

/** Something that went back: when, and from what to what. */
export interface Setback {
  /** Instant. */
  readonly at: string
  readonly from: ItemStatus
  readonly to: ItemStatus
}

/** E42: what was done or open became stuck or skipped, or what was done was opened again. */
const wentBack = (from: ItemStatus, to: ItemStatus): boolean =>
  ((from === 'done' || from === 'open') && (to === 'stuck' || to === 'skipped')) || (from === 'done' && to === 'open')

/** Every setback of an item, in the order they happened. The same status said again is none. */
export const setbacksOf = ({ history }: Pick<ActionItem, 'history'>): readonly Setback[] => {
  const setbacks: Setback[] = []
  let from = history[0]?.status
  for (const { at, status } of history) {
    if (from !== undefined && wentBack(from, status)) setbacks.push({ at, from, to: status })
    from = status
  }
  return setbacks
}
