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
  /** Of 64 bits, negative or not. */
  readonly place: bigint
  /** Null where it is not bytes. */
  readonly key: Uint8Array | null
  /** Null for a row that is not bytes: nothing of ours wrote it. */
  readonly row: StoredRow | null
}

/** What a snapshot asks of the file. */
export interface SnapshotReads {
  /** Up to so many rows that stand at a place or after it, by rising places. */
  readonly from: (place: bigint, limit: number) => readonly PlacedRow[]
  readonly find: (key: Uint8Array) => readonly PlacedRow[]
  /** All rows under a key, where an index of unique keys leads to one alone. */
  readonly findSeveral: (key: Uint8Array) => readonly PlacedRow[]
  /** How many rows there are in the table, of every kind. */
  readonly count: () => number
  /** The keys, in hex, that more than one row stands under. */
  readonly twice: () => ReadonlySet<string>
}

export interface Snapshot {
  /**
   * Every row as it was when the snapshot began, in no order that means anything. Once; whoever reads may pause
   * between two. A row that is not bytes is left out, and of several under one key all but one: no other file could
   * hold them. Throws VaultFault vault-damaged, at the latest at the end, when any other was not found.
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

/** The first place a row may have. */
const FIRST = -(2n ** 63n)

export const snapshotsOf = ({ from, find, findSeveral, count, twice }: SnapshotReads): Snapshots => {
  const watching = new Set<(key: Uint8Array) => void>()

  const begin = (): Snapshot => {
    /** Where the next row may stand. */
    let ahead = FIRST
    const total = count()
    const several = twice()
    const given = new Set<string>()
    /** Rows that were come upon, given or left out. */
    let met = 0
    // Rows that were changed since, in hex: what stands in the file is not what stood there.
    const changed = new Set<string>()
    const putBy: StoredRow[] = []
    let ended = false

    const watch = (key: Uint8Array): void => {
      const name = hex(key)
      if (changed.has(name)) return
      for (const { row, place } of several.has(name) ? findSeveral(key) : find(key)) {
        if (place < ahead) continue
        met += 1
        if (row !== null) putBy.push(row)
      }
      changed.add(name)
    }
    const isChanged = ({ key }: PlacedRow): boolean => changed.size > 0 && key !== null && changed.has(hex(key))
    const end = (): void => {
      ended = true
      watching.delete(watch)
      putBy.length = 0
      changed.clear()
    }
    const next = (limit: number): readonly PlacedRow[] => {
      const piece = from(ahead, limit)
      for (const { place } of piece) {
        // Only in a damaged file; without this, reading one might never end.
        if (place < ahead) throw damaged('rows are out of order')
        ahead = place + 1n
      }
      return piece
    }
    const isFirst = ({ key }: StoredRow): boolean => {
      if (several.size === 0) return true
      const name = hex(key)
      if (!several.has(name)) return true
      if (given.has(name)) return false
      given.add(name)
      return true
    }

    watching.add(watch)
    return {
      rows: function* () {
        let limit: number = PIECE.fewest
        try {
          for (;;) {
            for (let row = putBy.shift(); row !== undefined; row = putBy.shift()) if (isFirst(row)) yield row
            if (ended) throw new Error('the snapshot has ended')
            const piece = next(limit)
            if (piece.length === 0) {
              // A backup that lacks a row must not be called whole.
              if (met !== total) throw damaged('rows are there that cannot be read')
              return
            }
            // Now: what changes while these wait for their turn was read before it changed.
            const still = piece.filter(placed => !isChanged(placed))
            met += still.length
            const rows = still.flatMap(({ row }) => row === null || !isFirst(row) ? [] : [row])
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
