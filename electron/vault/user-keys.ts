/** What a user's seed opens: her two key pairs. */
import { hex, join, sameBytes } from './bytes.ts'
import type { User } from './directory.ts'
import { boxPair, hash, signPair, subkey, wipe, type KeyPair } from './sodium.ts'

export interface UserKeys {
  /** X25519: opens grants. */
  readonly box: KeyPair
  /** Ed25519: signs the directory, if she is the owner, and her requests, if she is not. */
  readonly sign: KeyPair
}

const USER_CONTEXT = 'sruser__'

export const userKeys = (seed: Uint8Array): UserKeys => {
  const boxSeed = subkey(seed, 1, USER_CONTEXT)
  const signSeed = subkey(seed, 2, USER_CONTEXT)
  const keys = { box: boxPair(boxSeed), sign: signPair(signSeed) }
  wipe(boxSeed, signSeed)
  return keys
}

/** Whether these are the keys the directory has of a user: a seed that gives others was put there by somebody. */
export const areKeysOf = (keys: UserKeys, user: Pick<User, 'boxKey' | 'signKey'>): boolean =>
  sameBytes(keys.box.publicKey, user.boxKey) && sameBytes(keys.sign.publicKey, user.signKey)

const FINGERPRINT_BYTES = 8

/** Names a user's keys, to be read aloud: four groups of four hex digits. */
export const fingerprintOf = ({ boxKey, signKey }: Pick<User, 'boxKey' | 'signKey'>): string =>
  (hex(hash(join(boxKey, signKey)).subarray(0, FINGERPRINT_BYTES)).toUpperCase().match(/.{4}/g) ?? []).join(' ')
