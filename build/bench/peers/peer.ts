/** What is asked of every peer, on the same records. */

export interface PeerInput {
  /** Where the peers are installed. */
  readonly packages: string
  /** A file with the records, one JSON value a line: `[collection, record]`. */
  readonly records: string
  /** An empty folder. */
  readonly scratch: string
}

export interface PeerFigures {
  /** Of all the records, in batches of 500. */
  readonly bulkPerSecond: number
  /** One more note of 2 KB, written by itself: each time in milliseconds. */
  readonly saves: readonly number[]
  /**
   * From the file on disk, with the key at hand, to what Today shows: every client, and every action item that
   * waits, readable. Each time in milliseconds.
   */
  readonly opens: readonly number[]
  /** On disk, after everything is written. */
  readonly bytes: number
}

export const BATCH = 500
export const SAVES = 200
export const OPENINGS = 5

export type Rec = Readonly<Record<string, unknown>> & { readonly id: string }
export type Line = readonly [collection: string, record: Rec]
