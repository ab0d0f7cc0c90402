import type { Note } from '../../../shared/schemas/notes.ts'
import { inTurn } from '../turns.ts'
import type { Database, Selector } from '../types.ts'

/** What a room has to know of every note, by the note's id. */
export type Remembered<Fact> = () => Promise<ReadonlyMap<string, Fact>>

export interface Remembering<Fact> {
  readonly all: Remembered<Fact>
  /** Forgets what was erased at once, and not with the next question (V17). */
  readonly forget: (ids: ReadonlySet<string>) => void
}

/**
 * Keeps a small fact about each note, so that a room need not read all of them to find the few it shows (E9).
 * Never a second truth: the facts are made from the records when they are first asked for, and of every note a commit
 * touched its fact is made anew before the next answer.
 * @param selector finds every note that has a fact
 * @param factOf null for a note that has none
 */
export const rememberNotes = <Fact>(
  database: Pick<Database, 'find' | 'get' | 'onCommit'>, selector: Selector, factOf: (note: Note) => Fact | null,
): Remembering<Fact> => {
  const turn = inTurn()
  const touched = new Set<string>()
  let known: Map<string, Fact> | null = null
  let isAsked = false
  database.onCommit((ids) => {
    if (isAsked) for (const id of ids) touched.add(id)
  })

  const learn = (facts: Map<string, Fact>, id: string, note: Note | null): void => {
    const fact = note && factOf(note)
    if (fact === null) facts.delete(id)
    else facts.set(id, fact)
  }

  const all: Remembered<Fact> = () => turn(async () => {
    isAsked = true
    const facts = known ?? new Map<string, Fact>()
    if (!known) {
      // Before the search, so that what is committed during it is looked at again.
      touched.clear()
      for (const note of await database.find('notes', selector)) learn(facts, note.id, note)
    }
    // Until it is known that all went well: after an error everything is read anew.
    known = null
    while (touched.size > 0) {
      const ids = [...touched]
      touched.clear()
      const notes = await Promise.all(ids.map((id) => database.get('notes', id)))
      ids.forEach((id, index) => { learn(facts, id, notes[index] ?? null) })
    }
    known = facts
    return facts
  })
  return {
    all,
    // While an answer is being made it hears of the commit, which came first.
    forget: (ids) => { for (const id of ids) known?.delete(id) },
  }
}
