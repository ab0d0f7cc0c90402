import { CLOSED_SHOWN } from '../../shared/ipc/shown.ts'
import type { ClientView, TimelineEntry } from '../../shared/ipc/views.ts'
import type { NOTE_KINDS } from '../../shared/schemas/notes.ts'
import { dayInWords } from './dates.ts'
import { apart, beginningOf } from './names.ts'
import { capitalised, counted, inWords } from './numbers.ts'

const KINDS: Readonly<Record<(typeof NOTE_KINDS)[number], string>> = {
  session: 'Session',
  contact: 'Contact',
  reflection: 'Reflection',
  decision: 'Decision',
  intake: 'Intake',
  synthesis: 'Synthesis',
}

/** How things stand with a client, in one or two sentences. */
const lead = (view: Pick<ClientView, 'open' | 'timeline' | 'today'>): string => {
  const { open, today } = view
  const overdue = open.filter((item) => item.due < today).length
  const next = open.find((item) => item.due >= today)
  if (open.length === 0) return view.timeline.length === 0 ? 'Nothing is written yet.' : 'Nothing is open.'
  const standing = overdue > 0
    ? `${capitalised(counted(open.length, 'thing'))} open, ${inWords(overdue)} overdue.`
    : `${capitalised(counted(open.length, 'thing'))} open.`
  return next ? `${standing} The next is due ${dayInWords(next.due, today)}.` : standing
}

export const client = {
  lead,
  more: 'More',
  contact: {
    head: 'How to reach them',
    none: 'Nothing is written down yet.',
    add: 'Add an address',
    change: 'Change',
    email: 'E-mail',
    phone: 'Telephone',
    keep: 'Keep',
    leave: 'Leave it',
    changed: 'How to reach them is changed.',
  },
  notesSealed: 'Sealed. Your key does not open notes.',
  rename: 'Rename',
  keepName: 'Keep',
  name: 'Name',
  renamed: (name: string): string => `The name is now ${apart(beginningOf(name))}.`,
  write: 'Write a note',
  goOn: 'Go on writing',
  open: 'Open items',
  nothingOpen: 'Nothing is open. What is agreed in the next note stands here.',
  closed: (number: number): string =>
    (number < CLOSED_SHOWN ? `Done and skipped, ${String(number)}` : `Done and skipped, the latest ${String(number)}`),
  notes: 'Notes',
  noNotes: 'No notes yet. A few lines will do.',
  session: (entry: TimelineEntry): string =>
    entry.session === null ? KINDS[entry.kind] : `Session ${String(entry.session)}`,
  draft: 'Half written',
  changed: 'with changes not saved yet',
  agreed: (things: number): string => (things === 0 ? 'nothing agreed' : `${counted(things, 'thing')} agreed`),
  gone: 'This client is no longer here.',
  toClients: 'To the clients',
  loading: 'Opening the page…',
} as const
