/** V18: what is written into a backup, from its first byte to its last. */
import { open, type FileHandle } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { withDiskFaults, writeAll } from '../attachments/files.ts'
import { join, sized, u32, u64, u8 } from '../bytes.ts'
import { ROW_KIND } from '../format.ts'
import { HASH_BYTES, KEY_BYTES, hash, streamSealer, wipe, type Random, type StreamSealer } from '../sodium.ts'
import type { Snapshot } from '../snapshot.ts'
import type { StoredRow } from '../store.ts'
import type { Generation } from '../types.ts'
import { attachmentHashing } from './checks.ts'
import {
  KIND, MESSAGE_BYTES, rowBytes, writeHead, writeManifest, writeTail, type BackupManifest,
} from './layout.ts'
import type { Pace } from './pace.ts'
import { createTally, type Tally } from './tally.ts'

/** All that is taken in one turn. */
export interface Taken {
  readonly vaultId: Uint8Array
  readonly seed: Uint8Array
  readonly snapshot: Snapshot
  readonly front: readonly StoredRow[]
  readonly directoryRevision: number
  readonly generations: readonly Generation[]
  readonly bytes: number
}

export interface Contents {
  readonly taken: Taken
  /** Names, rising. */
  readonly attachments: readonly string[]
  /** Where those are. */
  readonly folder: string
  readonly madeAt: Date
  readonly random: Random
}

/** An attachment went between the moment the rows were taken and its turn: the records may name it no more. */
export class AttachmentGone extends Error {
  override readonly name = 'AttachmentGone'
}

/** Of hashes in one message: bytes. */
const HASHES_AT_ONCE = 4096 * HASH_BYTES

interface Writer {
  readonly push: (kind: number, content: Uint8Array, isLast?: boolean) => Promise<void>
  readonly written: () => number
}

const writerOf = (handle: FileHandle, seal: StreamSealer['push'], pace: Pace): Writer => {
  let written = 0
  return {
    push: async (kind, content, isLast = false) => {
      const message = join(u8(kind), content)
      const sealed = seal(message, isLast)
      await writeAll(handle, join(u32(sealed.length), sealed))
      written += 4 + sealed.length
      await pace.turn()
    },
    written: () => written,
  }
}

type Counted = Pick<BackupManifest, 'rows' | 'records' | 'bytes'>

const writeRows = async (
  rows: Iterable<StoredRow>, writer: Writer, tally: Tally, onBytes: (bytes: number) => void,
): Promise<Counted> => {
  const message = new Uint8Array(MESSAGE_BYTES - 1)
  let filled = 0
  let [count, records, bytes] = [0, 0, 0]
  for (const row of rows) {
    const laid = rowBytes(row)
    tally.add(hash(laid))
    count += 1
    if (row.key[0] === ROW_KIND.record) records += 1
    bytes += laid.length
    for (let at = 0; at < laid.length;) {
      const piece = laid.subarray(at, at + message.length - filled)
      message.set(piece, filled)
      filled += piece.length
      at += piece.length
      if (filled < message.length) continue
      await writer.push(KIND.rows, message)
      filled = 0
      onBytes(bytes)
    }
  }
  if (filled > 0) await writer.push(KIND.rows, message.subarray(0, filled))
  return { rows: count, records, bytes }
}

const openAttachment = async (path: string): Promise<FileHandle> => {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') throw new AttachmentGone('an attachment went')
    throw error
  }
}

/** @returns its length in bytes */
const writeAttachment = async (folder: string, name: string, writer: Writer, tally: Tally): Promise<number> => {
  const handle = await openAttachment(joinPath(folder, name))
  const digest = attachmentHashing(name)
  let offset = 0
  try {
    const front = sized(Buffer.from(name, 'latin1'))
    const room = new Uint8Array(MESSAGE_BYTES - 1 - front.length - 8)
    for (;;) {
      const { bytesRead } = await handle.read(room, 0, room.length, null)
      if (bytesRead === 0 && offset > 0) break
      const piece = room.subarray(0, bytesRead)
      digest.add(piece)
      await writer.push(KIND.attachment, join(front, u64(offset), piece))
      offset += bytesRead
      if (bytesRead === 0) break
    }
    return offset
  } finally {
    tally.add(digest.end())
    await handle.close()
  }
}

/** Writes all of a backup, and makes it durable. Rejects with VaultFault, AttachmentGone, the signal's reason. */
export const writeContents = async (
  handle: FileHandle, { taken, attachments, folder, madeAt, random }: Contents, pace: Pace,
): Promise<BackupManifest> => {
  const fileKey = random(KEY_BYTES)
  const sealer = streamSealer(fileKey, random)
  try {
    const { vaultId, seed, front } = taken
    const head = writeHead({ vaultId, madeAt, front, seed, fileKey, streamHeader: sealer.header, random })
    await writeAll(handle, head)
    const writer = writerOf(handle, sealer.push, pace)
    const tally = createTally()
    const rows = await writeRows(taken.snapshot.rows(), writer, tally, pace.progress)
    let { bytes } = rows
    for (const name of attachments) {
      bytes += await withDiskFaults(() => writeAttachment(folder, name, writer, tally))
      pace.progress(bytes)
    }
    const hashes = tally.all()
    for (let at = 0; at < hashes.length; at += HASHES_AT_ONCE) {
      await writer.push(KIND.hashes, hashes.subarray(at, at + HASHES_AT_ONCE))
    }
    const manifest: BackupManifest = {
      ...rows, bytes, attachments: attachments.length, directoryRevision: taken.directoryRevision,
      generations: taken.generations, digest: tally.digest(),
    }
    await writer.push(KIND.manifest, writeManifest(manifest), true)
    await writeAll(handle, writeTail(head.length + writer.written()))
    await withDiskFaults(() => handle.sync())
    return manifest
  } finally {
    sealer.end()
    wipe(fileKey)
  }
}
