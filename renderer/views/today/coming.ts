import { addDays } from '../../../shared/domain/day.ts'
import type { ItemRow } from '../../../shared/ipc/views.ts'

/** A stretch of days as one speaks of it: a single near day, or the rest of a month. */
export interface ComingGroup {
  readonly key: string
  readonly kind: 'day' | 'month'
  /** The first day in it that has an item. */
  readonly day: string
  readonly items: readonly ItemRow[]
}

const NEAR_DAYS = 6

/** Items that are due after today, each near day by itself and what lies further ahead by its month. */
export const groupComing = (open: readonly ItemRow[], today: string): readonly ComingGroup[] => {
  const lastNear = addDays(today, NEAR_DAYS)
  const groups = new Map<string, { kind: ComingGroup['kind'], day: string, items: ItemRow[] }>()
  for (const item of open) {
    if (item.due <= today) continue
    const isNear = item.due <= lastNear
    const key = isNear ? item.due : item.due.slice(0, 7)
    const group = groups.get(key)
    if (group) group.items.push(item)
    else groups.set(key, { kind: isNear ? 'day' : 'month', day: item.due, items: [item] })
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

export const dueToday = (open: readonly ItemRow[], today: string): readonly ItemRow[] =>
  open.filter((item) => item.due <= today)
