/** The hashes of all that is in a backup, one after the other: some megabytes for a hundred thousand rows. */
import { HASH_BYTES, hash } from '../sodium.ts'

export interface Tally {
  readonly add: (hash: Uint8Array) => void
  readonly all: () => Uint8Array
  /** Of all of them. */
  readonly digest: () => Uint8Array
}

export const createTally = (): Tally => {
  let hashes = new Uint8Array(1024 * HASH_BYTES)
  let used = 0
  const all = (): Uint8Array => hashes.subarray(0, used)
  return {
    add: each => {
      if (used === hashes.length) {
        const larger = new Uint8Array(2 * hashes.length)
        larger.set(hashes)
        hashes = larger
      }
      hashes.set(each, used)
      used += HASH_BYTES
    },
    all,
    digest: () => hash(all()),
  }
}
