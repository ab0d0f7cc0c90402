import type { CallError, ErrorCode } from '../../shared/ipc/errors.ts'
import type { BackupsView } from '../../shared/ipc/views.ts'
import type { BACKUP_FAILURES } from '../../shared/schemas/library.ts'
import { adviceFor } from './advice.ts'
import { dayInWords, instantInWords } from './dates.ts'
import { lock } from './lock.ts'
import { bytes, capitalised, counted, inFigures } from './numbers.ts'
import { works } from './works.ts'

export type BackupFailure = (typeof BACKUP_FAILURES)[number]
type Drill = NonNullable<BackupsView['drill']>

/** When it was, after "of": `today at 09:04`, `yesterday at 09:04`, `Friday at 16:20`. */
const when = (instant: string, { today, zone }: Pick<BackupsView, 'today' | 'zone'>): string => {
  const words = instantInWords(instant, today, zone)
  return words.startsWith('at ') ? `today ${words}` : words
}

/** Why the last one failed, and what to do about it. */
const CAUSES: Readonly<Record<BackupFailure, string>> = {
  'no-folder': 'The folder was not there. If it is on a stick or a drive, plug it in; then back up once more.',
  'disk-full': 'The disk of the folder is full. Make room on it, or choose a folder on another disk.',
  'disk-failed': 'The disk did not answer. Look whether it is plugged in; if it is, choose a folder on another disk.',
  'read-only': 'The folder cannot be written to. Allow it, or choose another folder.',
  'backup-damaged':
    'It did not match the practice when it was opened again, so it does not count. Back up once more; if that fails '
    + 'too, choose a folder on another disk.',
}

const isFailure = (code: ErrorCode): code is BackupFailure => Object.hasOwn(CAUSES, code)

const FOLDER: Partial<Readonly<Record<ErrorCode, string>>> = {
  'place-unknown': 'That folder is not there any more. Choose it once more.',
  'not-allowed':
    'The practice itself lies in that folder, so one accident would take both. Choose a folder on another disk, or a stick.',
  'read-only': 'That folder cannot be written to. Choose another one.',
  'disk-full': 'The disk of that folder is full. Make room on it, or choose another one.',
  'disk-failed': 'That folder did not answer. Choose another one.',
}

/** The folder is fine; that it was chosen could not be written into the practice. */
const NOT_KEPT: Partial<Readonly<Record<ErrorCode, string>>> = {
  'read-only': 'The folder of the practice cannot be written to, so the choice was not kept. Allow it, then choose once more.',
  'disk-full': 'The disk of the practice is full, so the choice was not kept. Make room on it, then choose once more.',
  'disk-failed': 'The disk of the practice did not answer, so the choice was not kept. Choose once more.',
}

const DRILL: Partial<Readonly<Record<ErrorCode, string>>> = {
  'not-found': 'There is no backup here that opens with the keys of today. Make one, then try again.',
  'no-folder': 'The folder cannot be reached. If it is on a stick or a drive, plug it in, then try again.',
  'backup-damaged': 'The newest backup is damaged and does not count any more. Make one now, then try again.',
  'disk-full': 'It takes as much room on this computer as the practice does, and there is too little. Make room, then try again.',
  'disk-failed': 'A disk did not answer, so nothing can be said of the backup. Look whether it is plugged in, then try again.',
  'read-only': 'This computer has no place to try it in. Nothing can be said of the backup.',
  'cancelled': 'Stopped. What had been opened is removed again.',
}

const drilled = (records: number, isWhole: boolean): string => {
  const opened = records === 1 ? 'One record was opened' : `${inFigures(records)} records were opened`
  return isWhole ? `${opened}*, and ${records === 1 ? 'it' : 'every one'} matched.` : `${opened}*, and not all of it matched.`
}

export const backups = {
  tab: 'Backups',
  loading: 'Looking at the backups…',
  sample: 'The sample is not backed up: it goes when you leave it.',
  first: {
    title: 'No backup is made yet',
    text: 'If this computer is lost or breaks, a backup brings the whole practice back.',
    choose: 'Choose a folder',
    choosing: 'Choosing',
  },
  where: {
    head: 'Where',
    best: 'Best is a disk or a stick apart from this computer. Backups are sealed, so a folder that is copied to a server is fine for them.',
    change: 'Choose another folder',
    show: 'Show the folder',
    changed: 'Backups go there from now on. Earlier ones stay where they are.',
  },
  rhythm: {
    head: 'When',
    text: 'Once a day, by itself, while the practice is open. Kept is one for each of the last seven days, four weeks and twelve months in which one was made.',
  },
  back: {
    head: 'Bringing one back',
    text: `Lock the practice and choose “${lock.ways.restore}”. It opens with the passphrase of the day it was made, or with the recovery sheet of that time.`,
  },
  last: {
    head: 'The last backup',
    matched: (at: string, now: Pick<BackupsView, 'today' | 'zone'>): string =>
      `The backup of ${when(at, now)} opened and every record matched.`,
    none: 'None has been made yet.',
    go: 'Back up now',
    done: 'The backup opened and every record matched.',
    stopped: 'Stopped. Nothing half done was left.',
  },
  making: {
    label: 'Making a backup',
    beginning: 'Beginning the backup',
    progress: (done: number, total: number, left: number | null): string => `Written and read back: ${works.ofBytes(done, total, left)}`,
    ending: 'Putting it in its place',
  },
  failed: {
    title: 'The last backup did not succeed.',
    /** Under the sentence about the one that did. */
    since: 'The try after it did not succeed.',
    because: (why: BackupFailure): string => CAUSES[why],
    before: (at: string, now: Pick<BackupsView, 'today' | 'zone'>): string => `The one of ${when(at, now)} is not touched by it.`,
    isFailure,
  },
  away: {
    title: 'The folder cannot be reached just now.',
    text: 'If it is on a stick or a drive, plug it in. Nothing is lost; backups go on once it is back.',
    look: 'Look again',
  },
  drill: {
    head: 'Try a restore',
    what: 'The newest backup is opened beside your practice and every record in it is compared. What was opened for it is removed again.',
    due: 'It is due: once a quarter is a good habit.',
    notDue: 'Once a quarter is enough.',
    broken: 'Make a backup now, then try that one.',
    never: 'It has not been tried yet.',
    later: 'It can be tried once there is a backup.',
    last: (drill: Drill, now: Pick<BackupsView, 'today' | 'zone'>): string => {
      const said = drill.records === 0 && !drill.whole
        ? 'The backup was damaged.' : drilled(drill.records, drill.whole).replace('*', '')
      return `Last tried ${when(drill.at, now)}. ${said}`
    },
    go: 'Try a restore now',
    label: 'Trying a restore',
    beginning: 'Opening the backup',
    progress: (done: number, total: number, left: number | null): string => `Restored and compared: ${works.ofBytes(done, total, left)}`,
    ending: 'Removing what was opened',
    result: (
      { madeAt, records, whole }: { readonly madeAt: string, readonly records: number, readonly whole: boolean },
      now: Pick<BackupsView, 'today' | 'zone'>,
    ): string => {
      const said = drilled(records, whole).replace('*', ` from the backup of ${when(madeAt, now)}`)
      return whole ? said : `${said} Make a backup now and try again; if that fails too, choose a folder on another disk.`
    },
  },
  list: {
    head: 'In the folder',
    inAll: (count: number, size: number): string => capitalised(`${counted(count, 'backup')}, ${bytes(size)} in all`),
    columns: { made: 'Made', size: 'Size', until: 'Kept until' },
    made: (at: string, now: Pick<BackupsView, 'today' | 'zone'>): string => capitalised(when(at, now)),
    until: (day: string | null, today: string): string => (day === null ? 'You remove it' : capitalised(dayInWords(day, today))),
    size: bytes,
    damaged: 'Damaged, does not count',
    newer: 'Written by a newer version',
    lacks: (files: number): string => files === 1 ? 'One file of a note is missing' : `${capitalised(counted(files, 'file'))} of notes are missing`,
    none: 'No backup is in this folder yet.',
  },
  notice: {
    stale: (days: number): string => `No backup has succeeded for ${counted(days, 'day')}.`,
    staleWhy: 'What was written since is on this computer alone.',
    drill: 'It is time to try a restore.',
    drillWhy: 'Once a quarter a backup is opened, to see that it brings everything back.',
    see: 'See the backups',
  },
} as const

/** Why a folder was not taken. */
export const folderAdvice = (error: CallError): string =>
  (error.detail?.['why'] === 'practice' ? NOT_KEPT[error.code] : FOLDER[error.code]) ?? adviceFor(error)

/** Why trying a restore came to nothing. */
export const drillAdvice = (error: CallError): string => DRILL[error.code] ?? adviceFor(error)
