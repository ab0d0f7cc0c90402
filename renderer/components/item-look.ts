import { isWaiting } from '../../shared/domain/waiting.ts'
import type { ItemRow } from '../../shared/ipc/views.ts'

/** How an item is drawn. Stuck comes before late: that it is barred is the news, the words add the date. */
export type ItemLook = 'open' | 'late' | 'reported' | 'done' | 'stuck' | 'skipped'

/** `today` is the day on the coach's own clock; ISO days compare as text. */
export const isLate = (item: Pick<ItemRow, 'status' | 'due'>, today: string): boolean =>
  isWaiting(item) && item.due < today

/** E31: the client’s word, which the coach has not confirmed. */
export const isReported = (item: Pick<ItemRow, 'status' | 'by'>): boolean => item.by === 'client' && item.status !== 'open'

export const lookOf = (item: Pick<ItemRow, 'status' | 'due' | 'by'>, today: string): ItemLook => {
  if (item.status === 'done' && isReported(item)) return 'reported'
  if (item.status !== 'open') return item.status
  return isLate(item, today) ? 'late' : 'open'
}
