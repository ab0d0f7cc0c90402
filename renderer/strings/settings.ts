import type { LockAfterMinutes, Look } from '../../shared/schemas/library.ts'
import { counted } from './numbers.ts'

export const settings = {
  title: 'Settings',
  lead: 'How the screens look, when the practice locks, and what opens it.',
  loading: 'Opening Settings…',
  look: {
    head: 'Look',
    choices: { system: 'As the computer', light: 'Light', dark: 'Dark' } satisfies Record<Look, string>,
    changed: {
      system: 'The screens follow the computer',
      light: 'The screens are light',
      dark: 'The screens are dark',
    } satisfies Record<Look, string>,
  },
  locking: {
    head: 'Locking',
    legend: 'When nobody has touched the computer for',
    choice: (minutes: LockAfterMinutes): string => `${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`,
    also: (key: string): string =>
      `It also locks when the lid closes, when the computer sleeps or its screen locks, and at ${key}. Drafts are kept.`,
    changed: (minutes: LockAfterMinutes): string => `Locks after ${counted(minutes, 'quiet minute')}`,
  },
  keys: {
    head: 'Keys',
    passphrase: 'Passphrase',
    passphraseWhat: 'Opens the practice. Nobody can reset it for you.',
    change: 'Change the passphrase',
    sheet: 'Recovery sheet',
    made: (place: string, when: string): string => `${place}. Made ${when}.`,
    renew: 'Make a new recovery sheet',
    sample: 'The sample is sealed with a key that nobody keeps: it has no passphrase to change and no recovery sheet.',
    present: 'Present passphrase',
    presentMissing: 'Type the passphrase you have now.',
    presentWrong: 'That is not the present passphrase. Take your time, nothing is lost.',
    noMemory: 'There is too little memory free to make the key. Close something large, then try again. Nothing was changed.',
  },
  change: {
    title: 'Change the passphrase',
    lead: 'From then on the new one opens the practice. The recovery sheet stays as it is.',
    next: 'New passphrase',
    go: 'Use the new passphrase',
    going: 'Sealing with it, a few seconds',
    back: 'Leave it as it is',
    asides: [
      'A copy of the practice file made before still opens with the passphrase of that day.',
      'A sentence only you would say is easier to keep in mind than signs and figures.',
    ],
    done: 'The new passphrase opens the practice from now on',
    same: 'That is the passphrase it has already; nothing was changed',
  },
  sheet: {
    title: 'A new recovery sheet',
    lead:
      'It gets a code of its own. The sheet you have goes on working until you have typed part of the new one back; '
      + 'from then on it opens nothing.',
    go: 'Make the sheet',
    going: 'Making the sheet, a few seconds',
    back: 'Keep the old one',
    asides: ['A copy of the practice file made before still opens with the sheet of that day.'],
    keep: {
      step: null,
      title: 'Keep the new sheet',
      lead: 'Print it, or save it away from this machine. You see it this once.',
      open: 'Use this sheet',
      opening: 'Sealing with it, a few seconds',
      back: 'Keep the old one',
    },
    done: 'The new recovery sheet counts; the one before opens nothing now',
    left: 'The old sheet goes on working; tear the new one up or delete it',
  },
  place: {
    head: 'Where the practice lives',
    file: 'File',
    folder: 'Folder',
    size: 'Size',
    sentence: 'One file, sealed. To keep a copy, copy it while Stillroom is closed.',
    sample: 'This is the sample. Its file goes when you leave it; your own practice lies elsewhere, untouched.',
    show: 'Show in the file manager',
    unknown: 'Where the file lies could not be asked just now.',
  },
  sample: {
    head: 'Sample practice',
    visitText:
      'Made-up people with a year of work behind them, to walk around in. Your own practice locks first, and nothing '
      + 'passes between the two.',
    visit: 'Walk through a sample practice',
    visiting: 'Locking your practice',
    leaveText: 'Everybody here is made up. Leaving takes you back to your own door, and the sample goes.',
    leave: 'Leave the sample',
    leaving: 'Leaving the sample',
  },
} as const
