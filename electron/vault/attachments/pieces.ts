/** Bytes that come in pieces of any size, in pieces of one. */
import { wipe } from '../sodium.ts'

export interface Piece {
  /** Good until the next piece is asked for: all pieces share their memory. */
  readonly bytes: Uint8Array
  readonly isLast: boolean
}

/** Every piece but the last has `size` bytes; the last has fewer or as many, and is there even for no bytes at all. */
export async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Piece, void> {
  const piece = new Uint8Array(size)
  let filled = 0
  try {
    for await (const bytes of source) {
      for (let at = 0; at < bytes.length;) {
        // A full piece waits for what follows it, for only then it is not the last.
        if (filled === size) {
          yield { bytes: piece, isLast: false }
          filled = 0
        }
        const taken = Math.min(size - filled, bytes.length - at)
        piece.set(bytes.subarray(at, at + taken), filled)
        filled += taken
        at += taken
      }
    }
    yield { bytes: piece.subarray(0, filled), isLast: true }
  } finally {
    wipe(piece)
  }
}
