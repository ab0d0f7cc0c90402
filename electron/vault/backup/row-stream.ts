/** Rows as one stream of bytes, cut into messages anywhere: a row of fifty megabytes is many messages. */
import { join } from '../bytes.ts'
import type { StoredRow } from '../store.ts'
import { ROW_KEY_MOST, spoilt } from './layout.ts'

export interface RowReader {
  /** Takes the next bytes and tells of every row that is whole by now. Rows are views, and stay good. */
  readonly push: (bytes: Uint8Array, tell: (row: StoredRow, bytes: Uint8Array) => void) => void
  /** Throws VaultFault backup-damaged when the last row is not whole. */
  readonly end: () => void
}

const LENGTH_BYTES = 4

/** @param most bytes a row can have: no more than there are in the file */
export const rowReader = (most: number): RowReader => {
  let pieces: Uint8Array[] = []
  let have = 0
  let need = LENGTH_BYTES

  const bounded = (length: number, bound: number): number => {
    if (length > bound) throw spoilt('a row of a backup is longer than it can be')
    return length
  }
  return {
    push: (bytes, tell) => {
      pieces.push(bytes)
      have += bytes.length
      if (have < need) return
      // Joined only when what is known to be needed is there: a long row is copied once.
      const all = pieces.length === 1 ? bytes : join(...pieces)
      const view = new DataView(all.buffer, all.byteOffset, all.length)
      let at = 0
      for (;;) {
        const left = all.length - at
        need = LENGTH_BYTES
        if (left < need) break
        const keyLength = bounded(view.getUint32(at, true), ROW_KEY_MOST)
        need += keyLength + LENGTH_BYTES
        if (left < need) break
        const valueStarts = at + need
        need += bounded(view.getUint32(valueStarts - LENGTH_BYTES, true), most)
        if (left < need) break
        const row = {
          key: all.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + keyLength),
          value: all.subarray(valueStarts, at + need),
        }
        tell(row, all.subarray(at, at + need))
        at += need
      }
      const rest = all.subarray(at)
      pieces = rest.length === 0 ? [] : [rest]
      have = rest.length
    },
    end: () => {
      if (have > 0) throw spoilt('the last row of a backup is not whole')
    },
  }
}
