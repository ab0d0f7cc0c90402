/** When sessions were held, and when they are booked: on weekdays, in working hours, never two at once. */
import { isHoliday, weekday, type Calendar } from './calendar.ts'
import type { Random } from './random.ts'

export interface Slot {
  /** Days since 1970, on the coach's calendar. */
  readonly day: number
  /** Milliseconds since 1970: the note was begun, and saved. */
  readonly begun: number
  readonly saved: number
}

/** An hour of the coach's week that belongs to one client at a time: 50 of them, 8:00 to 18:00, Monday to Friday. */
export const HOURS = 50

const MINUTE = 60_000
const FIRST_HOUR = 8

/** Spreads neighbours over the week, so that the first 28 are not all in the morning. */
const place = (hour: number): { readonly weekday: number, readonly minutes: number } => {
  const mixed = (hour * 17) % HOURS
  return { weekday: mixed % 5, minutes: (FIRST_HOUR + Math.floor(mixed / 5)) * 60 }
}

/** The note is open for most of the hour, and saved before the next hour begins. */
const held = (calendar: Calendar, day: number, minutes: number, random: Random): Slot => {
  const begun = calendar.at(day, minutes) + random.between(5_000, 4 * MINUTE)
  return { day, begun, saved: begun + random.between(40 * MINUTE, 55 * MINUTE) }
}

/** The last day on which the weekly hour was over before now. */
const lastDay = (calendar: Calendar, hour: number): number => {
  const { weekday: wanted, minutes } = place(hour)
  const back = (weekday(calendar.today) - wanted + 7) % 7
  const day = calendar.today - back
  return calendar.at(day, minutes + 60) <= calendar.now ? day : day - 7
}

/** The last so many sessions of a weekly hour, earliest first, without the coach's holidays. */
export const weeklySlots = (calendar: Calendar, hour: number, count: number, random: Random): readonly Slot[] => {
  const days: number[] = []
  for (let day = lastDay(calendar, hour); days.length < count; day -= 7) if (!isHoliday(day)) days.push(day)
  return days.reverse().map((day) => held(calendar, day, place(hour).minutes, random))
}

/**
 * Sessions every so many weeks in a weekly hour, from so many weeks ago until so many weeks ago.
 * Not in the coach's holidays, and now and then the client cannot.
 */
export const rhythmSlots = (
  calendar: Calendar, hour: number,
  { every, weeks, until = 0 }: { readonly every: number, readonly weeks: number, readonly until?: number },
  random: Random,
): readonly Slot[] => {
  if (weeks === 0) return []
  const last = lastDay(calendar, hour)
  // Those who are new have had one session, in the last days.
  if (weeks <= 2) return [held(calendar, last, place(hour).minutes, random)]
  const slots: Slot[] = []
  for (let week = until + (hour % every); week < weeks; week += every) {
    const day = last - 7 * week
    if (!isHoliday(day) && !random.chance(0.03)) slots.push(held(calendar, day, place(hour).minutes, random))
  }
  return slots.reverse()
}

const QUARTER = 15 * MINUTE

/** The hour a note was begun in, as the calendar has it: milliseconds since 1970. */
export const hourOf = ({ begun }: Pick<Slot, 'begun'>): number => Math.floor(begun / QUARTER) * QUARTER

/** A time that is booked. */
export interface Time {
  /** Days since 1970, on the coach's calendar. */
  readonly day: number
  /** Milliseconds since 1970. */
  readonly start: number
}

/** The next so many times of a weekly hour, in its rhythm, without the coach's holidays; the first may be of today. */
export const timesAhead = (
  calendar: Calendar, hour: number, { every, count }: { readonly every: number, readonly count: number },
): readonly Time[] => {
  const times: Time[] = []
  const first = lastDay(calendar, hour) + 7 * (every - (hour % every))
  for (let day = first; times.length < count; day += 7 * every) {
    if (!isHoliday(day)) times.push({ day, start: calendar.at(day, place(hour).minutes) })
  }
  return times
}

/** Splits a number of sessions into so many stays, none much shorter than a third of the average. */
export const stays = (sessions: number, clients: number, random: Random): readonly number[] => {
  const least = Math.max(1, Math.floor(sessions / clients / 3))
  const free = sessions - least * clients
  const cuts = Array.from({ length: clients - 1 }, () => random.between(0, free)).sort((one, other) => one - other)
  return [...cuts, free].map((cut, index) => cut - (cuts[index - 1] ?? 0) + least)
}
