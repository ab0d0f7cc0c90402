import { describe, expect, it } from 'vitest'
import { BACKUP_FAILURES } from '../../../../shared/schemas/library.ts'
import { concernOf, nextStep, STALE_DAYS } from '../../../../renderer/views/privacy/backups-concern.ts'
import { view } from './view.ts'

const daysAgo = (days: number): string => `2026-11-${String(21 - days).padStart(2, '0')}T09:04:00.000Z`

describe('V18: what about the backups wants attention', () => {
  it('is nothing where all is well, and nothing where no folder was chosen', () => {
    expect(concernOf(view())).toBeNull()
    expect(concernOf(view({ folder: null, failed: 'no-folder', drillDue: true, lastAt: daysAgo(20) }))).toBeNull()
  })

  it('is the last one, if it failed, whatever else there is', () => {
    for (const why of BACKUP_FAILURES) {
      expect(concernOf(view({ failed: why, drillDue: true, lastAt: daysAgo(20) }))).toEqual({ is: 'failed', why })
    }
  })

  it('is a backup that was found to be none, until another one is made', () => {
    const drill = { at: '2026-11-21T10:00:00.000Z', records: 0, whole: false }
    expect(concernOf(view({ drill }))).toEqual({ is: 'failed', why: 'backup-damaged' })
    expect(nextStep(view({ drill, drillDue: true }))).toBe('backup')
    expect(concernOf(view({ drill, lastAt: '2026-11-21T10:01:00.000Z' }))).toBeNull()
  })

  it('is that none has succeeded for eight days, on the coach\'s own calendar', () => {
    expect(STALE_DAYS).toBe(8)
    expect(concernOf(view({ lastAt: daysAgo(7) }))).toBeNull()
    expect(concernOf(view({ lastAt: daysAgo(8) }))).toEqual({ is: 'stale', days: 8 })
    // Half past ten in the evening in New York is the day before.
    const late = { lastAt: '2026-11-14T03:30:00.000Z', zone: 'America/New_York' }
    expect(concernOf(view({ ...late }))).toEqual({ is: 'stale', days: 8 })
  })

  it('is a try at restoring, when one is due and nothing is worse', () => {
    expect(concernOf(view({ drillDue: true }))).toEqual({ is: 'drill' })
    expect(concernOf(view({ drillDue: true, lastAt: daysAgo(9) }))).toEqual({ is: 'stale', days: 9 })
  })

  it('is not a folder that was chosen a moment ago', () => {
    expect(concernOf(view({ lastAt: null, backups: [], drill: null }))).toBeNull()
  })
})

describe('the one step that stands out', () => {
  it('is the backup where there is none, or the last one failed or is old; then the try that is due; else none', () => {
    expect(nextStep(view({ lastAt: null, backups: [], drill: null }))).toBe('backup')
    expect(nextStep(view({ failed: 'disk-full', drillDue: true }))).toBe('backup')
    expect(nextStep(view({ lastAt: daysAgo(10), drillDue: true }))).toBe('backup')
    expect(nextStep(view({ drillDue: true }))).toBe('drill')
    expect(nextStep(view())).toBeNull()
  })
})
