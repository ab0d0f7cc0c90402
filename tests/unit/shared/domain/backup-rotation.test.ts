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

  it('V18: how old one is does not matter, only what came after it', () => {
    const backups = [at('2019-03-01T10:00:00Z'), at('2019-03-02T08:00:00Z'), at('2019-03-02T10:00:00Z')]
    expect(namesOf(rotateBackups(backups, new Date('2026-05-15T10:00:00Z'), ZONE).keep))
      .toEqual([backups[0], backups[2]].map(backup => backup?.name))
  })

  it('V18: after the clock was set back nothing goes that it now calls the future, nor because of it', () => {
    const backups = [at('2024-01-01T10:00:00Z'), at('2024-01-02T10:00:00Z'), at('2026-05-15T10:00:00Z')]
    const now = new Date('2026-05-01T10:00:00Z')
    expect(namesOf(rotateBackups(backups, now, ZONE).keep)).toEqual(namesOf(backups))
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

  it('V18: at most 7, 4 and 12 stay, and the order they are named in does not matter', () => {
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

  it('V17: if one is made every day, each has gone by the day that is told, and not before it had to', () => {
    fc.assert(fc.property(history, fc.nat(), fc.nat(60), (backups, pick, pause) => {
      const backup = backups[pick % backups.length] ?? at('')
      const newest = Math.max(...backups.map(({ madeAt }) => Date.parse(madeAt)))
      const today = Math.floor(newest / DAY) * DAY + pause * DAY
      const now = new Date(today + DAY - 1)
      const { keep } = rotateBackups(backups, now, 'UTC')
      const until = heldUntil(backup, backups, now, 'UTC')
      const daily = (last: number): readonly DatedBackup[] => {
        const first = today + (today <= newest ? DAY : 0)
        return Array.from({ length: Math.max(0, (last - first) / DAY + 1) }, (_, day) => atMs(first + day * DAY))
      }
      const isHeldOn = (day: number): boolean =>
        namesOf(rotateBackups([...backups, ...daily(day)], new Date(day + DAY - 1), 'UTC').keep).includes(backup.name)
      const end = Date.parse(`${until}T00:00:00Z`)
      // Never too late: on that day it is gone. Nor too early, where no other of its day, week or month is to come.
      expect(isHeldOn(end)).toBe(false)
      if (!namesOf(keep).includes(backup.name)) expect(end).toBe(today)
      else if (today - Date.parse(backup.madeAt) > 31 * DAY) expect(isHeldOn(end - DAY)).toBe(true)
    }), { ...seeded, numRuns: 60 })
  })

  it('V17: of one a day, each is told the day on which its last day, week or month is over', () => {
    const backups = Array.from({ length: 60 }, (_, day) => atMs(START + day * DAY))
    const now = new Date(START + 59 * DAY + HOUR)
    // The newest of January, of a week, of a day, and of nothing.
    expect(heldUntil(atMs(START + 30 * DAY), backups, now, 'UTC')).toBe('2026-01-01')
    expect(heldUntil(atMs(START + 53 * DAY), backups, now, 'UTC')).toBe('2025-03-17')
    expect(heldUntil(atMs(START + 55 * DAY), backups, now, 'UTC')).toBe('2025-03-04')
    expect(heldUntil(atMs(START + 51 * DAY), backups, now, 'UTC')).toBe('2025-03-01')
    // One that is yet to be made.
    expect(heldUntil(at('2025-03-01T18:00:00Z'), backups, new Date('2025-03-01T18:00:00Z'), 'UTC')).toBe('2026-03-01')
  })

  it('V18: one reading of the clock, years ahead, costs one day, one week and one month at most', () => {
    const backups = Array.from({ length: 400 }, (_, day) => atMs(START + day * DAY))
    const right = new Date(START + 399 * DAY + HOUR)
    const { keep } = rotateBackups(backups, right, ZONE)
    const ahead = new Date('2036-11-20T09:00:00Z')
    const { drop } = rotateBackups([...keep, at(ahead.toISOString())], ahead, ZONE)
    expect(daysOf(drop)).toEqual([daysOf(keep)[0], ...daysOf(drop).slice(1)])
    expect(drop.length).toBeLessThanOrEqual(3)
    expect(keep.length - drop.length).toBeGreaterThan(15)
  })

  it('V18: no wrong reading of the clock, whenever and whatever it is, costs more than one of each', () => {
    const reading = fc.integer({ min: -20 * 365 * 24, max: 20 * 365 * 24 })
    fc.assert(fc.property(history, fc.nat(), reading, (backups, turn, hours) => {
      const sorted = [...backups].sort((one, other) => one.madeAt < other.madeAt ? -1 : 1)
      const until = turn % sorted.length + 1
      const wrong = atMs(START + hours * HOUR)
      const before = rotateBackups(sorted.slice(0, until), new Date(sorted[until - 1]?.madeAt ?? ''), ZONE).keep
      const after = rotateBackups([...before, wrong], new Date(wrong.madeAt), ZONE)
      expect(after.drop.length).toBeLessThanOrEqual(3)
      // The clock is right again: what is made from then on drops nothing that it would not have dropped.
      const last = new Date(START + 20 * 365 * DAY)
      const isFuture = Date.parse(wrong.madeAt) > last.getTime()
      const rest = sorted.slice(until)
      const now = new Date(rest.at(-1)?.madeAt ?? before.at(-1)?.madeAt ?? '')
      const with_ = namesOf(rotateBackups([...after.keep, ...rest], now, ZONE).keep)
      const without = namesOf(rotateBackups([...before, ...rest], now, ZONE).keep)
      expect(without.filter(name => !with_.includes(name)).length).toBeLessThanOrEqual(isFuture ? 3 : 6)
    }), seeded)
  })

  it('V18: one that may not stand for another is never the reason why that goes', () => {
    const kept = fc.array(fc.boolean(), { minLength: 120, maxLength: 120 })
    fc.assert(fc.property(history, kept, (backups, flags) => {
      const trusted = new Set(backups.filter((_, place) => flags[place]))
      const now = new Date(START + 3 * 365 * DAY)
      const { keep } = rotateBackups(backups, now, ZONE, newer => trusted.has(newer))
      for (const backup of keep) if (trusted.has(backup)) expect(trustedKeep(trusted, now)).toContain(backup.name)
      for (const name of trustedKeep(trusted, now)) expect(namesOf(keep)).toContain(name)
    }), seeded)
  })
})

const trustedKeep = (trusted: ReadonlySet<DatedBackup>, now: Date): readonly string[] =>
  namesOf(rotateBackups([...trusted], now, ZONE).keep)
