import { saidBy } from '../../../shared/domain/status-since.ts'
import type { ActionItem, ItemStatus, Obstacle, Owner } from '../../../shared/schemas/action-items.ts'
import { refuse, type Decision, type Moment } from '../decision.ts'
import { isSealed, obstacleOf } from './sealed.ts'
import { updated } from './updated.ts'

type History = ActionItem['history']

export interface Mark {
  readonly status: ItemStatus
  /** What stood in the way; counts for what got stuck alone. */
  readonly obstacle: Obstacle | null
  /** Whose word it is: the client's is a report, the coach's a verification. */
  readonly by: Owner
}

/** The schema's limit for one item's history. */
const LONGEST_HISTORY = 500

/** The history and one more status. At the limit the second oldest goes: when it was agreed stays known. */
const appended = (history: History, entry: History[number]): History =>
  history.length < LONGEST_HISTORY
    ? [...history, entry]
    : [...history.slice(0, 1), ...history.slice(history.length - LONGEST_HISTORY + 2), entry]

/**
 * E31: another status, or the coach's word for what the client reported. What the coach has verified a report of the
 * same adds nothing to. The history is of statuses: another obstacle does not begin one anew (E8).
 */
const saysAnew = (item: ActionItem, { status, by }: Mark): boolean =>
  status !== item.status || (by === 'coach' && saidBy(item) === 'client')

/**
 * E8: what stood in the way is asked only of what got stuck. Who holds no key for it says nothing about it, and it
 * stays on disk as it is (E21).
 */
export const decideMark = (
  moment: Moment, item: ActionItem | null, mark: Mark,
): Decision<{ readonly changeId: string }> => {
  if (!item) return refuse('not-found')
  const { status, by } = mark
  const sealed = isSealed(item)
  if (sealed && mark.obstacle !== null) return refuse('not-allowed')
  const obstacle = status === 'stuck' ? mark.obstacle : null
  const isAnew = saysAnew(item, mark)
  if (!isAnew && (sealed || obstacle === obstacleOf(item))) return updated(moment, item, null)
  const history = isAnew ? appended(item.history, { at: moment.at, status, by }) : item.history
  return updated(moment, item, sealed ? { ...item, status, history } : { ...item, status, obstacle, history })
}
