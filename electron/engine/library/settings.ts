import type { Role } from '../../../shared/domain/compartment.ts'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import {
  DEFAULT_NUDGES, DEFAULT_PREFERENCES, DEFAULT_THRESHOLDS, SESSION_MINUTES, type LibraryEntry, type Preferences, type SheetPlace,
} from '../../../shared/schemas/library.ts'
import { DEFAULT_LETTERS } from '../../../shared/schemas/letters.ts'
import type { Day } from '../rooms/day.ts'
import type { Reader } from '../types.ts'

/** The settings are one record, found by a handle that is the same in every practice. */
export const SETTINGS_ID = '0'.repeat(31) + '1'

/** How many days before the next session an item without a date is due, until the coach says otherwise. */
export const DAYS_BEFORE_SESSION = 2

/** The settings of a practice that has just begun. */
export const settingsOf = (parts: { readonly sheetPlace: SheetPlace, readonly sheetMadeAt: string }): LibraryEntry =>
  ({
    id: SETTINGS_ID, kind: 'settings', daysBeforeSession: DAYS_BEFORE_SESSION, ...DEFAULT_PREFERENCES,
    people: [], backupFolder: '', lastBackupAt: null, lastBackupFailure: null, lastDrill: null, erasures: [],
    nudges: DEFAULT_NUDGES, letters: [...DEFAULT_LETTERS], programs: [], thresholds: DEFAULT_THRESHOLDS, sessionMinutes: SESSION_MINUTES,
    baselineMonth: null, monthReports: [], ...parts,
  })

/**
 * What holds where no settings are there: the power went between making the vault and writing them, or they did not
 * open (V11). Where the sheet went is then not known, so it is warned about (V5).
 * @param at instant: the present
 */
export const assumedSettings = (at: string): LibraryEntry =>
  settingsOf({ sheetPlace: 'this-computer', sheetMadeAt: at })

export const readSettings = async (read: Pick<Reader, 'get'>, at: string): Promise<LibraryEntry> =>
  await read.get('library', SETTINGS_ID) ?? assumedSettings(at)

export const preferencesOf = ({ look, lockAfterMinutes }: LibraryEntry): Preferences => ({ look, lockAfterMinutes })

/** @param role whose settings: where the recovery sheet went is told to the coach alone */
export const settingsView = ({ today, zone }: Day, settings: LibraryEntry, role: Role): SettingsView => ({
  today, zone, ...preferencesOf(settings),
  sheet: role === 'coach' ? { place: settings.sheetPlace, madeAt: settings.sheetMadeAt } : null,
})
