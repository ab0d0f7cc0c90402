/** E5: undo restores exactly, or refuses. What came later is never taken along unseen. */
import { isDeepStrictEqual } from 'node:util'
import { ok } from '../../../shared/domain/result.ts'
import { refuse, type Decision, type Undoing } from '../decision.ts'
import type { CollectionName } from '../../../shared/schemas/dictionary.ts'
import type { Change } from '../types.ts'

export interface UndoGround {
  /** The records the change touched, as they are now, in the order of `reverse`. */
  readonly current: readonly (Change['before'])[]
  /** The ids of every record that stands on one the undo would take out. */
  readonly standing: readonly string[]
}

/** The records an undo takes out: those the change had made. */
export const takenOut = (undoing: Undoing): readonly { readonly collection: CollectionName, readonly id: string }[] =>
  undoing.reverse.flatMap(({ collection, before, after }) => (before && !after ? [{ collection, id: before.id }] : []))

export const decideUndo = (
  undoing: Undoing | null, { current, standing }: UndoGround,
): Decision<Record<never, never>> => {
  if (!undoing) return refuse('nothing-to-undo')
  const { changeId, clientId, reverse } = undoing
  const touched = new Set(reverse.map(({ before, after }) => (before ?? after)?.id))
  const asLeft = reverse.every(({ before }, index) => isDeepStrictEqual(before, current[index] ?? null))
  if (!asLeft || standing.some((id) => !touched.has(id))) return refuse('changed-since')
  return ok({
    changes: reverse,
    events: reverse.length > 0
      ? [{ type: 'change.undone', clientId, refs: reverse.flatMap(({ before, after }) => (before ?? after)?.id ?? []) }]
      : [],
    value: {},
    spend: changeId,
  })
}
