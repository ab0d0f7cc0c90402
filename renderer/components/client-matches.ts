import { fold } from '../../shared/domain/fold.ts'

/** A client as she is chosen. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** So many are listed; of more than that nobody reads the names, another letter is typed. */
export const MOST_LISTED = 8

export interface Matches {
  readonly listed: readonly Named[]
  /** How many more there are. */
  readonly more: number
  /** The name to add as a new client; null where nothing is typed, or somebody is called just that. */
  readonly add: string | null
}

/** How well a name answers to what was typed, 0 the best; null where it does not. */
const rank = (name: string, typed: string): number | null => {
  if (name === typed) return 0
  if (name.startsWith(typed)) return 1
  const at = name.indexOf(typed)
  if (at < 0) {
    // First and last name, or their beginnings, in any order.
    const words = name.split(/[\s-]+/u)
    return typed.split(' ').every((part) => words.some((word) => word.startsWith(part))) ? 3 : null
  }
  return /[\s-]/u.test(name.charAt(at - 1)) ? 2 : 4
}

/**
 * The clients a name may mean, the likeliest first: letters as the search sees them, the beginning of a name before
 * the beginning of a word in it, before letters within. Equals keep the order they came in.
 */
export const matchClients = (clients: readonly Named[], typed: string): Matches => {
  const words = typed.trim()
  const wanted = fold(words)
  const found = clients.flatMap((client) => {
    const name = fold(client.name)
    const place = wanted === '' ? 1 : rank(name, wanted)
    return place === null ? [] : [{ client, name, place }]
  })
  const sorted = found.sort((one, other) => one.place - other.place)
  return {
    listed: sorted.slice(0, MOST_LISTED).map(({ client }) => client),
    more: Math.max(0, sorted.length - MOST_LISTED),
    add: words === '' || found.some(({ place, name }) => place === 0 && name === wanted) ? null : words,
  }
}
