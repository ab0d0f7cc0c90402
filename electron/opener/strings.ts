/** Every sentence the opener says. Whoever reads them may be frightened for a practice. */
import type { FaultCode } from '../vault/types.ts'

export const HELP = `stillroom-open: reads a Stillroom practice without Stillroom.

    stillroom-open <practice file or backup> <folder>

It asks for the passphrase and writes everything in the practice to a new folder inside <folder>:
texts, tables and JSON that any computer can read. The practice file itself is only read.

    --recovery        asks for the code on the recovery sheet instead of the passphrase
    --made-at <time>  what to write as the time of the export, such as 2026-11-21T09:30:00.000Z
    --help            says this

The practice file is called practice.stillroom, a backup ends in .srbackup.
Where standard input is not a terminal, one line of it is taken as the passphrase or the code.
Ends with 0 when everything is written, 3 when something in the practice did not open and the
rest is written, 1 when nothing is, 2 when the command line is not clear.`

export const UNCLEAR = 'Say which practice file to open and which folder to write to. --help tells more.'

export const ASK = { passphrase: 'Passphrase: ', recovery: 'Code on the recovery sheet: ' } as const

export const PROGRESS = {
  looking: 'Looking at the file.',
  deriving: 'Making the key. This takes some seconds.',
  restoring: (percent: string) => `Reading the backup: ${percent} %`,
  reading: (done: string, total: string) => `Reading ${done} of ${total}`,
  writing: (done: string, total: string) => `Writing ${done} of ${total} records`,
} as const

export const SAYS = {
  nothingTyped: 'Nothing was typed, so nothing was opened.',
  stopped: 'Stopped. Nothing was left behind, and the practice file is as it was.',
  tryAgain: 'Another try. Ctrl+C ends it.',
  wasOpen: 'The practice is open in Stillroom at this moment, or was not closed the last time. What was saved up to '
    + 'now is read. To be certain of the latest, lock Stillroom and run this once more.',
  synced: (service: string) =>
    `That folder is copied to a server by ${service}. What is written there can be read there.`,
  written: (files: string, records: string) =>
    `Records written: ${records}, in ${files} files. Begin with index.html in`,
  readable: 'Whoever has this folder can read it. Keep it where you would keep paper files.',
  unopened: (count: string) => `Not everything opened. Records that are damaged, and so not in the export: ${count}. `
    + 'They are still in the file. Keep it, and look for an older copy or a backup that has them.',
  disagreeing: 'The file holds fewer records than it says, or others. Something was taken out or put back from '
    + 'outside. What is there is exported. Compare it with an older copy or a backup.',
  lost: (count: string) => `Files attached to notes that did not open, or are not there: ${count}. They are not in the `
    + 'export; everything else is. They lie beside the practice file, in the folder of its name that ends in '
    + '.attachments.',
  newer: (count: string) => `Records written by a newer Stillroom: ${count}. They are exported as they stand.`,
  unknown: (count: string) => `Records of a kind that came with a newer Stillroom: ${count}. They are not in the `
    + 'export; a newer stillroom-open has them.',
  sealed: 'This passphrase opens a part of the practice. What the coach keeps to herself is not in the export.',
} as const

const AS_IT_WAS = 'The file was only read, and is as it was.'
const TRY_ANOTHER = 'Try an older copy or a backup.'

/** Faults that can stop the opener; for any other, see `adviceFor`. */
const ADVICE: Readonly<Partial<Record<FaultCode, string>>> = {
  'no-vault': 'There is no file of that name. Look for one called practice.stillroom, or for a backup that ends in '
    + '.srbackup.',
  'wrong-passphrase': 'That passphrase does not open this practice. Nothing is lost by trying. Look at Caps Lock and '
    + 'the keyboard’s language. With the recovery sheet at hand: --recovery.',
  'wrong-code': 'That code does not open this practice. Compare each group with the sheet; an older sheet opens only '
    + 'an older copy.',
  'vault-damaged': `The file is damaged where its keys are kept, so it does not open. ${AS_IT_WAS} ${TRY_ANOTHER}`,
  'not-a-vault': `That file is not a Stillroom practice, or its beginning is damaged. ${AS_IT_WAS} ${TRY_ANOTHER}`,
  'backup-damaged': `The backup is damaged, so nothing of it can be trusted. ${AS_IT_WAS} Try another one: the folder `
    + 'of backups keeps several.',
  'not-a-backup': `That file is not a backup of Stillroom. ${AS_IT_WAS}`,
  'newer-format': `A newer Stillroom wrote this practice. ${AS_IT_WAS} A newer stillroom-open reads it.`,
  'older-format': `This practice is in an older form, which this version does not read. ${AS_IT_WAS} An older `
    + 'Stillroom reads it.',
  'kdf-refused': 'The key could not be made. It needs 256 MB of memory for a moment: close other programs and try '
    + 'again. If that does not help, the file asks for a key that no Stillroom makes, and may be damaged.',
  'open-elsewhere': `The file changes while it is read. Lock or quit Stillroom, then try again. ${AS_IT_WAS}`,
  'read-only': 'The file cannot be read, or the folder cannot be written to. Choose another folder, or ask who owns '
    + 'this one.',
  'disk-full': 'The disk is full. Make room or choose a folder on another disk, then try again. A copy of the practice '
    + `file needs room for a while, too. ${AS_IT_WAS}`,
  'disk-failed': `The disk did not answer, or the folder is not one. Nothing was left half written. ${AS_IT_WAS}`,
}

export const adviceFor = (code: FaultCode): string =>
  ADVICE[code] ?? `It could not be opened (${code}). ${AS_IT_WAS} ${TRY_ANOTHER}`

export const UNEXPECTED = `Something went wrong inside stillroom-open itself. ${AS_IT_WAS} Keep it.`
