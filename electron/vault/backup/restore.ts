/**
 * V18: makes a vault of a backup again, row by row and to the byte. It is written beside, closed, read back and held
 * against what the backup lists; only then it has its place, and what was there is kept aside.
 */
import { existsSync, renameSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join as joinPath } from 'node:path'
import {
  createFile, openToRead, syncFolder as syncNamesIn, withDiskFaults, writeAll,
} from '../attachments/files.ts'
import { attachmentFiles } from '../attachments/tidy.ts'
import { makeFolder, syncFolder, syncPath } from '../atomic-file.ts'
import { hex, sameBytes } from '../bytes.ts'
import { fault } from '../format.ts'
import type { Stretch } from '../kdf.ts'
import { hash } from '../sodium.ts'
import { createStore, inspectStore, openStore, type Store, type StoredRow } from '../store.ts'
import { withFaults } from '../store-faults.ts'
import { refuseSyncedFolder } from '../synced-folder.ts'
import { VaultFault } from '../types.ts'
import { readFront, rowReader, type TypedSecret } from '../unlock.ts'
import { attachmentHashing } from './checks.ts'
import { rowBytes, spoilt, type BackupManifest } from './layout.ts'
import { COMPANION_SUFFIXES } from './names.ts'
import { paceOf, type Pace, type WorkOptions } from './pace.ts'
import { openBackup, type OpenedBackup } from './read.ts'
import { refuseWithoutRoom } from './room.ts'
import {
  discard, freeStampBeside, refuseWhileOpen, restoredOf, restoringOf, takePlace, type Waiting,
} from './swap.ts'
import { createTally, type Tally } from './tally.ts'

interface RestorePlaces {
  readonly backup: string
  /** Where the vault is to be. Absolute. */
  readonly target: string
  readonly now: Date
}

/** By what the owner types; by her seed for a drill, which nobody sits at. */
export type RestoreInput = RestorePlaces &
  ({ readonly secret: TypedSecret; readonly stretch: Stretch } | { readonly seed: Uint8Array })

export interface RestoredVault {
  /** 16 bytes as lower-case hex. */
  readonly vaultId: string
  /** ISO instant, UTC: of the backup. */
  readonly madeAt: string
  readonly manifest: BackupManifest
  /** Where the vault is kept that was there; null when there was none. */
  readonly replaced: string | null
}

/**
 * A vault that is restored and whole, and waits for its place: the disk failed while names were changed. `takePlace`
 * under its stamp goes on where that ended.
 */
export class NotYetPlaced extends VaultFault {
  constructor(why: VaultFault, readonly stamp: string, readonly restored: Omit<RestoredVault, 'replaced'>) {
    super(why.code, why.message, { cause: why, ...why.detail && { detail: why.detail } })
  }
}

/** Rows of one transaction: bytes. */
const BATCH_BYTES = 4 * 1024 * 1024

const storeWriter = (store: Store) => {
  let batch: StoredRow[] = []
  let bytes = 0
  const settle = (): void => {
    store.transaction(({ put }) => {
      for (const { key, value } of batch) put(key, value)
    })
    batch = []
    bytes = 0
  }
  return {
    row: (row: StoredRow): void => {
      batch.push(row)
      bytes += row.value.length
      if (bytes >= BATCH_BYTES) settle()
    },
    settle,
  }
}

const attachmentWriter = (folder: string) => {
  let open: { readonly name: string; readonly handle: FileHandle } | null = null
  const close = async (): Promise<void> => {
    const { handle } = open ?? {}
    open = null
    await handle?.close()
  }
  const end = async (): Promise<void> => {
    const { handle } = open ?? {}
    await withDiskFaults(async () => handle?.sync())
    await close()
  }
  return {
    attachment: async (name: string, _offset: number, bytes: Uint8Array): Promise<void> => {
      if (open?.name !== name) {
        await end()
        open = { name, handle: await createFile(joinPath(folder, name)) }
      }
      await writeAll(open.handle, bytes)
    },
    end,
    close,
  }
}

/** Writes all that is in the backup, and leaves it closed and durable. */
const writeVault = async (
  backup: OpenedBackup, { vault, attachments }: Waiting, options: WorkOptions,
): Promise<BackupManifest> => {
  withFaults(() => makeFolder(attachments))
  const store = createStore(vault)
  const files = attachmentWriter(attachments)
  try {
    const rows = storeWriter(store)
    const manifest = await backup.read({ row: rows.row, attachment: files.attachment }, options)
    rows.settle()
    await files.end()
    await syncNamesIn(attachments)
    store.checkpoint()
    return manifest
  } finally {
    await files.close()
    store.close()
  }
}

const tallyRows = async (path: string, tally: Tally, pace: Pace, onBytes: (bytes: number) => void): Promise<void> => {
  const store = inspectStore(path)
  const rows = store.rows()[Symbol.iterator]()
  try {
    let bytes = 0
    for (let next = rows.next(); next.done !== true; next = rows.next()) {
      if (next.value === null) throw fault('disk-failed', 'a restored vault holds a row nobody wrote')
      const laid = rowBytes(next.value)
      tally.add(hash(laid))
      bytes += laid.length
      onBytes(bytes)
      await pace.turn()
    }
  } finally {
    rows.return?.()
    store.close()
  }
}

const tallyAttachments = async (folder: string, tally: Tally, pace: Pace): Promise<void> => {
  for (const { name } of await attachmentFiles(folder)) {
    const { handle, length } = await openToRead(joinPath(folder, name))
    const digest = attachmentHashing(name)
    try {
      const room = new Uint8Array(Math.min(length, 1024 * 1024))
      for (let left = length; left > 0;) {
        const { bytesRead } = await withDiskFaults(() => handle.read(room, 0, room.length, null))
        if (bytesRead === 0) throw fault('disk-failed', 'a restored attachment ends early')
        digest.add(room.subarray(0, bytesRead))
        left -= bytesRead
        await pace.turn()
      }
    } finally {
      tally.add(digest.end())
      await handle.close()
    }
  }
}

/** What was written, read back from the disk: the rows are the backup's, in its order, and they begin a vault. */
const refuseUnlessSame = async (
  { vault, attachments }: Waiting, backup: OpenedBackup, manifest: BackupManifest, pace: Pace,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const tally = createTally()
  await tallyRows(vault, tally, pace, onBytes)
  await tallyAttachments(attachments, tally, pace)
  if (!sameBytes(tally.digest(), manifest.digest)) {
    throw fault('disk-failed', 'the disk did not give back what was written')
  }
  const store = inspectStore(vault)
  try {
    const { header } = readFront(rowReader(store))
    if (hex(header.vaultId) !== backup.front.vaultId) throw spoilt('a backup holds the rows of another vault')
  } finally {
    store.close()
  }
}

/**
 * Brings the log of the vault in the way into its file, where that still can be done; else the two go aside together.
 * Throws VaultFault open-elsewhere.
 */
const consolidate = (target: string): void => {
  if (!COMPANION_SUFFIXES.some(suffix => existsSync(target + suffix)) || !existsSync(target)) return
  try {
    openStore(target).close()
  } catch (error) {
    if (!(error instanceof VaultFault) || error.code === 'open-elsewhere') throw error
  }
}

/**
 * From here on nothing stops it: under its new name it is whole, and waits for its place.
 * @returns the stamp it waits under
 */
const give = (target: string, restoring: Waiting, now: Date): string => withFaults(() => {
  const stamp = freeStampBeside(target, now)
  const restored = restoredOf(target, stamp)
  syncPath(restoring.vault, 'r+')
  renameSync(restoring.attachments, restored.attachments)
  try {
    renameSync(restoring.vault, restored.vault)
  } catch (error) {
    discard(restored)
    throw error
  }
  syncFolder(target)
  return stamp
})

const restore = async (input: RestoreInput, options: WorkOptions): Promise<RestoredVault> => {
  const { backup: path, target, now, ...key } = input
  const { signal } = options
  const backup = await openBackup({ path, key: { ...key, now } })
  const restoring = restoringOf(target)
  try {
    signal?.throwIfAborted()
    const { bytes } = backup.front
    withFaults(() => makeFolder(dirname(target)))
    await refuseWithoutRoom(dirname(target), bytes)
    // What an earlier try left when the power went.
    discard(restoring)
    const pace = paceOf(options, 2 * bytes)
    const manifest = await writeVault(backup, restoring, {
      ...signal === undefined ? {} : { signal }, onProgress: done => pace.progress(done),
    })
    await refuseUnlessSame(restoring, backup, manifest, pace, done => pace.progress(bytes + done))
    signal?.throwIfAborted()
    consolidate(target)
    const stamp = give(target, restoring, now)
    const restored = { vaultId: backup.front.vaultId, madeAt: backup.front.madeAt, manifest }
    try {
      const replaced = takePlace(target, stamp)
      pace.whole()
      return { ...restored, replaced }
    } catch (error) {
      throw error instanceof VaultFault ? new NotYetPlaced(error, stamp, restored) : error
    }
  } catch (error) {
    try {
      discard(restoring)
    } catch {
      // What stopped us is the thing to tell.
    }
    throw error
  } finally {
    await backup.close()
  }
}

/**
 * Restores into a place. A vault that is there is kept aside under `<name>.replaced-<instant>.stillroom`, with its log
 * and its attachments; it must not be open. A crash at any point leaves the old vault or the new one, and what
 * `recoverInterrupted` finishes or removes; a fault or a cancel leaves everything as it was. A disk that fails while
 * names are changed is as a crash (NotYetPlaced): `takePlace` or `recoverInterrupted` is to be called before the place
 * is looked at again.
 *
 * The restored vault is older than what this machine saw of it: opening it tells so (V16), and it is to be accepted.
 *
 * Rejects with VaultFault: as `openBackup` and its `read`; open-elsewhere, synced-folder, disk-full, read-only,
 * disk-failed; with the signal's reason.
 */
export const restoreBackup = async (input: RestoreInput, options: WorkOptions = {}): Promise<RestoredVault> => {
  refuseSyncedFolder(input.target)
  // Before the key is derived, and all is read: it takes minutes.
  refuseWhileOpen(input.target)
  return restore(input, options)
}

/** Restores where nothing is: for a look at it, or a drill. Rejects as `restoreBackup`; with vault-exists. */
export const restoreBeside = async (input: RestoreInput, options: WorkOptions = {}): Promise<RestoredVault> => {
  refuseSyncedFolder(input.target)
  if (existsSync(input.target)) throw fault('vault-exists', 'there is a file already')
  return restore(input, options)
}
