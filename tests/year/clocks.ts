/** Clocks of the oracle: nothing of the rules is borrowed from what it checks, only the calendar itself. */
import { Temporal } from 'temporal-polyfill'

const kept = new Map<string, unknown>()

/** The same question has the same answer: a year asks each a few hundred times. */
const once = <Value>(key: string, make: () => Value): Value => {
  if (!kept.has(key)) kept.set(key, make())
  return kept.get(key) as Value
}

export const dayAt = (at: string, zone: string): string => once(`day ${at} ${zone}`, () =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString())

/** `09:05` on the clock of a zone. */
export const timeAt = (at: string, zone: string): string => once(`time ${at} ${zone}`, () =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' }))

/** The instant at which a clock shows a time on a day. */
export const instantOf = (day: string, time: string, zone: string): string => once(`at ${day} ${time} ${zone}`, () =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds).toISOString())

export const plusDays = (day: string, days: number): string => once(`plus ${day} ${String(days)}`, () =>
  Temporal.PlainDate.from(day).add({ days }).toString())

export const daysFrom = (one: string, other: string): number => once(`from ${one} ${other}`, () =>
  Temporal.PlainDate.from(one).until(other, { largestUnit: 'day' }).days)

export const plusMinutes = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** Down to the quarter of an hour before. */
export const quarterBefore = (at: string): string => new Date(Math.floor(Date.parse(at) / 900_000) * 900_000).toISOString()

/** Up to the next quarter of an hour; one that is on it stays. */
export const quarter = (at: string): string => new Date(Math.ceil(Date.parse(at) / 900_000) * 900_000).toISOString()
