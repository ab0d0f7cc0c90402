/**
 * V13: what the whole vault hangs on is kept twice, as the header is: directory, grants, keyrings. Both copies are
 * written in one transaction; either alone opens, and the other is then written anew from it.
 */
import { sameBytes } from './bytes.ts'
import type { ReadRow, RowChange } from './format.ts'
import { VaultFault } from './types.ts'

/** Rows to write anew from their good copy: upkeep, never a reason to fail. */
export type RowsToHeal = readonly RowChange[]

/** A copy that opens, and what it says. */
export interface TwinCopy<Value> { readonly row: Uint8Array; readonly value: Value }

/** The copy that is taken, and what heals the other. */
export interface ReadTwins<Value> extends TwinCopy<Value> { readonly heal: RowsToHeal }

export const twinNames = (name: string): readonly [string, string] => [`${name}/a`, `${name}/b`]

/** Both copies, to be written or (null) taken away. */
export const twinRows = (name: string, value: Uint8Array | null): readonly RowChange[] =>
  twinNames(name).map(twin => ({ name: twin, value }))

/** Every copy of a row kept twice that opens. Throws the first copy's VaultFault when neither does. */
export const openTwins = <Value>(
  row: ReadRow, name: string, open: (row: Uint8Array | null) => Value,
): readonly [TwinCopy<Value>, ...TwinCopy<Value>[]] => {
  const opened: TwinCopy<Value>[] = []
  const faults: VaultFault[] = []
  for (const copy of twinNames(name).map(row)) {
    try {
      const value = open(copy)
      if (copy !== null) opened.push({ row: copy, value })
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error
      faults.push(error)
    }
  }
  const [first, ...more] = opened
  if (first === undefined) throw faults[0] ?? new Error('a missing row was read as if it were there')
  return [first, ...more]
}

/** This copy, to be written in the place of what is another, or missing. */
export const taken = <Value>(row: ReadRow, name: string, copy: TwinCopy<Value>): ReadTwins<Value> => {
  const copies = twinNames(name).map(twin => ({ name: twin, row: row(twin) }))
  const heal = copies.filter(other => other.row === null || !sameBytes(other.row, copy.row))
  return { ...copy, heal: heal.map(other => ({ name: other.name, value: copy.row })) }
}

/** Reads a row that is kept twice: the first copy that opens. Throws the first copy's VaultFault when neither does. */
export const readTwins = <Value>(
  row: ReadRow, name: string, open: (row: Uint8Array | null) => Value,
): ReadTwins<Value> => taken(row, name, openTwins(row, name, open)[0])
