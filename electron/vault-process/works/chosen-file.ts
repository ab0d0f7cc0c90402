/** A file the coach has chosen with the system's dialog, to be kept with a note. */
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { safeName } from '../../export/safe-names.ts'
import { Refusal } from './line.ts'

/** As long as a record takes; every system opens such a name again. */
const LONGEST = { units: 200, bytes: 240 }

/** What it is called: the last part of where it lay, and nothing in it that a screen or a system could misread. */
export const nameOfFile = (path: string): string => safeName(basename(path), 'file', LONGEST)

const PIECE_BYTES = 64 * 1024

/** The system's own words hold a path, and are nobody's business. */
const asked = async <Value>(work: Promise<Value>): Promise<Value> => {
  try {
    return await work
  } catch (error) {
    // It was there when it was chosen; a disk that fails while it is read is another matter.
    throw new Refusal(Reflect.get(Object(error), 'code') === 'EIO' ? 'disk-failed' : 'place-unknown')
  }
}

async function* piecesOf(handle: FileHandle): AsyncGenerator<Uint8Array, void> {
  const piece = new Uint8Array(PIECE_BYTES)
  for (;;) {
    const { bytesRead } = await asked(handle.read(piece, 0, piece.length, null))
    if (bytesRead === 0) return
    // Whoever takes it is done with it before asking for the next.
    yield piece.subarray(0, bytesRead)
  }
}

export interface ChosenFile {
  readonly name: string
  readonly bytes: number
  readonly pieces: () => AsyncIterable<Uint8Array>
  readonly close: () => Promise<void>
}

/** Rejects with Refusal place-unknown for what is not there, is no file, or may not be read; disk-failed. */
export const openChosenFile = async (path: string): Promise<ChosenFile> => {
  // NONBLOCK: a pipe must not keep anybody waiting. Windows has no such flag.
  const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)
  const handle = await asked(open(path, flags))
  const close = (): Promise<void> => handle.close().catch(() => undefined)
  try {
    const found = await asked(handle.stat())
    if (!found.isFile()) throw new Refusal('place-unknown')
    return { name: nameOfFile(path), bytes: found.size, pieces: () => piecesOf(handle), close }
  } catch (error) {
    await close()
    throw error
  }
}
