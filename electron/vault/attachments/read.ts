/** V12: opens an attachment, chunk by chunk; nothing of a chunk is given away before it was authenticated. */
import type { FileHandle } from 'node:fs/promises'
import { Malformed, sameBytes } from '../bytes.ts'
import { damaged } from '../format.ts'
import { hashing, streamOpener, wipe, type StreamOpener } from '../sodium.ts'
import { openToRead, readExactly } from './files.ts'
import {
  CHUNK_ROOM, FRONT_BYTES, HEAD_BYTES, SEALED_CHUNK_BYTES, plainBytes, readChunk, readFront, refuseOtherPlace,
} from './layout.ts'
import { attachmentPath, chunkContext, streamKey, type AttachmentRef } from './place.ts'
import type { AttachmentFigures } from './write.ts'

export interface ReadInput extends AttachmentRef {
  /** What the record says of it; compared at the end. Null where nothing is known. */
  readonly expected: AttachmentFigures | null
}

const openChunk = (
  opener: StreamOpener, sealed: Uint8Array, context: Uint8Array, isLast: boolean,
): { readonly plain: Uint8Array; readonly content: Uint8Array } => {
  const opened = opener.pull(sealed, context)
  if (opened === null) throw damaged('an attachment does not open')
  // Cut short, or going on after its end.
  if (opened.isLast !== isLast) throw damaged('an attachment does not end where it should')
  try {
    return { plain: opened.message, content: readChunk(opened.message) }
  } catch (error) {
    if (error instanceof Malformed) throw damaged('an attachment is malformed', error)
    throw error
  }
}

async function* openChunks(
  handle: FileHandle, length: number, { place }: ReadInput, key: Uint8Array, signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, number> {
  if (length < HEAD_BYTES) throw damaged('an attachment ends early')
  const head = await readExactly(handle, HEAD_BYTES)
  refuseOtherPlace(readFront(head.subarray(0, FRONT_BYTES)), place)
  const opener = streamOpener(key, head.subarray(FRONT_BYTES))
  const context = chunkContext(place)
  let left = length - HEAD_BYTES
  let plainRead = 0
  let bytes = 0
  let isFilled = true
  try {
    while (left > 0) {
      signal?.throwIfAborted()
      const sealed = await readExactly(handle, Math.min(left, SEALED_CHUNK_BYTES))
      left -= sealed.length
      const { plain, content } = openChunk(opener, sealed, context, left === 0)
      // Content fills chunk after chunk; what comes after a gap was not written here.
      if (content.length > 0 && !isFilled) throw damaged('an attachment is malformed')
      isFilled = content.length === CHUNK_ROOM
      plainRead += plain.length
      bytes += content.length
      if (left === 0 && plainBytes(bytes) !== plainRead) throw damaged('an attachment is malformed')
      if (content.length > 0) yield content
    }
    if (plainRead === 0) throw damaged('an attachment ends early')
    return bytes
  } finally {
    opener.end()
  }
}

/**
 * The content, in authenticated pieces of up to 64 KiB, each of them the caller's own. That nothing is missing is known
 * only at the end: keep what came only when the iteration ends without a fault. The file is open while it is iterated.
 *
 * Throws VaultFault vault-damaged (missing, cut, changed, moved, of another epoch, not what the record says),
 * newer-format, older-format, disk-failed, read-only; the signal's reason.
 */
export async function* readAttachment(
  input: ReadInput, options: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<Uint8Array, AttachmentFigures> {
  const { handle, length } = await openToRead(attachmentPath(input))
  const key = streamKey(input)
  const digest = hashing()
  let figures: AttachmentFigures | null = null
  try {
    const chunks = openChunks(handle, length, input, key, options.signal)
    try {
      let next = await chunks.next()
      while (next.done !== true) {
        digest.add(next.value)
        yield next.value
        next = await chunks.next()
      }
      figures = { bytes: next.value, digest: digest.end() }
    } finally {
      await chunks.return(0)
    }
    const { expected } = input
    const isExpected = expected === null
      || expected.bytes === figures.bytes && sameBytes(expected.digest, figures.digest)
    if (!isExpected) throw damaged('an attachment is not the one its record names')
    return figures
  } finally {
    if (figures === null) digest.end()
    wipe(key)
    await handle.close()
  }
}

/** Reads all of it and keeps nothing. Rejects as `readAttachment` throws. */
export const verifyAttachment = async (
  input: ReadInput, options: { readonly signal?: AbortSignal } = {},
): Promise<AttachmentFigures> => {
  const chunks = readAttachment(input, options)
  for (;;) {
    const next = await chunks.next()
    if (next.done === true) return next.value
    wipe(next.value)
  }
}
