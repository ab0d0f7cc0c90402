/** Turns what was found into what is shown: only now the records themselves are read, the few that are shown. */
import { isFoundIn, type Question } from '../../../shared/domain/find-question.ts'
import { firstMatch, marked, snippetAround } from '../../../shared/domain/find-snippet.ts'
import { fold } from '../../../shared/domain/fold.ts'
import type { FindView, FoundClient, FoundItem, FoundNote, Span } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import { shownText } from '../notes/empty.ts'
import { whomOf } from '../notes/whom.ts'
import { openingOf } from '../rooms/opening.ts'
import { UNREADABLE } from '../rooms/rows.ts'
import type { Reader } from '../types.ts'
import type { KeptClient } from './copy.ts'
import type { Hits } from './look.ts'

interface Ground {
  readonly question: Question
  readonly clients: ReadonlyMap<string, KeptClient>
}

/** The name as it is shown; that of a record that did not open (V11) is a stand-in, in which nothing is found. */
const markedName = ({ question, clients }: Ground, clientId: string) => {
  const client = clients.get(clientId)
  return client ? marked(client.name, question) : { text: UNREADABLE, marks: [] }
}

const foundNote = (ground: Ground, note: Note): FoundNote => {
  const { question } = ground
  const text = shownText(note)
  const at = firstMatch(text, question)
  const clientId = whomOf(note.clientId)
  return {
    noteId: note.id, clientId, clientName: clientId === null ? null : markedName(ground, clientId),
    begunAt: note.begunAt, hasDraft: note.draft !== null,
    snippet: at ? snippetAround(text, at, question) : { text: openingOf(text), marks: [] },
    at,
  }
}

const lineIn = (note: Note | null, line: string): Span | null => {
  const from = note && line !== '' ? shownText(note).indexOf(line) : -1
  return from < 0 ? null : { from, to: from + line.length }
}

const foundItem = (ground: Ground, item: ActionItem, note: Note | null): FoundItem => ({
  id: item.id, clientId: item.clientId, clientName: markedName(ground, item.clientId), noteId: item.noteId,
  text: marked(item.text, ground.question), due: item.due, status: item.status, at: lineIn(note, item.line),
})

const present = <Value>(values: readonly (Value | null)[]): Value[] =>
  values.flatMap((value) => (value === null ? [] : [value]))

/** What a commit took away since it was found is left out: whatever is shown holds the words. */
export const show = async (
  read: Pick<Reader, 'get'>, ground: Ground, hits: Hits,
): Promise<Pick<FindView, 'clients' | 'notes' | 'items' | 'all'>> => {
  const { question, clients } = ground
  const isStillFound = (text: string, clientId: string): boolean =>
    isFoundIn(question, fold(text), clients.get(clientId)?.folded ?? '')

  const notes = present(await Promise.all(hits.notes.map(({ id }) => read.get('notes', id))))
  const items = present(await Promise.all(hits.items.map(({ id }) => read.get('actionItems', id))))
  const written = await Promise.all(items.map(({ noteId }) => read.get('notes', noteId)))
  return {
    clients: hits.clients.filter(({ id }) => clients.has(id)).map(({ id, name }): FoundClient =>
      ({ id, name: marked(name, question), nextDue: hits.nextDue.get(id) || null })),
    notes: notes
      .filter((note) => isStillFound(shownText(note), note.clientId))
      .map((note) => foundNote(ground, note)),
    items: items
      .map((item, index) => ({ item, note: written[index] ?? null }))
      .filter(({ item }) => isStillFound(item.text, item.clientId))
      .map(({ item, note }) => foundItem(ground, item, note)),
    all: hits.all,
  }
}
