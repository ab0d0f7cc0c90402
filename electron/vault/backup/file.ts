/** The file of a backup: its head, its length, and its bytes in order. Nothing is taken on its word that it has not. */
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { withDiskFaults } from '../attachments/files.ts'
import { Malformed, hex, readBytes, sameBytes } from '../bytes.ts'
import { checked } from '../checked.ts'
import { fault, type ReadRow } from '../format.ts'
import { sodiumReady } from '../sodium.ts'
import {
  BACKUP_MAJOR, FACE_BYTES, FRONT_MOST, HEAD_REST_BYTES, MAGIC, TAIL_BYTES, isTailOf, isoOf, readFace, readHead, spoilt,
  type Head,
} from './layout.ts'

/** What a backup tells without a key. That it is told without one is why it proves nothing. */
export interface BackupFront {
  /** 16 bytes as lower-case hex. */
  readonly vaultId: string
  /** ISO instant, UTC. */
  readonly madeAt: string
  /** Of the whole file. */
  readonly bytes: number
  /** The structural rows by which one gets to the owner's seed. */
  readonly row: ReadRow
}

/** Exactly so many bytes; the caller has seen that there are so many. */
const readAt = (handle: FileHandle, at: number, length: number): Promise<Uint8Array> => withDiskFaults(async () => {
  const bytes = new Uint8Array(length)
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done, at + done)
    if (bytesRead === 0) throw spoilt('a backup ends early')
    done += bytesRead
  }
  return bytes
})

/** What Malformed there is becomes damage. */
export const understood = <Value>(work: () => Value): Value => {
  try {
    return work()
  } catch (error) {
    if (error instanceof Malformed) throw spoilt('a backup is malformed', error)
    throw error
  }
}

export interface OpenFile {
  readonly handle: FileHandle
  readonly bytes: number
  readonly head: Head
  readonly headBytes: number
}

const headOf = async (handle: FileHandle, bytes: number): Promise<Omit<OpenFile, 'handle' | 'bytes'>> => {
  const face = await readAt(handle, 0, Math.min(bytes, FACE_BYTES))
  if (!sameBytes(face.subarray(0, MAGIC.length), MAGIC)) throw fault('not-a-backup', 'the file is no backup')
  if (bytes < FACE_BYTES + HEAD_REST_BYTES + TAIL_BYTES) throw spoilt('a backup ends early')
  const major = readBytes(face.subarray(MAGIC.length)).u16()
  // Before anything else is read: a newer version may lay out all that follows differently.
  if (major > BACKUP_MAJOR) throw fault('newer-format', 'the backup was written by a newer version')
  const { frontLength } = understood(() => readFace(readBytes(face)))
  const headBytes = FACE_BYTES + frontLength + HEAD_REST_BYTES
  if (major < BACKUP_MAJOR || frontLength > FRONT_MOST || headBytes + TAIL_BYTES > bytes) {
    throw spoilt('the head of a backup is damaged')
  }
  const content = checked(await readAt(handle, 0, headBytes))
  if (content === null) throw spoilt('the head of a backup is damaged')
  if (!isTailOf(await readAt(handle, bytes - TAIL_BYTES, TAIL_BYTES), bytes)) throw spoilt('a backup was cut short')
  return { head: understood(() => readHead(content)), headBytes }
}

/** To be closed. Rejects as `readBackupFront` in read.ts. */
export const openFile = async (path: string): Promise<OpenFile> => {
  await sodiumReady()
  // NONBLOCK: a pipe of that name must not keep anybody waiting. Windows has no such flag.
  const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)
  const handle = await withDiskFaults(() => open(path, flags))
  try {
    const found = await withDiskFaults(() => handle.stat())
    if (!found.isFile() || found.size < MAGIC.length) throw fault('not-a-backup', 'the file is no backup')
    return { handle, bytes: found.size, ...await headOf(handle, found.size) }
  } catch (error) {
    await handle.close()
    throw error
  }
}

export const frontOfFile = ({ head, bytes }: Pick<OpenFile, 'head' | 'bytes'>): BackupFront => ({
  vaultId: hex(head.vaultId), madeAt: isoOf(head.madeAt), bytes, row: name => head.front.get(name) ?? null,
})

const BLOCK_BYTES = 1024 * 1024

/** Bytes one after the other, read in large blocks. What it gives is good until it is asked again. */
export const sequence = (handle: FileHandle, from: number, to: number) => {
  const block = new Uint8Array(BLOCK_BYTES)
  let start = 0
  let end = 0
  let read = from
  return {
    left: () => to - read + end - start,
    take: async (length: number): Promise<Uint8Array> => {
      if (length > end - start) {
        block.copyWithin(0, start, end)
        end -= start
        start = 0
        const more = Math.min(BLOCK_BYTES - end, to - read)
        if (end + more < length) throw spoilt('a backup ends early')
        block.set(await readAt(handle, read, more), end)
        read += more
        end += more
      }
      start += length
      return block.subarray(start - length, start)
    },
  }
}
