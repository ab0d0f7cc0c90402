import type { LockAfterMinutes, Look } from '../../shared/schemas/library.ts'
import { counted } from './numbers.ts'

export const settings = {
  title: 'Settings',
  lead: 'How the screens look, when the practice locks, what opens it, and how all of it leaves.',
  leadOfOthers: 'How the screens look, and your passphrase.',
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
    ofOthers: (minutes: LockAfterMinutes): string =>
      `It locks after ${counted(minutes, 'quiet minute')}. How many is the coach’s to say.`,
  },
  keys: {
    head: 'Keys',
    passphrase: 'Passphrase',
    passphraseWhat: 'Opens the practice. Nobody can reset it for you.',
    passphraseOfOthers: 'Opens the practice as far as your key goes. Nobody else knows it.',
    change: 'Change the passphrase',
    sheet: 'Recovery sheet',
    made: (place: string, when: string): string => `${place}. Made ${when}.`,
    renew: 'Make a new recovery sheet',
    sample: 'The sample is sealed with a key that nobody keeps: it has no passphrase to change and no recovery sheet.',
    present: 'Present passphrase',
    presentMissing: 'Type the passphrase you have now.',
    presentWrong: 'That is not the present passphrase. Take your time, nothing is lost.',
    keychain: 'Keychain',
    keychainOff:
      'The keychain of this computer can open the practice in place of the passphrase, which is asked for again '
      + 'every 14 days.',
    keychainOn:
      'The keychain of this computer opens the practice. The passphrase is asked for again every 14 days.',
    useKeychain: 'Open with the keychain',
    leaveKeychain: 'Stop using the keychain',
    keychainNot: {
      'plain-text':
        'The keychain of this computer keeps what it is given in plain text, so it is given no key. The passphrase '
        + 'goes on opening the practice.',
      'none': 'This computer has no keychain that keeps a key safe. The passphrase goes on opening the practice.',
    },
    noMemory: 'There is too little memory free to make the key. Close something large, then try again. Nothing was changed.',
  },
  change: {
    title: 'Change the passphrase',
    lead: 'From then on the new one opens the practice. The recovery sheet stays as it is.',
    leadOfOthers: 'It counts once the coach has confirmed it. Until then the one you have now opens the practice.',
    next: 'New passphrase',
    go: 'Use the new passphrase',
    going: 'Sealing with it, a few seconds',
    back: 'Leave it as it is',
    asides: [
      'A backup, or a copy of the practice file, made before still opens with the passphrase of that day.',
      'Every key is replaced along with it, while you go on working.',
      'A sentence only you would say is easier to keep in mind than signs and figures.',
    ],
    asidesOfOthers: ['A sentence only you would say is easier to keep in mind than signs and figures.'],
    done: 'The new passphrase opens the practice from now on',
    waits: 'It counts once the coach has confirmed it. Until then, unlock with the one before',
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
    asides: ['A backup, or a copy of the practice file, made before still opens with the sheet of that day.'],
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
  keychain: {
    on: {
      title: 'Open with the keychain',
      lead:
        'On this computer one press opens the practice from then on. Every 14 days the passphrase is asked for again, '
        + 'so that you keep it in mind.',
      asides: [
        'Whoever is logged in to this computer as you can open the practice then. Where others use it too, leave it as it is.',
        'It holds for this computer alone. The passphrase and the recovery sheet stay as they are.',
      ],
      go: 'Open with the keychain',
      going: 'Making the key, a few seconds',
      done: 'The keychain opens the practice on this computer from now on',
    },
    off: {
      title: 'Stop using the keychain',
      lead: 'The key is taken out of it. From then on only the passphrase or the recovery sheet opens the practice.',
      asides: ['The passphrase and the recovery sheet stay as they are.'],
      go: 'Stop using the keychain',
      going: 'Taking the key out, a few seconds',
      done: 'The keychain opens nothing any more',
    },
    back: 'Leave it as it is',
  },
  place: {
    head: 'Where the practice lives',
    file: 'File',
    folder: 'Folder',
    size: 'Size',
    sentence: 'One file, sealed; attached files lie sealed beside it. A copy that is sure to be whole is a backup, on Privacy.',
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
