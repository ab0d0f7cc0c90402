import { MOST_ITEMS_IN_A_MESSAGE } from '../../schemas/nudge-plan.ts'

/** Compares by code unit: the same on every machine, whatever its language. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** What is gathered under one word each, in no order that matters. */
export const gathered = <Value>(
  values: readonly Value[], wordOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> => {
  const found = new Map<string, Value[]>()
  for (const value of values) {
    const word = wordOf(value)
    const there = found.get(word)
    if (there) there.push(value)
    else found.set(word, [value])
  }
  return found
}

/** The items of one message after another: by due day, then by id, at most five each (E32). */
export const bundles = <Item extends { readonly id: string, readonly due: string }>(
  items: readonly Item[],
): readonly (readonly Item[])[] => {
  const inOrder = [...items].sort((one, other) => compare(one.due, other.due) || compare(one.id, other.id))
  return Array.from({ length: Math.ceil(inOrder.length / MOST_ITEMS_IN_A_MESSAGE) }, (_, index) =>
    inOrder.slice(index * MOST_ITEMS_IN_A_MESSAGE, (index + 1) * MOST_ITEMS_IN_A_MESSAGE))
}

/** The due day they have in common; null where there is none. */
export const commonDue = (items: readonly { readonly due: string }[]): string | null => {
  const [first] = items
  return first && items.every(({ due }) => due === first.due) ? first.due : null
}
