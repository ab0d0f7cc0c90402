/** Backs a practice up, reads the backup back, restores it; and has the system copy the same bytes. Milliseconds. */
import { spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { writeBackup } from '../../../electron/vault/backup/write.ts'
import { restoreBeside } from '../../../electron/vault/backup/restore.ts'
import { verifyBackup } from '../../../electron/vault/backup/verify.ts'
import type { PracticeFile } from '../../../tests/support/made-practice.ts'
import { often, timed } from '../figures.ts'
import { job } from '../job.ts'
import { NOW, openVaultFile } from './practice-file.ts'

export interface BackupInput extends PracticeFile {
  /** A folder on the same disk. */
  readonly scratch: string
}

export interface BackupRound {
  /** Of the backup. */
  readonly bytes: number
  /** Written, synced, read back from its first byte to its last, and named. */
  readonly written: number
  /** Read from its first byte to its last, once more. */
  readonly verified: number
  /** Made a vault beside, synced, read back, and held against the backup's list. */
  readonly restored: number
  /** By the system, and synced. */
  readonly copied: number
}

/** What a person would do by hand. */
const copyDurably = (from: string, to: string): void => {
  if (process.platform === 'win32') copyFileSync(from, to)
  else if (spawnSync('cp', [from, to]).status !== 0) throw new Error('cp failed')
  const copy = openSync(to, 'r+')
  fsyncSync(copy)
  closeSync(copy)
}

const once = async (work: () => unknown): Promise<number> => (await timed(1, work))[0] ?? 0

job<BackupInput, readonly BackupRound[]>(async ({ scratch, ...file }) => {
  const { vault } = await openVaultFile(file)
  const rounds = await often(async (): Promise<BackupRound> => {
    const folder = mkdtempSync(path.join(scratch, 'backup-'))
    try {
      let backup = { path: '', bytes: 0 }
      const written = await once(async () => {
        backup = await writeBackup({
          source: vault.forBackup, generations: vault.generations, madeAt: NOW, folder, attachments: null,
        })
      })
      const copied = await once(() => copyDurably(backup.path, path.join(folder, 'copy')))
      const { seed } = vault.forBackup()
      const verified = await once(() => verifyBackup(backup.path, { seed }))
      const target = path.join(folder, 'restored', 'practice.stillroom')
      const restored = await once(() => restoreBeside({ backup: backup.path, seed, target, now: NOW }))
      return { bytes: backup.bytes, written, verified, restored, copied }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
  vault.close()
  return rounds
})
