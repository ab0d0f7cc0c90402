/** V18: kept are 7 days, 4 weeks, 12 months; and nothing that will be wanted goes early. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldUntil, rotateBackups, type DatedBackup } from '../../../../shared/domain/backup-rotation.ts'
import { dayIn } from '../../../../shared/domain/day.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ZONE = 'Europe/Berlin'
const START = Date.parse('2025-01-01T12:00:00Z')

const at = (madeAt: string): DatedBackup => ({ name: `backup ${madeAt}`, madeAt })
const atMs = (ms: number): DatedBackup => at(new Date(ms).toISOString())
const daysOf = (backups: readonly DatedBackup[], zone = ZONE): readonly string[] =>
  backups.map(({ madeAt }) => dayIn(madeAt, zone))
const namesOf = (backups: readonly DatedBackup[]): readonly string[] => backups.map(({ name }) => name)
const seeded = { seed: 20260302, numRuns: 150 }

/** Instants of two years, as hours from the start. */
const history = fc.array(fc.integer({ min: 0, max: 2 * 365 * 24 }), { minLength: 1, maxLength: 120 })
  .map(hours => [...new Set(hours)].map(hour => atMs(START + hour * HOUR)))

describe('backups rotate', () => {
  it('V18: of a year of daily ones, 7 days, 4 weeks and 12 months stay', () => {
    const backups = Array.from({ length: 500 }, (_, day) => atMs(START + day * DAY))
    // A Friday.
    const now = new Date('2026-05-15T18:00:00Z')
    expect(daysOf(rotateBackups(backups, now, ZONE).keep)).toEqual([
      '2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31',
      '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-26', '2026-04-30', '2026-05-03', '2026-05-09', '2026-05-10',
      '2026-05-11', '2026-05-12', '2026-05-13', '2026-05-14', '2026-05-15',
    ])
  })

  it('V18: of several of one day the newest stays', () => {
    const backups = [at('2026-05-14T07:00:00Z'), at('2026-05-14T21:59:00Z'), at('2026-05-14T22:01:00Z')]
    const { keep, drop } = rotateBackups(backups, new Date('2026-05-15T10:00:00Z'), ZONE)
    // In Berlin the third belongs to the next day.
    expect(namesOf(keep)).toEqual(namesOf(backups.slice(1)))
    expect(namesOf(drop)).toEqual(namesOf(backups.slice(0, 1)))
    expect(rotateBackups(backups, new Date('2026-05-15T10:00:00Z'), 'UTC').keep).toHaveLength(1)
  })

  it('V18: the newest stays, however old it is', () => {
    const backups = [at('2019-03-01T10:00:00Z'), at('2019-03-02T10:00:00Z')]
    expect(namesOf(rotateBackups(backups, new Date('2026-05-15T10:00:00Z'), ZONE).keep))
      .toEqual(['backup 2019-03-02T10:00:00Z'])
  })

  it('V18: after the clock was set back nothing goes that it now calls the future, nor the newest before it', () => {
    const backups = [at('2024-01-01T10:00:00Z'), at('2024-01-02T10:00:00Z'), at('2026-05-15T10:00:00Z')]
    const now = new Date('2026-05-01T10:00:00Z')
    expect(namesOf(rotateBackups(backups, now, ZONE).keep)).toEqual(namesOf(backups.slice(1)))
    // Nor does one of the future stand for a day of the past.
    const sameDay = [at('2026-05-01T08:00:00Z'), at('2026-05-01T12:00:00Z')]
    expect(rotateBackups(sameDay, now, ZONE).drop).toEqual([])
  })

  it.each([
    // A night of 23 hours, and one of 25, in Berlin.
    ['2026-03-28T23:30:00Z', '2026-03-29T21:30:00Z', '2026-03-29T22:30:00Z'],
    ['2026-10-24T22:30:00Z', '2026-10-25T22:30:00Z', '2026-10-25T23:30:00Z'],
  ])('V18: a day on which the clocks change is one day (%s)', (early, late, after) => {
    const backups = [early, late, after].map(at)
    const { keep } = rotateBackups(backups, new Date(Date.parse(after) + HOUR), ZONE)
    expect(namesOf(keep)).toEqual(namesOf(backups.slice(1)))
  })

  it('V18: at most 7, 4, 12 and the newest stay, and the order they are named in does not matter', () => {
    fc.assert(fc.property(history, fc.integer({ min: 0, max: 3 * 365 }), fc.nat(200), (backups, day, turn) => {
      const now = new Date(START + day * DAY)
      const { keep, drop } = rotateBackups(backups, now, ZONE)
      const past = keep.filter(({ madeAt }) => Date.parse(madeAt) <= now.getTime())
      expect(past.length).toBeLessThanOrEqual(24)
      expect(namesOf([...keep, ...drop]).slice().sort()).toEqual(namesOf(backups).slice().sort())
      expect(drop.every(({ madeAt }) => Date.parse(madeAt) <= now.getTime())).toBe(true)
      const turned = [...backups.slice(turn), ...backups.slice(0, turn)].reverse()
      expect(rotateBackups(turned, now, ZONE)).toEqual({ keep, drop })
    }), seeded)
  })

  it('V18: what goes is never missed later, on however many days rotation ran', () => {
    const openDays = fc.array(fc.integer({ min: 0, max: 3 * 365 }), { maxLength: 30 })
    fc.assert(fc.property(history, openDays, (backups, days) => {
      const sorted = [...backups].sort((one, other) => one.madeAt < other.madeAt ? -1 : 1)
      let there: readonly DatedBackup[] = []
      let made = 0
      for (const day of [...days, 3 * 365].sort((one, other) => one - other)) {
        const now = new Date(START + day * DAY)
        const fresh = sorted.slice(made).filter(({ madeAt }) => Date.parse(madeAt) <= now.getTime())
        made += fresh.length
        there = rotateBackups([...there, ...fresh], now, ZONE).keep
        expect(there).toEqual(rotateBackups(sorted.slice(0, made), now, ZONE).keep)
      }
    }), seeded)
  })

  it('V17: the day until which one is held is never too early, and on it the newest but one is gone', () => {
    fc.assert(fc.property(history, fc.nat(), (backups, pick) => {
      const backup = backups[pick % backups.length] ?? at('')
      const until = heldUntil(backup, backups, 'UTC')
      // A newer one, without which the newest would stay for ever.
      const newer = atMs(START + 4 * 365 * DAY)
      const onThatDay = new Date(`${until}T00:00:00Z`)
      const kept = namesOf(rotateBackups([...backups, newer], onThatDay, 'UTC').keep)
      const newestThen = backups.filter(({ madeAt }) => Date.parse(madeAt) <= onThatDay.getTime())
        .every(({ madeAt }) => Date.parse(madeAt) <= Date.parse(backup.madeAt))
      if (!newestThen) expect(kept).not.toContain(backup.name)
    }), seeded)
  })

  it('V17: one that is held is held up to the day before', () => {
    const backups = Array.from({ length: 60 }, (_, day) => atMs(START + day * DAY))
    for (const backup of backups) {
      const until = heldUntil(backup, backups, 'UTC')
      const before = new Date(Date.parse(`${until}T00:00:00Z`) - 1)
      expect(namesOf(rotateBackups(backups, before, 'UTC').keep)).toContain(backup.name)
    }
    // The newest of January, of a week, of a day, and of nothing.
    expect(heldUntil(atMs(START + 30 * DAY), backups, 'UTC')).toBe('2026-01-01')
    expect(heldUntil(atMs(START + 25 * DAY), backups, 'UTC')).toBe('2025-02-17')
    expect(heldUntil(atMs(START + 24 * DAY), backups, 'UTC')).toBe('2025-02-01')
    expect(heldUntil(at('2025-01-25T08:00:00Z'), backups, 'UTC')).toBe('2025-01-26')
    expect(heldUntil(at('2026-05-15T10:00:00Z'), backups, 'UTC')).toBe('2027-05-01')
  })
})
