import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import { change, undoable, type Decision, type Moment } from '../decision.ts'

/** One item as it is from now on; null where it stays as it is, and nothing is written (E1). */
export const updated = (
  moment: Moment, item: ActionItem, after: ActionItem | null,
): Decision<{ readonly changeId: string }> =>
  undoable(moment, {
    clientId: item.clientId,
    changes: after ? [change('actionItems', item, after)] : [],
    events: after ? [{ type: 'task.updated', clientId: item.clientId, refs: [item.id] }] : [],
    value: {},
  })
