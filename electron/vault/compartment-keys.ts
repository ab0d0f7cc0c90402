/** One key per compartment and epoch; from it one key per purpose, so that no two purposes share a key. */
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { join, sized, exactUtf8 } from './bytes.ts'
import { keyedHash, subkey } from './sodium.ts'

/** The keys of one compartment at one epoch. */
export interface CompartmentKeys {
  readonly compartment: Compartment
  readonly epoch: number
  /** The compartment's key itself, from which the others are derived: what a grant hands on. */
  readonly raw: Uint8Array
  /** V8: names records on disk. */
  readonly index: Uint8Array
  /** Seals locators. */
  readonly locator: Uint8Array
  readonly keyring: Uint8Array
  readonly manifest: Uint8Array
  /** V16: hashes the set of envelopes. */
  readonly set: Uint8Array
  /** Seals records of no client, or of several. */
  readonly own: Uint8Array
}

const COMPARTMENT_CONTEXT = 'srcomp__'

/** The key is copied: the caller may wipe his. */
export const compartmentKeys = (compartment: Compartment, epoch: number, key: Uint8Array): CompartmentKeys => {
  const derive = (number: number): Uint8Array => subkey(key, number, COMPARTMENT_CONTEXT)
  return {
    compartment, epoch, raw: Uint8Array.from(key),
    index: derive(1), locator: derive(2), keyring: derive(3), manifest: derive(4), set: derive(5),
    own: derive(6),
  }
}

/** The compartments a user holds. Whatever is not here can be neither read nor forged (V1). */
export type HeldKeys = Partial<Readonly<Record<Compartment, CompartmentKeys>>>

export const heldCompartments = (held: HeldKeys): readonly CompartmentKeys[] =>
  COMPARTMENTS.flatMap(compartment => held[compartment] ?? [])

/** V8: what a record is called on disk. Pseudorandom, without a prefix: it tells no collection and no id. */
export const hidOf = (home: CompartmentKeys, collection: string, id: string): Uint8Array =>
  keyedHash(home.index, join(sized(exactUtf8(collection)), sized(exactUtf8(id))))
