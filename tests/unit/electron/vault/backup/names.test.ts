/** V18: what backups are called, and by what a sync tool's copy of a file is known. */
import { describe, expect, it } from 'vitest'
import {
  backupName, besideName, conflictCopyOf, conflictCopyOfBackup, freeStamp, instantOfStamp, isBackupName,
  isUnfinishedBackup, lackedBy, mayBeBackup, replacedName, restoredName, stampOf, stampOfBeside, stampOfReplaced,
  stampOfRestored,
} from '../../../../../electron/vault/backup/names.ts'

const VAULT = 'practice.stillroom'
const BACKUP = 'stillroom-2026-03-02-093000.srbackup'

describe('names', () => {
  it('V18: a backup is called by the second it was made in, in UTC', () => {
    expect(backupName(stampOf(new Date('2026-03-02T10:30:00.999+01:00')))).toBe(BACKUP)
    expect(mayBeBackup(BACKUP)).toBe(true)
    expect(mayBeBackup('Mine, OLD.SRBACKUP')).toBe(true)
    expect(mayBeBackup(`${BACKUP}.part`)).toBe(false)
    expect(isUnfinishedBackup(`${BACKUP}.part`)).toBe(true)
    expect(isUnfinishedBackup('film.mp4.part')).toBe(false)
    expect(isUnfinishedBackup('mine.srbackup.part')).toBe(false)
  })

  it('V18: one that lacks files of notes says how many; whatever has another name is the coach’s own', () => {
    const lacking = backupName('2026-03-02-093000-2', 12)
    expect(lacking).toBe('stillroom-2026-03-02-093000-2-lacks-12.srbackup')
    expect([lacking, BACKUP, 'mine.srbackup'].map(lackedBy)).toEqual([12, 0, 0])
    expect([lacking, BACKUP].every(isBackupName)).toBe(true)
    for (const name of [
      'mine.srbackup', `${BACKUP}.part`, `my ${BACKUP}`, BACKUP.replace('.', ' (1).'), BACKUP.replace('.', '-lacks.'),
      BACKUP.toUpperCase(),
    ]) expect(isBackupName(name), name).toBe(false)
    expect(conflictCopyOfBackup(lacking)).toBeNull()
    expect(isUnfinishedBackup(`${lacking}.part`)).toBe(true)
  })

  it('V17: practices beside are known by their names, with the instant that stands there', () => {
    expect(besideName(VAULT, '2026-03-02-093000')).toBe('practice.from-2026-03-02-093000.stillroom')
    expect(stampOfBeside(VAULT, besideName(VAULT, '2026-03-02-093000-2'))).toBe('2026-03-02-093000-2')
    expect(stampOfBeside(VAULT, 'practice.from-home.stillroom')).toBeNull()
    expect(instantOfStamp('2026-03-02-093000-2')).toBe('2026-03-02T09:30:00.000Z')
    for (const none of ['', 'mine', '2026-13-02-093000']) expect(instantOfStamp(none)).toBeNull()
  })

  it('V18: two of one second do not collide', () => {
    const taken = new Set<string>()
    const stamps = [1, 2, 3].map(() => {
      const stamp = freeStamp(new Date('2026-03-02T09:30:00Z'), each => taken.has(each))
      taken.add(stamp)
      return stamp
    })
    expect(stamps).toEqual(['2026-03-02-093000', '2026-03-02-093000-2', '2026-03-02-093000-3'])
    for (const stamp of stamps) expect(conflictCopyOfBackup(backupName(stamp))).toBeNull()
  })

  it('a replaced vault, and one that waits for its place, are found again by their names', () => {
    expect(replacedName(VAULT, '2026-03-02-093000')).toBe('practice.replaced-2026-03-02-093000.stillroom')
    for (const stamp of ['2026-03-02-093000', '2026-03-02-093000-2']) {
      expect(stampOfReplaced(VAULT, replacedName(VAULT, stamp))).toBe(stamp)
      expect(stampOfRestored(VAULT, restoredName(VAULT, stamp))).toBe(stamp)
      expect(stampOfReplaced('other.stillroom', replacedName(VAULT, stamp))).toBeNull()
      expect(conflictCopyOf(replacedName(VAULT, stamp), VAULT)).toBeNull()
    }
    const others = [VAULT, 'practice.replaced-.stillroom', 'practice.replaced-2026.stillroom', `${VAULT}.restoring`]
    for (const name of others) {
      expect(stampOfReplaced(VAULT, name)).toBeNull()
      expect(stampOfRestored(VAULT, name)).toBeNull()
    }
  })

  it.each([
    ['Dropbox', ' (conflicted copy 2026-03-02)'],
    ['Dropbox', ' (Mara Feld\'s conflicted copy 2026-03-02)'],
    ['Dropbox', ' (Mara’s MacBook Pro (2)\'s conflicted copy 2026-03-02)'],
    ['Dropbox', ' (MARA-PC\'s conflicted copy 2026-03-02 (1))'],
    ['Dropbox', ' (Konfliktkopie von Mara 2026-03-02)'],
    ['Dropbox', ' (Case Conflict)'],
    ['Nextcloud', ' (conflicted copy 2026-03-02 093000)'],
    ['ownCloud', '_conflict-20260302-093000'],
    ['Syncthing', '.sync-conflict-20260302-093000-7HK3QX2'],
    ['Syncthing', '.sync-conflict-20260302-093000'],
    ['OneDrive', '-MARA-PC'],
    ['OneDrive', '-DESKTOP-4F2A91C'],
    ['iCloud Drive', ' 2'],
    ['Google Drive', ' (1)'],
    ['Google Drive', '(12)'],
  ])('V18: a copy by %s is known: "%s"', (service, mark) => {
    expect(conflictCopyOf(`practice${mark}.stillroom`, VAULT)).toBe(service)
    expect(conflictCopyOfBackup(`stillroom-2026-03-02-093000${mark}.srbackup`)).toBe(service)
    expect(conflictCopyOfBackup(`stillroom-2026-03-02-093000-2${mark}.srbackup`)).toBe(service)
  })

  it.each([
    VAULT, 'PRACTICE.stillroom', 'practices.stillroom', 'practice', 'practice (1).txt', 'practice.stillroom-wal',
    'practice (draft).stillroom', 'practice (1) (2).stillroom', 'practice-.stillroom', 'practice-2.stillroom',
    'practice 2026.stillroom', 'other (1).stillroom', 'practice.sync-conflict.stillroom', '', '.stillroom',
  ])('V18: any other name is no copy: "%s"', name => {
    expect(conflictCopyOf(name, VAULT)).toBeNull()
  })

  it('V18: a name longer than any file can have is not looked at', () => {
    expect(conflictCopyOf(`practice (${'conflicted copy'.repeat(20_000)}).stillroom`, VAULT)).toBeNull()
  })
})
