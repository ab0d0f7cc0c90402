import { isRealDay } from '../../../shared/domain/day.ts'
import type { ActionItem, Owner } from '../../../shared/schemas/action-items.ts'
import { refuse, type Decision, type Moment } from '../decision.ts'
import { isSealed } from './sealed.ts'
import { readItemText } from './text.ts'
import { updated } from './updated.ts'

/** Words that are left out stay as they are; where they are sealed nothing else can be said of them (E21). */
export const decideEdit = (
  moment: Moment, item: ActionItem | null,
  edit: { readonly text?: string, readonly owner: Owner, readonly due: string },
): Decision<{ readonly changeId: string }> => {
  if (!item) return refuse('not-found')
  const { owner, due } = edit
  if (edit.text !== undefined && isSealed(item)) return refuse('not-allowed')
  const text = edit.text === undefined ? item.text : readItemText(edit.text)
  if (text === null || !isRealDay(due)) return refuse('bad-input')
  const same = text === item.text && owner === item.owner && due === item.due
  // E30: a day she sets is hers, and goes along with no session any more.
  const dueFrom = due === item.due ? item.dueFrom : 'chosen'
  return updated(moment, item, same ? null : { ...item, ...(isSealed(item) ? {} : { text }), owner, due, dueFrom })
}
