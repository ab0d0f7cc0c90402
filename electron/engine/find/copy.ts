/**
 * The texts of the practice, folded, so that a search is no more than looking through them (E15). Made with the first
 * question, in slices; brought up to date before each further one by reading what was written since. In memory only.
 *
 * It costs about a byte for each character: folding at every keystroke would cost nothing and take ten times as long.
 */
import { fold, piecesOf } from '../../../shared/domain/fold.ts'
import { isWaiting } from '../../../shared/domain/waiting.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import { NOBODY, type Note } from '../../../shared/schemas/notes.ts'
import { shownText } from '../notes/empty.ts'
import { sinceOf } from '../rooms/rows.ts'
import { inTurn } from '../turns.ts'
import type { Database, Selector } from '../types.ts'
import { inSlices, type Slices } from './slices.ts'

export interface KeptClient { readonly id: string, readonly name: string, readonly folded: string }

export interface KeptNote {
  readonly id: string
  readonly clientId: string
  readonly begunAt: string
  readonly folded: string
}

export interface KeptItem {
  readonly id: string
  readonly clientId: string
  readonly folded: string
  readonly isWaiting: boolean
  /** The day it is due while it waits, else the instant it was closed. */
  readonly when: string
}

/** What is searched, by id. It changes only while `ready` is waited for, and when something is erased. */
export interface Kept {
  readonly clients: ReadonlyMap<string, KeptClient>
  readonly notes: ReadonlyMap<string, KeptNote>
  readonly items: ReadonlyMap<string, KeptItem>
}

export interface Copy {
  /** Makes the copy or brings it up to date: whatever was committed before this was called is in it. */
  readonly ready: () => Promise<Kept>
  /** Forgets at once, and for good, what was erased (V17). */
  readonly forget: (ids: ReadonlySet<string>) => void
}

const BEYOND_LATIN = /[^\0-\xff]/

/** A text that came of one with wider letters holds two bytes for each of its own; written anew it holds one. */
const narrow = (text: string): string =>
  (BEYOND_LATIN.test(text) ? text : Buffer.from(text, 'latin1').toString('latin1'))

const foldInSlices = async (text: string, slices: Slices): Promise<string> => {
  const folded: string[] = []
  for (const piece of piecesOf(text)) {
    if (slices.isOver()) await slices.rest()
    folded.push(fold(piece))
  }
  return narrow(folded.join(''))
}

/**
 * Everything there is, by whose it is: one read takes a client's records, or those of a few, by index. Not read client
 * by client, because what belongs to nobody yet, or to a client whose record did not open (V11), is found too.
 */
const RANGES: readonly Selector[] = Array.from({ length: 256 }, (_, index) => {
  const edge = (at: number): string => at.toString(16).padStart(2, '0')
  // Nobody stands before every id, `g` behind every hex digit.
  return { clientId: { $gte: index === 0 ? NOBODY : edge(index), $lt: index < 255 ? edge(index + 1) : 'g' } }
})

export const createCopy = (database: Pick<Database, 'get' | 'find' | 'onCommit'>): Copy => {
  const clients = new Map<string, KeptClient>()
  const notes = new Map<string, KeptNote>()
  const items = new Map<string, KeptItem>()
  const turn = inTurn()
  /** A text that is being folded while its note is erased must not come after. */
  const gone = new Set<string>()
  let isMade = false
  let isListening = false
  let written = new Set<string>()

  const keepClient = ({ id, name }: Client): void => {
    if (!gone.has(id)) clients.set(id, { id, name, folded: fold(name) })
  }
  const keepNote = async (note: Note, slices: Slices): Promise<void> => {
    const { id, clientId, begunAt } = note
    const folded = await foldInSlices(shownText(note), slices)
    if (!gone.has(id)) notes.set(id, { id, clientId, begunAt, folded })
  }
  const keepItem = (item: ActionItem): void => {
    const { id, clientId, due, text } = item
    if (gone.has(id)) return
    const waits = isWaiting(item)
    items.set(id, { id, clientId, folded: narrow(fold(text)), isWaiting: waits, when: waits ? due : sinceOf(item) })
  }

  const make = async (slices: Slices): Promise<void> => {
    for (const kept of [clients, notes, items]) kept.clear()
    for (const client of await database.find('clients')) keepClient(client)
    for (const range of RANGES) {
      for (const note of await database.find('notes', range)) await keepNote(note, slices)
      if (slices.isOver()) await slices.rest()
      for (const item of await database.find('actionItems', range)) {
        keepItem(item)
        if (slices.isOver()) await slices.rest()
      }
    }
  }

  /** Which kind of record it is, a commit does not say. */
  const readAgain = async (id: string, slices: Slices): Promise<void> => {
    const [client, note, item] = await Promise.all([
      database.get('clients', id), database.get('notes', id), database.get('actionItems', id),
    ])
    if (client) keepClient(client)
    else clients.delete(id)
    if (note) await keepNote(note, slices)
    else notes.delete(id)
    if (item) keepItem(item)
    else items.delete(id)
  }

  const bringUpToDate = async (): Promise<Kept> => {
    const slices = inSlices()
    // Listens before it reads: what is written meanwhile is read again.
    if (!isListening) database.onCommit((ids) => { for (const id of ids) written.add(id) })
    isListening = true
    if (!isMade) await make(slices)
    isMade = true
    const ids = written
    written = new Set()
    for (const id of ids) {
      await readAgain(id, slices)
      if (slices.isOver()) await slices.rest()
    }
    return { clients, notes, items }
  }

  return {
    ready: () => turn(() => bringUpToDate().catch((error: unknown) => {
      // Which ids were read again is not known; the next question begins anew.
      isMade = false
      throw error
    })),
    forget: (ids) => {
      for (const id of ids) {
        gone.add(id)
        for (const kept of [clients, notes, items]) kept.delete(id)
      }
    },
  }
}
