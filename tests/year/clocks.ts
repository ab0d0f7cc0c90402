/** Clocks of the oracle: nothing of the rules is borrowed from what it checks, only the calendar itself. */
import { Temporal } from 'temporal-polyfill'

/**
 * The same question has the same answer: a year asks each a few hundred times. By two keys, not by one put together
 * from them: to put it together took longer than what it saved.
 */
const once = <One, Other, Value>(make: (one: One, other: Other) => Value): ((one: One, other: Other) => Value) => {
  const kept = new Map<Other, Map<One, Value>>()
  return (one, other) => {
    const answers = kept.get(other) ?? new Map<One, Value>()
    const answer = answers.get(one)
    if (answer !== undefined) return answer
    kept.set(other, answers)
    const made = make(one, other)
    answers.set(one, made)
    return made
  }
}

export const dayAt = once((at: string, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString())

/** `09:05` on the clock of a zone. */
export const timeAt = once((at: string, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' }))

const instantAt = once((wall: string, zone: string): string =>
  new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds).toISOString())

/** The instant at which a clock shows a time on a day. */
export const instantOf = (day: string, time: string, zone: string): string => instantAt(`${day}T${time}`, zone)

export const plusDays = once((day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString())

export const daysFrom = once((one: string, other: string): number =>
  Temporal.PlainDate.from(one).until(other, { largestUnit: 'day' }).days)

export const plusMinutes = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** Down to the quarter of an hour before. */
export const quarterBefore = (at: string): string => new Date(Math.floor(Date.parse(at) / 900_000) * 900_000).toISOString()

/** Up to the next quarter of an hour; one that is on it stays. */
export const quarter = (at: string): string => new Date(Math.ceil(Date.parse(at) / 900_000) * 900_000).toISOString()
