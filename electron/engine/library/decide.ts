import { ok } from '../../../shared/domain/result.ts'
import type { LibraryEntry, Preferences, SheetPlace } from '../../../shared/schemas/library.ts'
import { change, undoable, type Decision, type Moment } from '../decision.ts'
import { assumedSettings, preferencesOf, SETTINGS_ID } from './settings.ts'

/** Where a recovery sheet was put that counts from now on (V5): of a new practice, its first record. Not to be undone. */
export const decideKeepSheet = (
  moment: Moment, before: LibraryEntry | null, sheetPlace: SheetPlace,
): Decision<Record<never, never>> => ok({
  changes: [change('library', before, { ...before ?? assumedSettings(moment.at), sheetPlace, sheetMadeAt: moment.at })],
  events: [{ type: 'sheet.kept', clientId: null, refs: [SETTINGS_ID] }],
  value: {},
})

/** The coach says that the sheet is no longer on this computer. */
export const decideConfirmMoved = (
  moment: Moment, before: LibraryEntry | null,
): Decision<{ readonly changeId: string }> => {
  const settings = before ?? assumedSettings(moment.at)
  const moves = settings.sheetPlace === 'this-computer'
  return undoable(moment, {
    clientId: null,
    changes: moves ? [change('library', before, { ...settings, sheetPlace: 'moved' })] : [],
    events: moves ? [{ type: 'sheet.moved', clientId: null, refs: [SETTINGS_ID] }] : [],
    value: {},
  })
}

/** Another look, another time of locking. What stays as it is changes nothing, and leaves nothing to undo (E1). */
export const decideChangeSettings = (
  moment: Moment, before: LibraryEntry | null, wanted: Partial<Preferences>,
): Decision<{ readonly changeId: string }> => {
  const settings = before ?? assumedSettings(moment.at)
  const next = { ...preferencesOf(settings), ...wanted }
  const differs = next.look !== settings.look || next.lockAfterMinutes !== settings.lockAfterMinutes
  return undoable(moment, {
    clientId: null,
    changes: differs ? [change('library', before, { ...settings, ...next })] : [],
    events: differs ? [{ type: 'settings.changed', clientId: null, refs: [SETTINGS_ID] }] : [],
    value: {},
  })
}

/** A new passphrase opens the practice from now on. */
export const decidePassphraseRenewed = (): Decision<Record<never, never>> => ok({
  changes: [], events: [{ type: 'passphrase.renewed', clientId: null, refs: [] }], value: {},
})
