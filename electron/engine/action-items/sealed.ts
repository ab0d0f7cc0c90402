import type { ActionItem, Obstacle } from '../../../shared/schemas/action-items.ts'

/**
 * Whether the item came without its words: whoever reads it holds no key for them (V1). What it then has are its dates
 * and states; `text`, `line` and `obstacle` are not there, and must not be written.
 */
export const isSealed = (item: Partial<Pick<ActionItem, 'text'>>): boolean => item.text === undefined

/**
 * What stood in the way; null where nothing does, or it is sealed. Of a stuck item alone (E8): who holds no key for it
 * cannot take it off when she marks the item done.
 */
export const obstacleOf = (
  { status, obstacle }: Pick<ActionItem, 'status'> & Partial<Pick<ActionItem, 'obstacle'>>,
): Obstacle | null => (status === 'stuck' ? obstacle ?? null : null)
