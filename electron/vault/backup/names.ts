/**
 * Names of files, and nothing but names: how a backup is called, where a replaced vault is kept, and by what a copy
 * is known that a sync tool made because two machines had changed one file. Such a copy is never merged or rotated
 * away; it is told to the coach.
 */

/** What follows the name of a backup, and of a vault. */
export const BACKUP_EXTENSION = '.srbackup'
export const VAULT_EXTENSION = '.stillroom'

/** Added to the name of a backup that is still being written. */
export const PART_SUFFIX = '.part'

/** The instant in UTC, to the second, as it stands in names: `2026-03-02-093000`. */
export const stampOf = (instant: Date): string =>
  instant.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')

/** The first of `2026-03-02-093000`, `2026-03-02-093000-2`, .. of which nothing is called. */
export const freeStamp = (instant: Date, isTaken: (stamp: string) => boolean): string => {
  const stamp = stampOf(instant)
  for (let count = 1; ; count += 1) {
    const next = count === 1 ? stamp : `${stamp}-${count}`
    if (!isTaken(next)) return next
  }
}

/** @param lacks how many files that notes name it lacks: told by its name, so that rotation knows without a key */
export const backupName = (stamp: string, lacks = 0): string =>
  `stillroom-${stamp}${lacks > 0 ? `-lacks-${String(lacks)}` : ''}${BACKUP_EXTENSION}`

const STAMP = String.raw`\d{4}-\d{2}-\d{2}-\d{6}(?:-\d{1,3}){0,2}`
const BACKUP_STEM = new RegExp(`^stillroom-${STAMP}(?:-lacks-(\\d{1,9}))?`)

/** Whether it is worth looking inside. A coach may have renamed one. */
export const mayBeBackup = (name: string): boolean => name.toLowerCase().endsWith(BACKUP_EXTENSION)

/** Whether it is called as we call them. One that is called anything else is the coach's own to keep or remove. */
export const isBackupName = (name: string): boolean => {
  const [stem] = BACKUP_STEM.exec(name) ?? []
  return stem !== undefined && name === stem + BACKUP_EXTENSION
}

/** How many files it lacks, by its name. */
export const lackedBy = (name: string): number => Number(BACKUP_STEM.exec(name)?.[1] ?? 0)

/** Whether it was begun, and never finished, by us. */
export const isUnfinishedBackup = (name: string): boolean =>
  name.endsWith(BACKUP_EXTENSION + PART_SUFFIX) && BACKUP_STEM.test(name)

const withoutExtension = (name: string): string => {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? name : name.slice(0, dot)
}

/** `practice.stillroom` is kept as `practice.replaced-2026-03-02-093000.stillroom`. */
export const replacedName = (vault: string, stamp: string): string =>
  `${withoutExtension(vault)}.replaced-${stamp}${VAULT_EXTENSION}`

/** A backup that was restored beside `practice.stillroom`: `practice.from-2026-03-02-093000.stillroom`. */
export const besideName = (vault: string, stamp: string): string =>
  `${withoutExtension(vault)}.from-${stamp}${VAULT_EXTENSION}`

/** The stamp of a vault that was replaced; null for any other name. */
export const stampOfReplaced = (vault: string, name: string): string | null =>
  stampBehind(`${withoutExtension(vault)}.replaced-`, name)

/** The stamp of a vault that was restored beside; null for any other name. */
export const stampOfBeside = (vault: string, name: string): string | null =>
  stampBehind(`${withoutExtension(vault)}.from-`, name)

const stampBehind = (before: string, name: string): string | null => {
  if (!name.startsWith(before) || !name.endsWith(VAULT_EXTENSION)) return null
  const stamp = name.slice(before.length, -VAULT_EXTENSION.length)
  return new RegExp(`^${STAMP}$`).test(stamp) ? stamp : null
}

/** Services whose copies are known by their names. */
export type CopyingService =
  | 'Dropbox' | 'Nextcloud' | 'ownCloud' | 'Syncthing' | 'OneDrive' | 'iCloud Drive' | 'Google Drive'

/**
 * What each puts between the name and its extension. The first that fits is told; `(conflicted copy` is Dropbox's with
 * somebody's name before it, Nextcloud's without. OneDrive adds the computer's bare name, which is why it comes last.
 */
const MARKS: readonly (readonly [service: CopyingService, mark: RegExp])[] = [
  ['Syncthing', /^\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]{7})?$/],
  ['Nextcloud', /^ \(conflicted copy( \d{4}-\d{2}-\d{2} \d+)?\)$/],
  ['ownCloud', /^_conflict-\d{8}-\d{6}$/],
  ['Dropbox', /^ \(.*(conflicted copy|case conflict|konfliktkopie).*\)$/i],
  ['Google Drive', /^ ?\(\d{1,3}\)$/],
  ['iCloud Drive', /^ \d{1,3}$/],
  ['OneDrive', /^-[A-Za-z][A-Za-z0-9-]{1,62}(-\d{1,3})?$/],
]

/** No file system of ours has longer names; a longer one is not worth looking at. */
const LONGEST = 255

/**
 * The service that made `name` out of `original` because two machines had changed it; null when it is no such copy,
 * or the original itself. Both are names without folders. Two of a kind are guesses by their nature: a person too
 * may call a file `practice (1)`.
 */
export const conflictCopyOf = (name: string, original: string): CopyingService | null => {
  if (name.length > LONGEST) return null
  const stem = withoutExtension(original)
  const extension = original.slice(stem.length)
  if (!name.startsWith(stem) || !name.toLowerCase().endsWith(extension.toLowerCase())) return null
  const between = name.slice(stem.length, name.length - extension.length)
  return MARKS.find(([, mark]) => mark.test(between))?.[0] ?? null
}

/** The instant a stamp stands for, wherever in a name it is: ISO, UTC; null where there is none. */
export const instantOfStamp = (name: string): string | null => {
  const found = /(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})/.exec(name)
  if (found === null) return null
  const [, day, hour, minute, second] = found
  const at = new Date(`${day}T${hour}:${minute}:${second}.000Z`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** The same of a backup, whose original need not be there any more. */
export const conflictCopyOfBackup = (name: string): CopyingService | null => {
  const [stem] = BACKUP_STEM.exec(name) ?? []
  return stem === undefined ? null : conflictCopyOf(name, stem + BACKUP_EXTENSION)
}

/** What a vault and its log are called by SQLite while one is open, or after a crash. */
export const COMPANION_SUFFIXES = ['-wal', '-shm', '-journal'] as const

/** Beside the vault: a restored one that is being written, and one that is whole and waits for its place. */
export const restoringName = (vault: string): string => `${vault}.restoring`
export const restoredName = (vault: string, stamp: string): string => `${vault}.restored-${stamp}`

/** The stamp of a restored vault that waits for its place; null for any other name. */
export const stampOfRestored = (vault: string, name: string): string | null => {
  const before = `${vault}.restored-`
  const stamp = name.slice(before.length)
  return name.startsWith(before) && new RegExp(`^${STAMP}$`).test(stamp) ? stamp : null
}
