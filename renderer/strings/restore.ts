import type { CallError, ErrorCode } from '../../shared/ipc/errors.ts'
import { adviceFor } from './advice.ts'
import { groupsNotYet } from './lock.ts'
import { bytes, counted, inFigures, plural } from './numbers.ts'

const NOTHING_CHANGED = 'Nothing on this computer was changed.'

export const restore = {
  title: 'Restore from a backup',
  lead: 'Choose the backup. It is opened and compared before anything is put anywhere.',
  choose: 'Choose a backup',
  choosing: 'Choosing',
  back: 'Back',
  asides: [
    'What is on this computer stays as it is until the whole backup has been read.',
    'Nothing is deleted: a practice that gives up its place is kept under another name.',
  ],
  found: {
    /** `when` as in `yesterday at 10:58`. */
    title: (when: string): string => `A backup from ${when}`,
    lead: (size: string, practice: string): string => `${size}, of the practice ${practice}.`,
    practice: 'The recovery sheet of the practice has the same two groups at its foot.',
    another: 'It is not the practice that is here now.',
    file: 'The file',
    other: 'Choose another file',
  },
  by: {
    passphrase: 'Passphrase of the day the backup was made',
    sheet: 'The seven groups of the sheet of that time',
    useSheet: 'Use the recovery sheet of that time',
    usePassphrase: 'Back to the passphrase',
    empty: 'Type the passphrase of that day first.',
    notYet: (groups: number): string => groupsNotYet('The sheet', groups),
  },
  into: {
    legend: 'Where it goes',
    place: 'In the place of the practice here',
    placeWhat: 'The practice that is here now is kept beside it, under a name with today’s date.',
    beside: 'Beside the practice here',
    besideWhat: 'The practice here stays in its place. The backup becomes a second file in the same folder.',
  },
  go: 'Restore',
  working: {
    title: 'The backup is being restored',
    lead: 'Every record is opened and compared on the way.',
    beginning: 'Opening the backup, a few seconds',
    ending: 'Putting it in its place',
    label: 'Restoring',
  },
  done: {
    place: 'The practice is back',
    beside: 'The practice of that day is here',
    compared: (records: number): string =>
      `${records === 1 ? 'The one record' : `All ${inFigures(records)} records`} opened and matched.`,
    keptAs: (name: string): string => `The practice of before is kept in the same folder, as “${name}”.`,
    besideAs: (name: string): string => `It lies in the same folder, as “${name}”. The practice you use was not touched.`,
    opens: 'What was brought back opens with the passphrase of the day the backup was made.',
    go: 'Go to the lock',
    show: 'Show the folder',
  },
} as const

/** Never to the second: a figure that jumps about says less than one that stands. */
export const timeLeft = (seconds: number): string => {
  if (seconds < 10) return 'a few seconds left'
  return seconds < 60 ? 'less than a minute left' : `about ${counted(Math.round(seconds / 60), 'minute')} left`
}

const ADVICE: Partial<Readonly<Record<ErrorCode, string>>> = {
  'place-unknown': 'That file is not there any more, or was chosen too long ago. Choose it once more.',
  'not-a-backup': `That file is not a backup of a practice. ${NOTHING_CHANGED} Choose a file that ends in .srbackup.`,
  'backup-damaged': `That backup is damaged. ${NOTHING_CHANGED} Choose an earlier one; it may be whole.`,
  'vault-damaged': `What is in that backup does not open as a practice. ${NOTHING_CHANGED} Choose an earlier one.`,
  'newer-format': `A newer Stillroom made that backup. ${NOTHING_CHANGED} Restore it with that one.`,
  'older-format': `That backup is in a form that was only used while Stillroom was being made. ${NOTHING_CHANGED}`,
  'wrong-passphrase':
    'That passphrase does not open it. It takes the passphrase of the day the backup was made, which may be an '
    + 'earlier one than today’s.',
  'kdf-refused': `The backup asks for a key that cannot be made here. ${NOTHING_CHANGED} Close something large, then try again.`,
  'open-elsewhere': 'Another Stillroom has the practice open. Close it there, then try again.',
  'synced-folder':
    'The folder of the practice is copied to a server, and a practice is not put there. Move the folder out first.',
  'disk-full': `There is not enough room on the disk. ${NOTHING_CHANGED} Make room, then try again.`,
  'disk-failed':
    `The disk did not answer. ${NOTHING_CHANGED} If the backup is on a stick or a drive, look whether it is plugged in.`,
  'read-only': `The folder of the practice cannot be written to. ${NOTHING_CHANGED}`,
  'cancelled': `Stopped. ${NOTHING_CHANGED}`,
}

const figureOf = (error: CallError, name: string): number | null => {
  const figure = error.detail?.[name]
  return typeof figure === 'number' ? figure : null
}

/** What to say where restoring came to nothing: one sentence or two that somebody in a fright can act on. */
export const restoreAdvice = (error: CallError): string => {
  const [needed, free] = [figureOf(error, 'needed'), figureOf(error, 'free')]
  if (error.code === 'disk-full' && needed !== null && free !== null) {
    return `It takes ${bytes(needed)}, and ${bytes(free)} ${plural(free, 'is', 'are')} free on the disk. ${NOTHING_CHANGED} `
      + 'Make room, then try again.'
  }
  if (error.code === 'wrong-code') {
    return error.detail?.['why'] === 'opens-nothing'
      ? 'That sheet does not open it. It takes the sheet that counted on the day the backup was made.'
      : 'One of the groups has a slip in it. Compare each with the sheet.'
  }
  return ADVICE[error.code] ?? adviceFor(error)
}
