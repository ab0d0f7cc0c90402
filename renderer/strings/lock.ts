import type { Output } from '../../shared/ipc/contract.ts'
import { wait } from './figures.ts'
import { capitalised, inFigures, inWords } from './numbers.ts'

type Locked = NonNullable<Output<'host.facts'>['locked']>

const BECAUSE: Readonly<Record<Locked['because'], string>> = {
  'asked': '',
  'idle': ' after a quiet while',
  'suspend': ' when the machine went to sleep',
  'screen-lock': ' together with the screen',
  'failure': ' because a part of Stillroom stopped',
}

const drafts = (because: Locked['because'], kept: boolean): string => {
  if (kept) return 'Every draft is kept.'
  return because === 'failure'
    ? 'What was saved is safe, drafts up to their last half second.'
    : 'What was saved is safe; the last words of a draft may not have reached the disk.'
}

/** `when` as in `at 09:41` or `yesterday at 18:02`. */
export const lockedSentence = ({ because, draftsKept }: Pick<Locked, 'because' | 'draftsKept'>, when: string): string =>
  `Locked ${when}${BECAUSE[because]}. ${drafts(because, draftsKept)}`

const some = (groups: number): string => (groups === 0 ? 'none' : inWords(groups))

/** What of a code of seven groups was typed so far. */
const groupsSoFar = (groups: number): string => (groups === 7
  ? 'All seven groups are there.'
  : `${capitalised(some(groups))} of the seven groups so far.`)

/** Why it is no whole code yet. `what` as in `The sheet`. */
export const groupsNotYet = (what: string, groups: number): string => (groups < 7
  ? `${what} has seven groups of four; here ${groups === 1 ? 'is' : 'are'} ${some(groups)} so far.`
  : `${what} has seven groups of four; here is more than that.`)

export const lock = {
  passphrase: {
    label: 'Passphrase',
    unlock: 'Unlock',
    unlocking: 'Unlocking',
    enter: 'Enter',
    empty: 'Type the passphrase first.',
    wrongOfOther: 'That passphrase does not open this practice. If it is forgotten, the coach can invite you anew.',
    useSheet: 'Use the recovery sheet',
  },
  keychain: {
    unlock: 'Unlock with this computer’s keychain',
    unlocking: 'Asking the keychain',
    over: 'A fortnight has passed since the last passphrase. Type it once more.',
    gone: 'The keychain has no key that opens this practice now. Type the passphrase; nothing is lost.',
  },
  ways: {
    join: 'I have an invitation',
    restore: 'Restore from a backup',
  },
  copies: {
    title: 'Copies of this practice went apart.',
    what: (names: readonly string[]): string => (names.length === 1
      ? `A program that syncs the folder put another one beside it: “${names[0] ?? ''}”.`
      : `A program that syncs the folder put ${inWords(names.length)} more beside it, the first “${names[0] ?? ''}”.`),
    safe: 'Nothing was merged, and none is lost. Each may hold what the others do not: keep them all.',
    show: 'Show the folder',
  },
  sheet: {
    label: 'The seven groups of the sheet',
    open: 'Open with the sheet',
    opening: 'Opening',
    usePassphrase: 'Back to the passphrase',
    opensNothing:
      'This sheet does not open this practice. It may belong to another one, or to one that was begun anew.',
    hint: 'Capitals and spaces do not matter.',
    soFar: groupsSoFar,
    notYet: (groups: number): string => groupsNotYet('The sheet', groups),
  },
  /** What else may keep it shut, at the lock: nothing was to be saved there. */
  shut: {
    'disk-failed': 'The disk did not answer, so the practice was not opened. Nothing is lost. If it is on a drive, look at the cable.',
    'disk-full': 'The disk is full, so the practice was not opened. Nothing is lost. Make room, then try again.',
    'kdf-refused':
      'The key could not be made. Close something large, then try again. If it goes on, the practice file is damaged: '
      + 'restore a backup.',
    'vault-damaged': 'A part of the practice file is damaged, so it was left as it is. Restore the latest backup.',
  },
  large: 'A large practice takes some seconds to open. Every record is checked.',
  progressLabel: 'Opening the practice',
  progress: (done: number, total: number): string => `Opening: ${inFigures(done)} of ${inFigures(total)} records`,
  nextTry: (seconds: number): string => `Next try in ${wait(seconds)}.`,
  tryNow: 'You can try again now.',
  choose: {
    title: 'A new passphrase',
    lead:
      'The practice is open, and everything is here. From now on this passphrase opens it; the one before does not.',
    aside: 'A recovery sheet that opened it goes on working. Put it back where it was.',
    go: 'Use this passphrase',
    going: 'Sealing with it, a few seconds',
  },
  older: {
    title: (day: string | null): string => (day === null
      ? 'This looks like an older copy'
      : `This looks like an older copy, from ${day}`),
    nothing: 'Nothing has been merged.',
    explain:
      'A newer one was open on this machine before. If you put a backup back on purpose, open it. If not, look '
      + 'for the newer file first: what was written since is only there.',
    accept: 'Open this copy',
    accepting: 'Opening this copy',
    leave: 'Leave it closed',
    show: 'Show the file',
  },
  unusable: {
    again: 'Try again',
    show: 'Show where it lies',
    restore: 'Restore from a backup',
    causes: {
      'vault-damaged': {
        title: 'The practice file is damaged',
        happened: 'Both copies of its first page are unreadable, so it cannot be opened.',
        kept: 'The file was left exactly as it is; nothing was written to it.',
        todo:
          'Restore the latest backup: the damaged file is kept beside it. Without a backup, copy the file somewhere '
          + 'safe first.',
      },
      'not-a-vault': {
        title: 'The file in the practice’s place is not a practice',
        happened: 'It has the right name, but something else is inside.',
        kept: 'It was left exactly as it is.',
        todo:
          'Restore the latest backup: the file is kept beside it. If there never was a practice, move the file out and '
          + 'begin anew.',
      },
      'newer-format': {
        title: 'A newer Stillroom wrote this practice',
        happened: 'It is in a form this version does not know.',
        kept: 'Nothing was changed, and nothing is lost.',
        todo: 'Open it with the newer Stillroom, or install that one here.',
      },
      'open-elsewhere': {
        title: 'Another Stillroom has this practice open',
        happened: 'Only one may hold it at a time, so that the two cannot overwrite each other.',
        kept: 'Nothing was changed.',
        todo: 'Close the other one, then try again.',
      },
      'synced-folder': {
        title: 'This folder is copied to a server',
        happened:
          'A program that syncs the folder could mix old and new pages of the practice, and would carry it off '
          + 'this machine.',
        kept: 'The practice was not opened, and nothing was changed.',
        todo: 'Move its folder to a place that is not synced, then try again.',
      },
      'read-only': {
        title: 'The practice’s folder cannot be written to',
        happened: 'Without that, nothing you write could be kept.',
        kept: 'What is there was left as it is.',
        todo: 'Allow writing to the folder, or move the practice to one where it is allowed, then try again.',
      },
      'disk-failed': {
        title: 'The disk did not answer',
        happened: 'The practice could not be read just now.',
        kept: 'Nothing was written.',
        todo: 'If it is on a drive you plug in, look at the cable. Then try again.',
      },
    },
  },
} as const

export type Cause = keyof typeof lock.unusable.causes
