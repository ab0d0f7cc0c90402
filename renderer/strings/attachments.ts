import type { CallError, ErrorCode } from '../../shared/ipc/errors.ts'
import { LIMITS } from '../../shared/schemas/common.ts'
import { adviceFor } from './advice.ts'
import { apart, beginningOf } from './names.ts'
import { bytes, capitalised, counted, inWords } from './numbers.ts'
import { works } from './works.ts'

/** What cannot be seen, or turns the words around it: control characters, directions, zero widths, half characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu

/**
 * A file's name with nothing hidden in it: `report[U+202E]fdp.exe`. It is shown to be judged, and may be longer than
 * the name.
 */
export const plainly = (name: string): string =>
  name.replace(UNSEEN, (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)

/** Within a sentence: its direction is its own, and one name does not fill the page. */
const called = (name: string): string => `“${apart(beginningOf(plainly(name), 60))}”`

/** What is done with a file. */
export type Deed = 'add' | 'take-out' | 'remove'

type Advice = Partial<Readonly<Record<ErrorCode, string>>>

const BUSY = 'Another file is still on its way. Wait for it, or stop it where it was begun.'

const ADVICE: Readonly<Record<Deed, Advice>> = {
  'add': {
    'place-unknown': 'That is not a file that can be read. Choose it once more, or another one.',
    'not-found': 'The note was moved or thrown away meanwhile. Nothing was attached.',
    'disk-full': 'The disk is full, so the file was not attached. The note is as it was.',
    'disk-failed': 'The disk did not answer, so the file was not attached. The note is as it was.',
    'read-only': 'The folder of the practice cannot be written to, so the file was not attached.',
    'busy': BUSY,
    'cancelled': 'Stopped. The file was not attached.',
  },
  'take-out': {
    'place-unknown': 'That folder is not there any more. Choose it once more.',
    'not-found': 'That file is not kept here any more.',
    'vault-damaged': 'That file is damaged here, so no copy was written. A backup of before may still hold it whole.',
    'disk-full': 'That disk is full, so no copy was written. Choose another one.',
    'disk-failed': 'The disk did not answer, so no copy was written.',
    'read-only': 'That folder cannot be written to. Choose another one.',
    'busy': BUSY,
    'cancelled': 'Stopped. No copy was written.',
  },
  'remove': {
    'not-found': 'That file is not kept here any more.',
    'disk-full': 'The disk is full, so the file stays with the note for now.',
    'disk-failed': 'The disk did not answer, so the file stays with the note for now.',
  },
}

/** Why nothing came of it, and what to do. */
export const attachmentAdvice = (deed: Deed, error: CallError): string => {
  if (error.code === 'too-large') {
    return error.detail?.['most'] === undefined ? attachments.tooLarge : attachments.full
  }
  return ADVICE[deed][error.code] ?? adviceFor(error)
}

export const attachments = {
  label: 'Attached files',
  /** Over them, and beside the note's date, to come to them from the top. */
  head: (count: number): string => capitalised(counted(count, 'attached file')),
  add: 'Attach a file',
  choosing: 'Choosing',
  attaching: 'Attaching',
  waits: 'Once there is a word here, files can be attached.',
  sample: 'Files are attached in your own practice, not in the sample.',
  full: `A note holds ${inWords(LIMITS.attachments)} files. Remove one to attach another.`,
  tooLarge: `That file is larger than ${bytes(LIMITS.attachmentBytes)}, the most a note takes. It was not attached.`,
  sealed: 'Attached files lie sealed beside the practice. A copy you save can be read by anybody.',
  size: bytes,
  save: 'Save a copy',
  saveThis: (name: string): string => `Save a copy of ${called(name)}`,
  saving: 'Saving',
  remove: 'Remove',
  removeThis: (name: string): string => `Remove ${called(name)}`,
  added: (name: string): string => `Attached: ${called(name)}`,
  removed: (name: string): string => `Removed: ${called(name)}`,
  saved: (name: string): string => `Saved as ${called(name)}. Anybody can read it there.`,
  adding: (name: string) => ({
    label: `Attaching ${called(name)}`,
    beginning: `Attaching ${called(name)}`,
    progress: (done: number, total: number, left: number | null): string => `${called(name)}: ${works.ofBytes(done, total, left)}`,
    ending: `Attaching ${called(name)}, nearly there`,
  }),
  takingOut: (name: string) => ({
    label: `Saving a copy of ${called(name)}`,
    beginning: `Saving a copy of ${called(name)}`,
    progress: (done: number, total: number, left: number | null): string => `${called(name)}: ${works.ofBytes(done, total, left)}`,
    ending: `Saving a copy of ${called(name)}, nearly there`,
  }),
} as const
