/** The figures of a bench: one row each, as a table and as JSON. */

export interface Row {
  readonly name: string
  /** `ms`, `s`, `MB`, `records/s`, `MB/s`, `tasks`. */
  readonly unit: string
  /** Null where it could not be measured; `why` then says so. */
  readonly ours: number | null
  readonly peer: number | null
  readonly peerName: string | null
  /** How many times better we are than the peer: above 1 is better, whichever way the unit counts. */
  readonly ratio: number | null
  /** What we want it to be, with the unit; no more than a wish. */
  readonly target?: string
  readonly why?: string
}

/** Units of which more is better. */
const MORE_IS_BETTER: readonly string[] = ['records/s', 'MB/s']

export const ownRow = (name: string, unit: string, ours: number | null, more: Pick<Row, 'target' | 'why'> = {}): Row =>
  ({ name, unit, ours, peer: null, peerName: null, ratio: null, ...more })

export const againstRow = (
  name: string, unit: string, ours: number | null, peer: number | null, peerName: string, why?: string,
): Row => {
  const isMoreBetter = MORE_IS_BETTER.includes(unit)
  const ratio = ours === null || peer === null ? null : isMoreBetter ? ours / peer : peer / ours
  return { name, unit, ours, peer, peerName, ratio, ...(why === undefined ? {} : { why }) }
}

/** A figure as it is read: three digits that count, no more than there is to know. */
export const figure = (value: number | null): string => {
  if (value === null) return '-'
  const size = Math.abs(value)
  return size >= 100 ? Math.round(value).toLocaleString('en-GB') : size >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** Rows that belong together, under one line of words. */
export interface Group {
  readonly title: string
  readonly rows: readonly Row[]
}

const CELLS = ['', 'unit', 'ours', 'peer', 'times', ''] as const

const cellsOf = (row: Row): readonly string[] => [
  row.name, row.unit, figure(row.ours), figure(row.peer), figure(row.ratio),
  [row.target === undefined ? null : `target ${row.target}`, row.why].filter(Boolean).join('; '),
]

/** Left for words, right for figures. */
const padded = (cell: string, width: number, column: number): string =>
  (column >= 2 && column <= 4 ? cell.padStart(width) : cell.padEnd(width))

export const tableOf = (groups: readonly Group[]): string => {
  const lines = [CELLS, ...groups.flatMap(({ rows }) => rows.map(cellsOf))]
  const widths = CELLS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const lineOf = (cells: readonly string[]): string =>
    cells.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join('  ').trimEnd()
  return [lineOf(CELLS), ...groups.flatMap(({ title, rows }) => ['', title, ...rows.map((row) => lineOf(cellsOf(row)))])].join('\n')
}
