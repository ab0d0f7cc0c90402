/**
 * V2, V7: the owner's key pair is renewed with her passphrase, and her earlier key signs the later one. So a slot that
 * pins the earlier key still trusts the directory, and nobody who lacks that key can put himself in her place.
 */
import { join, sameBytes } from './bytes.ts'
import { contextOf } from './format.ts'
import { sign, verified, type KeyPair } from './sodium.ts'

/** Ed25519 public keys, and the earlier one's signature. */
export interface Succession {
  readonly earlier: Uint8Array
  readonly later: Uint8Array
  readonly signature: Uint8Array
}

const signed = (vaultId: Uint8Array, earlier: Uint8Array, later: Uint8Array): Uint8Array =>
  contextOf('succession', vaultId, join(earlier, later))

export const signSuccession = (vaultId: Uint8Array, earlier: KeyPair, later: Uint8Array): Succession => ({
  earlier: earlier.publicKey, later,
  signature: sign(earlier.privateKey, signed(vaultId, earlier.publicKey, later)),
})

/**
 * Whether the later key is the earlier one, or follows from it by these successions.
 * @param successions oldest first
 */
export const follows = (
  vaultId: Uint8Array, successions: readonly Succession[], earlier: Uint8Array, later: Uint8Array,
): boolean => {
  let key = earlier
  for (const step of successions) {
    if (sameBytes(key, later)) return true
    if (!sameBytes(step.earlier, key)) continue
    if (!verified(key, signed(vaultId, step.earlier, step.later), step.signature)) return false
    key = step.later
  }
  return sameBytes(key, later)
}
