/**
 * Reads rows while the key is still being derived: that takes most of a second on another thread, and this one would
 * stand idle. They are sealed; a wrong passphrase has cost nothing but the reading.
 */
import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { MOST_ROW_BYTES } from './format.ts'
import type { StoredRow } from './store.ts'

const PIECE_BYTES = 4 * 1024 * 1024

/** Null stands for a row that is not bytes, as in `Store.rows`. */
export type Rows = Iterable<StoredRow | null>

export interface ReadAhead {
  /** Every row, first those read already. Reading ahead ends with it. Throws, in its place, what reading threw. Once. */
  readonly rows: () => Rows
  /** Ends the reading and frees the file. After `rows` it changes nothing. */
  readonly stop: () => void
}

/** Not more than so many bytes of rows wait, and so many rows are read before others get their turn. */
const AHEAD = { bytes: 128 * 1024 * 1024, rows: 250 } as const

/** Copies rows side by side into large pieces, which go back to the system whole; a hundred thousand small ones do not. */
const copier = (): ((row: StoredRow) => StoredRow) => {
  let piece = new Uint8Array()
  let used = 0
  const copy = (bytes: Uint8Array): Uint8Array => {
    if (used + bytes.length > piece.length) {
      piece = new Uint8Array(Math.max(PIECE_BYTES, bytes.length))
      used = 0
    }
    const place = piece.subarray(used, used + bytes.length)
    place.set(bytes)
    used += bytes.length
    return place
  }
  // What is too long to open is not kept waiting: without its bytes it opens as little.
  return ({ key, value }) => ({ key: copy(key), value: value.length > MOST_ROW_BYTES ? new Uint8Array() : copy(value) })
}

/** @param limit bytes that may wait */
export const readAhead = (from: Rows, limit: number = AHEAD.bytes): ReadAhead => {
  const cursor = from[Symbol.iterator]()
  const waiting: (StoredRow | null)[] = []
  const copied = copier()
  let bytes = 0
  let reading = true
  // A cursor that threw says afterwards that it is at its end: what it threw is kept, or rows would be missing.
  let thrown: { readonly error: unknown } | null = null

  const readSome = (): void => {
    for (let row = 0; row < AHEAD.rows && reading; row += 1) {
      const next = cursor.next()
      if (next.done) reading = false
      else waiting.push(next.value && copied(next.value))
      bytes += next.done ? 0 : next.value?.value.length ?? 0
      if (bytes >= limit) reading = false
    }
  }
  const read = async (): Promise<void> => {
    await turnOfOthers()
    while (reading) {
      try {
        readSome()
      } catch (error) {
        thrown = { error }
        reading = false
      }
      await turnOfOthers()
    }
  }
  void read()

  return {
    rows: function* () {
      reading = false
      for (let place = 0; place < waiting.length; place += 1) {
        yield waiting[place] ?? null
        // Let go of as it is used: the records take its place.
        waiting[place] = null
      }
      if (thrown !== null) throw thrown.error
      for (let next = cursor.next(); !next.done; next = cursor.next()) yield next.value
    },
    stop: () => {
      reading = false
      waiting.length = 0
      cursor.return?.()
    },
  }
}
