/** What an attachment's file looks like: a front in the clear, then chunks of one size whose fill is told inside. */
import { COMPARTMENTS, type Compartment } from '../../../shared/domain/compartment.ts'
import { Malformed, join, sameBytes, u16, u32, u8, utf8 } from '../bytes.ts'
import { readChecked, withChecksum } from '../checked.ts'
import { FORMAT, VAULT_ID_BYTES, compartmentNumber, damaged, fault } from '../format.ts'
import { paddedLength } from '../padding.ts'
import { HASH_BYTES, STREAM_HEADER_BYTES, STREAM_OVERHEAD_BYTES } from '../sodium.ts'
import type { AttachmentPlace } from './place.ts'

/** Plain bytes of every chunk but the last, which is never longer. */
export const CHUNK_BYTES = 64 * 1024
/** A chunk begins with the number of content bytes in it. */
const LENGTH_BYTES = 4
export const CHUNK_ROOM = CHUNK_BYTES - LENGTH_BYTES
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + STREAM_OVERHEAD_BYTES

const MAGIC = utf8('SRATTACH')
export const FRONT_BYTES = MAGIC.length + 2 + VAULT_ID_BYTES + 1 + 4 + HASH_BYTES
/** What stands before the first chunk. */
export const HEAD_BYTES = FRONT_BYTES + STREAM_HEADER_BYTES

export interface Front {
  readonly vaultId: Uint8Array
  readonly compartment: Compartment
  readonly epoch: number
}

/**
 * Whose it is, readable without a key. It names no data key: that would tell which attachments are of one client,
 * and whoever may open one knows its client from the record.
 */
export const writeFront = ({ vaultId, compartment, epoch }: Front): Uint8Array =>
  withChecksum(join(MAGIC, u16(FORMAT.major), vaultId, u8(compartmentNumber(compartment)), u32(epoch)))

/** Throws VaultFault vault-damaged, newer-format, older-format. */
export const readFront = (front: Uint8Array): Front => readChecked(front, 'front of an attachment', bytes => {
  if (!sameBytes(bytes.take(MAGIC.length), MAGIC)) throw new Malformed('not an attachment')
  const major = bytes.u16()
  if (major > FORMAT.major) throw fault('newer-format', 'an attachment of a newer version')
  if (major < FORMAT.major) throw fault('older-format', 'an attachment of an older version')
  const vaultId = bytes.take(VAULT_ID_BYTES)
  const compartment = COMPARTMENTS[bytes.u8()]
  if (compartment === undefined) throw new Malformed('a compartment there is none of')
  return { vaultId, compartment, epoch: bytes.u32() }
})

/** Throws VaultFault vault-damaged where a file is not the one that belongs in this place. */
export const refuseOtherPlace = (front: Front, place: AttachmentPlace): void => {
  const isHere = sameBytes(front.vaultId, place.vaultId) && front.compartment === place.compartment
    && front.epoch === place.epoch
  if (!isHere) throw damaged('an attachment belongs elsewhere')
}

/** Plain bytes of all chunks together, by the steps of padding.ts, so that a file's size says little. */
export const plainBytes = (contentBytes: number): number => {
  const chunks = Math.max(1, Math.ceil(contentBytes / CHUNK_ROOM))
  // `paddedLength` counts the length before the first chunk's content itself.
  return paddedLength(contentBytes + LENGTH_BYTES * (chunks - 1))
}

/** Bytes on disk of an attachment with that many bytes of content. */
export const fileBytes = (contentBytes: number): number => {
  const plain = plainBytes(contentBytes)
  return HEAD_BYTES + plain + Math.ceil(plain / CHUNK_BYTES) * STREAM_OVERHEAD_BYTES
}

/** One chunk of `size` plain bytes: the content's length, the content, zeros. */
export const writeChunk = (content: Uint8Array, size: number): Uint8Array => {
  const chunk = new Uint8Array(size)
  chunk.set(u32(content.length))
  chunk.set(content, LENGTH_BYTES)
  return chunk
}

/** A view of a chunk's content. Throws Malformed. */
export const readChunk = (chunk: Uint8Array): Uint8Array => {
  if (chunk.length < LENGTH_BYTES) throw new Malformed('a chunk ends early')
  const length = new DataView(chunk.buffer, chunk.byteOffset, chunk.length).getUint32(0, true)
  if (length > chunk.length - LENGTH_BYTES) throw new Malformed('a chunk with more than it holds')
  return chunk.subarray(LENGTH_BYTES, LENGTH_BYTES + length)
}

/** The plain sizes of the chunks that are still to come, in order. */
export const chunkSizes = (plainLeft: number): readonly number[] =>
  Array.from({ length: Math.ceil(plainLeft / CHUNK_BYTES) }, (_, index) =>
    Math.min(CHUNK_BYTES, plainLeft - index * CHUNK_BYTES))
