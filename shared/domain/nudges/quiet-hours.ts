import { daysLater, MINUTE, type ZoneClock } from './zone-clock.ts'

const QUARTER = 15 * MINUTE

/** E33: the next quarter of an hour; an instant on one stays. Milliseconds of the epoch. */
export const upToQuarter = (instant: number): number => Math.ceil(instant / QUARTER) * QUARTER
export const downToQuarter = (instant: number): number => Math.floor(instant / QUARTER) * QUARTER

/** Minutes after midnight of a time of day: `20:00`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** From an evening until a morning of the client’s own clock: minutes after midnight. */
export interface QuietHours { readonly from: number, readonly until: number }

export const quietHours = (settings: { readonly quietFrom: string, readonly quietUntil: string }): QuietHours =>
  ({ from: minutesOf(settings.quietFrom), until: minutesOf(settings.quietUntil) })

export const isQuiet = (clock: ZoneClock, { from, until }: QuietHours, instant: number): boolean => {
  const minute = clock.minuteAt(instant)
  return minute >= from || minute < until
}

/**
 * E33: from when on a message of this instant may be sent: on a quarter of an hour, and outside her quiet hours. The
 * quarter comes first: what is rounded up may get into them.
 */
export const readyAt = (clock: ZoneClock, quiet: QuietHours, instant: number): number => {
  const ready = upToQuarter(instant)
  if (!isQuiet(clock, quiet, ready)) return ready
  const day = clock.dayAt(ready)
  const morning = clock.minuteAt(ready) < quiet.until ? day : daysLater(day, 1)
  return upToQuarter(clock.at(morning, quiet.until))
}
