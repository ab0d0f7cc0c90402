import type { FindView } from '../../shared/ipc/views.ts'
import type { ItemStatus } from '../../shared/schemas/action-items.ts'
import { dayBriefly, exactDay } from './dates.ts'
import { apart, beginningOf } from './names.ts'
import { capitalised, counted, inFigures, plural } from './numbers.ts'
import { words } from './words.ts'

/** What stands at the right of a row. */
export interface Hint {
  readonly words: string
  /** For the hover; empty where the words are exact. */
  readonly exact: string
  /** Drawn in amber. */
  readonly isLate: boolean
}

export const NO_HINT: Hint = { words: '', exact: '', isLate: false }

const KINDS: Readonly<Record<keyof FindView['all'], readonly [one: string, many: string]>> = {
  clients: ['client', 'clients'], notes: ['note', 'notes'], items: ['action', 'actions'],
}

export type Kind = keyof typeof KINDS

const clientHint = (nextDue: string | null, today: string): Hint => {
  if (nextDue === null) return NO_HINT
  const isLate = nextDue < today
  const day = dayBriefly(nextDue, today)
  return { words: isLate ? `overdue since ${day}` : `next due ${day}`, exact: exactDay(nextDue), isLate }
}

const itemHint = (status: ItemStatus, due: string, today: string): Hint => {
  const exact = `Due ${exactDay(due)}`
  switch (status) {
    case 'done': return { words: 'done', exact, isLate: false }
    case 'skipped': return { words: 'skipped', exact, isLate: false }
    case 'open':
    case 'stuck': {
      const isLate = due < today
      const when = `${isLate ? 'was due' : 'due'} ${dayBriefly(due, today)}`
      return { words: status === 'stuck' ? `stuck, ${when}` : when, exact, isLate }
    }
  }
}

/** How much was found, in all; what a screen reader says while she types. */
const found = (all: FindView['all'], commands: number): string => {
  const parts = (['clients', 'notes', 'items'] as const)
    .filter((kind) => all[kind] > 0)
    .map((kind) => counted(all[kind], ...KINDS[kind]))
  if (commands > 0) parts.push(counted(commands, 'command'))
  return parts.length === 0 ? '' : `${capitalised(parts.join(', '))}.`
}

export const find = {
  title: 'Find anything',
  /** The one line that teaches: it stands in the empty field. */
  teaches: 'A name, words from a note, something agreed',
  results: 'What was found',
  sections: { clients: 'Clients', notes: 'Notes', items: 'Actions', commands: 'Commands', drafts: 'Half written' },
  /** In the place of a name, where a note has none yet. */
  nobody: words.rooms.quickNote,
  clientHint,
  itemHint,
  /** The day of a note, and that it holds what is not saved. */
  noteHint: (day: string, hasDraft: boolean): string => (hasDraft ? `half written, ${day}` : day),
  more: (kind: Kind, more: number): string =>
    `and ${inFigures(more)} more ${plural(more, ...KINDS[kind])}: add a word`,
  found,
  nothing: 'Nothing has those words. Part of a name or of a word is enough.',
  keys: { opens: 'Enter opens', writes: (keys: string): string => `${keys} writes a note`, closes: 'Esc closes' },
  naming: 'Name of the client',
  commands: {
    goTo: (room: string): string => `Go to ${room}`,
    quickNote: 'Write a quick note',
    writeOn: (name: string): string => `Write a note on ${name}`,
    addClient: 'Add a client',
    addNamed: (name: string): string => `Add “${apart(beginningOf(name, 60))}” as a new client`,
    lock: 'Lock the practice',
    looks: {
      light: 'Switch to the light look',
      dark: 'Switch to the dark look',
      system: 'Follow the computer’s look',
    },
    sample: 'Walk through the sample practice',
    leaveSample: 'Leave the sample practice',
  },
  /** Further words a command is found by. */
  also: {
    goTo: 'open room', quickNote: 'new', addClient: 'new person', lock: 'close leave', look: 'theme colours appearance',
    sample: 'example visit', writeOn: 'about new',
  },
} as const
