/**
 * V18: all rows as they are at one instant, read piece by piece while the vault goes on being written to. Before a
 * row is changed that has not been read yet, what it was is put by. So the snapshot is exact, nothing waits for it,
 * and it costs the memory of what changes meanwhile.
 */
import { hex } from './bytes.ts'
import { damaged } from './format.ts'
import type { StoredRow } from './store.ts'

/** A row and where it stands: rows are read in the order of their places. */
export interface PlacedRow {
  readonly place: number
  /** Null for a row that is not bytes: nothing of ours wrote it. */
  readonly row: StoredRow | null
}

/** What a snapshot asks of the file. */
export interface SnapshotReads {
  /** Up to so many rows that stand after a place, by rising places. */
  readonly after: (place: number, limit: number) => readonly PlacedRow[]
  readonly find: (key: Uint8Array) => PlacedRow | null
}

export interface Snapshot {
  /**
   * Every row as it was when the snapshot began, in no order that means anything. Once; whoever reads may pause
   * between two. A row that is not bytes is left out.
   */
  readonly rows: () => Iterable<StoredRow>
  /** Lets go of what was put by. Nothing is to be read afterwards. */
  readonly end: () => void
}

export interface Snapshots {
  readonly begin: () => Snapshot
  /** To be called before a row is written or removed. */
  readonly changing: (key: Uint8Array) => void
}

/** A piece is about so many bytes: some milliseconds. */
const PIECE = { bytes: 512 * 1024, fewest: 4, most: 512 } as const

export const snapshotsOf = ({ after, find }: SnapshotReads): Snapshots => {
  const watching = new Set<(key: Uint8Array) => void>()

  const begin = (): Snapshot => {
    let reached = Number.MIN_SAFE_INTEGER
    // Rows that were changed since, in hex: what stands in the file is not what stood there.
    const changed = new Set<string>()
    const putBy: StoredRow[] = []
    let ended = false

    const watch = (key: Uint8Array): void => {
      const name = hex(key)
      if (changed.has(name)) return
      const found = find(key)
      if (found !== null && found.row !== null && found.place > reached) putBy.push(found.row)
      changed.add(name)
    }
    const isChanged = ({ key }: StoredRow): boolean => changed.size > 0 && changed.has(hex(key))
    const end = (): void => {
      ended = true
      watching.delete(watch)
      putBy.length = 0
      changed.clear()
    }
    const next = (limit: number): readonly PlacedRow[] => {
      const piece = after(reached, limit)
      for (const { place } of piece) {
        // Only in a damaged file; without this, reading one might never end.
        if (place <= reached) throw damaged('rows are out of order')
        reached = place
      }
      return piece
    }

    watching.add(watch)
    return {
      rows: function* () {
        let limit: number = PIECE.fewest
        try {
          for (;;) {
            for (let row = putBy.shift(); row !== undefined; row = putBy.shift()) yield row
            if (ended) throw new Error('the snapshot has ended')
            const piece = next(limit)
            if (piece.length === 0) return
            // Now: what changes while these wait for their turn was read before it changed.
            const rows = piece.flatMap(({ row }) => row === null || isChanged(row) ? [] : [row])
            const bytes = rows.reduce((sum, { value }) => sum + value.length, 0)
            limit = Math.min(PIECE.most, Math.max(PIECE.fewest,
              Math.min(2 * limit, Math.floor(limit * PIECE.bytes / Math.max(1, bytes)))))
            yield* rows
          }
        } finally {
          end()
        }
      },
      end,
    }
  }

  return {
    begin,
    changing: key => {
      for (const watch of watching) watch(key)
    },
  }
}
