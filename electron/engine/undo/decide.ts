/** E5: undo restores exactly, or refuses. What came later is never taken along unseen. */
import { isDeepStrictEqual } from 'node:util'
import { ok } from '../../../shared/domain/result.ts'
import { MOST_REFS } from '../../../shared/schemas/events.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { change, refuse, type Decision, type Happening, type Moment, type Undoing } from '../decision.ts'
import { pieces } from '../events/pieces.ts'
import { whomOf } from '../notes/whom.ts'
import type { Person } from '../sessions/due-days.ts'
import type { Change } from '../types.ts'
import { agreedSince } from './agreed-since.ts'

export interface UndoGround {
  /** The records the change touched, as they are now, in the order of `reverse`. */
  readonly current: readonly (Change['before'])[]
  /** The ids of every record that stands on what the undo would take away, or where it would put something back. */
  readonly standing: readonly string[]
  /** The ids of what a record that comes back leans on and that is not there. */
  readonly lacking: readonly string[]
  /** Whose sessions change with it. */
  readonly people: readonly Person[]
  readonly settings: LibraryEntry
}

/** Whom a record is about; null for one that is nobody's, or the practice's. */
const whoseIs = (record: Change['before']): string | null =>
  (record && 'clientId' in record && record.clientId !== null ? whomOf(record.clientId) : null)

/**
 * One event, or as many as it takes to name everything. Of a change about several people each has her own: whoever is
 * erased takes hers along, and nobody else's (E23).
 */
const undone = (clientId: string | null, reverse: readonly Change[]): readonly Happening[] => {
  const refs = new Map<string | null, string[]>()
  for (const { before, after } of reverse) {
    const record = before ?? after
    if (!record) continue
    const whose = clientId ?? whoseIs(record)
    const known = refs.get(whose)
    if (known) known.push(record.id)
    else refs.set(whose, [record.id])
  }
  return [...refs].flatMap(([whose, ids]) =>
    pieces(ids, MOST_REFS).map((some) => ({ type: 'change.undone', clientId: whose, refs: some })))
}

/**
 * E40: reading the brief of a session is no change that stands in the way, and it stays read: the step from the session
 * as it is now.
 */
const asRead = (step: Change, now: Change['before']): Change => {
  const { collection, before, after } = step
  if (collection !== 'sessions' || !before || !now || !('briefReadAt' in now)) return step
  const { briefReadAt } = now
  return change('sessions', { ...before, briefReadAt }, after && { ...after, briefReadAt: after.briefReadAt ?? briefReadAt })
}

/** E5: what else was written into the settings since, that a backup was made above all, stands in no way, and stays. */
const besideSettings = (step: Change, now: Change['before']): Change => {
  const { collection, before, after } = step
  if (collection !== 'library' || !before || !after || !now || !('sheetPlace' in now)) return step
  const differs = (field: string): boolean => !isDeepStrictEqual(Reflect.get(before, field), Reflect.get(after, field))
  const beside = Object.fromEntries(Object.entries(now).filter(([field]) => !differs(field)))
  return change('library', { ...before, ...beside }, { ...after, ...beside })
}

export const decideUndo = (
  moment: Moment, undoing: Undoing | null, { current, standing, lacking, people, settings }: UndoGround,
): Decision<Record<never, never>> => {
  if (!undoing) return refuse('nothing-to-undo')
  const { changeId, clientId, at } = undoing
  const reverse = undoing.reverse.map((step, index) => {
    const now = current[index] ?? null
    return besideSettings(asRead(step, now), now)
  })
  const touched = new Set(reverse.map(({ before, after }) => (before ?? after)?.id))
  const restored = new Set(reverse.map(({ after }) => after?.id))
  const asLeft = reverse.every(({ before }, index) => isDeepStrictEqual(before, current[index] ?? null))
  const inTheWay = standing.some((id) => !touched.has(id)) || lacking.some((id) => !restored.has(id))
  if (!asLeft || inTheWay) return refuse('changed-since')
  const along = agreedSince(moment, { at, reverse, people, settings })
  return ok({
    changes: [...reverse, ...along.changes], events: [...undone(clientId, reverse), ...along.events],
    value: {}, spend: changeId,
  })
}
