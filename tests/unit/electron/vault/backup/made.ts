/** A vault with some records, and backups of it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { attachmentsFolder } from '../../../../../electron/vault/attachments/place.ts'
import type { WorkOptions } from '../../../../../electron/vault/backup/pace.ts'
import { restoreBackup, restoreBeside, type RestoreInput } from '../../../../../electron/vault/backup/restore.ts'
import { writeBackup, type BackupInput, type WrittenBackup } from '../../../../../electron/vault/backup/write.ts'
import { hex } from '../../../../../electron/vault/bytes.ts'
import type { Vault, VaultFault } from '../../../../../electron/vault/types.ts'
import { VaultFault as Fault } from '../../../../../electron/vault/types.ts'
import {
  NOW, PASSPHRASE, newVault, noteWrite, open, quickStretch, withRows, withVault, type Place,
} from '../../../../vault/fixture.ts'

export interface Practice extends Place {
  /** Where backups go. */
  readonly backups: string
}

/** Two clients, forty short notes and a long one that is many messages of a backup. */
export const newPractice = async (long = 700_000): Promise<Practice> => {
  const place = await newVault()
  await withVault(place, vault => {
    vault.commit([
      ...Array.from({ length: 40 }, (_, n) =>
        noteWrite(`note ${n}`, { sensitive: { text: `words ${n}` }, operational: { due: n } }, `client ${n % 2}`)),
      noteWrite('long', { sensitive: { text: 'x'.repeat(long) } }),
    ], NOW)
  })
  const backups = join(place.folder, 'backups')
  mkdirSync(backups)
  return { ...place, backups }
}

export const backUp = (
  vault: Vault, folder: string, change: Partial<BackupInput> = {}, options: WorkOptions = {},
): Promise<WrittenBackup> => writeBackup({
  source: vault.forBackup, generations: vault.generations, madeAt: NOW, folder, attachments: null, ...change,
}, options)

/** Opens the practice for as long as it takes. */
export const backUpOnce = (
  practice: Practice, change: Partial<BackupInput> = {}, options: WorkOptions = {},
): Promise<WrittenBackup> => withVault(practice, vault => backUp(vault, practice.backups, change, options))

export const seedOf = (practice: Practice): Promise<Uint8Array> =>
  withVault(practice, vault => vault.forBackup().seed)

export const byPassphrase = (passphrase = PASSPHRASE) =>
  ({ secret: { kind: 'passphrase', text: passphrase }, stretch: quickStretch, now: NOW }) as const

export const restoreInput = (backup: string, target: string): RestoreInput =>
  ({ backup, target, ...byPassphrase() })

export const restore = (backup: string, target: string, options?: WorkOptions) =>
  restoreBackup(restoreInput(backup, target), options)

export const restoreElsewhere = (backup: string, target: string, options?: WorkOptions) =>
  restoreBeside(restoreInput(backup, target), options)

/** Every row, in hex. */
export const rowsOf = (path: string): Record<string, string> => withRows(path, store => {
  const rows: Record<string, string> = {}
  for (const row of store.rows()) if (row !== null) rows[hex(row.key)] = hex(row.value)
  return rows
})

/** The ids of the notes, and that nothing of the vault is damaged. */
export const wholeNotes = async (place: Pick<Place, 'path' | 'seenPath'>): Promise<readonly string[]> => {
  const { vault } = await open(place)
  try {
    const { unopened, disagreeing } = vault.damage
    if (unopened > 0 || disagreeing.length > 0) throw new Error('the vault is damaged')
    return vault.take('notes').map(record => record.id).sort()
  } finally {
    vault.close()
  }
}

/** Sealed attachments as the vault would have them: bytes nobody here can open. */
export const putAttachment = (vaultPath: string, digit: string, bytes: Uint8Array): string => {
  const folder = attachmentsFolder(vaultPath)
  mkdirSync(folder, { recursive: true })
  const name = digit.repeat(64)
  writeFileSync(join(folder, name), bytes)
  return name
}

export const attachment = (vaultPath: string, name: string): Buffer =>
  readFileSync(join(attachmentsFolder(vaultPath), name))

export const faultFrom = async (work: Promise<unknown>): Promise<VaultFault> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('it went well')
}

/** Flips one bit, in place. */
export const flip = (bytes: Uint8Array, at: number, bit = 0): void => {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
}

export const nameOf = (path: string): string => basename(path)
export const folderOf = (path: string): string => dirname(path)
