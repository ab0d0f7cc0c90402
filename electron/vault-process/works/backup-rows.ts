/**
 * V18: the backups of a practice in their folder, until when each is held, and which of them go. By themselves go only
 * those that we named and that are whole; and none because of one that no key has opened, or that lacks more files than
 * it. Damaged ones, those of a newer version, copies a sync tool made, and those the coach gave another name stand for
 * no other and stay: the list shows them (V17).
 */
import { lstat, open, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { heldUntil, rotateBackups, type StandsFor } from '../../../shared/domain/backup-rotation.ts'
import { syncFolder, withDiskFaults } from '../../vault/attachments/files.ts'
import { MAGIC, readFace, FACE_BYTES } from '../../vault/backup/layout.ts'
import { dropUnfinishedBackups, listBackups, type FoundBackup } from '../../vault/backup/list.ts'
import { instantOfStamp, isBackupName, lackedBy } from '../../vault/backup/names.ts'
import { hex, Malformed, readBytes, sameBytes } from '../../vault/bytes.ts'

export interface BackupHere {
  readonly name: string
  /** Absolute. */
  readonly path: string
  readonly bytes: number
  /** ISO instant, UTC. Of one that does not tell it as its name says, else of its file. */
  readonly madeAt: string
  readonly state: FoundBackup['state']
  /** Made by a sync tool out of another. */
  readonly isCopy: boolean
  /** How many files that notes named then it lacks, as its name tells. */
  readonly lacks: number
  /** Some key of this practice has opened it since the practice was opened: it is no stranger's forgery. */
  readonly opened: boolean
  /** The day by which it will have gone, if one is made every day; null for one that does not go by itself. */
  readonly heldUntil: string | null
}

export interface BackupFolder {
  readonly folder: string
  /** 16 bytes as lower-case hex. */
  readonly vaultId: string
  /** IANA. */
  readonly zone: string
  /** Paths of those that look whole and were found not to be. */
  readonly found: ReadonlySet<string>
  /** Whether a key of this practice opens it. Rejects for bugs alone. */
  readonly opens: (path: string) => Promise<boolean>
}

/** Whether what is left of one that cannot be read says that it is of this vault. Else it is nobody's to name. */
const isOurs = async (path: string, vaultId: string): Promise<boolean> => {
  const face = new Uint8Array(FACE_BYTES)
  const handle = await open(path, 'r').catch(() => null)
  const read = await handle?.read(face, 0, face.length, 0).catch(() => null)
  await handle?.close().catch(() => undefined)
  if (!read || read.bytesRead < face.length) return false
  try {
    const front = readFace(readBytes(face))
    return sameBytes(front.magic, MAGIC) && hex(front.vaultId) === vaultId
  } catch (error) {
    // Any bytes at all may stand there.
    if (error instanceof Malformed) return false
    throw error
  }
}

type Dated = Omit<BackupHere, 'heldUntil'>

const dated = async (
  { name, path, bytes, madeAt, state, copiedBy }: FoundBackup, { vaultId, found, opens }: BackupFolder,
): Promise<readonly Dated[]> => {
  const told = { name, path, bytes, isCopy: copiedBy !== null, lacks: isBackupName(name) ? lackedBy(name) : 0 }
  if (state === 'whole' && madeAt !== null) {
    const isDamaged = found.has(path)
    return [{ ...told, madeAt, state: isDamaged ? 'damaged' : 'whole', opened: !isDamaged && await opens(path) }]
  }
  if (!await isOurs(path, vaultId)) return []
  const written = await stat(path).then(({ mtime }) => mtime.toISOString(), () => null)
  const at = instantOfStamp(name) ?? written
  return at === null ? [] : [{ ...told, madeAt: at, state, opened: false }]
}

type Standing = Pick<Dated, 'name' | 'madeAt' | 'state' | 'isCopy'>

/** What a rotation is about: made by us, and named by us still. */
const isRotated = ({ name, state, isCopy }: Standing): boolean => state === 'whole' && !isCopy && isBackupName(name)

/**
 * Nobody's word is taken for it but that of a key. Of two that say the same instant one is a copy, and which one
 * cannot be told.
 */
const standsFor: StandsFor<Dated> = (newer, older) =>
  newer.opened && newer.lacks <= older.lacks && newer.madeAt !== older.madeAt

/** Newest first. Rejects with VaultFault: no-folder, read-only, disk-failed. */
export const backupsIn = async (where: BackupFolder, now: Date): Promise<readonly BackupHere[]> => {
  const { folder, vaultId, zone } = where
  const all: Dated[] = []
  for (const each of await listBackups(folder, vaultId)) all.push(...await dated(each, where))
  const rotated = all.filter(isRotated)
  return all
    .map((each) => ({
      ...each, heldUntil: isRotated(each) ? heldUntil(each, rotated, now, zone, standsFor) : null,
    }))
    .sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
}

/** Those to count on: whole, and no copies. */
export const wholeOnes = (all: readonly BackupHere[]): readonly BackupHere[] =>
  all.filter(({ state, isCopy }) => state === 'whole' && !isCopy)

/** As `wholeOnes`, with those from the future last: by which clock they were made is not known. Newest first. */
export const newestOnes = (all: readonly BackupHere[], now: Date): readonly BackupHere[] => {
  const whole = wholeOnes(all)
  const isPast = ({ madeAt }: BackupHere): boolean => Date.parse(madeAt) <= now.getTime()
  return [...whole.filter(isPast), ...whole.filter((each) => !isPast(each))]
}

/** What is no longer held. */
export const outdated = (all: readonly BackupHere[], now: Date, zone: string): readonly BackupHere[] =>
  rotateBackups(all.filter(isRotated), now, zone, standsFor).drop

/** Removes what is no longer held, and what a crash left half written. Rejects with VaultFault. */
export const tidyBackups = async (where: BackupFolder, now: Date): Promise<void> => {
  const gone = outdated(await backupsIn(where, now), now, where.zone)
  await withDiskFaults(async () => {
    for (const { name } of gone) await unlink(join(where.folder, name))
  })
  if (gone.length > 0) await syncFolder(where.folder)
  await dropUnfinishedBackups(where.folder, now)
}

/**
 * Remembers which files a key has opened, as long as they are the same files: the list is asked for often. What was
 * opened stays opened, also once the keys are others (V7); what was not is tried again then.
 * @param tryOpening whether the present key opens it
 * @param keysNow tells the present keys from earlier ones
 */
export const openedOnes = (
  tryOpening: (path: string) => Promise<boolean>, keysNow: () => string,
): BackupFolder['opens'] => {
  const known = new Map<string, { readonly file: string, readonly under: string, readonly opened: boolean }>()
  return async (path) => {
    const file = await lstat(path, { bigint: true }).then(
      ({ dev, ino, size, mtimeNs, ctimeNs }) => [dev, ino, size, mtimeNs, ctimeNs].join(' '), () => null)
    if (file === null) return false
    const under = keysNow()
    const before = known.get(path)
    if (before?.file === file && (before.opened || before.under === under)) return before.opened
    const opened = await tryOpening(path)
    known.set(path, { file, under, opened })
    return opened
  }
}
