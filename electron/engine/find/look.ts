/** Looks through the folded texts of a practice for what was asked (E14), in slices. Pure but for their clock. */
import { compare } from '../../../shared/domain/compare.ts'
import { isFoundIn, rankOfName, rankOfNote, type Question } from '../../../shared/domain/find-question.ts'
import type { FindView } from '../../../shared/ipc/views.ts'
import { bestOf } from './best.ts'
import type { Kept, KeptClient, KeptItem, KeptNote } from './copy.ts'
import { inSlices } from './slices.ts'

/** How many are shown. */
const ROOM = { clients: 5, notes: 12, items: 8 }

/** Of how many short records to look at before looking at the clock. */
const BATCH = 256

export interface Hits {
  readonly clients: readonly KeptClient[]
  readonly notes: readonly KeptNote[]
  readonly items: readonly KeptItem[]
  readonly all: FindView['all']
  /** The earliest day one of her items is due, for the clients that are shown. */
  readonly nextDue: ReadonlyMap<string, string>
}

interface Ranked<Value> { readonly value: Value, readonly rank: number }

const byName = (one: Ranked<KeptClient>, other: Ranked<KeptClient>): number =>
  one.rank - other.rank || compare(one.value.folded, other.value.folded)
  || compare(one.value.name, other.value.name) || compare(one.value.id, other.value.id)

const byNewest = (one: KeptNote, other: KeptNote): number =>
  compare(other.begunAt, one.begunAt) || compare(one.id, other.id)

const byRank = (one: Ranked<KeptNote>, other: Ranked<KeptNote>): number =>
  one.rank - other.rank || byNewest(one.value, other.value)

/** What waits by the day it is due, then what is closed, the latest first. */
const byNeed = (one: KeptItem, other: KeptItem): number => {
  if (one.isWaiting !== other.isWaiting) return one.isWaiting ? -1 : 1
  return (one.isWaiting ? compare(one.when, other.when) : compare(other.when, one.when)) || compare(one.id, other.id)
}

/** Null if nobody waits for the answer any more. */
export const lookThrough = async (
  { clients, notes, items }: Kept, question: Question, isAwaited: () => boolean,
): Promise<Hits | null> => {
  const slices = inSlices()
  const all = { clients: 0, notes: 0, items: 0 }

  // Which words a name leaves to be found in a text is the same for all of a client's notes and items.
  const left = new Map<string, readonly string[]>()
  const bestClients = bestOf<Ranked<KeptClient>>(ROOM.clients, byName)
  for (const value of clients.values()) {
    left.set(value.id, question.words.filter((word) => !value.folded.includes(word)))
    if (!isFoundIn(question, value.folded)) continue
    all.clients += 1
    bestClients.offer({ value, rank: rankOfName(question, value.folded) })
  }
  const wordsLeft = (clientId: string): readonly string[] => left.get(clientId) ?? question.words
  const shown = bestClients.list.map(({ value }) => value)

  const bestNotes = bestOf<Ranked<KeptNote>>(ROOM.notes, byRank)
  for (const value of notes.values()) {
    if (slices.isOver()) {
      await slices.rest()
      if (!isAwaited()) return null
    }
    if (!wordsLeft(value.clientId).every((word) => value.folded.includes(word))) continue
    all.notes += 1
    const worst = bestNotes.worst()
    // No rank would make it one of the best: it need not be known.
    if (worst && worst.rank === 0 && byNewest(worst.value, value) < 0) continue
    bestNotes.offer({ value, rank: rankOfNote(question, value.folded, clients.get(value.clientId)?.folded ?? '') })
  }

  const bestItems = bestOf(ROOM.items, byNeed)
  const nextDue = new Map(shown.map(({ id }) => [id, '']))
  let looked = 0
  for (const item of items.values()) {
    looked += 1
    if (looked % BATCH === 0 && slices.isOver()) {
      await slices.rest()
      if (!isAwaited()) return null
    }
    const known = item.isWaiting ? nextDue.get(item.clientId) : undefined
    if (known === '' || (known !== undefined && item.when < known)) nextDue.set(item.clientId, item.when)
    if (!wordsLeft(item.clientId).every((word) => item.folded.includes(word))) continue
    all.items += 1
    bestItems.offer(item)
  }
  return { clients: shown, notes: bestNotes.list.map(({ value }) => value), items: bestItems.list, all, nextDue }
}
