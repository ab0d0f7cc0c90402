/**
 * V9: what is sealed is padded first, so that a length on disk says little: 256 bytes doubling to 64 KiB,
 * then in steps of at most an eighth of the size.
 */
import { Malformed } from './bytes.ts'

const SMALLEST = 256
const DOUBLING_ENDS = 64 * 1024
/** The length (u32) that stands before the content, inside the padding. */
const PREFIX = 4

/** Bytes on disk (before the tag) for that many bytes of content. */
export const paddedLength = (contentLength: number): number => {
  const needed = contentLength + PREFIX
  if (needed <= DOUBLING_ENDS) {
    let size = SMALLEST
    while (size < needed) size *= 2
    return size
  }
  const step = 2 ** Math.floor(Math.log2(needed - 1)) / 8
  return Math.ceil(needed / step) * step
}

export const pad = (content: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(paddedLength(content.length))
  new DataView(padded.buffer).setUint32(0, content.length, true)
  padded.set(content, PREFIX)
  return padded
}

/** A view of the content. Throws Malformed for bytes that `pad` cannot have made. */
export const unpad = (padded: Uint8Array): Uint8Array => {
  if (padded.length < SMALLEST) throw new Malformed('bytes end early')
  const length = new DataView(padded.buffer, padded.byteOffset, padded.length).getUint32(0, true)
  if (paddedLength(length) !== padded.length) throw new Malformed('padding of another size')
  return padded.subarray(PREFIX, PREFIX + length)
}
