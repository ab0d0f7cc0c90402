import { compare } from '../compare.ts'
import { MOST_ITEMS_IN_A_MESSAGE } from '../../schemas/nudge-plan.ts'

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
