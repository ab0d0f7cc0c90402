/**
 * Writes an export (V19): file by file, in pieces, so that ten years of a practice are never in memory a second time
 * and a save is never kept waiting. It is there whole, under its name, or not at all.
 */
import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { fault } from '../vault/format.ts'
import { asFault } from '../vault/store-faults.ts'
import { VaultFault } from '../vault/types.ts'
import { exportFolderName, newExportFolder, syncFolder } from './export-folder.ts'
import { exportOf, type Written } from './export-files.ts'
import { isSafePath } from './safe-names.ts'
import type { ExportFile, ExportInput } from './types.ts'

/** What the writer asks of an open file; tests give one on a disk that fails. */
export interface ExportHandle {
  readonly write: (bytes: Uint8Array) => Promise<unknown>
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface ExportJob extends ExportInput {
  /** The folder in which the export's own is made. Absolute, and there. */
  readonly folder: string
  /** The zone on whose clock the export's folder is named; nothing in the files depends on it. */
  readonly zone: string
  readonly signal?: AbortSignal
  /** In records, some two hundred times; the last call says all of all. */
  readonly onProgress?: (done: number, total: number) => void
  /** Makes a new file, 0600, at an absolute path where nothing is. */
  readonly openFile?: (file: string) => Promise<ExportHandle>
}

export type ExportOutcome =
  | {
    readonly kind: 'written'
    /** Absolute: the export's own folder. */
    readonly path: string
    /** Its name alone. */
    readonly name: string
    /** Files, the manifest included. */
    readonly files: number
    readonly bytes: number
    readonly records: number
    /** Attachments that did not open: they are not there, and the manifest says how many. */
    readonly lost: number
  }
  /** Nothing is left of it. */
  | { readonly kind: 'cancelled' }

/** Texts are gathered until there are so many UTF-16 code units of them. */
const PIECE_UNITS = 128 * 1024
/** Files that are written at a time: the disk acknowledges several syncs at once. */
const AT_A_TIME = 8
const CALLS = 200

class Cancelled extends Error {}

const openNew = async (file: string): Promise<ExportHandle> => {
  const handle = await open(file, 'wx', 0o600)
  return {
    // writeFile goes on after a short write, as `write` does not.
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

/** What is written, a piece at a time; each is bytes of whole characters. */
async function* chunksOf(file: ExportFile): AsyncGenerator<Uint8Array> {
  const pieces = file.pieces()
  if (Symbol.asyncIterator in pieces) {
    yield* pieces
    return
  }
  let waiting = ''
  for (const text of pieces) {
    waiting += text
    if (waiting.length < PIECE_UNITS) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  if (waiting !== '') yield Buffer.from(waiting)
}

interface Writer {
  readonly root: string
  readonly check: () => void
  readonly openFile: (file: string) => Promise<ExportHandle>
}

/** What an attachment throws that does not open. */
const CLOSED: readonly string[] = ['vault-damaged', 'newer-format', 'older-format']

/** V11: null for an attachment that does not open; the rest of the practice leaves all the same. */
const writeFile = async (writer: Writer, file: ExportFile): Promise<Written | null> => {
  const place = placeIn(writer.root, file.path)
  try {
    return await writeWhole(writer, file, place)
  } catch (error) {
    if (!(error instanceof VaultFault) || !CLOSED.includes(error.code)) throw error
    await rm(place)
    return null
  }
}

const writeWhole = async ({ check, openFile }: Writer, file: ExportFile, place: string): Promise<Written> => {
  check()
  const hash = createHash('sha256')
  let bytes = 0
  const handle = await openFile(place)
  try {
    for await (const chunk of chunksOf(file)) {
      check()
      await handle.write(chunk)
      hash.update(chunk)
      bytes += chunk.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { path: file.path, bytes, sha256: hash.digest('hex') }
}

/** The folders of all files, each before those in it. */
const foldersOf = (files: readonly ExportFile[]): readonly string[] => {
  const folders = new Set<string>()
  for (const file of files) {
    const parts = file.path.split('/')
    for (let depth = 1; depth < parts.length; depth += 1) folders.add(parts.slice(0, depth).join('/'))
  }
  return [...folders]
}

/** The absolute path of what stands at one in the export. One that leaves its folder would be a bug of ours. */
const placeIn = (root: string, inside: string): string => {
  if (!isSafePath(inside)) throw new Error('a file of an export has an unsafe name')
  return path.join(root, ...inside.split('/'))
}

/** So would be two that are one to a file system that knows no case. */
const refuseTwins = (files: readonly ExportFile[]): void => {
  if (new Set(files.map((file) => file.path.toLowerCase())).size < files.length) {
    throw new Error('two files of an export have one name')
  }
}

/** Several at a time, in order; the first failure ends the others before it is thrown. */
const inLanes = async <Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<Value[]> => {
  const values = new Array<Value>(items.length)
  let next = 0
  let failed = false
  const lane = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const place = next
      next += 1
      try {
        values[place] = await work(items[place] as Item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_A_TIME }, lane))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return values
}

const progressOf = ({ onProgress }: ExportJob, records: number, weight: number) => {
  let done = 0
  let told = -1
  return (file: ExportFile): void => {
    done += file.weight
    const step = Math.floor((done / weight) * CALLS)
    if (step === told) return
    told = step
    onProgress?.(done >= weight ? records : Math.floor((done / weight) * records), records)
  }
}

/** In a folder we just made, a name that is taken is the file system's doing. */
const faultOf = (error: unknown): unknown => Reflect.get(Object(error), 'code') === 'EEXIST'
  ? fault('disk-failed', 'a new folder has a file already') : asFault(error)

/**
 * Makes a new folder inside the given one and writes the practice into it, every file synced. Cancelled or refused by
 * the disk, it leaves nothing; killed, a folder whose name ends in `.unfinished`.
 * Throws VaultFault: disk-full, read-only, disk-failed.
 */
export const writeExport = async (job: ExportJob): Promise<ExportOutcome> => {
  const { signal, openFile = openNew } = job
  const check = (): void => {
    if (signal?.aborted) throw new Cancelled()
  }
  const { files, manifest, records } = await exportOf(job, turnOfOthers)
  refuseTwins(files)
  if (signal?.aborted) return { kind: 'cancelled' }
  const folder = await newExportFolder(job.folder, exportFolderName(job.madeAt, job.zone)).catch((error: unknown) => {
    throw asFault(error)
  })
  try {
    const writer: Writer = { root: folder.path, check, openFile }
    const folders = foldersOf(files)
    for (const inside of folders) {
      check()
      await mkdir(placeIn(folder.path, inside), { mode: 0o700 })
    }
    const progress = progressOf(job, records, files.reduce((sum, { weight }) => sum + weight, 1))
    const told = await inLanes(files, async (file) => {
      const one = await writeFile(writer, file)
      progress(file)
      return one
    })
    const written = told.filter((one): one is Written => one !== null)
    const lost = told.length - written.length
    const list = manifest(written, lost)
    const last = await writeWhole(writer, list, placeIn(folder.path, list.path))
    for (const inside of [...folders].reverse()) await syncFolder(placeIn(folder.path, inside))
    await syncFolder(folder.path)
    check()
    const finished = await folder.finish()
    progress(list)
    const bytes = [...written, last].reduce((sum, file) => sum + file.bytes, 0)
    const name = path.basename(finished)
    return { kind: 'written', path: finished, name, files: written.length + 1, bytes, records, lost }
  } catch (error) {
    await folder.remove()
    // Whoever reads an attachment may have thrown the signal's own reason.
    if (signal?.aborted) return { kind: 'cancelled' }
    throw faultOf(error)
  }
}
