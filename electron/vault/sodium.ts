/**
 * The only importer of libsodium. Thin, typed, and without policy: what is sealed with what is said elsewhere.
 * Await `sodiumReady()` once before any other function.
 */
import './crypto-global.ts'
import { randomFillSync } from 'node:crypto'
import sodium from 'libsodium-wrappers'

/** A source of random bytes; tests with known answers inject their own. */
export type Random = (length: number) => Uint8Array

export interface KeyPair { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array }

export const KEY_BYTES = 32
export const NONCE_BYTES = 24
export const TAG_BYTES = 16
export const HASH_BYTES = 32
export const SIGNATURE_BYTES = 64
/** What `sealTo` adds: an ephemeral public key and a tag. */
export const SEALED_BOX_BYTES = 48

export const sodiumReady = (): Promise<void> => sodium.ready

const POOL_BYTES = 4096
const pool = new Uint8Array(POOL_BYTES)
let poolLeft = 0

/**
 * The system's random bytes, taken a page at a time: libsodium's JavaScript asks the system once for every four
 * bytes, which made nonces the dearest part of a write (68 us each). What was handed out is wiped from the page.
 */
export const randomBytes: Random = length => {
  if (length > POOL_BYTES) return randomFillSync(new Uint8Array(length))
  if (length > poolLeft) {
    randomFillSync(pool)
    poolLeft = POOL_BYTES
  }
  const start = POOL_BYTES - poolLeft
  const bytes = pool.slice(start, start + length)
  pool.fill(0, start, start + length)
  poolLeft -= length
  return bytes
}

/** BLAKE2b with 32 bytes of output, unkeyed (RFC 7693). */
export const hash = (message: Uint8Array): Uint8Array => sodium.crypto_generichash(HASH_BYTES, message, null)

/** BLAKE2b with 32 bytes of output under a 32-byte key (RFC 7693). */
export const keyedHash = (key: Uint8Array, message: Uint8Array): Uint8Array =>
  sodium.crypto_generichash(HASH_BYTES, message, key)

/** crypto_kdf: a 32-byte subkey by number, under an eight-character context. */
export const subkey = (key: Uint8Array, number: number, context: string): Uint8Array =>
  sodium.crypto_kdf_derive_from_key(KEY_BYTES, number, context, key)

/** XChaCha20-Poly1305 (IETF construction). The caller never uses a nonce twice under one key: nonces are random. */
export const seal = (key: Uint8Array, nonce: Uint8Array, context: Uint8Array, plain: Uint8Array): Uint8Array =>
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context, null, nonce, key)

/** The plain bytes, or null when anything about key, nonce, context or bytes is not what was sealed. */
export const open = (
  key: Uint8Array, nonce: Uint8Array, context: Uint8Array, sealed: Uint8Array,
): Uint8Array | null => {
  if (sealed.length < TAG_BYTES) return null
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, context, nonce, key)
  } catch {
    return null
  }
}

/** A place in libsodium's own memory. */
export type Place = number

/**
 * libsodium's calls on its own memory, for the one place where the wrapper's copying of every argument costs too
 * much (workbench.ts). Nothing here looks at what it is told: the caller answers for every place and length.
 */
export interface RawSodium {
  /** All of it. A view is good until the next `take`, which may move it. */
  readonly memory: () => Buffer
  /** Throws when there is no memory left. */
  readonly take: (length: number) => Place
  readonly give: (place: Place) => void
  /** As `open`; the plain bytes may take the place of the sealed ones. False: nothing was opened. */
  readonly open: (
    plain: Place, sealed: Place, length: number, context: Place, contextLength: number, nonce: Place, key: Place,
  ) => boolean
  /** As `keyedHash`. */
  readonly keyedHash: (hash: Place, message: Place, length: number, key: Place) => void
}

/** What libsodium's build exports, as far as it is used here; a length of 64 bits is two numbers, the lower first. */
interface Exported {
  readonly HEAPU8: Uint8Array
  readonly _malloc: (length: number) => Place
  readonly _free: (place: Place) => void
  readonly _crypto_aead_xchacha20poly1305_ietf_decrypt: (...numbers: readonly number[]) => number
  readonly _crypto_generichash: (...numbers: readonly number[]) => number
}

export const rawSodium = (): RawSodium => {
  const exported: unknown = Reflect.get(sodium, 'libsodium')
  // The wrapper's types do not tell of it; the tests hold every call against the wrapper's own.
  const raw = exported as Exported
  let memory = Buffer.from(raw.HEAPU8.buffer)
  return {
    memory: () => {
      // Growing puts another buffer in its place.
      if (memory.buffer !== raw.HEAPU8.buffer) memory = Buffer.from(raw.HEAPU8.buffer)
      return memory
    },
    take: length => {
      const place = raw._malloc(length)
      if (place === 0) throw new Error('libsodium has no memory left')
      return place
    },
    give: place => raw._free(place),
    open: (plain, sealed, length, context, contextLength, nonce, key) => length >= TAG_BYTES
      && raw._crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain, 0, 0, sealed, length, 0, context, contextLength, 0, nonce, key) === 0,
    keyedHash: (place, message, length, key) => {
      raw._crypto_generichash(place, HASH_BYTES, message, length, 0, key, KEY_BYTES)
    },
  }
}

/** An X25519 key pair from 32 secret bytes. */
export const boxPair = (seed: Uint8Array): KeyPair => sodium.crypto_box_seed_keypair(seed)

/** An Ed25519 key pair from 32 secret bytes. */
export const signPair = (seed: Uint8Array): KeyPair => sodium.crypto_sign_seed_keypair(seed)

/** crypto_box_seal: anybody can seal to a public key, so what is inside proves nothing about who did. */
export const sealTo = (publicKey: Uint8Array, plain: Uint8Array): Uint8Array =>
  sodium.crypto_box_seal(plain, publicKey)

export const openSealed = (pair: KeyPair, sealed: Uint8Array): Uint8Array | null => {
  if (sealed.length < SEALED_BOX_BYTES) return null
  try {
    return sodium.crypto_box_seal_open(sealed, pair.publicKey, pair.privateKey)
  } catch {
    return null
  }
}

/** A detached Ed25519 signature (RFC 8032). */
export const sign = (privateKey: Uint8Array, message: Uint8Array): Uint8Array =>
  sodium.crypto_sign_detached(message, privateKey)

export const verified = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  try {
    return sodium.crypto_sign_verify_detached(signature, message, publicKey)
  } catch {
    // A signature or key of the wrong length is thrown by the wrapper; for a reader it is simply not verified.
    return false
  }
}

/** In constant time for equal lengths; the length itself is no secret. */
export const sameSecret = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && sodium.memcmp(one, other)

/** Best effort (V21): JavaScript may have made copies that no one can reach. */
export const wipe = (...secrets: readonly Uint8Array[]): void => {
  for (const secret of secrets) sodium.memzero(secret)
}

/** Stands before the messages of a stream. */
export const STREAM_HEADER_BYTES = 24
/** What sealing adds to each message of a stream: a byte that says whether it is the last, and a tag. */
export const STREAM_OVERHEAD_BYTES = 17

const STREAM_STATE_BYTES = 52
const STREAM_MESSAGE = 0
const STREAM_FINAL = 3
const NO_CONTEXT = new Uint8Array()

export interface StreamSealer {
  readonly header: Uint8Array
  /** The next message, sealed with its context. Throws after the last one and after `end`. */
  readonly push: (message: Uint8Array, isLast: boolean, context?: Uint8Array) => Uint8Array
  /** Wipes the stream's keys. The last message ends it too; to end twice does nothing. */
  readonly end: () => void
}

export interface StreamOpener {
  /**
   * The next message; null when it is not what was sealed next, or comes after the last or after `end`. A stream
   * that ends before a message was the last is cut short: that is for the caller to notice.
   */
  readonly pull: (sealed: Uint8Array, context?: Uint8Array) => OpenedMessage | null
  readonly end: () => void
}

export interface OpenedMessage { readonly message: Uint8Array; readonly isLast: boolean }

/** libsodium keeps a stream's state in its own memory, and leaves it there. */
const streamState = (header: Uint8Array, key: Uint8Array) => {
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key)
  let open = true
  return {
    now: () => open ? state : null,
    end: () => {
      if (!open) return
      open = false
      // The wrapper's types have a name for it; it is a place in libsodium's memory.
      const place: unknown = state
      if (typeof place !== 'number') throw new Error('a stream without a place in memory')
      const raw = Reflect.get(sodium, 'libsodium') as Exported
      raw.HEAPU8.fill(0, place, place + STREAM_STATE_BYTES)
      raw._free(place)
    },
  }
}

/**
 * Begins a stream (secretstream, XChaCha20-Poly1305): messages in an order, the last one told as such. The header
 * is drawn here, because libsodium would draw it where no known answer can be given: sealing and opening begin with
 * the same state for one header.
 */
export const streamSealer = (key: Uint8Array, random: Random = randomBytes): StreamSealer => {
  const header = random(STREAM_HEADER_BYTES)
  const { now, end } = streamState(header, key)
  return {
    header,
    push: (message, isLast, context = NO_CONTEXT) => {
      const state = now()
      if (state === null) throw new Error('the stream has ended')
      const sealed = sodium.crypto_secretstream_xchacha20poly1305_push(
        state, message, context, isLast ? STREAM_FINAL : STREAM_MESSAGE)
      if (isLast) end()
      return sealed
    },
    end,
  }
}

export const streamOpener = (key: Uint8Array, header: Uint8Array): StreamOpener => {
  const { now, end } = streamState(header, key)
  return {
    pull: (sealed, context = NO_CONTEXT) => {
      const state = now()
      if (state === null || sealed.length < STREAM_OVERHEAD_BYTES) return null
      const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, context)
      // libsodium knows two further tags; nothing here writes them.
      if (!pulled || pulled.tag !== STREAM_MESSAGE && pulled.tag !== STREAM_FINAL) return null
      const isLast = pulled.tag === STREAM_FINAL
      if (isLast) end()
      return { message: pulled.message, isLast }
    },
    end,
  }
}

/** `hash` of what comes piece by piece. */
export interface Hashing {
  readonly add: (piece: Uint8Array) => void
  /** The hash of all pieces; frees what it took, so it is called once, whether the hash is wanted or not. */
  readonly end: () => Uint8Array
}

export const hashing = (): Hashing => {
  const state = sodium.crypto_generichash_init(null, HASH_BYTES)
  return {
    add: piece => sodium.crypto_generichash_update(state, piece),
    end: () => sodium.crypto_generichash_final(state, HASH_BYTES),
  }
}
