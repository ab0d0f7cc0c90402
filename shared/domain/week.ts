/** The weeks of a calendar: from Monday to Sunday. */
import { Temporal } from 'temporal-polyfill'
import { addDays, isRealDay, weekdayOf } from './day.ts'

const DAYS = 7

/** The Monday and the Sunday of the week a day is in. Throws RangeError for a day that does not exist. */
export const weekOf = (day: string): { readonly monday: string, readonly sunday: string } => {
  const monday = addDays(day, 1 - weekdayOf(day))
  return { monday, sunday: addDays(monday, DAYS - 1) }
}

/** The instant at which a day begins in a zone: midnight, or the first time there is on a day that has none. */
export const startOfDay = (day: string, zone: string): string =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).epochMilliseconds).toISOString()

/** The first and last day that can be looked at: their weeks lie whole in years of four digits. */
const FIRST = '1970-01-05'
const LAST = '2999-12-22'

/** Whether a day exists and its week can be shown. */
export const hasWeek = (day: string): boolean => isRealDay(day) && day >= FIRST && day <= LAST
