/**
 * V18: writes a backup beside, reads it back from its first byte to its last, and only then gives it its name.
 * The practice goes on being used meanwhile: see `snapshot.ts`.
 */
import { existsSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { createFile, removeQuietly, withDiskFaults } from '../attachments/files.ts'
import { attachmentFiles } from '../attachments/tidy.ts'
import { moveIntoPlace } from '../atomic-file.ts'
import { sameBytes } from '../bytes.ts'
import { fault } from '../format.ts'
import { randomBytes, sodiumReady, wipe, type Random } from '../sodium.ts'
import { VaultFault, type BackupSource, type Generation } from '../types.ts'
import { rowReader } from '../unlock.ts'
import { AttachmentGone, writeContents, type Taken } from './contents.ts'
import { spoilt, type BackupManifest } from './layout.ts'
import { PART_SUFFIX, backupName, freeStamp } from './names.ts'
import { frontOf, refuseFrontWithoutSlots } from './owner-seed.ts'
import { paceOf, type WorkOptions } from './pace.ts'
import { refuseWithoutFolder, refuseWithoutRoom } from './room.ts'
import { verifyBackup } from './verify.ts'

export interface BackupInput {
  /** `forBackup` of an open vault: asked in the same turn in which the rows are taken. Its seed is wiped at the end. */
  readonly source: () => Pick<BackupSource, 'vaultId' | 'seed' | 'store' | 'frontNames'>
  /** As they are now: asked in that same turn. */
  readonly generations: () => readonly Generation[]
  readonly madeAt: Date
  /** Where it goes. Absolute, and there: one that is missing may be a disk that is not plugged in. */
  readonly folder: string
  /** See `attachmentsFolder`; null for a vault without. */
  readonly attachments: string | null
  /**
   * Of each file that a note names, every name it may have in the folder. Asked before the rows are taken; a file that
   * has none of them is missing (V11).
   */
  readonly named?: () => Promise<readonly (readonly string[])[]>
  readonly random?: Random
}

export interface WrittenBackup {
  /** Absolute. */
  readonly path: string
  /** Of the file. */
  readonly bytes: number
  readonly manifest: BackupManifest
  /** How many files that notes name are not in it: they were not there. Its name tells it. */
  readonly lacks: number
}

/** So often an attachment may go before it is a fault. */
const ATTEMPTS = 5

const take = (input: BackupInput): Taken => {
  const { vaultId, seed, store, frontNames } = input.source()
  const snapshot = store.snapshot()
  try {
    const front = frontOf(rowReader(store), frontNames())
    const named = new Map(front.map(({ key, value }) => [Buffer.from(key.subarray(1)).toString('latin1'), value]))
    const { revision } = refuseFrontWithoutSlots(name => named.get(name) ?? null, vaultId, seed)
    return {
      vaultId, seed, snapshot, front, directoryRevision: revision, generations: input.generations(),
      bytes: store.bytes(),
    }
  } catch (error) {
    snapshot.end()
    wipe(seed)
    throw error
  }
}

const namesIn = async (folder: string | null): Promise<readonly { readonly name: string; readonly bytes: number }[]> =>
  folder === null ? [] : (await attachmentFiles(folder)).filter(({ isPart }) => !isPart)

interface Part { readonly path: string; readonly handle: FileHandle }

/** The name is taken with the unfinished file, so that two that begin in one second have two names. */
const createPart = async (folder: string, madeAt: Date, lacks: number): Promise<Part> => {
  for (;;) {
    const path = joinPath(folder, backupName(freeStamp(madeAt, stamp =>
      ['', PART_SUFFIX].some(suffix => existsSync(joinPath(folder, backupName(stamp, lacks) + suffix)))), lacks))
    try {
      return { path, handle: await createFile(path + PART_SUFFIX) }
    } catch (error) {
      if (!(error instanceof VaultFault && error.code === 'vault-exists')) throw error
    }
  }
}

/** What was written, read back. */
const refuseUnlessWhole = async (
  part: string, seed: Uint8Array, manifest: BackupManifest, options: WorkOptions,
): Promise<number> => {
  try {
    const verified = await verifyBackup(part, { seed }, options)
    if (!sameBytes(verified.manifest.digest, manifest.digest)) throw spoilt('another backup was read than was written')
    return verified.front.bytes
  } catch (error) {
    const isDisk = error instanceof VaultFault && (error.code === 'disk-failed' || error.code === 'read-only')
    if (!(error instanceof VaultFault) || isDisk) throw error
    throw spoilt('the disk did not give back what was written', error)
  }
}

const attempt = async (input: BackupInput, options: WorkOptions): Promise<WrittenBackup> => {
  const named = await input.named?.() ?? []
  // Before and after: a file that a record names has its name before the record is there.
  const before = await namesIn(input.attachments)
  const taken = take(input)
  try {
    const files = new Map([...before, ...await namesIn(input.attachments)].map(file => [file.name, file.bytes]))
    const bytes = [...files.values()].reduce((sum, each) => sum + each, taken.bytes)
    await refuseWithoutRoom(input.folder, bytes)
    const pace = paceOf(options, 2 * bytes)
    const lacks = named.filter(names => !names.some(name => files.has(name))).length
    const { path, handle } = await createPart(input.folder, input.madeAt, lacks)
    const part = path + PART_SUFFIX
    try {
      let manifest: BackupManifest
      try {
        manifest = await writeContents(handle, {
          taken, attachments: [...files.keys()].sort(), folder: input.attachments ?? '', madeAt: input.madeAt,
          random: input.random ?? randomBytes,
        }, pace)
      } finally {
        await withDiskFaults(() => handle.close())
      }
      const whole = await refuseUnlessWhole(part, taken.seed, manifest, {
        ...options.signal === undefined ? {} : { signal: options.signal },
        onProgress: (done, total) => pace.progress(bytes + bytes * done / total),
      })
      options.signal?.throwIfAborted()
      moveIntoPlace(part, path, existsSync)
      pace.whole()
      return { path, bytes: whole, manifest, lacks }
    } catch (error) {
      await removeQuietly(part)
      throw error
    }
  } finally {
    taken.snapshot.end()
    wipe(taken.seed)
  }
}

/**
 * Writes a backup of an open vault into a folder, under a name of its own. It is there, whole and read back, when this
 * ends; or nothing is. Rejects with VaultFault: disk-full (with `detail.needed` and `detail.free` where that was known
 * beforehand), no-folder, read-only, disk-failed, backup-damaged (the disk gives back something else than was written),
 * vault-damaged (the vault cannot be read, or would not open from the backup's front); with the signal's reason.
 */
export const writeBackup = async (input: BackupInput, options: WorkOptions = {}): Promise<WrittenBackup> => {
  await sodiumReady()
  options.signal?.throwIfAborted()
  await refuseWithoutFolder(input.folder)
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      return await attempt(input, options)
    } catch (error) {
      if (!(error instanceof AttachmentGone)) throw error
      if (left === 1) throw fault('disk-failed', 'attachments went while a backup was made')
    }
  }
}

