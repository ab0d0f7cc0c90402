/**
 * V13: what the whole vault hangs on is kept twice, as the header is: directory, grants, keyrings. Both copies are
 * written in one transaction; either alone opens, and the other is then written anew from it.
 */
import { sameBytes } from './bytes.ts'
import type { ReadRow, RowChange } from './format.ts'
import { VaultFault } from './types.ts'

/** Rows to write anew from their good copy: upkeep, never a reason to fail. */
export type RowsToHeal = readonly RowChange[]

export interface ReadTwins<Value> {
  readonly value: Value
  /** The copy that was taken. */
  readonly row: Uint8Array
  readonly heal: RowsToHeal
}

export const twinNames = (name: string): readonly [string, string] => [`${name}/a`, `${name}/b`]

/** Both copies, to be written or (null) taken away. */
export const twinRows = (name: string, value: Uint8Array | null): readonly RowChange[] =>
  twinNames(name).map(twin => ({ name: twin, value }))

interface Opened<Value> { readonly row: Uint8Array; readonly value: Value }

/**
 * Reads a row that is kept twice: of the copies that open the better one, or the first.
 * Throws the first copy's VaultFault when neither opens.
 * @param better whether the first value is to be taken before the other; without it, whichever opens first
 */
export const readTwins = <Value>(
  row: ReadRow, name: string, open: (row: Uint8Array | null) => Value,
  better: (one: Value, other: Value) => boolean = () => false,
): ReadTwins<Value> => {
  const copies = twinNames(name).map(twin => ({ name: twin, row: row(twin) }))
  const opened: Opened<Value>[] = []
  const faults: VaultFault[] = []
  for (const copy of copies) {
    try {
      const value = open(copy.row)
      if (copy.row !== null) opened.push({ row: copy.row, value })
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error
      faults.push(error)
    }
  }
  const [first, second] = opened
  if (first === undefined) throw faults[0] ?? new Error('a missing row was read as if it were there')
  const taken = second !== undefined && better(second.value, first.value) ? second : first
  const heal = copies.filter(copy => copy.row === null || !sameBytes(copy.row, taken.row))
  return { ...taken, heal: heal.map(copy => ({ name: copy.name, value: taken.row })) }
}
