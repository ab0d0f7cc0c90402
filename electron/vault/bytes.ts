/** Canonical binary: little-endian, no padding, every length said before the bytes it measures. */

/**
 * Bytes end early, go on after the end, or hold a number out of its bounds. What was being read decides which fault
 * that is.
 */
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
/**
 * The highest number of what is counted, lengths among them: far below where a number stops being exact, so that one
 * more can always be told from it. A file may hold more; nothing more is read or written.
 */
export const MOST = 2 ** 48 - 1

/** The instants there are, in milliseconds since 1970: those of the years 0 to 9999, whose text has 24 signs. */
export const INSTANTS = { first: -62_167_219_200_000, last: 253_402_300_799_999 } as const

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MOST
const isInstant = (value: number): boolean =>
  Number.isInteger(value) && value >= INSTANTS.first && value <= INSTANTS.last

/** The next of a number that only grows. The highest stays: nobody is to end the counting by beginning there. */
export const oneMore = (count: number): number => Math.min(count + 1, MOST)

const written = (value: number, isWithin: boolean): bigint => {
  if (!isWithin) throw new RangeError('a number that nobody would read')
  return BigInt(value)
}

/** Whole numbers from 0 to MOST, as eight bytes. Throws RangeError for another. */
export const u64 = (value: number): Uint8Array =>
  numberBytes(8, view => view.setBigUint64(0, written(value, isCount(value)), true))
/** An instant in milliseconds since 1970, as eight bytes. Throws RangeError for what is not one of INSTANTS. */
export const i64 = (value: number): Uint8Array =>
  numberBytes(8, view => view.setBigInt64(0, written(value, isInstant(value)), true))
/** Bytes with their length (u32) before them. */
export const sized = (bytes: Uint8Array): Uint8Array => join(u32(bytes.length), bytes)

export interface ByteReader {
  readonly u8: () => number
  readonly u16: () => number
  readonly u32: () => number
  /** Up to MOST. */
  readonly u64: () => number
  /** One of INSTANTS. */
  readonly i64: () => number
  /** A view, not a copy. */
  readonly take: (length: number) => Uint8Array
  readonly sized: () => Uint8Array
  /** Where the next byte is read. */
  readonly at: () => number
  /** Throws Malformed unless every byte was read. */
  readonly end: () => void
}

/**
 * Reads what the functions above wrote; throws Malformed where the bytes do not go that far, or say what those never do.
 */
export const readBytes = (bytes: Uint8Array): ByteReader => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  const step = (length: number): number => {
    if (length > bytes.length - at) throw new Malformed('bytes end early')
    at += length
    return at - length
  }
  const within = (value: bigint, isWithin: (number: number) => boolean): number => {
    // Rounded where it is too large to be exact, and then out of bounds all the same.
    const number = Number(value)
    if (!isWithin(number)) throw new Malformed('a number out of its bounds')
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
    u64: () => within(view.getBigUint64(step(8), true), isCount),
    i64: () => within(view.getBigInt64(step(8), true), isInstant),
    take,
    sized: () => take(reader.u32()),
    at: () => at,
    end: () => {
      if (at !== bytes.length) throw new Malformed('bytes go on')
    },
  }
  return reader
}
