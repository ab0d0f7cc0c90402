/**
 * V18: the backups of a practice in their folder, until when each is held, and which of them go. Damaged ones and
 * copies a sync tool made stand for no other, and go in the end as well: an erased client (V17) must not stay in one
 * for ever because something was wrong with it.
 */
import { open, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { HELD, heldUntil, rotateBackups } from '../../../shared/domain/backup-rotation.ts'
import { addDays, dayIn } from '../../../shared/domain/day.ts'
import { syncFolder, withDiskFaults } from '../../vault/attachments/files.ts'
import { MAGIC, readFace, FACE_BYTES } from '../../vault/backup/layout.ts'
import { dropUnfinishedBackups, listBackups, type FoundBackup } from '../../vault/backup/list.ts'
import { hex, readBytes, sameBytes } from '../../vault/bytes.ts'

export interface BackupHere {
  readonly name: string
  /** Absolute. */
  readonly path: string
  readonly bytes: number
  /** ISO instant, UTC. Of a damaged one as its name says, else of its file. */
  readonly madeAt: string
  readonly state: 'whole' | 'damaged'
  /** Made by a sync tool out of another. */
  readonly isCopy: boolean
  /** The day on which it will have gone at the latest, as long as others are made. */
  readonly heldUntil: string
}

export interface BackupFolder {
  readonly folder: string
  /** 16 bytes as lower-case hex. */
  readonly vaultId: string
  /** IANA. */
  readonly zone: string
  /** Paths of those that look whole and were found not to be. */
  readonly found: ReadonlySet<string>
}

const STAMP = /(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})/

const instantOf = (name: string): string | null => {
  const [, day, hour, minute, second] = STAMP.exec(name) ?? []
  const at = new Date(`${day}T${hour}:${minute}:${second}.000Z`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** Whether what is left of a damaged one says that it is of this vault. Without that it is nobody's to remove. */
const isOurs = async (path: string, vaultId: string): Promise<boolean> => {
  const face = new Uint8Array(FACE_BYTES)
  const handle = await open(path, 'r').catch(() => null)
  const read = await handle?.read(face, 0, face.length, 0).catch(() => null)
  await handle?.close()
  if (!read || read.bytesRead < face.length) return false
  const front = readFace(readBytes(face))
  return sameBytes(front.magic, MAGIC) && hex(front.vaultId) === vaultId
}

type Dated = Omit<BackupHere, 'heldUntil'>

const dated = async (
  { name, path, bytes, madeAt, state, copiedBy }: FoundBackup, { vaultId, found }: BackupFolder,
): Promise<readonly Dated[]> => {
  const told = { name, path, bytes, isCopy: copiedBy !== null }
  // One of a newer version is neither damaged nor to be counted; it is that version's to keep.
  if (state === 'newer') return []
  if (state === 'whole' && madeAt !== null) return [{ ...told, madeAt, state: found.has(path) ? 'damaged' : 'whole' }]
  if (!await isOurs(path, vaultId)) return []
  const written = await stat(path).then(({ mtime }) => mtime.toISOString(), () => null)
  const at = instantOf(name) ?? written
  return at === null ? [] : [{ ...told, madeAt: at, state: 'damaged' }]
}

const counts = ({ state, isCopy }: Dated): boolean => state === 'whole' && !isCopy

/** Newest first. Rejects with VaultFault: no-folder, read-only, disk-failed. */
export const backupsIn = async (where: BackupFolder): Promise<readonly BackupHere[]> => {
  const { folder, vaultId, zone } = where
  const listed = await listBackups(folder, vaultId)
  const all = (await Promise.all(listed.map((each) => dated(each, where)))).flat()
  const whole = all.filter(counts)
  return all
    .map((each) => ({
      ...each,
      heldUntil: each.state === 'damaged'
        ? addDays(dayIn(each.madeAt, zone), HELD.days) : heldUntil(each, counts(each) ? whole : [...whole, each], zone),
    }))
    .sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
}

/** Those to count on: whole, and no copies. */
export const wholeOnes = (all: readonly BackupHere[]): readonly BackupHere[] => all.filter(counts)

/** What is no longer held; of those that do not count only what is older than one that does. */
export const outdated = (all: readonly BackupHere[], now: Date, zone: string): readonly BackupHere[] => {
  const whole = wholeOnes(all)
  const [newest] = whole
  const today = dayIn(now, zone)
  const others = all.filter((each) => !counts(each) && newest !== undefined && newest.madeAt > each.madeAt
    && each.heldUntil <= today)
  return [...rotateBackups(whole, now, zone).drop, ...others]
}

/** Removes what is no longer held, and what a crash left half written. Rejects with VaultFault. */
export const tidyBackups = async (where: BackupFolder, now: Date): Promise<void> => {
  const gone = outdated(await backupsIn(where), now, where.zone)
  await withDiskFaults(async () => {
    for (const { name } of gone) await unlink(join(where.folder, name))
  })
  if (gone.length > 0) await syncFolder(where.folder)
  await dropUnfinishedBackups(where.folder, now)
}
