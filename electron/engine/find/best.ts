/** Keeps the best few of many, without sorting the many. */
export interface Best<Value> {
  readonly offer: (value: Value) => void
  /** The best so far, the best first. */
  readonly list: readonly Value[]
  /** The one that would go next; null while there is room. */
  readonly worst: () => Value | null
}

/** @param compare a total order, negative when the first is the better */
export const bestOf = <Value>(room: number, compare: (one: Value, other: Value) => number): Best<Value> => {
  const list: Value[] = []
  const worst = (): Value | null => (list.length < room ? null : list.at(-1) ?? null)
  return {
    list,
    worst,
    offer: (value) => {
      const last = worst()
      if (last !== null && compare(value, last) >= 0) return
      const place = list.findIndex((other) => compare(value, other) < 0)
      list.splice(place < 0 ? list.length : place, 0, value)
      list.length = Math.min(list.length, room)
    },
  }
}
