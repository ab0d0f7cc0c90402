import { ok } from '../../../shared/domain/result.ts'
import type { LibraryEntry, RosterThresholds } from '../../../shared/schemas/library.ts'
import { change, unchanged, undoable, type Decision, type Moment } from '../decision.ts'
import { assumedSettings, SETTINGS_ID } from '../library/settings.ts'

type Nothing = Record<never, never>

/** E40: once a day at most. */
export const decideReviewed = (isReviewed: boolean): Decision<Nothing> =>
  (isReviewed ? unchanged({}) : ok({ changes: [], events: [{ type: 'roster.reviewed', clientId: null, refs: [] }], value: {} }))

/** From when on the roster says something. What stays as it is changes nothing, and leaves nothing to undo (E1). */
export const decideThresholds = (
  moment: Moment, before: LibraryEntry | null, wanted: Partial<RosterThresholds>,
): Decision<{ readonly changeId: string }> => {
  const settings = before ?? assumedSettings(moment.at)
  const { thresholds } = settings
  const next = { ...thresholds, ...wanted }
  const differs = next.missed !== thresholds.missed || next.weekTwo !== thresholds.weekTwo
    || next.actionWithin !== thresholds.actionWithin || next.quiet !== thresholds.quiet
  return undoable(moment, {
    clientId: null,
    changes: differs ? [change('library', before, { ...settings, thresholds: next })] : [],
    events: differs ? [{ type: 'settings.changed', clientId: null, refs: [SETTINGS_ID] }] : [],
    value: {},
  })
}
