/** Who comes when: the plan of every client, before a word is written. */
import { withBookings } from './bookings.ts'
import type { Calendar } from './calendar.ts'
import type { ClientPlan } from './client-records.ts'
import { inventedLife, LIVES } from './lives.ts'
import type { PracticeOptions } from './options.ts'
import { randomFrom } from './random.ts'
import { HOURS, rhythmSlots, stays, weeklySlots } from './schedule.ts'

const DAY = 86_400_000
/** So long ago the coach began to book ahead, and to write between sessions: four months, with the one that goes on. */
export const BOOKED_DAYS = 120
const DUE_TODAY = 2

/** Streams of one seed: clients have theirs by number, plans lie beyond them. */
const PLANS = 1_000_000

/** Added between two days and an hour before the first session. */
const addedBefore = (begun: number, minutes: number): number => begun - minutes * 60_000

const yearOfLives = ({ seed }: PracticeOptions, calendar: Calendar, clients: number): readonly ClientPlan[] => {
  if (clients > HOURS) throw new Error(`a week has ${HOURS} hours`)
  const plans = withBookings(Array.from({ length: clients }, (_, index): ClientPlan => {
    const random = randomFrom(seed, PLANS + index)
    const life = LIVES[index] ?? inventedLife(random, random.chance(0.5) ? 1 : 2, random.between(12, 52))
    const slots = rhythmSlots(calendar, index, life.rhythm, random)
    const [first] = slots
    const addedAt = first
      ? addedBefore(first.begun, random.between(60, 2 * 24 * 60))
      : calendar.now - random.between(20 * 60, 60 * 60) * 60_000
    return {
      life, slots, meetings: [], zone: '', addedAt, bookedSince: calendar.now - BOOKED_DAYS * DAY,
      over: life.rhythm.until !== undefined, dueToday: false, itemsEach: null,
    }
  }), calendar)
  // What is due today was agreed in the last days, with the first who were here then.
  const recent = plans.filter(({ slots, over }) => {
    const last = slots.at(-1)
    return !over && slots.length > 1 && last && calendar.today - last.day >= 1 && calendar.today - last.day <= 9
  }).slice(0, DUE_TODAY)
  return plans.map((plan) => ({ ...plan, dueToday: recent.includes(plan) }))
}

interface Weekly { readonly hours: number, readonly sessionsPerHour: number, readonly clientsPerHour: number }

function* weekly(
  { seed }: PracticeOptions, calendar: Calendar, { hours, sessionsPerHour, clientsPerHour }: Weekly,
): Generator<ClientPlan> {
  if (hours > HOURS) throw new Error(`a week has ${HOURS} hours`)
  for (let hour = 0; hour < hours; hour += 1) {
    const random = randomFrom(seed, PLANS + hour)
    const slots = weeklySlots(calendar, hour, sessionsPerHour, random)
    let from = 0
    const lengths = stays(sessionsPerHour, clientsPerHour, random)
    for (const [index, length] of lengths.entries()) {
      const own = slots.slice(from, from + length)
      from += length
      const begun = own[0]?.begun ?? calendar.now - DAY
      yield {
        life: inventedLife(random), slots: own, meetings: [], zone: '', addedAt: addedBefore(begun, random.between(60, 2 * 24 * 60)),
        bookedSince: Infinity, over: index < lengths.length - 1, dueToday: false, itemsEach: 3,
      }
    }
  }
}

/** The plans of all clients, in the order in which they are made. Throws where they do not fit into a week. */
export const plansOf = (options: PracticeOptions, calendar: Calendar): Iterable<ClientPlan> =>
  options.shape.kind === 'a-year'
    ? yearOfLives(options, calendar, options.shape.clients)
    : weekly(options, calendar, options.shape)
