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
}

export const groupContext = (group: WriteGroup): string => `stillroom-group:${group.parts}:${group.id}`

/** The group a write belongs to, or null for a write on its own. */
export const readGroup = (context: string): WriteGroup | null => {
  const match = /^stillroom-group:([1-9]\d{0,3}):(.+)$/.exec(context)
  return match?.[1] && match[2] ? { id: match[2], parts: Number(match[1]) } : null
}
