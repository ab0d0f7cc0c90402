import type { CollectionName } from '../../../shared/schemas/dictionary.ts'
import { inTurn } from '../turns.ts'
import type { Database, Doc, Selector } from '../types.ts'

/** What a room has to know of every record of a kind, by the record's id. */
export type Remembered<Facts> = () => Promise<Facts>

/** Where facts are kept by the ids of their records: a Map, or one that also knows whose they are. */
export interface Shelf<Fact> {
  readonly set: (id: string, fact: Fact) => unknown
  readonly delete: (id: string) => unknown
  readonly clear: () => void
}

export interface Remembering<Facts> {
  readonly all: Remembered<Facts>
  /** Forgets what was erased at once, and not with the next question (V17). */
  readonly forget: (ids: ReadonlySet<string>) => void
}

/** Which records, and what is kept of each. */
export interface Kind<Name extends CollectionName, Fact> {
  readonly collection: Name
  /** Finds every record that has a fact; all of them, if left out. */
  readonly selector?: Selector
  /** Null for a record that has none. It may keep parts of the record, and writes to none of them. */
  readonly factOf: (record: Doc<Name>) => Fact | null
}

/**
 * Keeps a small fact about each record of a kind, so that a room need not read all of them to find the few it shows
 * (E9). Never a second truth: the facts are made from the records when they are first asked for, and of what a commit
 * touched, where any of it was of this kind, they are made anew before the next answer.
 * @param shelf empty, and nobody else's to write to
 */
export const remember = <Name extends CollectionName, Fact, Facts>(
  database: Pick<Database, 'walk' | 'get' | 'onCommit'>, { collection, selector, factOf }: Kind<Name, Fact>,
  shelf: Facts & Shelf<Fact>,
): Remembering<Facts> => {
  const turn = inTurn()
  const touched = new Set<string>()
  let isKnown = false
  let isAsked = false
  database.onCommit((ids, kinds) => {
    if (isAsked && kinds.has(collection)) for (const id of ids) touched.add(id)
  })

  const learn = (id: string, record: Doc<Name> | null): void => {
    const fact = record && factOf(record)
    if (fact === null) shelf.delete(id)
    else shelf.set(id, fact)
  }

  const all: Remembered<Facts> = () => turn(async () => {
    isAsked = true
    if (!isKnown) {
      shelf.clear()
      // Before the search, so that what is committed during it is looked at again.
      touched.clear()
      await database.walk(collection, (record) => { learn(record.id, record) }, selector)
    }
    // Until it is known that all went well: after an error everything is read anew.
    isKnown = false
    while (touched.size > 0) {
      const ids = [...touched]
      touched.clear()
      const records = await Promise.all(ids.map((id) => database.get(collection, id)))
      ids.forEach((id, index) => { learn(id, records[index] ?? null) })
    }
    isKnown = true
    return shelf
  })
  return {
    all,
    // While an answer is being made it hears of the commit, which came first.
    forget: (ids) => { for (const id of ids) shelf.delete(id) },
  }
}
