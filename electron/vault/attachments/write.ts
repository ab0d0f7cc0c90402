/** V12: seals an attachment into a file that is complete or not there at all. */
import { existsSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { LIMITS } from '../../../shared/schemas/common.ts'
import { makeFolder, moveIntoPlace } from '../atomic-file.ts'
import { hex } from '../bytes.ts'
import { withFaults } from '../store-faults.ts'
import { hashing, streamSealer, wipe, type Random, type StreamSealer } from '../sodium.ts'
import { VaultFault } from '../types.ts'
import { createFile, removeQuietly, takePlace, withDiskFaults, writeAll } from './files.ts'
import { CHUNK_BYTES, CHUNK_ROOM, chunkSizes, plainBytes, writeChunk, writeFront } from './layout.ts'
import { inPieces } from './pieces.ts'
import { attachmentPath, chunkContext, streamKey, type AttachmentRef } from './place.ts'

/** More content than an attachment may have. `code` and `detail` are what the one who asked is told. */
export class AttachmentTooLarge extends Error {
  override readonly name = 'AttachmentTooLarge'
  readonly code = 'too-large'
  readonly detail: { readonly limit: number }

  constructor(limit: number) {
    super('more than an attachment can hold')
    this.detail = { limit }
  }
}

export interface AttachmentFigures {
  /** Bytes of content. */
  readonly bytes: number
  /** BLAKE2b of the content, 32 bytes. */
  readonly digest: Uint8Array
}

export interface WriteOptions {
  /** Aborting it rejects with its reason and leaves no file. */
  readonly signal?: AbortSignal
  /** Told after every chunk, and at the end with the final number: bytes of content that are sealed. */
  readonly onProgress?: (bytes: number) => void
  /** Bytes of content; LIMITS.attachmentBytes where nothing is said. */
  readonly limit?: number
}

export interface WriteInput extends AttachmentRef { readonly random: Random }

const PART_BYTES = 8

/**
 * The unfinished file's name: its own for every attempt, so that two of them cannot write into one file.
 * `tidy.ts` knows it from there.
 */
const partPath = (input: WriteInput): string => `${attachmentPath(input)}.${hex(input.random(PART_BYTES))}.part`

const sealInto = async (
  handle: FileHandle, sealer: StreamSealer, input: WriteInput, source: AsyncIterable<Uint8Array>,
  { signal, onProgress, limit = LIMITS.attachmentBytes }: WriteOptions,
): Promise<AttachmentFigures> => {
  const context = chunkContext(input.place)
  const digest = hashing()
  let ended = false
  const endDigest = (): Uint8Array => {
    ended = true
    return digest.end()
  }
  let bytes = 0
  let sealed = 0
  const push = async (content: Uint8Array, size: number, isLast: boolean): Promise<void> => {
    const chunk = writeChunk(content, size)
    const message = sealer.push(chunk, isLast, context)
    wipe(chunk)
    await writeAll(handle, message)
    sealed += size
    signal?.throwIfAborted()
  }
  try {
    signal?.throwIfAborted()
    await writeAll(handle, writeFront(input.place))
    await writeAll(handle, sealer.header)
    for await (const piece of inPieces(source, CHUNK_ROOM)) {
      bytes += piece.bytes.length
      if (bytes > limit) throw new AttachmentTooLarge(limit)
      digest.add(piece.bytes)
      if (piece.isLast) {
        const sizes = chunkSizes(plainBytes(bytes) - sealed)
        for (const [index, size] of sizes.entries()) {
          await push(index === 0 ? piece.bytes : new Uint8Array(), size, index === sizes.length - 1)
        }
      } else {
        await push(piece.bytes, CHUNK_BYTES, false)
      }
      onProgress?.(bytes)
    }
    await withDiskFaults(() => handle.sync())
    return { bytes, digest: endDigest() }
  } finally {
    if (!ended) endDigest()
  }
}

/** Seals into a file beside and hands it to `settle`, which gives it its name; whatever fails, it is gone. */
const writeBeside = async (
  input: WriteInput, source: AsyncIterable<Uint8Array>, options: WriteOptions,
  settle: (part: string, path: string) => Promise<void>,
): Promise<AttachmentFigures> => {
  withFaults(() => makeFolder(input.folder))
  const part = partPath(input)
  const handle = await createFile(part)
  const key = streamKey(input)
  const sealer = streamSealer(key, input.random)
  try {
    let figures: AttachmentFigures
    try {
      figures = await sealInto(handle, sealer, input, source, options)
    } finally {
      await withDiskFaults(() => handle.close())
    }
    options.signal?.throwIfAborted()
    await settle(part, attachmentPath(input))
    return figures
  } catch (error) {
    await removeQuietly(part)
    throw error
  } finally {
    sealer.end()
    wipe(key)
  }
}

/**
 * Seals an attachment and makes it durable, before the record that names it is committed. Until then it is an orphan
 * (tidy.ts); where the commit fails, the caller removes it. An attachment is never changed: another content is
 * another attachment, with an id and so a hid of its own.
 *
 * Rejects with VaultFault vault-exists, disk-full, disk-failed, read-only; with AttachmentTooLarge; with the signal's
 * reason; and with whatever the source throws, as it is. Then no file is left.
 */
export const writeAttachment = (
  input: WriteInput, source: AsyncIterable<Uint8Array>, options: WriteOptions = {},
): Promise<AttachmentFigures> => writeBeside(input, source, options, async (part, path) => {
  try {
    moveIntoPlace(part, path, existsSync)
  } catch (error) {
    // It may have its name already and not be durable. What had the name before us is not ours to remove.
    if (!(error instanceof VaultFault && error.code === 'vault-exists')) await removeQuietly(path)
    throw error
  }
})

/** As `writeAttachment`, in the place of a file that has the name already: re-sealing may be repeated. */
export const replaceAttachment = (
  input: WriteInput, source: AsyncIterable<Uint8Array>, options: WriteOptions = {},
): Promise<AttachmentFigures> =>
  writeBeside(input, source, options, (part, path) => takePlace(part, path, input.folder))
