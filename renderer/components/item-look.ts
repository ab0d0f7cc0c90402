import { isWaiting } from '../../shared/domain/waiting.ts'
import type { ItemRow } from '../../shared/ipc/views.ts'

/** How an item is drawn. Stuck comes before late: that it is barred is the news, the words add the date. */
export type ItemLook = 'open' | 'late' | 'done' | 'stuck' | 'skipped'

/** `today` is the day on the coach's own clock; ISO days compare as text. */
export const isLate = (item: Pick<ItemRow, 'status' | 'due'>, today: string): boolean =>
  isWaiting(item) && item.due < today

export const lookOf = (item: Pick<ItemRow, 'status' | 'due'>, today: string): ItemLook => {
  if (item.status !== 'open') return item.status
  return isLate(item, today) ? 'late' : 'open'
}
