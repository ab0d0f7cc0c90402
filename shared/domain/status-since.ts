import type { ActionItem } from '../schemas/action-items.ts'

/**
 * When an item got the status it has, an instant: where the same status was said again, as where the coach confirms a
 * report (E31), the first of these. Null where its history says nothing.
 */
export const statusSince = ({ history }: Pick<ActionItem, 'history'>): string | null => {
  let place = history.length - 1
  while (place > 0 && history[place - 1]?.status === history[place]?.status) place -= 1
  return history[place]?.at ?? null
}

/** Whose word the present status is (E31); the coach's where the history says nothing. */
export const saidBy = ({ history }: Pick<ActionItem, 'history'>): ActionItem['owner'] => history.at(-1)?.by ?? 'coach'
