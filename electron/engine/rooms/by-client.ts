import type { Shelf } from './remembered.ts'

/** Facts by whose they are. A list is the same object until a fact of that client changes. */
export interface ByClient<Fact> extends Shelf<Fact> {
  /** By the ids of their records. */
  readonly all: ReadonlyMap<string, Fact>
  /** A client's, in no order. */
  readonly of: (clientId: string) => readonly Fact[]
  /** Whoever has any. */
  readonly clientIds: () => Iterable<string>
}

/** A client's facts. Once somebody was given the list it is not written to any more. */
interface Group<Fact> {
  list: Fact[]
  isGiven: boolean
}

const NONE: readonly never[] = []

export const byClient = <Fact extends { readonly clientId: string }>(): ByClient<Fact> => {
  const all = new Map<string, Fact>()
  const groups = new Map<string, Group<Fact>>()

  const ownList = (group: Group<Fact>): Fact[] => {
    if (group.isGiven) {
      group.list = [...group.list]
      group.isGiven = false
    }
    return group.list
  }

  const remove = (id: string): void => {
    const fact = all.get(id)
    if (!fact) return
    all.delete(id)
    const group = groups.get(fact.clientId)
    if (!group) return
    const list = ownList(group)
    list.splice(list.indexOf(fact), 1)
    if (list.length === 0) groups.delete(fact.clientId)
  }

  return {
    all,
    of: (clientId) => {
      const group = groups.get(clientId)
      if (!group) return NONE
      group.isGiven = true
      return group.list
    },
    clientIds: () => groups.keys(),
    set: (id, fact) => {
      remove(id)
      all.set(id, fact)
      const group = groups.get(fact.clientId)
      if (group) ownList(group).push(fact)
      else groups.set(fact.clientId, { list: [fact], isGiven: false })
    },
    delete: remove,
    clear: () => {
      all.clear()
      groups.clear()
    },
  }
}
