/** Every sentence in an export. They are read without Stillroom, perhaps years later, perhaps by somebody else. */
import type { CollectionName } from '../../shared/schemas/dictionary.ts'

/** `startedOn` as `Started on`. */
export const labelOf = (field: string): string => {
  const words = field.replace(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const KINDS: Readonly<Partial<Record<CollectionName, string>>> = {
  actionItems: 'Action items', events: 'What happened when', library: 'Settings',
}

/** A kind of record, as a heading. */
export const kindLabel = (collection: CollectionName): string => KINDS[collection] ?? labelOf(collection)

/** Where the name of a client is not there, because that record did not open. */
export const UNNAMED = 'unnamed'

export const FOLDERS = {
  clients: 'clients', notes: 'notes', data: 'data', attachments: 'attachments', nobody: 'notes without a client',
} as const

export const PROFILE = {
  noName: 'A client whose own record did not open',
  notes: (count: number) => `${count} ${count === 1 ? 'file' : 'files'} in the folder notes`,
} as const

export const NOTE = {
  client: 'Client', session: 'Session', draft: 'draft', draftKept: 'Draft kept at', attached: 'Attached',
} as const

export const ITEMS = {
  heading: 'Action items', none: 'None.', due: 'due', by: 'by',
} as const

const damage = (unopened: number): string => unopened === 0
  ? 'Every record of the practice opened and is here.'
  : unopened === 1
    ? 'One record of the practice did not open. It is not in here; the practice file still holds it.'
    : `${unopened} records of the practice did not open. They are not in here; the practice file still holds them.`

export const INDEX = {
  title: 'A practice, exported',
  made: (day: string, time: string, zone: string) => `Made on ${day} at ${time} (${zone}).`,
  damage,
  readable: 'Everything here can be read by whoever holds this folder. Keep it where you would keep paper files.',
  clients: 'Clients',
  noClients: 'There are no clients.',
  notes: 'Notes', items: 'Action items', attachments: 'Attachments', nobody: 'Notes without a client',
  kinds: 'Everything, by kind',
  kind: 'Kind', count: 'Records', asJson: 'Exact, for programs', asCsv: 'For a spreadsheet',
  files: 'What each file is',
} as const

/** What each file is, by the beginning of its path. */
export const FILES: readonly (readonly [path: string, what: string])[] = [
  ['clients/…/profile.md', 'What is kept about one client, with the sessions.'],
  ['clients/…/notes/', 'The notes about that client, one file each. A few lines say when and what; '
    + 'after the first empty line comes the text exactly as typed. A draft that was not saved is a file of its own.'],
  ['clients/…/action-items.md', 'What was agreed, to read; the same as action-items.csv for a spreadsheet.'],
  ['clients/…/attachments/', 'Files that were added, as they were. The folder is there only if there are any.'],
  ['notes without a client/', 'Notes for which no client was chosen.'],
  ['data/….json', 'Every record of one kind with every field, exactly as kept.'],
  ['data/….csv', 'The same for a spreadsheet. A cell that a spreadsheet would run as a formula has an apostrophe in '
    + 'front; lists are written as JSON.'],
  ['data/dictionary.json', 'Every field there is: what it means, why it is kept, and what ends it. Also as CSV.'],
  ['manifest.json', 'Every other file with its length in bytes and its SHA-256.'],
]

export const README = {
  heading: 'A practice, exported from Stillroom',
  begin: 'Open index.html in any browser to find your way. No program is needed for it, and no network.',
  texts: 'Texts are UTF-8. Instants are UTC, such as 2026-11-21T09:30:00.000Z. A record is named by its id, 32 letters '
    + 'and digits; other records name it by that.',
  exact: 'data/….json is the exact copy. In the other files half characters, which no text file can hold, stand as a '
    + 'replacement sign.',
  keys: 'Fields for which no key was held when the export was made are not in it.',
  check: 'To check that nothing was changed since: sha256sum (Linux), shasum -a 256 (macOS) or Get-FileHash (Windows) '
    + 'of a file gives what manifest.json says.',
} as const
