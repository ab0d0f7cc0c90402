/** CSV by RFC 4180, as a spreadsheet reads it and without a cell it would run. */

/** Says UTF-8 to Excel, which takes a file without it for the alphabet of the machine. */
export const BOM = '\ufeff'

/**
 * A cell that a spreadsheet takes for a formula: it begins with = + - @, a tab or a line end, as it is, in the wide
 * forms of East Asia, or behind characters that some program drops.
 */
const RUNS = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** An apostrophe in front says "text" to every spreadsheet. What was typed stands unchanged in the JSON. */
export const defused = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A value as a cell: nothing for null and for what is not there, JSON for lists and objects. */
export const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return defused(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

/** One line, with its end. */
export const csvRow = (values: readonly unknown[]): string =>
  `${values.map((value) => quoted(cellOf(value))).join(',')}\r\n`
