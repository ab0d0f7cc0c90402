import type { CallError, ErrorCode } from '../../shared/ipc/errors.ts'
import { adviceFor } from './advice.ts'
import { capitalised, counted, plural } from './numbers.ts'
import { works } from './works.ts'

/**
 * V11: what is not in the export; null where all of it is. The files are those of notes that did not open, or that are
 * not where the practice keeps them.
 */
const lacking = (records: number, files: number): string | null => {
  if (records === 0 && files === 0) return null
  const what = [
    ...(records > 0 ? [`${counted(records, 'record')} that did not open`] : []),
    ...(files > 0 ? [`${counted(files, 'attached file')} that ${plural(files, 'is', 'are')} missing or damaged`] : []),
  ].join(', and ')
  return `${capitalised(what)}. The practice is as it was. A backup of before may still hold ${plural(records + files, 'it', 'them')} whole.`
}

/** V19: everything in open formats. */
export const leaving = {
  head: 'Take everything with you',
  what: 'Every record and every attached file, in forms that other programs read. Stillroom is not needed for it.',
  step: 'Export the practice',
  lead: 'Every record with all it holds, and every attached file as it came: plain pages to read, tables, and data for other programs.',
  warning: {
    title: 'What leaves can be read by anybody.',
    text: 'It is not sealed: whoever has the folder can read every name and every word. Choose a disk you can lock away, and delete the folder when it has served.',
    after: 'It is not sealed: whoever has the folder can read every name and every word. Delete it when it has served.',
  },
  asides: [
    'The page to begin with is called index.html. Any browser shows it, without a network.',
    'Nothing is taken out of the practice: it stays as it is.',
    'A copy for safety is better made as a backup, on Privacy. That one is sealed.',
  ],
  go: 'Choose where it goes',
  choosing: 'Choosing',
  back: 'Leave it',
  working: {
    label: 'Exporting the practice',
    beginning: 'Reading every record',
    progress: works.ofRecords,
    ending: 'Putting it in its place',
  },
  notWhole: 'Not everything could be taken along.',
  lacking,
  done: {
    title: 'The export is finished',
    lead: (records: number, files: number): string =>
      `${capitalised(counted(records, 'record'))} in ${counted(files, 'file')}, readable without Stillroom.`,
    begin: 'Begin with index.html in this folder:',
    show: 'Show it',
    close: 'Back to Settings',
    said: 'The export is finished; Settings shows where it went.',
  },
} as const

const ADVICE: Partial<Readonly<Record<ErrorCode, string>>> = {
  'place-unknown': 'That folder is not there any more. Choose it once more.',
  'read-only': 'That folder cannot be written to. Choose another one.',
  'disk-full': 'There is not enough room on that disk. Nothing was left there, and the practice is as it was. Choose another one.',
  'disk-failed': 'That disk did not answer. The practice is as it was. Look whether the disk is plugged in, or choose another one.',
  'cancelled': 'Stopped. Nothing was left in the folder.',
}

/** Why an export came to nothing. */
export const leavingAdvice = (error: CallError): string => ADVICE[error.code] ?? adviceFor(error)
