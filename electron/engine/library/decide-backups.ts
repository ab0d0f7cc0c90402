/** What the vault process tells of backups, drills, exports and restores (V18, V19). None of it is a change to undo. */
import { ok } from '../../../shared/domain/result.ts'
import type { EventType } from '../../../shared/schemas/events.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { change, unchanged, type Decision, type Moment } from '../decision.ts'
import { assumedSettings, SETTINGS_ID } from './settings.ts'

export type BackupFailure = NonNullable<LibraryEntry['lastBackupFailure']>['why']
export type Drill = NonNullable<LibraryEntry['lastDrill']>

type Told = Decision<Record<never, never>>
type Kept = Pick<LibraryEntry, 'backupFolder' | 'lastBackupAt' | 'lastBackupFailure' | 'lastDrill'>

const kept = (moment: Moment, before: LibraryEntry | null, wanted: Partial<Kept>, type?: EventType): Told => ok({
  changes: [change('library', before, { ...before ?? assumedSettings(moment.at), ...wanted })],
  events: type ? [{ type, clientId: null, refs: [SETTINGS_ID] }] : [],
  value: {},
})

/** @param at instant: that of the backup, which a failure of before it no longer matters to */
export const decideBackupMade = (moment: Moment, before: LibraryEntry | null, at: string): Told =>
  kept(moment, before, { lastBackupAt: at, lastBackupFailure: null }, 'backup.made')

/** No event: a stick that is not plugged in would make one with every try. */
export const decideBackupFailed = (moment: Moment, before: LibraryEntry | null, why: BackupFailure): Told =>
  kept(moment, before, { lastBackupFailure: { at: moment.at, why } })

export const decideDrillDone = (moment: Moment, before: LibraryEntry | null, drill: Drill): Told =>
  kept(moment, before, { lastDrill: { at: drill.at, records: drill.records, whole: drill.whole } }, 'drill.done')

/** Another folder is a fresh start: what failed failed in the one before. The same one changes nothing (E1). */
export const decideBackupFolder = (moment: Moment, before: LibraryEntry | null, path: string): Told =>
  (before?.backupFolder === path ? unchanged({})
    : kept(moment, before, { backupFolder: path, lastBackupFailure: null }, 'settings.changed'))

const happened = (type: EventType): Told => ok({ changes: [], events: [{ type, clientId: null, refs: [] }], value: {} })

export const decideExported = (): Told => happened('practice.exported')
export const decideRestored = (): Told => happened('practice.restored')
/** V16: of what did not agree the coach has said that she has looked. */
export const decideAcknowledged = (): Told => happened('damage.acknowledged')
