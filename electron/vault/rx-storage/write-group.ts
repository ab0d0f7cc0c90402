/**
 * A group: the bulkWrites of several collections that become durable together (V10).
 *
 * RxDB hands a storage one collection's rows at a time and knows no transaction over several. What it does
 * hand through untouched is the context of a write, so the group travels there. A storage that does not know
 * the words (plain memory, in a test) writes collection by collection.
 */
export interface WriteGroup {
  readonly id: string
  /** How many collections take part; the group is written when that many have come. */
  readonly parts: number
  /** V17: the client who is erased with it; null for any other group. Without a colon. */
  readonly erases: string | null
}

export const groupContext = ({ id, parts, erases }: WriteGroup): string =>
  `stillroom-group:${parts}:${erases ?? ''}:${id}`

/** The group a write belongs to, or null for a write on its own. */
export const readGroup = (context: string): WriteGroup | null => {
  const [, parts, erases, id] = /^stillroom-group:([1-9]\d{0,3}):([^:]*):(.+)$/.exec(context) ?? []
  return parts !== undefined && id !== undefined ? { id, parts: Number(parts), erases: erases || null } : null
}

/** A row of the group was refused, so none of its rows was written. */
export class GroupConflict extends Error {
  override readonly name = 'GroupConflict'
}

interface Waiting<Part, Answer> {
  readonly part: Part
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
}

/** Collects the parts of one group at a time. Groups do not overlap: whoever writes them waits for the last one. */
export interface Gathering<Part, Answer> {
  readonly join: (group: WriteGroup, part: Part) => Promise<Answer>
  /** Refuses what waits for parts that will not come. */
  readonly abandon: (reason: string) => void
}

/**
 * @param finish called once, synchronously, when the last part has come; gives each part its answer, in order,
 *   or throws, and then every part is refused with what it threw
 */
export const gather = <Part, Answer>(
  finish: (parts: readonly Part[], group: WriteGroup) => readonly Promise<Answer>[],
): Gathering<Part, Answer> => {
  let id: string | null = null
  let waiting: Waiting<Part, Answer>[] = []

  const release = (): readonly Waiting<Part, Answer>[] => {
    const all = waiting
    id = null
    waiting = []
    return all
  }
  const abandon = (reason: string): void => {
    for (const { reject } of release()) reject(new Error(reason))
  }

  const complete = (group: WriteGroup): void => {
    const all = release()
    try {
      const answers = finish(all.map(({ part }) => part), group)
      all.forEach(({ resolve, reject }, index) => {
        const answer = answers[index]
        if (answer) answer.then(resolve, reject)
        else reject(new Error('a part of a group of writes has no answer'))
      })
    } catch (fault) {
      for (const { reject } of all) reject(fault)
    }
  }

  return {
    abandon,
    join: (group, part) => new Promise((resolve, reject) => {
      if (id !== null && id !== group.id) abandon('another group of writes began before this one was whole')
      id = group.id
      waiting.push({ part, resolve, reject })
      if (waiting.length === group.parts) complete(group)
    }),
  }
}
