/**
 * Which backups stay (V18): the newest of each of the last 7 days, of each of the last 4 weeks and of each of the last
 * 12 months in which one was made. Weeks begin on Monday. Days are the coach's own, so a day of 23 or 25 hours is one.
 *
 * Days, weeks and months are counted, not measured: what has no backup does not count. So one wrong reading of the
 * clock, years ahead, is one day, one week and one month more, and takes the place of one of each; it does not make
 * all the others old.
 *
 * A backup can only stop being the newest of its day, week or month, and newer ones only come on top: so what goes
 * today would not be wanted tomorrow, and it does not matter on how many days the app was open to rotate.
 */
import { Temporal } from 'temporal-polyfill'
import { addDays, dayIn, weekdayOf } from './day.ts'

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

/** One kind of period: how many of it are held, and the first days of the one a day is in and of those after it. */
interface Ring {
  readonly held: number
  readonly startOf: (day: string) => string
  readonly later: (start: string, periods: number) => string
}

const RINGS: readonly Ring[] = [
  { held: HELD.days, startOf: day => day, later: addDays },
  {
    held: HELD.weeks, startOf: day => addDays(day, 1 - weekdayOf(day)),
    later: (monday, weeks) => addDays(monday, 7 * weeks),
  },
  {
    held: HELD.months, startOf: day => `${day.slice(0, -2)}01`,
    later: (first, months) => Temporal.PlainDate.from(first).add({ months }).toString(),
  },
]

interface Placed<Backup> {
  readonly backup: Backup
  readonly at: number
  /** First days of its day, week and month. */
  readonly periods: readonly string[]
}

const msOf = (instant: Date | string): number => Temporal.Instant.from(
  typeof instant === 'string' ? instant : instant.toISOString(),
).epochMilliseconds

const placed = <Backup extends DatedBackup>(backup: Backup, zone: string): Placed<Backup> => {
  const day = dayIn(backup.madeAt, zone)
  return { backup, at: msOf(backup.madeAt), periods: RINGS.map(({ startOf }) => startOf(day)) }
}

const newestFirst = <Backup extends DatedBackup>(backups: readonly Backup[], zone: string): readonly Placed<Backup>[] =>
  backups
    .map(backup => placed(backup, zone))
    .sort((one, other) => other.at - one.at || (one.backup.name < other.backup.name ? 1 : -1))

/** How many periods of the kind have newer ones; null where a newer one is of its own period. */
const rankOf = <Backup>(one: Placed<Backup>, newer: readonly Placed<Backup>[], ring: number): number | null => {
  const taken = new Set(newer.map(({ periods }) => periods[ring]))
  return taken.has(one.periods[ring]) ? null : taken.size
}

/** Whether one backup may take the place of another that is older. */
export type StandsFor<Backup> = (newer: Backup, older: Backup) => boolean

const ofAll = (): boolean => true

/**
 * Sorts backups into those that stay and those that go. The newest never goes. One from the future, made before the
 * clock was set back, stays as well and stands for no other: neither clock is to be trusted more than the other.
 * @param zone an IANA name; throws RangeError for one that is not known
 * @param standsFor without those that may not, none goes because of them
 */
export const rotateBackups = <Backup extends DatedBackup>(
  backups: readonly Backup[], now: Date, zone: string, standsFor: StandsFor<Backup> = ofAll,
): Rotation<Backup> => {
  const sorted = newestFirst(backups, zone)
  const future = sorted.filter(({ at }) => at > now.getTime())
  const past = sorted.slice(future.length)
  const isHeld = (one: Placed<Backup>, place: number): boolean => {
    const newer = past.slice(0, place).filter(({ backup }) => standsFor(backup, one.backup))
    return RINGS.some(({ held }, ring) => (rankOf(one, newer, ring) ?? held) < held)
  }
  const isKept = past.map(isHeld)
  const those = (kept: boolean) => past.filter((_, place) => isKept[place] === kept)
  return {
    keep: [...future, ...those(true)].map(({ backup }) => backup).reverse(),
    drop: those(false).map(({ backup }) => backup).reverse(),
  }
}

/**
 * The day, in that zone, by which rotation has dropped a backup if one is made on every day until then. Where none is
 * made for a while, it stays for that much longer; the newest of all for as long as it is that.
 * @param backup one of `backups`, or one that is yet to be made
 */
export const heldUntil = <Backup extends DatedBackup>(
  backup: Backup, backups: readonly Backup[], now: Date, zone: string, standsFor: StandsFor<Backup> = ofAll,
): string => {
  const today = dayIn(now, zone)
  const one = placed(backup, zone)
  const isFuture = one.at > now.getTime()
  const others = newestFirst(backups.filter(({ name }) => name !== backup.name), zone)
    .filter(other => standsFor(other.backup, backup) && (isFuture || other.at <= now.getTime()))
  const newer = others.filter(({ at, backup: { name } }) => at > one.at || (at === one.at && name > backup.name))
  const ends = RINGS.flatMap(({ held, startOf, later }, ring) => {
    const rank = rankOf(one, newer, ring)
    if (rank === null || rank >= held) return []
    const last = newer[0]?.periods[ring] ?? one.periods[ring] ?? today
    const present = startOf(today)
    // The period of today may have one already: then the next that comes is of the one after.
    return [last < present ? later(present, held - rank - 1) : later(last, held - rank)]
  })
  return ends.sort().at(-1) ?? today
}
