import type { CollectionName } from '../../shared/schemas/dictionary.ts'
import { apart } from './names.ts'
import { capitalised, counted, inWords, plural } from './numbers.ts'

/** One and many of what goes, in the order of the page. */
const KINDS: Readonly<Partial<Record<CollectionName, readonly [string, string]>>> = {
  clients: ['page with the name', 'pages with the name'],
  engagements: ['engagement', 'engagements'],
  sessions: ['session', 'sessions'],
  notes: ['note', 'notes'],
  actionItems: ['action item', 'action items'],
}

const kindOf = (collection: string, count: number): string | null => {
  const kind = KINDS[collection as CollectionName]
  return kind === undefined || count === 0 ? null : `${inWords(count)} ${plural(count, kind[0], kind[1])}`
}

export const erasing = {
  step: 'Erase everything about this client',
  title: (name: string): string => `Erase ${apart(name)}`,
  loading: 'Looking at what would go…',
  lead: 'Everything about this client goes for good. It cannot be undone.',
  goes: 'What goes',
  kind: kindOf,
  also: 'What happened with this client stays in the chain of events as empty places, so that the chain can still be checked.',
  backups: 'What still holds it',
  noBackups: 'No backup in your folder was made while this client was in the practice.',
  held: (backups: number, last: string): string => backups === 1
    ? `One backup in your folder still holds it, until ${last} at the latest.`
    : `${capitalised(counted(backups, 'backup'))} in your folder still hold it; the last goes on ${last} at the latest.`,
  copies: 'Copies of the practice file that were made elsewhere are not known here.',
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
