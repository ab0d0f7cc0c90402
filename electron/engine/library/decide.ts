import { ok } from '../../../shared/domain/result.ts'
import type { LibraryEntry, SheetPlace } from '../../../shared/schemas/library.ts'
import { change, undoable, type Decision, type Moment } from '../decision.ts'
import { assumedSettings, settingsOf, SETTINGS_ID } from './settings.ts'

/** The first record of a practice: where its recovery sheet was put (V5). Not to be undone. */
export const decideKeepSheet = (
  moment: Moment, before: LibraryEntry | null, sheetPlace: SheetPlace,
): Decision<Record<never, never>> => ok({
  changes: [change('library', before, settingsOf({ sheetPlace, sheetMadeAt: moment.at }))],
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

/** A new passphrase opens the practice from now on. */
export const decidePassphraseRenewed = (): Decision<Record<never, never>> => ok({
  changes: [], events: [{ type: 'passphrase.renewed', clientId: null, refs: [] }], value: {},
})
