import { describe, expect, it } from 'vitest'
import { contract } from '../../../../shared/ipc/contract.ts'
import { BACKUP_FAILURES } from '../../../../shared/schemas/library.ts'
import { backups, drillAdvice, folderAdvice } from '../../../../renderer/strings/backups.ts'
import { view } from './view.ts'

const now = view()

describe('what is said of backups', () => {
  it('is when the last one was opened again and matched', () => {
    expect(backups.last.matched('2026-11-21T09:04:00.000Z', now)).toBe('The backup of today at 09:04 opened and every record matched.')
    expect(backups.last.matched('2026-11-20T16:20:00.000Z', now)).toBe('The backup of yesterday at 16:20 opened and every record matched.')
    expect(backups.last.matched('2026-11-02T10:00:00.000Z', now)).toBe('The backup of Monday 2 November at 10:00 opened and every record matched.')
  })

  it('is how many records a try opened, from which backup, and whether all of them matched', () => {
    const made = { madeAt: '2026-11-02T10:00:00.000Z', records: 4112 }
    expect(backups.drill.result({ ...made, whole: true }, now))
      .toBe('4,112 records were opened from the backup of Monday 2 November at 10:00, and every one matched.')
    expect(backups.drill.result({ ...made, records: 1, whole: true }, now))
      .toBe('One record was opened from the backup of Monday 2 November at 10:00, and it matched.')
    expect(backups.drill.result({ ...made, whole: false }, now)).toMatch(/, and not all of it matched\. Make a backup now/u)
  })

  it('is when a try was last made and what came of it', () => {
    const at = '2026-11-20T10:58:00.000Z'
    expect(backups.drill.last({ at, records: 4112, whole: true }, now))
      .toBe('Last tried yesterday at 10:58. 4,112 records were opened, and every one matched.')
    expect(backups.drill.last({ at, records: 12, whole: false }, now)).toMatch(/and not all of it matched\.$/u)
    expect(backups.drill.last({ at, records: 0, whole: false }, now)).toBe('Last tried yesterday at 10:58. The backup was damaged.')
    // A practice without a record is whole, too.
    expect(backups.drill.last({ at, records: 0, whole: true }, now)).toContain('every one matched')
  })

  it('is how far it has come and how long it will take, never to the second', () => {
    expect(backups.making.progress(12_000_000, 140_000_000, 130)).toBe('Written and read back: 12 MB of 140 MB, about two minutes left')
    expect(backups.making.progress(12_000_000, 140_000_000, null)).toBe('Written and read back: 12 MB of 140 MB')
  })

  it('is one of its own for every way a backup fails, with what to do', () => {
    const said = BACKUP_FAILURES.map((why) => backups.failed.because(why))
    expect(new Set(said).size).toBe(BACKUP_FAILURES.length)
    for (const sentence of said) expect(sentence).toMatch(/plug|folder/u)
    for (const code of ['busy', 'cancelled', 'unexpected'] as const) expect(backups.failed.isFailure(code)).toBe(false)
  })

  it('tells the chosen folder from the place of the practice', () => {
    for (const code of ['read-only', 'disk-full', 'disk-failed'] as const) {
      expect(folderAdvice({ code })).toMatch(/[Tt]hat folder/u)
      expect(folderAdvice({ code, detail: { why: 'practice' } })).toMatch(/of the practice .* choose once more\.$/iu)
    }
    expect(folderAdvice({ code: 'not-allowed', detail: { why: 'own-folder' } })).toMatch(/one accident would take both/u)
  })

  it('counts the backups of a folder in words that stand alone', () => {
    expect(backups.list.inAll(30, 308_000_000)).toBe('30 backups, 308 MB in all')
    expect(backups.list.inAll(1, 15_000_000)).toBe('One backup, 15 MB in all')
  })

  it('never calls a folder or a try not saved, and never says to unlock what is open', () => {
    for (const code of contract['backups.setFolder'].errors) expect(folderAdvice({ code })).not.toMatch(/not saved|unlock/iu)
    for (const code of contract['backups.drill'].errors) {
      if (code !== 'not-allowed') expect(drillAdvice({ code })).not.toMatch(/not saved|no longer there/iu)
    }
  })
})
