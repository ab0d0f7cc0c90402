import type { Clock } from '../../../shared/domain/ports.ts'
import type { Role } from '../../../shared/domain/compartment.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { LibraryEntry, SheetPlace } from '../../../shared/schemas/library.ts'
import type { Attachment, Note } from '../../../shared/schemas/notes.ts'
import { decideAttach } from '../attachments/decide.ts'
import type { Decision, Moment } from '../decision.ts'
import { whomOf } from '../notes/whom.ts'
import { dayOf } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import { decideGone, decideInvited, decideJoined, decideKeysRenewed } from '../users/people.ts'
import type { Writer } from '../writer.ts'
import {
  decideAcknowledged, decideBackupFailed, decideBackupFolder, decideBackupMade, decideDrillDone, decideExported,
  decideRestored,
  type BackupFailure, type Drill,
} from './decide-backups.ts'
import { decideChangeSettings, decideConfirmMoved, decideKeepSheet, decidePassphraseRenewed } from './decide.ts'
import { readSettings, SETTINGS_ID, settingsView } from './settings.ts'

type Library = 'settings' | 'settings.change' | 'sheet.confirmMoved'

export const libraryHandlers = (read: Reader, writer: Writer, clock: Clock, role: Role): Handlers<Library> => ({
  'settings': async () => {
    const day = dayOf(clock)
    return ok(settingsView(day, await readSettings(read, day.at), role))
  },
  'settings.change': async (wanted) => {
    // How long it may lie open is the coach's to say; the look is whoever's eyes are before it.
    if (role !== 'coach' && wanted.lockAfterMinutes !== undefined) return failed({ code: 'not-allowed' })
    return writer.run(async (moment, current) =>
      decideChangeSettings(moment, await current.get('library', SETTINGS_ID), wanted))
  },
  'sheet.confirmMoved': () =>
    writer.run(async (moment, read) => decideConfirmMoved(moment, await read.get('library', SETTINGS_ID))),
})

/** What is known of the practice's backups. */
export interface BackupFacts {
  /** As the system writes it; empty while none was chosen. */
  readonly folder: string
  /** Instants; null before the first. */
  readonly lastAt: LibraryEntry['lastBackupAt']
  readonly failure: LibraryEntry['lastBackupFailure']
  readonly drill: LibraryEntry['lastDrill']
}

type Recorded = Promise<Answer<Record<never, never>>>

/** What the vault process has to put on record, and to know of the records; no screen calls it. */
export interface Records {
  readonly sheetKept: (place: SheetPlace) => Recorded
  readonly passphraseRenewed: () => Recorded
  /** V7a: what the coach calls somebody she has asked in; kept under the invitation until she is confirmed. */
  readonly personInvited: (invitationId: string, name: string) => Recorded
  readonly personJoined: (invitationId: string, userId: string) => Recorded
  /** A user who was removed, or an invitation that was taken back or refused. */
  readonly personGone: (id: string) => Recorded
  /** V7: of a user whose new passphrase was confirmed. */
  readonly keysRenewed: (userId: string) => Recorded
  /** V18: written, opened again and matched. `at` is the instant that stands in the backup. */
  readonly backupMade: (at: string) => Recorded
  readonly backupFailed: (why: BackupFailure) => Recorded
  readonly drillDone: (drill: Drill) => Recorded
  readonly exported: () => Recorded
  readonly restored: () => Recorded
  /** V16: she has looked at what did not agree. */
  readonly damageAcknowledged: () => Recorded
  readonly backupFolder: (path: string) => Recorded
  /**
   * V12: the sealed file lies beside the practice already. Refuses: not-found, also where the note is by now about
   * somebody else than the file was sealed for; too-large.
   */
  readonly attachmentAdded: (
    noteId: string, attachment: Attachment, sealedFor?: string | null,
  ) => Promise<Answer<{ readonly changeId: string }>>
  readonly backupFacts: () => Promise<BackupFacts>
  readonly noteOf: (id: string) => Promise<Note | null>
}

type DecideSettings = (moment: Moment, before: LibraryEntry | null) => Decision<Record<never, never>>

export const recordsOf = (writer: Writer, read: Reader): Records => {
  const onSettings = (decide: DecideSettings) => writer.run(async (moment, current) =>
    decide(moment, await current.get('library', SETTINGS_ID)))
  return {
    sheetKept: (place) => onSettings((moment, before) => decideKeepSheet(moment, before, place)),
    passphraseRenewed: () => writer.run(async () => decidePassphraseRenewed()),
    personInvited: (invitationId, name) =>
      onSettings((moment, before) => decideInvited(moment, before, { id: invitationId, name })),
    personJoined: (invitationId, userId) =>
      onSettings((moment, before) => decideJoined(moment, before, { invitationId, userId })),
    personGone: (id) => onSettings((moment, before) => decideGone(moment, before, id)),
    keysRenewed: (userId) => writer.run(async () => decideKeysRenewed(userId)),
    backupMade: (at) => onSettings((moment, before) => decideBackupMade(moment, before, at)),
    backupFailed: (why) => onSettings((moment, before) => decideBackupFailed(moment, before, why)),
    drillDone: (drill) => onSettings((moment, before) => decideDrillDone(moment, before, drill)),
    exported: () => writer.run(async () => decideExported()),
    restored: () => writer.run(async () => decideRestored()),
    damageAcknowledged: () => writer.run(async () => decideAcknowledged()),
    backupFolder: (path) => onSettings((moment, before) => decideBackupFolder(moment, before, path)),
    attachmentAdded: (noteId, attachment, sealedFor) => writer.run(async (moment, current) => {
      const note = await current.get('notes', noteId)
      const isHis = sealedFor === undefined || note === null || whomOf(note.clientId) === sealedFor
      return decideAttach(moment, isHis ? note : null, attachment)
    }),
    backupFacts: async () => {
      const settings = await read.get('library', SETTINGS_ID)
      return {
        folder: settings?.backupFolder ?? '', lastAt: settings?.lastBackupAt ?? null,
        failure: settings?.lastBackupFailure ?? null, drill: settings?.lastDrill ?? null,
      }
    },
    noteOf: (id) => read.get('notes', id),
  }
}
