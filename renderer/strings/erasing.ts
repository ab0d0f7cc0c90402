import type { CallError, ErrorCode } from '../../shared/ipc/errors.ts'
import type { CollectionName } from '../../shared/schemas/dictionary.ts'
import { adviceFor } from './advice.ts'
import { dayBriefly, dayInWords } from './dates.ts'
import { apart } from './names.ts'
import { capitalised, counted, inWords, plural } from './numbers.ts'

/** One and many of what goes, in the order of the page. */
const KINDS: Readonly<Partial<Record<CollectionName, readonly [string, string]>>> = {
  clients: ['page with the name', 'pages with the name'],
  engagements: ['engagement', 'engagements'],
  sessions: ['session', 'sessions'],
  notes: ['note, with every file kept with it', 'notes, with every file kept with them'],
  actionItems: ['action item', 'action items'],
}

const kindOf = (collection: string, count: number): string | null => {
  const kind = KINDS[collection as CollectionName]
  return kind === undefined || count === 0 ? null : capitalised(`${inWords(count)} ${plural(count, kind[0], kind[1])}`)
}

export const erasing = {
  step: 'Erase everything about this client',
  title: (name: string): string => `Erase ${apart(name)}`,
  loading: 'Looking at what would go…',
  lead: 'Everything about this client goes for good. It cannot be undone.',
  goes: 'What goes',
  kind: kindOf,
  also: 'That something happened on a day stays on record, without a name and without a word.',
  backups: 'What still holds it',
  noBackups: 'No backup in your folder was made while this client was in the practice.',
  /** @param last the day by which the last of them goes if one is made every day; null where one does not go by itself */
  held: (backups: number, last: string | null): string => {
    const which = backups === 1 ? 'One backup in your folder still holds it' : `${capitalised(counted(backups, 'backup'))} in your folder still hold it`
    if (last === null) return `${which}. What does not go by itself stays until you remove it.`
    return backups === 1 ? `${which}, until ${last} if backups go on.` : `${which}; the last goes on ${last} if backups go on.`
  },
  away: 'The folder with your backups cannot be reached just now. The backups in it that hold this client are not known here.',
  /** Which one: when it was made, and until when it is kept. */
  backup: (made: string, until: string | null, today: string): string =>
    `${capitalised(dayBriefly(made, today))}, kept ${until === null ? 'until you remove it' : `until ${dayInWords(until, today)}`}`,
  aside: (practices: number): string => practices === 1
    ? 'One practice kept beside this one may hold it as well, until you remove it.'
    : `${capitalised(counted(practices, 'practice'))} kept beside this one may hold it as well, until you remove them.`,
  copies: 'Backups in a folder you used before, and copies of the practice file made elsewhere, are not known here.',
  confirm: 'Type the name to confirm',
  matches: (name: string): string => `as it stands here: ${name}`,
  go: 'Erase for good',
  going: 'Erasing',
  back: 'Keep everything',
  done: {
    title: 'It is erased',
    lead: (records: number): string => `${capitalised(counted(records, 'record'))} ${plural(records, 'is', 'are')} gone. Nothing of them is left in the practice file.`,
    receipt: 'The receipt, without a name. It stands on Privacy as well.',
    at: 'When',
    hash: 'Proof',
    keys: 'The keys are being replaced meanwhile; you can go on working.',
    leave: 'To the clients',
  },
} as const

const STILL = 'Nothing was erased, and all of it is here'

const ADVICE: Partial<Readonly<Record<ErrorCode, string>>> = {
  'disk-full': `${STILL}: the disk is full. Make room on it, then try again.`,
  'disk-failed': `${STILL}: the disk did not answer. Try again; if it goes on, lock the practice and look at the disk.`,
  'read-only': `${STILL}: the folder of the practice cannot be written to. Allow it, then try again.`,
  'vault-damaged': `${STILL}: a part of the practice file is damaged. Privacy says what did not open.`,
  'not-found': 'This client is not here any more: there is nothing left to erase.',
}

/** Why nothing was erased, and what to do. */
export const erasingAdvice = (error: CallError): string => ADVICE[error.code] ?? adviceFor(error)

/**
 * Whether what was typed is the name. One name may be typed in two ways that look alike, and few keyboards have the
 * sign that stands for a name that did not open.
 */
export const isTypedName = (typed: string, name: string): boolean => {
  const bare = typed.trim().normalize('NFC')
  return bare === name.trim().normalize('NFC') || (name === '…' && bare === '...')
}
