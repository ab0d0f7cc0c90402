/** Canonical binary: little-endian, no padding, every length said before the bytes it measures. */

/** Bytes end early, or go on after the end. What was being read decides which fault that is. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}

const encoder = new TextEncoder()
// fatal: two different byte strings must never read as one text.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** UTF-8. A lone surrogate becomes U+FFFD; text that must stay exact goes through JSON, which escapes it. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** UTF-8 of a name that must not be taken for another: throws where it holds a lone surrogate. */
export const exactUtf8 = (name: string): Uint8Array => {
  if (/\p{Surrogate}/u.test(name)) throw new Error('a name with a lone surrogate has no UTF-8')
  return encoder.encode(name)
}

export const text = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    throw new Malformed('not UTF-8', { cause: error })
  }
}

export const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')

export const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index])

const numberBytes = (length: number, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(length)
  write(new DataView(bytes.buffer))
  return bytes
}

export const u8 = (value: number): Uint8Array => Uint8Array.of(value)
export const u16 = (value: number): Uint8Array => numberBytes(2, view => view.setUint16(0, value, true))
export const u32 = (value: number): Uint8Array => numberBytes(4, view => view.setUint32(0, value, true))
/** Whole numbers up to 2^53 - 1, as eight bytes. */
export const u64 = (value: number): Uint8Array => numberBytes(8, view => view.setBigUint64(0, BigInt(value), true))
/** Whole numbers of either sign, as eight bytes: instants may lie before 1970. */
export const i64 = (value: number): Uint8Array => numberBytes(8, view => view.setBigInt64(0, BigInt(value), true))
/** Bytes with their length (u32) before them. */
export const sized = (bytes: Uint8Array): Uint8Array => join(u32(bytes.length), bytes)

export interface ByteReader {
  readonly u8: () => number
  readonly u16: () => number
  readonly u32: () => number
  readonly u64: () => number
  readonly i64: () => number
  /** A view, not a copy. */
  readonly take: (length: number) => Uint8Array
  readonly sized: () => Uint8Array
  /** Where the next byte is read. */
  readonly at: () => number
  /** Throws Malformed unless every byte was read. */
  readonly end: () => void
}

/** Reads what the functions above wrote; throws Malformed where the bytes do not go that far. */
export const readBytes = (bytes: Uint8Array): ByteReader => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  const step = (length: number): number => {
    if (length > bytes.length - at) throw new Malformed('bytes end early')
    at += length
    return at - length
  }
  const safe = (value: bigint): number => {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new Malformed('a number beyond 2^53')
    return number
  }
  const take = (length: number): Uint8Array => {
    const start = step(length)
    return bytes.subarray(start, start + length)
  }
  const reader: ByteReader = {
    u8: () => view.getUint8(step(1)),
    u16: () => view.getUint16(step(2), true),
    u32: () => view.getUint32(step(4), true),
    u64: () => safe(view.getBigUint64(step(8), true)),
    i64: () => safe(view.getBigInt64(step(8), true)),
    take,
    sized: () => take(reader.u32()),
    at: () => at,
    end: () => {
      if (at !== bytes.length) throw new Malformed('bytes go on')
    },
  }
  return reader
}
