/** Where an arrow leads in the week: down and up through a day, to the left and right through the days. */

/** The head of a day, or one of its sessions. */
export interface Stop {
  readonly id: string
  /** How far down it stands, in pixels; above every session for the head of a day. */
  readonly top: number
}

/** The days in their order, each with its head first. */
export type Columns = readonly (readonly Stop[])[]

const clamped = (index: number, length: number): number => Math.min(Math.max(index, 0), length - 1)

/** What stands nearest beside it; from the head of a day to the head. */
const beside = (column: readonly Stop[], row: number, top: number): Stop | undefined => {
  const [head, ...sessions] = column
  if (row === 0) return head
  const near = (one: Stop, other: Stop): Stop => (Math.abs(other.top - top) < Math.abs(one.top - top) ? other : one)
  const [first] = sessions
  return first ? sessions.reduce(near, first) : head
}

/** The id to go to; null where the key means nothing here. */
export const stepFrom = (columns: Columns, id: string, key: string): string | null => {
  const column = columns.findIndex((stops) => stops.some((stop) => stop.id === id))
  const stops = columns[column] ?? []
  const row = stops.findIndex((stop) => stop.id === id)
  const here = stops[row]
  if (!here) return null
  const sideways = (to: number) => beside(columns[clamped(to, columns.length)] ?? [], row, here.top)?.id ?? null
  switch (key) {
    case 'ArrowDown': return stops[clamped(row + 1, stops.length)]?.id ?? null
    case 'ArrowUp': return stops[clamped(row - 1, stops.length)]?.id ?? null
    case 'ArrowLeft': return column === 0 ? id : sideways(column - 1)
    case 'ArrowRight': return column === columns.length - 1 ? id : sideways(column + 1)
    case 'Home': return sideways(0)
    case 'End': return sideways(columns.length - 1)
    default: return null
  }
}
