/** When the coach looked at the list of clients: on most working days, before the first session (E40). */
import { isHoliday, weekday, type Calendar } from './calendar.ts'
import type { Moment } from './client-records.ts'
import { randomFrom } from './random.ts'

/** Beyond the other streams: what is drawn here changes nothing that is drawn there. */
const LOOKS = 12_000_000

/** From Monday to Friday. */
const WORKING_DAYS = 5

/** @param days for how long she has done so, this day included */
export const looksAtClients = (calendar: Calendar, days: number, seed: number): readonly Moment[] => {
  const random = randomFrom(seed, LOOKS)
  return Array.from({ length: days }, (_, ago) => calendar.today - ago).flatMap((day) => {
    const at = calendar.at(day, random.between(7 * 60 + 45, 8 * 60 + 30))
    const isLooked = random.chance(0.85)
    return isLooked && weekday(day) < WORKING_DAYS && !isHoliday(day) && at <= calendar.now
      ? [{ at, happenings: [{ type: 'roster.reviewed' as const, clientId: null, refs: [] }] }] : []
  })
}
