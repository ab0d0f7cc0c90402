/** The rows of the list, in their sections: what each says, where it leads, and whom a note would be about. */
import type {
  DraftRow, FindView, FoundClient, FoundItem, FoundNote, ItemRow, Marked, TodayView,
} from '../../../shared/ipc/views.ts'
import type { Look } from '../../../shared/schemas/library.ts'
import { dayIn } from '../../../shared/domain/day.ts'
import { isWaiting } from '../../../shared/domain/waiting.ts'
import type { Place } from '../../app/trail.ts'
import { dayBriefly, exactInstant } from '../../strings/dates.ts'
import { find, type Hint, type Kind } from '../../strings/find.ts'
import { shortName } from '../../strings/names.ts'
import { aroundMatch, unmarked } from './pieces.ts'

/** What Enter does on a row. */
export type Doing =
  | { readonly does: 'go', readonly place: Place }
  | { readonly does: 'quick-note' }
  | { readonly does: 'write', readonly clientId: string }
  | { readonly does: 'name-client' }
  | { readonly does: 'add-client', readonly name: string }
  | { readonly does: 'lock' }
  | { readonly does: 'look', readonly look: Look }
  | { readonly does: 'visit', readonly practice: 'own' | 'sample' }

export interface Entry {
  /** Names the row among all rows, and stays with the same thing from answer to answer. */
  readonly key: string
  readonly kind: 'client' | 'note' | 'item' | 'command'
  /** Before the colon; null where the words say it all. */
  readonly who: Marked | null
  readonly words: Marked
  readonly hint: Hint
  readonly doing: Doing
  /** Whom Ctrl+Enter writes a note on; null where there is nobody. */
  readonly clientId: string | null
}

export interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
  /** How many there are beyond these, in words; empty where these are all. */
  readonly more: string
}

/** About two lines of a row, the name before the words included, in UTF-16 code units. */
const LONGEST_WORDS = 112
const LONGEST_NAME = 48

const besides = (who: Marked, words: Marked): Marked => aroundMatch(words, LONGEST_WORDS - who.text.length)

/** Short if the match is in what is left of it, and nobody else here is called the same. */
const called = (name: Marked, alike: ReadonlySet<string>): Marked => {
  const short = shortName(name.text)
  const isEnough = !alike.has(short) && name.text.startsWith(short) && name.marks.every(({ to }) => to <= short.length)
  return aroundMatch(isEnough ? { text: short, marks: name.marks } : name, LONGEST_NAME)
}

interface Named { readonly clientId: string | null, readonly clientName: Marked | null }

/** The short names that more than one of these people would be called by. */
const sharedNames = (rows: readonly Named[]): ReadonlySet<string> => {
  const owners = new Map<string, string>()
  const shared = new Set<string>()
  for (const { clientId, clientName } of rows) {
    if (clientId === null || clientName === null) continue
    const short = shortName(clientName.text)
    if ((owners.get(short) ?? clientId) !== clientId) shared.add(short)
    owners.set(short, clientId)
  }
  return shared
}

const clientEntry = ({ id, name, nextDue }: FoundClient, today: string): Entry => ({
  key: `client ${id}`,
  kind: 'client',
  who: null,
  words: aroundMatch(name, LONGEST_WORDS),
  hint: find.clientHint(nextDue, today),
  doing: { does: 'go', place: { room: 'client', clientId: id } },
  clientId: id,
})

const noteEntry = (note: FoundNote, alike: ReadonlySet<string>, { today, zone }: FindView): Entry => {
  const { noteId, clientId, clientName, begunAt, hasDraft, snippet, at } = note
  const who = clientName === null ? unmarked(find.nobody) : called(clientName, alike)
  return {
    key: `note ${noteId}`,
    kind: 'note',
    who,
    words: besides(who, snippet),
    hint: {
      words: find.noteHint(dayBriefly(dayIn(begunAt, zone), today), hasDraft),
      exact: exactInstant(begunAt, zone),
      isLate: false,
    },
    doing: { does: 'go', place: { room: 'note', clientId, noteId, ...(at === null ? {} : { at }) } },
    clientId,
  }
}

/** What still waits stands on its client's page; what is done or skipped is read where it was agreed. */
const itemPlace = ({ id, clientId, noteId, status, at }: FoundItem): Place =>
  isWaiting({ status })
    ? { room: 'client', clientId, itemId: id }
    : { room: 'note', clientId, noteId, ...(at === null ? {} : { at }) }

const itemEntry = (item: FoundItem, alike: ReadonlySet<string>, today: string): Entry => {
  const who = called(item.clientName, alike)
  return {
    key: `item ${item.id}`,
    kind: 'item',
    who,
    words: besides(who, item.text),
    hint: find.itemHint(item.status, item.due, today),
    doing: { does: 'go', place: itemPlace(item) },
    clientId: item.clientId,
  }
}

const section = (title: string, kind: Kind, entries: readonly Entry[], all: number): Section =>
  ({ title, entries, more: all > entries.length && entries.length > 0 ? find.more(kind, all - entries.length) : '' })

const filled = (sections: readonly Section[]): readonly Section[] => sections.filter(({ entries }) => entries.length > 0)

export const commandSection = (entries: readonly Entry[]): Section =>
  ({ title: find.sections.commands, entries, more: '' })

/** What was found, and the commands, as they are shown: sections without rows are left out. */
export const sectionsOf = (view: FindView, commands: readonly Entry[]): readonly Section[] => {
  const { clients, notes, items, all, today } = view
  const alike = sharedNames([...notes, ...items])
  return filled([
    section(find.sections.clients, 'clients', clients.map((client) => clientEntry(client, today)), all.clients),
    section(find.sections.notes, 'notes', notes.map((note) => noteEntry(note, alike, view)), all.notes),
    section(find.sections.items, 'items', items.map((item) => itemEntry(item, alike, today)), all.items),
    commandSection(commands),
  ])
}

/** So many of each are shown before anything is typed. */
const AT_FIRST = 3

const draftEntry = (draft: DraftRow, { today, zone }: TodayView): Entry => {
  const { noteId, clientId, clientName, keptAt, opening } = draft
  const who = clientName === null ? unmarked(find.nobody) : called(unmarked(clientName), new Set())
  return {
    key: `note ${noteId}`,
    kind: 'note',
    who,
    words: besides(who, unmarked(opening)),
    hint: { words: dayBriefly(dayIn(keptAt, zone), today), exact: exactInstant(keptAt, zone), isLate: false },
    doing: { does: 'go', place: { room: 'note', clientId, noteId } },
    clientId,
  }
}

/** The clients whose items are due first, each once. The items have to stand by due day. */
const dueFirst = (items: readonly ItemRow[]): readonly FoundClient[] => {
  const clients = new Map<string, FoundClient>()
  for (const { clientId, clientName, due } of items) {
    if (clients.size === AT_FIRST) break
    if (!clients.has(clientId)) clients.set(clientId, { id: clientId, name: unmarked(clientName), nextDue: due })
  }
  return [...clients.values()]
}

/** Before anything is typed: who is due first, what is half written, and what can be done. */
export const sectionsAtFirst = (today: TodayView | null, commands: readonly Entry[]): readonly Section[] => filled([
  ...(today === null ? [] : [
    {
      title: find.sections.clients,
      entries: dueFirst([...today.overdue, ...today.open]).map((client) => clientEntry(client, today.today)),
      more: '',
    },
    {
      title: find.sections.drafts,
      entries: today.drafts.slice(0, AT_FIRST).map((draft) => draftEntry(draft, today)),
      more: '',
    },
  ]),
  commandSection(commands),
])

/** All rows, as the arrow keys meet them. */
export const rowsOf = (sections: readonly Section[]): readonly Entry[] => sections.flatMap(({ entries }) => entries)

/** What a screen reader says of a row. */
export const spoken = ({ who, words, hint }: Entry): string => {
  const said = who === null ? words.text : words.text === '' ? who.text : `${who.text}: ${words.text}`
  return hint.words === '' ? said : `${said}, ${hint.words}`
}
