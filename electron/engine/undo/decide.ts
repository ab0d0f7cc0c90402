/** E5: undo restores exactly, or refuses. What came later is never taken along unseen. */
import { isDeepStrictEqual } from 'node:util'
import { ok } from '../../../shared/domain/result.ts'
import { refuse, type Decision, type Undoing } from '../decision.ts'
import type { Change } from '../types.ts'

export interface UndoGround {
  /** The records the change touched, as they are now, in the order of `reverse`. */
  readonly current: readonly (Change['before'])[]
  /** The ids of every record that stands on what the undo would take away, or where it would put something back. */
  readonly standing: readonly string[]
  /** The ids of what a record that comes back leans on and that is not there. */
  readonly lacking: readonly string[]
}

export const decideUndo = (
  undoing: Undoing | null, { current, standing, lacking }: UndoGround,
): Decision<Record<never, never>> => {
  if (!undoing) return refuse('nothing-to-undo')
  const { changeId, clientId, reverse } = undoing
  const touched = new Set(reverse.map(({ before, after }) => (before ?? after)?.id))
  const restored = new Set(reverse.map(({ after }) => after?.id))
  const asLeft = reverse.every(({ before }, index) => isDeepStrictEqual(before, current[index] ?? null))
  const inTheWay = standing.some((id) => !touched.has(id)) || lacking.some((id) => !restored.has(id))
  if (!asLeft || inTheWay) return refuse('changed-since')
  return ok({
    changes: reverse,
    events: reverse.length > 0
      ? [{ type: 'change.undone', clientId, refs: reverse.flatMap(({ before, after }) => (before ?? after)?.id ?? []) }]
      : [],
    value: {},
    spend: changeId,
  })
}
