import { isRealDay } from '../../../shared/domain/day.ts'
import type { ActionItem, ItemStatus, Obstacle, Owner } from '../../../shared/schemas/action-items.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'
import { isSealed, obstacleOf } from './sealed.ts'
import { readItemText } from './text.ts'

type Changed = { readonly changeId: string }
type History = ActionItem['history']

/** The schema's limit for one item's history. */
const LONGEST_HISTORY = 500

/** The history and one more status. At the limit the second oldest goes: when it was agreed stays known. */
const appended = (history: History, entry: History[number]): History =>
  history.length < LONGEST_HISTORY
    ? [...history, entry]
    : [...history.slice(0, 1), ...history.slice(history.length - LONGEST_HISTORY + 2), entry]

const updated = (moment: Moment, item: ActionItem, after: ActionItem | null): Decision<Changed> =>
  undoable(moment, {
    clientId: item.clientId,
    changes: after ? [change('actionItems', item, after)] : [],
    events: after ? [{ type: 'task.updated', clientId: item.clientId, refs: [item.id] }] : [],
    value: {},
  })

/**
 * E8: what stood in the way is asked only of what got stuck. Who holds no key for it says nothing about it, and it
 * stays on disk as it is (E21).
 */
export const decideMark = (
  moment: Moment, item: ActionItem | null,
  mark: { readonly status: ItemStatus, readonly obstacle: Obstacle | null },
): Decision<Changed> => {
  if (!item) return refuse('not-found')
  const { status } = mark
  const sealed = isSealed(item)
  if (sealed && mark.obstacle !== null) return refuse('not-allowed')
  const obstacle = status === 'stuck' ? mark.obstacle : null
  if (status === item.status && (sealed || obstacle === obstacleOf(item))) return updated(moment, item, null)
  // The history is of statuses: another obstacle does not begin the status anew.
  const history = status === item.status ? item.history : appended(item.history, { at: moment.at, status })
  return updated(moment, item, sealed ? { ...item, status, history } : { ...item, status, obstacle, history })
}

/** Words that are left out stay as they are; where they are sealed nothing else can be said of them (E21). */
export const decideEdit = (
  moment: Moment, item: ActionItem | null,
  edit: { readonly text?: string, readonly owner: Owner, readonly due: string },
): Decision<Changed> => {
  if (!item) return refuse('not-found')
  const { owner, due } = edit
  if (edit.text !== undefined && isSealed(item)) return refuse('not-allowed')
  const text = edit.text === undefined ? item.text : readItemText(edit.text)
  if (text === null || !isRealDay(due)) return refuse('bad-input')
  const same = text === item.text && owner === item.owner && due === item.due
  return updated(moment, item, same ? null : { ...item, ...(isSealed(item) ? {} : { text }), owner, due })
}
