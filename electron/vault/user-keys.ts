/** What a user's seed opens: her two key pairs, and the key of what this machine remembers (V16). */
import { boxPair, signPair, subkey, wipe, type KeyPair } from './sodium.ts'

export interface UserKeys {
  /** X25519: opens grants. */
  readonly box: KeyPair
  /** Ed25519: signs the directory, if she is the owner. */
  readonly sign: KeyPair
  /** Seals `seen`. */
  readonly seen: Uint8Array
}

const USER_CONTEXT = 'sruser__'

export const userKeys = (seed: Uint8Array): UserKeys => {
  const boxSeed = subkey(seed, 1, USER_CONTEXT)
  const signSeed = subkey(seed, 2, USER_CONTEXT)
  const keys = { box: boxPair(boxSeed), sign: signPair(signSeed), seen: subkey(seed, 3, USER_CONTEXT) }
  wipe(boxSeed, signSeed)
  return keys
}
