/**
 * Which backups stay (V18): the newest of each of the last 7 days, of each of the last 4 weeks and of each of the
 * last 12 months, today's day, week and month counted. Weeks begin on Monday. Days are the coach's own, so a day of
 * 23 or 25 hours is one day.
 *
 * Every window only moves forward, and a backup can only stop being the newest of its day, week or month: so what
 * goes today would not be wanted tomorrow, and it does not matter on how many days the app was open to rotate.
 */
import { Temporal } from 'temporal-polyfill'
import { addDays, dayIn, daysBetween, weekdayOf } from './day.ts'

export interface DatedBackup {
  /** Tells apart two of one instant. */
  readonly name: string
  /** ISO instant, UTC. */
  readonly madeAt: string
}

export interface Rotation<Backup> {
  /** Oldest first. */
  readonly keep: readonly Backup[]
  readonly drop: readonly Backup[]
}

/** How many days, weeks and months are held. */
export const HELD = { days: 7, weeks: 4, months: 12 } as const

/** A span of the calendar: its name, and the first day on which what was made in it is too old to be held for it. */
interface Period { readonly name: string; readonly ends: string }

const dayPeriod = (day: string): Period => ({ name: `day ${day}`, ends: addDays(day, HELD.days) })

const weekPeriod = (day: string): Period => {
  const monday = addDays(day, 1 - weekdayOf(day))
  return { name: `week ${monday}`, ends: addDays(monday, 7 * HELD.weeks) }
}

const monthPeriod = (day: string): Period => {
  const first = Temporal.PlainDate.from(day).with({ day: 1 })
  return { name: `month ${first.toString()}`, ends: first.add({ months: HELD.months }).toString() }
}

const periodsOf = (day: string): readonly Period[] => [dayPeriod(day), weekPeriod(day), monthPeriod(day)]

const msOf = (instant: Date | string): number => Temporal.Instant.from(
  typeof instant === 'string' ? instant : instant.toISOString(),
).epochMilliseconds

const newestFirst = <Backup extends DatedBackup>(backups: readonly Backup[]): readonly Backup[] =>
  backups
    .map(backup => ({ backup, at: msOf(backup.madeAt) }))
    .sort((one, other) => other.at - one.at || (one.backup.name < other.backup.name ? 1 : -1))
    .map(({ backup }) => backup)

/** Each backup with the periods of which it is the newest. */
const withPeriods = <Backup extends DatedBackup>(
  sorted: readonly Backup[], zone: string,
): readonly { readonly backup: Backup; readonly newestOf: readonly Period[] }[] => {
  const taken = new Set<string>()
  return sorted.map(backup => {
    const newestOf = periodsOf(dayIn(backup.madeAt, zone)).filter(({ name }) => !taken.has(name))
    for (const { name } of newestOf) taken.add(name)
    return { backup, newestOf }
  })
}

/**
 * Sorts backups into those that stay and those that go. The newest never goes. One from the future, made before the
 * clock was set back, stays as well and stands for no other: neither clock is to be trusted more than the other.
 * @param zone an IANA name; throws RangeError for one that is not known
 */
export const rotateBackups = <Backup extends DatedBackup>(
  backups: readonly Backup[], now: Date, zone: string,
): Rotation<Backup> => {
  const today = dayIn(now, zone)
  const sorted = newestFirst(backups)
  const future = sorted.filter(({ madeAt }) => msOf(madeAt) > now.getTime())
  const past = withPeriods(sorted.slice(future.length), zone)
  const isHeld = ({ newestOf }: (typeof past)[number], place: number): boolean =>
    place === 0 || newestOf.some(({ ends }) => daysBetween(today, ends) > 0)
  return {
    keep: [...future, ...past.filter(isHeld).map(({ backup }) => backup)].reverse(),
    drop: past.filter((entry, place) => !isHeld(entry, place)).map(({ backup }) => backup).reverse(),
  }
}

/**
 * The day, in that zone, on which rotation will have dropped a backup at the latest, provided that newer ones go on
 * being made: the newest of all stays for as long as it is that.
 * @param backup one of `backups`, or one that is yet to be made
 */
export const heldUntil = <Backup extends DatedBackup>(
  backup: Backup, backups: readonly Backup[], zone: string,
): string => {
  const all = backups.some(({ name }) => name === backup.name) ? backups : [...backups, backup]
  const found = withPeriods(newestFirst(all), zone).find(entry => entry.backup.name === backup.name)
  // The newest of nothing goes with the next rotation; its own day bounds it.
  const ends = (found?.newestOf ?? []).map(period => period.ends)
  return ends.sort().at(-1) ?? addDays(dayIn(backup.madeAt, zone), 1)
}
