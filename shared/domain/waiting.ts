import type { ItemStatus } from '../schemas/action-items.ts'

/** What still waits for somebody. A stuck item does: it is not closed. */
export const WAITING: readonly ItemStatus[] = ['open', 'stuck']

export const isWaiting = ({ status }: { readonly status: ItemStatus }): boolean => WAITING.includes(status)
