/**
 * Structural rows end in an unkeyed hash of what stands before it. It proves nothing against a person;
 * it tells a flipped bit from a wrong passphrase. What proves something is a signature or a seal inside.
 */
import { Malformed, join, readBytes, sameBytes, type ByteReader } from './bytes.ts'
import { damaged } from './format.ts'
import { HASH_BYTES, hash } from './sodium.ts'

export const withChecksum = (content: Uint8Array): Uint8Array => join(content, hash(content))

/** The content, or null where the hash does not agree. */
export const checked = (row: Uint8Array): Uint8Array | null => {
  if (row.length < HASH_BYTES) return null
  const content = row.subarray(0, row.length - HASH_BYTES)
  return sameBytes(hash(content), row.subarray(row.length - HASH_BYTES)) ? content : null
}

/** Reads a structural row to its end. Throws VaultFault vault-damaged naming the row, and nothing else. */
export const readChecked = <Value>(row: Uint8Array | null, what: string, read: (bytes: ByteReader) => Value): Value => {
  const content = row === null ? null : checked(row)
  if (content === null) throw damaged(row === null ? `the ${what} is missing` : `the ${what} is damaged`)
  try {
    const bytes = readBytes(content)
    const value = read(bytes)
    bytes.end()
    return value
  } catch (error) {
    if (error instanceof Malformed) throw damaged(`the ${what} is malformed`, error)
    throw error
  }
}
