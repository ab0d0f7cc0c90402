/**
 * V18: what a backup looks like. A head in the clear, by which one gets from a typed secret to the owner's seed; then
 * one sealed stream; then how long the file is. SPEC.md has it byte by byte.
 */
import type { Compartment } from '../../../shared/domain/compartment.ts'
import { i64, join, readBytes, sameBytes, sized, u16, u32, u64, u8, utf8, type ByteReader } from '../bytes.ts'
import { withChecksum } from '../checked.ts'
import { ROW_KIND, VAULT_ID_BYTES, compartmentNumber, compartmentOf, fault } from '../format.ts'
import {
  HASH_BYTES, KEY_BYTES, NONCE_BYTES, STREAM_HEADER_BYTES, STREAM_OVERHEAD_BYTES, TAG_BYTES, hash, open, seal, subkey,
  wipe, type Random,
} from '../sodium.ts'
import type { StoredRow } from '../store.ts'
import type { Generation, VaultFault } from '../types.ts'

/** What is wrong is the backup, and not the vault it was made of. */
export const spoilt = (what: string, cause?: unknown): VaultFault => fault('backup-damaged', what, cause)

export const MAGIC = utf8('SRBACKUP')
/** A number of its own: a backup of any vault format is read by whoever knows this one. */
export const BACKUP_MAJOR = 1

/** Magic, major, vault id, made at, length of the front. */
export const FACE_BYTES = MAGIC.length + 2 + VAULT_ID_BYTES + 8 + 4
const WRAPPED_BYTES = KEY_BYTES + TAG_BYTES
/** What of the head follows the front. */
export const HEAD_REST_BYTES = NONCE_BYTES + WRAPPED_BYTES + STREAM_HEADER_BYTES + HASH_BYTES
/** The file's length and the magic again, at its end: one that was cut short is known without a key. */
export const TAIL_BYTES = 8 + MAGIC.length

/** Nothing larger is read or allocated on the word of a file. */
export const FRONT_MOST = 4 * 1024 * 1024
/** Plain bytes of a message of the stream, its kind among them. */
export const MESSAGE_BYTES = 256 * 1024
export const SEALED_MOST = MESSAGE_BYTES + STREAM_OVERHEAD_BYTES
export const ROW_KEY_MOST = 1024

/** The first byte of a message. They come in the order rows, attachments, hashes, manifest; the manifest is the last. */
export const KIND = { rows: 1, attachment: 2, manifest: 3, hashes: 4 } as const

/** What an attachment's file is called; nothing else is ever written under a name out of a backup. */
export const ATTACHMENT_NAME = /^[0-9a-f]{64}$/

export interface HeadInput {
  readonly vaultId: Uint8Array
  readonly madeAt: Date
  /** Structural rows. */
  readonly front: readonly StoredRow[]
  /** The owner's. */
  readonly seed: Uint8Array
  readonly fileKey: Uint8Array
  readonly streamHeader: Uint8Array
  readonly random: Random
}

/** The file key is bound to everything that stands before it. */
const keyContext = (major: number, vaultId: Uint8Array, face: Uint8Array): Uint8Array => {
  const purpose = utf8('backup')
  return join(u8(purpose.length), purpose, u16(major), vaultId, hash(face))
}

/** The owner's key of backups; each renewal of her seed (V7) brings another. */
const wrapKeyOf = (seed: Uint8Array): Uint8Array => subkey(seed, 4, 'sruser__')

export const writeHead = (input: HeadInput): Uint8Array => {
  const { vaultId, madeAt, front, seed, fileKey, streamHeader, random } = input
  const rows = join(...front.flatMap(({ key, value }) => [sized(key), sized(value)]))
  const face = join(MAGIC, u16(BACKUP_MAJOR), vaultId, i64(madeAt.getTime()), sized(rows))
  const nonce = random(NONCE_BYTES)
  const wrapKey = wrapKeyOf(seed)
  const wrapped = seal(wrapKey, nonce, keyContext(BACKUP_MAJOR, vaultId, face), fileKey)
  wipe(wrapKey)
  return withChecksum(join(face, nonce, wrapped, streamHeader))
}

/** The fields of the face, in the order in which they stand. */
export const readFace = (bytes: ByteReader) => ({
  magic: bytes.take(MAGIC.length), major: bytes.u16(), vaultId: bytes.take(VAULT_ID_BYTES), madeAt: bytes.i64(),
  frontLength: bytes.u32(),
})

export interface Head {
  readonly vaultId: Uint8Array
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number
  /** By the names of the structural rows. */
  readonly front: ReadonlyMap<string, Uint8Array>
  readonly streamHeader: Uint8Array
  /** The file's key; null when the seed is not the one it was made under. */
  readonly fileKey: (seed: Uint8Array) => Uint8Array | null
}

const frontRows = (bytes: ByteReader, end: number): ReadonlyMap<string, Uint8Array> => {
  const rows = new Map<string, Uint8Array>()
  while (bytes.at() < end) {
    const key = bytes.sized()
    if (key[0] !== ROW_KIND.structural) throw spoilt('the front of a backup holds another kind of row')
    rows.set(Buffer.from(key.subarray(1)).toString('latin1'), bytes.sized())
  }
  if (bytes.at() !== end) throw spoilt('the front of a backup is malformed')
  return rows
}

/** @param content the head without its hash. Throws Malformed, VaultFault backup-damaged */
export const readHead = (content: Uint8Array): Head => {
  const bytes = readBytes(content)
  const { major, vaultId, madeAt, frontLength } = readFace(bytes)
  const faceEnds = FACE_BYTES + frontLength
  const front = frontRows(bytes, faceEnds)
  const nonce = bytes.take(NONCE_BYTES)
  const wrapped = bytes.take(WRAPPED_BYTES)
  const streamHeader = bytes.take(STREAM_HEADER_BYTES)
  bytes.end()
  return {
    vaultId, madeAt, front, streamHeader,
    fileKey: seed => {
      const wrapKey = wrapKeyOf(seed)
      const key = open(wrapKey, nonce, keyContext(major, vaultId, content.subarray(0, faceEnds)), wrapped)
      wipe(wrapKey)
      return key
    },
  }
}

/** @param before how many bytes of the file stand before the tail */
export const writeTail = (before: number): Uint8Array => join(u64(before + TAIL_BYTES), MAGIC)

export const isTailOf = (tail: Uint8Array, fileBytes: number): boolean =>
  sameBytes(tail, writeTail(fileBytes - TAIL_BYTES))

/** What a backup holds, by its own account. */
export interface BackupManifest {
  readonly rows: number
  /** Those of the rows that are records. */
  readonly records: number
  readonly attachments: number
  /** Of rows and attachments, before sealing. */
  readonly bytes: number
  readonly directoryRevision: number
  readonly generations: readonly Generation[]
  /** BLAKE2b over the hashes of all rows and attachments, in their order. */
  readonly digest: Uint8Array
}

export const writeManifest = (manifest: BackupManifest): Uint8Array => join(
  u64(manifest.rows), u64(manifest.records), u64(manifest.attachments), u64(manifest.bytes),
  u64(manifest.directoryRevision), u8(manifest.generations.length),
  ...manifest.generations.map(({ compartment, generation, writtenAt }) =>
    join(u8(compartmentNumber(compartment)), u64(generation), i64(Date.parse(writtenAt)))),
  manifest.digest,
)

const known = (compartment: Compartment | undefined): Compartment => {
  if (compartment === undefined) throw spoilt('a backup names an unknown compartment')
  return compartment
}

/** Throws Malformed, VaultFault backup-damaged. */
export const readManifest = (content: Uint8Array): BackupManifest => {
  const bytes = readBytes(content)
  const manifest: BackupManifest = {
    rows: bytes.u64(), records: bytes.u64(), attachments: bytes.u64(), bytes: bytes.u64(),
    directoryRevision: bytes.u64(),
    generations: Array.from({ length: bytes.u8() }, (): Generation => ({
      compartment: known(compartmentOf(bytes.u8())), generation: bytes.u64(), writtenAt: isoOf(bytes.i64()),
    })),
    digest: bytes.take(HASH_BYTES),
  }
  bytes.end()
  return manifest
}

const LAST_INSTANT = 8.64e15

/** ISO instant, UTC. Throws VaultFault backup-damaged for a number that is none. */
export const isoOf = (ms: number): string => {
  if (Math.abs(ms) > LAST_INSTANT) throw spoilt('a backup names an instant there is none of')
  return new Date(ms).toISOString()
}

/** A row as it stands in the stream, and as it is hashed. */
export const rowBytes = ({ key, value }: StoredRow): Uint8Array => join(u32(key.length), key, u32(value.length), value)
