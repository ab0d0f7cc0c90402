/** V18: reads a backup. Nothing it says is believed, and nothing of it is kept, before it was authenticated. */
import { readBytes } from '../bytes.ts'
import { fault } from '../format.ts'
import type { Stretch } from '../kdf.ts'
import { streamOpener, wipe } from '../sodium.ts'
import type { StoredRow } from '../store.ts'
import { VaultFault } from '../types.ts'
import type { TypedSecret } from '../unlock.ts'
import { attachmentsOf, listedOf, refuseOtherCount, rowsOf, type Count } from './checks.ts'
import { frontOfFile, openFile, sequence, understood, type BackupFront, type OpenFile } from './file.ts'
import { KIND, SEALED_MOST, TAIL_BYTES, readManifest, spoilt, type BackupManifest } from './layout.ts'
import { ownerSeed } from './owner-seed.ts'
import { paceOf, type Pace, type WorkOptions } from './pace.ts'
import { createTally } from './tally.ts'

/**
 * Rejects with VaultFault: not-a-backup for anything else, newer-format, backup-damaged (also for one that was
 * cut short, or is still being copied), disk-failed, read-only.
 */
export const readBackupFront = async (path: string): Promise<BackupFront> => {
  const file = await openFile(path)
  try {
    return frontOfFile(file)
  } finally {
    await file.handle.close()
  }
}

/** What is inside, told in the order in which it comes. What it throws ends the reading. */
export interface BackupVisitor {
  readonly row?: (row: StoredRow) => void
  /** Names are those of attachments' files, rising; offsets rise from 0 without a gap. */
  readonly attachment?: (name: string, offset: number, bytes: Uint8Array) => Promise<void>
  /** Between two messages, a quarter of a megabyte each. */
  readonly settle?: () => Promise<void>
}

export interface OpenedBackup {
  readonly front: BackupFront
  /** The owner's, of when the backup was made. */
  readonly seed: Uint8Array
  /**
   * Reads all of it. What the visitor was told counts only when this ends without a fault: rejects with VaultFault
   * backup-damaged, newer-format, disk-failed; with the signal's reason.
   */
  readonly read: (visitor: BackupVisitor, options?: WorkOptions) => Promise<BackupManifest>
  /** Wipes the key and frees the file. */
  readonly close: () => Promise<void>
}

export type BackupKey =
  | { readonly seed: Uint8Array }
  | { readonly secret: TypedSecret; readonly stretch: Stretch; readonly now: Date }

export interface BackupToOpen {
  /** Absolute. */
  readonly path: string
  readonly key: BackupKey
}

const LENGTH_BYTES = 4
/** The order in which the kinds of message come. */
const ORDER: readonly number[] = [KIND.rows, KIND.attachment, KIND.hashes, KIND.manifest]

const readAll = async (
  { handle, bytes, head, headBytes }: OpenFile, fileKey: Uint8Array, visitor: BackupVisitor, pace: Pace,
): Promise<BackupManifest> => {
  const file = sequence(handle, headBytes, bytes - TAIL_BYTES)
  const opener = streamOpener(fileKey, head.streamHeader)
  const count: Count = { rows: 0, records: 0, attachments: 0, bytes: 0 }
  const tally = createTally()
  const rows = rowsOf(bytes, count, tally, visitor)
  const attachments = attachmentsOf(count, tally, visitor)
  const listed = listedOf(tally)
  let stage = 0

  const next = async (): Promise<BackupManifest | null> => {
    if (file.left() < LENGTH_BYTES) throw spoilt('a backup ends early')
    const length = readBytes(await file.take(LENGTH_BYTES)).u32()
    // Before anything is read or taken on the word of the file.
    if (length > SEALED_MOST || length > file.left()) throw spoilt('a message of a backup is longer than it can be')
    const opened = opener.pull(await file.take(length))
    const kind = opened?.message[0]
    if (opened === null || kind === undefined) throw spoilt('a message of a backup does not open')
    const place = ORDER.indexOf(kind)
    if (place < 0) throw fault('newer-format', 'a backup holds what this version does not know')
    if (place < stage || opened.isLast !== (kind === KIND.manifest)) throw spoilt('a backup is out of order')
    if (place > stage) {
      rows.end()
      attachments.end()
      stage = place
    }
    const content = opened.message.subarray(1)
    if (kind === KIND.rows) rows.push(content)
    if (kind === KIND.attachment) await attachments.push(content)
    if (kind === KIND.hashes) listed.push(content)
    if (kind !== KIND.manifest) return null
    listed.end()
    if (file.left() > 0) throw spoilt('a backup goes on after its end')
    const manifest = understood(() => readManifest(content))
    refuseOtherCount(count, tally, manifest)
    return manifest
  }

  try {
    for (;;) {
      await pace.turn()
      const manifest = await next()
      await visitor.settle?.()
      if (manifest !== null) return manifest
      pace.progress(bytes - TAIL_BYTES - file.left())
    }
  } finally {
    opener.end()
    // Frees what a half-read attachment holds.
    attachments.end()
  }
}

const seedBy = (file: OpenFile, key: BackupKey): Promise<Uint8Array> => 'seed' in key
  ? Promise.resolve(Uint8Array.from(key.seed))
  : ownerSeed(frontOfFile(file).row, key.secret, key.stretch, key.now).catch((error: unknown) => {
    // The rows of the front are the vault's; that they are wrong here is the backup's damage.
    const isRows = error instanceof VaultFault && (error.code === 'vault-damaged' || error.code === 'not-a-vault')
    throw isRows ? spoilt('the front of a backup opens nothing', error) : error
  })

/**
 * Opens a backup, with what the owner types or with her seed. To be closed.
 * Rejects with VaultFault: as `readBackupFront`; wrong-passphrase (also for a seed of another time: every renewal
 * brings a new one, and older backups keep to the older), wrong-code, kdf-refused, older-format.
 */
export const openBackup = async ({ path, key }: BackupToOpen): Promise<OpenedBackup> => {
  const file = await openFile(path)
  try {
    const seed = await seedBy(file, key)
    const fileKey = file.head.fileKey(seed)
    if (fileKey === null) {
      wipe(seed)
      throw 'seed' in key
        ? fault('wrong-passphrase', 'the backup was made under other keys')
        : spoilt('a backup has another one’s front')
    }
    return {
      front: frontOfFile(file),
      seed,
      read: async (visitor, options = {}) => {
        const pace = paceOf(options, file.bytes)
        const manifest = await readAll(file, fileKey, visitor, pace)
        pace.whole()
        return manifest
      },
      close: async () => {
        wipe(fileKey, seed)
        await file.handle.close()
      },
    }
  } catch (error) {
    await file.handle.close()
    throw error
  }
}
